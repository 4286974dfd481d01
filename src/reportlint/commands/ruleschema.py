"""``reportlint rules schema``: the JSON Schema of rule files or of pack manifests, for editors."""

from __future__ import annotations

from reportlint.bilingual import Bilingual
from reportlint.commands.sinks import Sink
from reportlint.errors import UsageError
from reportlint.rules.builtin import builtin

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.arguments import Arguments

_KINDS = ("rules", "pack")


def run(arguments: Arguments) -> int:
    """Print the schema that is asked for: of rule files unless told otherwise."""
    from reportlint.display.jsontext import dumps
    from reportlint.rules import manifestschema, schema

    kind = arguments.operands[0] if arguments.operands else _KINDS[0]
    if kind not in _KINDS:
        choices = "、".join(_KINDS)
        raise UsageError(
            Bilingual(f"没有“{kind}”的模式", f'there is no schema of "{kind}"'),
            Bilingual(f"可用：{choices}", f"one of: {', '.join(_KINDS)}"),
        )
    made = (
        schema.schema(builtin().forms, arguments.language)
        if kind == _KINDS[0]
        else manifestschema.schema()
    )
    Sink(None).write(dumps(made) + "\n")
    return 0
