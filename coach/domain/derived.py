"""What is worked out of parts of the state, and kept as long as those are the same: an index by day, by person ...

The parts never change: whatever is told makes new ones. So an index holds for the very objects it was made from, which
is asked at once, where comparing what they hold would take as long as making it anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from operator import is_
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def kept_for_same(most: int = 2) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """A function of its positional arguments alone is worked out once for the same objects; `most` results are kept.

    Two are those of the state before a change and of the one after it.
    """

    def keeping(make: Callable[P, T]) -> Callable[P, T]:
        kept: list[tuple[tuple[object, ...], T]] = []

        @wraps(make)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            for known, value in tuple(kept):
                if len(known) == len(args) and all(map(is_, known, args)):
                    return value
            value = make(*args, **kwargs)
            kept.insert(0, (args, value))
            del kept[most:]
            return value

        return asked

    return keeping
