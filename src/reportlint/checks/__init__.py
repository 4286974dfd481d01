"""The kinds of checks: one module each, a record whose fields are the parameters of its rules.

Trees in, problems out: a check knows no files, no YAML and no findings.
"""

from __future__ import annotations

#: Every kind by the name that rules give it, with the record that is it; imported when used.
KINDS: dict[str, str] = {}
