"""The base class of events: the name of a kind, how it is written, and how its fields are checked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar, Self, dataclass_transform

from coach.domain.kinds import KIND_OF
from coach.domain.sanitize import NOTE_LIMIT, accept
from coach.errors import RefusedError


@dataclass_transform(frozen_default=True)
class Event:
    """Base class of every kind of event, with the kind's name and version.

    A kind declares its fields as a dataclass does, and checks them in `__post_init__`. There are some seventy kinds.
    `dataclass` would generate and compile methods for each, which takes longer than the rest of `coach done`, so they
    share the methods of this class. Like a named tuple, a kind has `_fields`, and an event has `_replace`.
    """

    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1
    _fields: ClassVar[tuple[str, ...]] = ()
    _field_defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        """Collect the fields of the class, after those of its base class."""
        cls.kind = KIND_OF.get(f"{cls.__module__.removeprefix('coach.domain.')}.{cls.__name__}", cls.kind)
        own = [name for name, hint in cls.__annotations__.items() if not str(hint).startswith("ClassVar")]
        cls._fields = (*cls._fields, *(name for name in own if name not in cls._fields))
        cls._field_defaults = {**cls._field_defaults, **{name: vars(cls)[name] for name in own if name in vars(cls)}}

    def __init__(self, *given: object, **named: object) -> None:
        """Raises TypeError for wrong arguments, as a function does, and RefusedError for invalid values."""
        values = {**self._field_defaults, **self._in_order(given, named), **named}
        missing = [name for name in self._fields if name not in values]
        if missing or len(values) > len(self._fields):
            odd = missing or [name for name in named if name not in self._fields]
            raise TypeError(f"{type(self).__name__}: {', '.join(odd)}")
        for name in self._fields:
            object.__setattr__(self, name, values[name])
        self.__post_init__()

    def _in_order(self, given: tuple[object, ...], named: Iterable[str]) -> dict[str, object]:
        values = dict(zip(self._fields, given, strict=False))
        if len(given) > len(self._fields) or not values.keys().isdisjoint(named):
            raise TypeError(f"{type(self).__name__}: too many values")
        return values

    def __post_init__(self) -> None:
        """Check the fields. Raises RefusedError."""

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} never changes")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and vars(self) == vars(other)

    def __hash__(self) -> int:
        return hash((type(self), *vars(self).values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in vars(self).items())})"

    def _replace(self, **changes: object) -> Self:
        """Return a copy with `changes`. Raises RefusedError for invalid values."""
        return type(self)(**{**vars(self), **changes})

    def as_fields(self) -> dict[str, Any]:
        """The fields as they are written and read again, without those that were not given."""
        return {name: _as_json(value) for name, value in vars(self).items() if value is not None}


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [_as_json(each) for each in value] if isinstance(value, tuple) else value


def to_value(event: Event, name: str, value: object) -> None:
    """Set a field of an event that is being created."""
    object.__setattr__(event, name, value)


def check_text(event: Event, name: str, what: str, *, limit: int | None = None, lines: bool = False) -> None:
    """Check a text field. Raises RefusedError, which calls the field `what`."""
    text: str | None = getattr(event, name)
    if text is None:
        return
    try:
        to_value(event, name, accept(text, what, limit=NOTE_LIMIT if limit is None else limit, lines=lines))
    except RefusedError as error:
        raise RefusedError(error.title, error.message, name) from error


def check_one_of(value: str | None, known: tuple[str, ...], what: str) -> None:
    """Check that a field, if given, is one of the known words. Raises RefusedError, which calls it `what`."""
    if value is not None and value not in known:
        raise RefusedError(f"There is no {what} {value[:40]!r}", f"Choose one of: {', '.join(known)}.")


def check_scale(value: int | None, what: str) -> None:
    """Check that a field, if given, is from 1 to 5. Raises RefusedError, which calls it `what`."""
    if value is not None and value not in range(1, 6):
        raise RefusedError(
            f"{what} is a number from 1 to 5", f"Give a whole number from 1 (low) to 5 (high), not {value}."
        )
