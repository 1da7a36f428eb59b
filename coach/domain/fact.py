"""What every fact has in common: the name of its kind, how it is written, and how its fields are checked."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Any, ClassVar

from coach.domain.text import accept
from coach.errors import RefusedError


@dataclass(frozen=True, slots=True)
class Fact:
    """What every kind of fact has: the name of its kind, and its version."""

    kind: ClassVar[str] = ""
    version: ClassVar[int] = 1

    def as_fields(self) -> dict[str, Any]:
        """The fields as they are written, and as they will be read again: without those that were not given."""
        values = ((item.name, getattr(self, item.name)) for item in fields(self))
        return {name: _as_json(value) for name, value in values if value is not None}


def _as_json(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return [_as_json(each) for each in value] if isinstance(value, tuple) else value


def keep(fact: Fact, name: str, value: object) -> None:
    """Put `value` in a field of a fact that is being made."""
    object.__setattr__(fact, name, value)


def check_text(fact: Fact, name: str, what: str, *, limit: int | None = None, lines: bool = False) -> None:
    """See that a text field can be kept. Raises RefusedError, naming it `what`."""
    text: str | None = getattr(fact, name)
    if text is not None:
        kept = accept(text, what, lines=lines) if limit is None else accept(text, what, limit=limit, lines=lines)
        keep(fact, name, kept)


def check_one_of(value: str | None, known: tuple[str, ...], what: str) -> None:
    """See that a field has one of the known words, if it was given. Raises RefusedError, naming it `what`."""
    if value is not None and value not in known:
        raise RefusedError(f"There is no {what} {value[:40]!r}", f"Choose one of: {', '.join(known)}.")


def check_scale(value: int | None, what: str) -> None:
    """See that a field lies on the scale from 1 to 5, if it was given. Raises RefusedError, naming it `what`."""
    if value is not None and value not in range(1, 6):
        raise RefusedError(
            f"{what} is a number from 1 to 5", f"Give a whole number from 1 (low) to 5 (high), not {value}."
        )
