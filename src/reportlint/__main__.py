"""``python -m reportlint``: the command, without the wrapper script that installers write."""

import os
import sys


def _leave_out_current_folder() -> None:
    """Take the current folder from the places of modules: what lies beside drafts is no program.

    Python puts it first. Where the program itself lies in it, it stays.
    """
    here = os.getcwd()
    home = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    if not sys.flags.safe_path and sys.path[0] in ("", here) and home != here:
        del sys.path[0]


if __name__ == "__main__":
    _leave_out_current_folder()
    from reportlint.cli.main import run

    sys.exit(run())
