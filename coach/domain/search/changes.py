"""Records of the search as facts, as they are but for some changes."""

from __future__ import annotations

from typing import Any, TypeVar

from coach.domain.event import Event
from coach.domain.search.events import ApplicationSet, PersonSet
from coach.domain.search.state import Activity, Application, Employer, Person

T = TypeVar("T", bound=Event)


def as_fields(record: Person | Employer | Application | Activity) -> dict[str, Any]:
    """The fields of a record as its fact takes them: what is empty was not told."""
    return {name: value for name, value in record._asdict().items() if value not in ("", None, False)}


def person_event(person: Person, **changes: Any) -> PersonSet:
    """Somebody as they are, but for `changes`; None there takes a field away. Raises RefusedError."""
    return _with(PersonSet, as_fields(person), changes)


def application_event(application: Application, **changes: Any) -> ApplicationSet:
    """An application as it is, but for `changes`. Raises RefusedError."""
    return _with(ApplicationSet, as_fields(application), changes)


def _with(kind: type[T], known: dict[str, Any], changes: dict[str, Any]) -> T:
    return kind(**{name: value for name, value in {**known, **changes}.items() if name in kind._fields})
