"""What is wrong with a configuration."""

from __future__ import annotations

from reportlint.support.errors import UsageError
from reportlint.support.source_errors import list_errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.support.source_errors import SourceError


class ConfigError(UsageError):
    """A configuration that cannot be followed; it lists every fault."""


def build_config_error(faults: Iterable[SourceError]) -> ConfigError:
    """Return the error that tells all these faults."""
    return ConfigError(
        list_errors(sorted(faults, key=lambda fault: (fault.path, fault.line, fault.column)))
    )
