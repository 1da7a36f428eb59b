"""Events: declared like dataclasses and frozen, without the cost of creating a dataclass."""

from __future__ import annotations

import copy
from dataclasses import make_dataclass
from datetime import date
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.event import Event
from coach.domain.events import Note
from coach.domain.kinds import all_classes


class Sighted(Event):
    """A bird, and how often it was seen."""

    kind: ClassVar[str] = "sighted"
    bird: str
    times: int = 1
    on: date | None = None


class SightedTwice(Sighted):
    """The same, with the place."""

    kind: ClassVar[str] = "sighted_twice"
    where: str = "the lake"


TWIN = make_dataclass("Sighted", [("bird", str), ("times", int, 1), ("on", object, None)], frozen=True)
values = st.tuples(st.text(max_size=5), st.integers(), st.none() | st.dates())


@given(values, values)
def test_it_is_equal_hashes_and_shows_itself_as_a_dataclass_would(one: tuple, other: tuple) -> None:  # type: ignore[type-arg]
    assert (Sighted(*one) == Sighted(*other)) is (TWIN(*one) == TWIN(*other))
    assert repr(Sighted(*one)) == repr(TWIN(*one))
    assert hash(Sighted(*one)) == hash(Sighted(*one))
    assert Sighted(*one)._replace(times=3) == Sighted(one[0], 3, one[2])


def test_a_kind_made_from_another_has_its_fields_first() -> None:
    assert SightedTwice._fields == ("bird", "times", "on", "where")
    assert SightedTwice("owl", where="the wood").as_fields() == {"bird": "owl", "times": 1, "where": "the wood"}
    assert Sighted("owl") != SightedTwice("owl")


@pytest.mark.parametrize(
    ("given", "named"),
    [((), {}), (("owl", 1, None, 4), {}), (("owl",), {"bird": "owl"}), (("owl",), {"colour": "grey"})],
)
def test_what_does_not_fit_the_fields_is_an_error(given: tuple[object, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Sighted(*given, **named)  # type: ignore[arg-type]


def test_a_fact_never_changes() -> None:
    event = Sighted("owl")
    with pytest.raises(AttributeError):
        event.bird = "crow"  # type: ignore[misc]
    assert copy.deepcopy(event) == copy.copy(event) == event


def test_a_changed_copy_is_checked_as_a_new_one() -> None:
    from coach.errors import RefusedError

    with pytest.raises(RefusedError):
        Note("a line")._replace(text="")


@pytest.mark.parametrize("event", all_classes())
def test_every_kind_names_the_fields_it_declares(event: type[Event]) -> None:
    assert event._fields == tuple(name for name in event.__annotations__ if name not in ("kind", "version"))
