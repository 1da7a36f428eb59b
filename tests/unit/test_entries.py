"""The kinds of the journal: what can be recorded, and how it is read back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from coach.domain.entry_labels import describe
from coach.domain.event import Event
from coach.domain.events import CheckIn, Done, Note, Paused, ProfileSet, StepSkipped, Undo
from coach.domain.first_hours.events import WritingHeld
from coach.domain.kinds import KIND_OF, KINDS, all_classes
from coach.domain.practice.events import PracticeAnswered, PracticeBegun
from coach.domain.reading.events import OwnReadingSet, PageNoted, ReadingMarked
from coach.domain.runway.events import LineTurned
from coach.domain.sanitize import NAME_LIMIT, NOTE_LIMIT
from coach.domain.schedule.events import BlockDone, BlockGone, BlockOnce, BlockSet
from coach.domain.search.events import StageReached
from coach.domain.worksheets.events import FieldFilled, RowGone
from coach.errors import RefusedError
from tests.factories import MONDAY, SMALL, entry
from tests.unit.strategies import facts


def test_every_kind_is_in_the_table_once_with_its_class() -> None:
    assert len(KIND_OF) == len(KINDS)
    assert [event.kind for event in all_classes()] == [*KINDS]
    assert {event.kind for event in kinds_of(Event)} == {*KINDS}


def test_every_kind_the_table_refers_to_is_in_it() -> None:
    for kind in KINDS.values():
        assert {*kind.refers.values(), *filter(None, [kind.gone])} <= {*KINDS}


def kinds_of(base: type[Event]) -> Iterator[type[Event]]:
    """Everything of coach that is made from `base` and can be recorded."""
    for each in base.__subclasses__():
        if each.kind and each.__module__.startswith("coach."):
            yield each
        yield from kinds_of(each)


@given(facts)
def test_a_fact_is_written_as_it_will_be_read(event: Event) -> None:
    fields = event.as_fields()
    assert json.loads(json.dumps(fields, allow_nan=False)) == fields


@given(facts)
def test_every_fact_can_be_described(event: Event) -> None:
    assert "newer version" not in describe(entry(event.kind, **event.as_fields()), SMALL)


def test_fields_not_given_are_not_written() -> None:
    assert Done("1.2").as_fields() == {"action": "1.2"}
    assert Paused(date(2026, 12, 1)).as_fields() == {"until": "2026-12-01"}
    assert ProfileSet(name="", working_days=()).as_fields() == {"name": "", "working_days": []}


# -- what is refused


@pytest.mark.parametrize("minutes", [-1, 1441])
def test_a_day_has_1440_minutes(minutes: int) -> None:
    assert [Done("1.2", each).minutes for each in (0, 1440)] == [0, 1440]
    with pytest.raises(RefusedError, match="minutes"):
        Done("1.2", minutes)


@pytest.mark.parametrize("value", [0, 6, -1])
def test_mood_and_energy_go_from_one_to_five(value: int) -> None:
    assert [CheckIn(each, each).mood for each in (1, 5)] == [1, 5]
    with pytest.raises(RefusedError, match="Mood"):
        CheckIn(value)
    with pytest.raises(RefusedError, match="Energy"):
        CheckIn(3, value)


@pytest.mark.parametrize("text", ["", "   ", "\n\t\n"])
def test_an_empty_note_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="empty"):
        Note(text)


def test_a_text_is_kept_without_the_blanks_at_its_ends() -> None:
    assert Note("  two\r\nlines \n").text == "two\nlines"
    assert (Done("1.2", note=" a\nb ").note, CheckIn(3, note=" c\td ").note) == ("a\nb", "c\td")
    assert ProfileSet(name=" Amal ", theme=" dark ").name == "Amal"


@pytest.mark.parametrize(
    ("make", "longest"),
    [
        (Note, NOTE_LIMIT),
        (lambda text: Done("1.2", note=text), NOTE_LIMIT),
        (lambda text: CheckIn(3, note=text), NOTE_LIMIT),
        (lambda text: ProfileSet(name=text), NAME_LIMIT),
        (lambda text: ProfileSet(theme=text), NAME_LIMIT),
    ],
    ids=["note", "note of a tick", "line of a check-in", "name", "theme"],
)
def test_every_text_has_a_limit_and_takes_no_control_characters(make: type[Note], longest: int) -> None:
    make("x" * longest)
    for refused in ("x" * (longest + 1), "a\x1b[31mb", "a\x00b", "a\u202eb"):
        with pytest.raises(RefusedError):
            make(refused)


def test_a_name_is_one_line() -> None:
    with pytest.raises(RefusedError):
        ProfileSet(name="two\nlines")


@pytest.mark.parametrize("day", [-1, 7])
def test_there_are_seven_weekdays(day: int) -> None:
    with pytest.raises(RefusedError):
        ProfileSet(first_weekday=day)
    with pytest.raises(RefusedError):
        ProfileSet(working_days=(0, day))


# -- reading fields that anybody could have written


@pytest.mark.parametrize("value", [None, 1, True, ["a"], {"a": "b"}])
def test_a_text_that_is_none_counts_as_absent(value: object) -> None:
    assert entry("note", text=value).text("text") == ""
    assert entry("note").text("text") == ""
    assert entry("note", text="a").text("text") == "a"


@pytest.mark.parametrize("value", [None, "1", True, 1.0, [1]])
def test_a_number_that_is_none_counts_as_absent(value: object) -> None:
    assert entry("done", minutes=value).number("minutes") is None
    assert entry("done").number("minutes") is None
    assert entry("done", minutes=0).number("minutes") == 0


@pytest.mark.parametrize("value", [None, 20261123, "2026-02-30", "soon", "", "\ud800", "2026-11-23T09:00:00"])
def test_a_day_that_is_none_counts_as_absent(value: object) -> None:
    assert entry("paused", until=value).day("until") is None
    assert entry("paused").day("until") is None
    assert entry("paused", until="2028-02-29").day("until") == date(2028, 2, 29)


@pytest.mark.parametrize("at", ["2026-11-23T09:00:00", "2026-11-23", "soon", "\ud800", "2026-02-30T09:00:00+00:00"])
def test_a_moment_without_its_offset_or_its_sense_counts_as_absent(at: str) -> None:
    assert entry("note", at=at).moment is None
    assert entry("note", at="2026-11-23T09:00:00Z").moment == datetime(2026, 11, 23, 9, tzinfo=UTC)


# -- in words


@pytest.mark.parametrize(
    ("event", "words"),
    [
        (Done("1.2"), "the tick on 1.2 Do 1.2"),
        (Note("x" * 41), f'the note "{"x" * 39}…"'),
        (Note("two\nlines"), 'the note "two lines"'),
        (StepSkipped(3), "skipping step 3"),
        (CheckIn(3), "the check-in"),
        (ReadingMarked("liu-2014"), "marking it as read"),
        (BlockSet("tue", date(2026, 11, 24), "09:00", 60, "networking"), "the block “networking” on Tue 24 Nov"),
        (BlockOnce("tue", date(2026, 11, 24), date(2026, 11, 26)), "the change to the block on Thu 26 Nov"),
        (BlockDone("tue", date(2026, 11, 24)), "the tick on the block on Tue 24 Nov"),
        (BlockGone("tue"), "removing the block"),
        (PageNoted("liu-2014", "ask about this"), "the note “ask about this”"),
        (OwnReadingSet("own-a", "A", "https://a.org"), "“A” to your own reading"),
        (WritingHeld(1, 20, kept=True), "the note that you wrote in private"),
        (FieldFilled("compass", "must", "x"), "the change in “The compass card”"),
        (RowGone("introduction", "said", "k"), "removing a line of “The introduction”"),
        (PracticeBegun("r", ("why-left",)), "starting a practice round"),
        (StageReached("acme-pilot.3f87", "offer"), "the stage of acme-pilot"),
        (LineTurned("rent.3f87", cut=True), "cutting rent"),
        (PracticeAnswered("r", "why-left", 2), "the answer to a practice question"),
    ],
)
def test_an_entry_is_said_as_a_noun(event: Event, words: str) -> None:
    assert describe(entry(event.kind, **event.as_fields()), SMALL) == words


def test_an_action_that_is_not_in_the_guide_is_shown_safely() -> None:
    assert describe(entry("undone", action="9\x1b[2J"), SMALL) == "removing the tick on 9\ufffd[2J"


def test_a_kind_of_a_newer_version_is_described_as_such() -> None:
    assert describe(entry("hologram"), SMALL) == "an entry of a newer version"


def test_undo_names_its_entry() -> None:
    assert entry(Undo.kind, on=MONDAY, **Undo("some id").as_fields()).text("entry") == "some id"
