"""What is wrong with a configuration."""

from __future__ import annotations

from reportlint.errors import UsageError
from reportlint.faults import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from reportlint.faults import Fault


class ConfigError(UsageError):
    """A configuration that cannot be followed; it lists every fault."""


def refused(faults: Iterable[Fault]) -> ConfigError:
    """Give the error that tells all these faults."""
    return ConfigError(
        listed(sorted(faults, key=lambda fault: (fault.path, fault.line, fault.column)))
    )
