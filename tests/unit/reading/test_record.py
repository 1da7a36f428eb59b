"""The state of reading, reduced from its entries."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.event import Event
from coach.domain.events import Done
from coach.domain.reading.events import (
    MarginCleared,
    OwnReadingGone,
    OwnReadingSet,
    PageNoted,
    PassageHighlighted,
    PlaceKept,
    ReadingMarked,
)
from coach.domain.reading.links import is_link
from coach.domain.reading.state import margins, own_reading, places
from coach.domain.state import replay
from coach.domain.undo import next_undo
from coach.errors import RefusedError
from tests.factories import HERE, SMALL, Diary, entry

TEXT = "0" * 64


def test_the_last_place_of_a_page_counts() -> None:
    diary = Diary()
    for item, paragraph in (("a", 3), ("b", 1), ("a", 7)):
        diary.write(PlaceKept(item, paragraph))
    assert places(diary.state) == {"a": 7, "b": 1}


def test_undo_skips_the_reading_place() -> None:
    diary = Diary()
    tick = diary.write(Done("1.1"))
    diary.write(PlaceKept("a", 3))
    assert next_undo(diary.state, HERE) == (tick,)
    assert diary.undo() == tick
    diary.write(PlaceKept("a", 4))
    assert diary.redo() == tick
    assert places(diary.state) == {"a": 4}


def test_a_highlight_and_its_notes_go_their_own_ways() -> None:
    diary = Diary()
    lit = diary.write(PassageHighlighted("a", "Words.", 2))
    about = diary.write(PageNoted("a", "on the words", lit.id))
    page = diary.write(PageNoted("a", "on the page"))
    diary.write(MarginCleared(lit.id))
    kept = margins(diary.state)
    assert (list(kept.highlights), list(kept.notes)) == ([], [about.id, page.id])
    diary.undo()
    assert margins(diary.state).highlights[lit.id].text == "Words."
    diary.write(MarginCleared(about.id))
    assert list(margins(diary.state).notes) == [page.id]


def test_own_reading_is_set_removed_and_restored() -> None:
    diary = Diary()
    diary.write(OwnReadingSet("own-a", "A", "https://a.org"))
    diary.write(OwnReadingSet("own-b", "B", text=TEXT))
    diary.write(OwnReadingGone("own-a"))
    assert list(own_reading(diary.state)) == ["own-b"]
    diary.undo()
    assert list(own_reading(diary.state)) == ["own-a", "own-b"]


@pytest.mark.parametrize(
    "make",
    [
        lambda: ReadingMarked(""),
        lambda: PlaceKept("a", -1),
        lambda: PlaceKept("", 1),
        lambda: PassageHighlighted("a", " ", 1),
        lambda: PassageHighlighted("a", "\x1b[31m", 1),
        lambda: PageNoted("a", ""),
        lambda: PageNoted("a\nb", "x"),
        lambda: OwnReadingSet("own-a", "", "https://a.org"),
        lambda: OwnReadingSet("own-a", "A"),
        lambda: OwnReadingSet("own-a", "A", "javascript:alert(1)"),
        lambda: OwnReadingSet("own-a", "A", text="../../device"),
        lambda: OwnReadingSet("own-a", "A" * 201, "https://a.org"),
    ],
)
def test_invalid_events_are_refused(make: type[Event]) -> None:
    with pytest.raises(RefusedError):
        make()


@pytest.mark.parametrize(
    "link", ["file:///etc/passwd", "javascript:x", "https://", "http://[", "https://a b", "a.org", ""]
)
def test_only_addresses_of_the_web_are_links(link: str) -> None:
    assert not is_link(link)
    written = entry("own_reading", key="own-a", title="A", link=link, text=TEXT)
    assert own_reading(replay(SMALL, [written]))["own-a"].link == ""


def test_what_somebody_else_wrote_into_an_entry_does_no_harm() -> None:
    odd = [
        entry("highlight", 1, item=5, text=None, paragraph="x"),
        entry("highlight", 2, item="a", text="Words.", paragraph=-9),
        entry("reading_place", 3, item="a", paragraph=None),
        entry("own_reading", 4, key="", title="A"),
        entry("reading_margin_gone", 5, margin=["a"]),
        *(
            entry("own_reading", 6 + at, key=key, title="A")
            for at, key in enumerate(("a\x1b", "../a", "a" * 81, "a'b"))
        ),
    ]
    state = replay(SMALL, odd)
    assert [each.paragraph for each in margins(state).highlights.values()] == [0]
    assert (places(state), own_reading(state)) == ({"a": 0}, {})
    assert isinstance(odd[0].on, date)
