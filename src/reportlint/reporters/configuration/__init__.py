"""The settings in force, with the file and line that each comes from."""

from __future__ import annotations

from reportlint.support.localized_text import LocalizedText
from reportlint.support.records import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reportlint.model.rule import Rule
    from reportlint.rules.layers import Provenance
    from reportlint.rules.pack import Pack


class EffectiveSetting(Record):
    """A setting in force: its key, its value, where it comes from ("" for the usual value)."""

    key: str
    value: str
    path: str = ""
    line: int = 0


class EffectiveRule(Record):
    """A rule as it is set: ``steps`` are all settings that mean it, ``parameters`` its values."""

    rule: Rule
    runs: bool
    severity: str
    path: str
    line: int
    steps: tuple[Provenance, ...]
    parameters: tuple[EffectiveSetting, ...]

    @property
    def is_configured(self) -> bool:
        """Whether any setting means the rule."""
        return bool(self.steps)


class EffectiveConfig(Record):
    """All that is in force. ``config`` is the file, None without one; ``draft`` whose settings."""

    config: str | None
    draft: str
    settings: tuple[EffectiveSetting, ...]
    packs: tuple[tuple[Pack, bool], ...]
    profile: LocalizedText | None
    scopes: tuple[tuple[str, bool, str, int], ...]
    rules: tuple[EffectiveRule, ...]


def format_value(value: object, language: str) -> str:
    """Return a value as it is shown: words in the language, messages one behind the other."""
    if isinstance(value, LocalizedText):
        return value[language]
    if hasattr(value, "values"):
        return " / ".join(format_value(inner, language) for inner in value.values())
    return str(value)
