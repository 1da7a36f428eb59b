"""A mapping built on first access."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import cached_property
from typing import TypeVar

T = TypeVar("T")


class LazyMapping(Mapping[str, T]):
    """A mapping that calls `make` once, on first access, and then behaves like its result."""

    def __init__(self, make: Callable[[], Mapping[str, T]]) -> None:
        self._make = make

    @property
    def is_made(self) -> bool:
        """Whether anybody has looked into it."""
        return "_made" in vars(self)

    @cached_property
    def _made(self) -> Mapping[str, T]:
        return self._make()

    def __getitem__(self, key: str) -> T:
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)

    def __repr__(self) -> str:
        return repr(self._made)

    # Return the underlying views: every room iterates over tens of thousands of items, and Mapping's own are slower.

    def __contains__(self, key: object) -> bool:
        return key in self._made

    def keys(self) -> KeysView[str]:
        """The keys of the underlying mapping."""
        return self._made.keys()

    def values(self) -> ValuesView[T]:
        """The values of the underlying mapping."""
        return self._made.values()

    def items(self) -> ItemsView[str, T]:
        """The items of the underlying mapping."""
        return self._made.items()
