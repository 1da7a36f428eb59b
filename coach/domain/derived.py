"""Cache values derived from parts of the state, such as an index by day or by person, while those parts are unchanged.

The parts are immutable: a new entry creates new objects. So a cached value is valid exactly for the objects it was
computed from. Comparing identities is instant; comparing contents would take as long as computing the value.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def cached_by_identity(most: int = 2) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Cache a function of positional arguments by their identity, keeping the latest `most` results.

    Two are needed: for the state before a change and the state after it.
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        kept: tuple[tuple[tuple[object, ...], T], ...] = ()

        @wraps(make)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            nonlocal kept
            for known, value in kept:
                if known[0] is args[0] and all(map(is_, known, args)):
                    return value
            value = make(*args, **kwargs)
            now: tuple[tuple[object, ...], T] = (args, value)
            kept = (now, *kept[: most - 1])
            return value

        return asked

    return keeping
