"""What is done late and once: imports at first need, results that are remembered."""

from __future__ import annotations

from functools import update_wrapper

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TypeVar, TypeVarTuple, Unpack

    T = TypeVar("T")
    Ts = TypeVarTuple("Ts")


def fetch(target: str) -> Any:
    """Import ``module`` and return ``name`` of ``module:name``, as tables name what is slow."""
    module, _, name = target.partition(":")
    # NOTE: not importlib.import_module, whose package costs an import of its own.
    return getattr(__import__(module, fromlist=(name,)), name)


def memoize_by_identity(
    limit: int = 1,
) -> Callable[[Callable[[Unpack[Ts]], T]], Callable[[Unpack[Ts]], T]]:
    """Let a function of positional arguments remember so many results; one more drops them all.

    Arguments are told apart by identity: to compare or hash rules, forms and reports costs more
    than the work that is saved. Everything else that is remembered in a process goes by value.
    """

    def decorate(function: Callable[[Unpack[Ts]], T]) -> Callable[[Unpack[Ts]], T]:
        results: dict[tuple[int, ...], tuple[object, T]] = {}

        def call(*values: *Ts) -> T:
            key = tuple(map(id, values))
            entry = results.get(key)
            if entry is not None:
                return entry[1]
            result = function(*values)
            if len(results) >= limit:
                results.clear()
            # NOTE: the values are kept, lest another takes the place of one, and its identity.
            results[key] = values, result
            return result

        return update_wrapper(call, function)

    return decorate
