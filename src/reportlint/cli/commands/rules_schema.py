"""``reportlint rules schema``: the JSON Schema of rule files or of pack manifests, for editors."""

from __future__ import annotations

from reportlint.cli.sinks import Sink
from reportlint.rules.builtin import load_builtin_rules
from reportlint.support.errors import UsageError
from reportlint.support.localized_text import Message

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.cli.parser import Arguments

_KINDS = ("rules", "pack")


def run(arguments: Arguments) -> int:
    """Print the schema that is asked for: of rule files unless told otherwise."""
    from reportlint.reporters.common.machine_text import dumps
    from reportlint.rules import schema

    kind = arguments.operands[0] if arguments.operands else _KINDS[0]
    if kind not in _KINDS:
        raise UsageError(
            Message("cli.rules_schema.no_such_schema", kind=kind),
            Message("cli.rules_schema.one_of", kinds=_KINDS),
        )
    content = (
        schema.build_rule_schema(load_builtin_rules().forms, arguments.language)
        if kind == _KINDS[0]
        else schema.build_manifest_schema()
    )
    Sink(None).write(dumps(content) + "\n")
    return 0
