"""What is wrong with a configuration."""

from __future__ import annotations

from reportlint.bilingual import LANGUAGES, Bilingual
from reportlint.errors import UsageError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.faults import Fault


class ConfigError(UsageError):
    """A configuration that cannot be followed; it lists every fault."""


def refused(faults: Iterable[Fault]) -> ConfigError:
    """Give the error that tells all these faults."""
    listed = sorted(faults, key=lambda fault: (fault.path, fault.line, fault.column))
    told = ["\n".join(fault.told(language) for fault in listed) for language in LANGUAGES]
    return ConfigError(Bilingual(*told))
