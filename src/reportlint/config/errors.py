"""What is wrong with a configuration."""

from __future__ import annotations

from reportlint.support.errors import UsageError
from reportlint.support.source_errors import list_errors

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.support.source_errors import SourceError


class ConfigError(UsageError):
    """A configuration that cannot be followed; it lists every error."""


def build_config_error(errors: Iterable[SourceError]) -> ConfigError:
    """Return the error that lists all these errors."""
    return ConfigError(
        list_errors(sorted(errors, key=lambda error: (error.path, error.line, error.column)))
    )
