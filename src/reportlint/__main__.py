"""``python -m reportlint``: the command, without the wrapper script that installers write."""

import sys

from reportlint.cli import run

if __name__ == "__main__":
    sys.exit(run())
