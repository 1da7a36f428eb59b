from __future__ import annotations

import json

import pytest

from coach.domain.events import Done
from coach.storage.home import Home
from coach.storage.segment_storage import segment_text
from coach.storage.segments import SEGMENT_SIZE
from tests.storage.factories import (
    SetClock,
    damage,
    entries_in,
    files_of,
    open_coach,
    own_page,
    page_with,
    put,
    row,
)

MISFITS = {
    "an entry that is no object": 5,
    "an entry that is a list": ["id"],
    "an entry without an id": row(9, id=None),
    "an entry with a number for an id": row(9, id=9),
    "an entry without a day": row(9, on=None),
    "an entry about no day": {**row(9), "on": "2026-02-30"},
    "an entry of no kind": row(9, kind=None),
}


@pytest.mark.parametrize("misfit", MISFITS.values(), ids=MISFITS.keys())
def test_a_row_that_is_not_an_entry_is_reported_and_left_unchanged(home: Home, clock: SetClock, misfit: object) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    device = store.journal.device
    rows = [row(1, device=device), misfit, row(2, device=device)]
    page = put(home, own_page(home), page_with(rows, device=device))

    again = open_coach(home, clock)
    assert again.repaired == []
    problem = again.journal.problems[page.name]
    assert (problem.trouble, problem.detail) == ("misfits", "1 of its 3 entries")
    assert len(again.state) == 2
    again.append(Done("4.2"))
    assert json.loads(page.read_bytes())["entries"]["2"] == misfit
    assert len(entries_in(home)) == 3


def test_a_segment_of_a_newer_coach_counts_and_is_never_written(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    device = store.journal.device
    content = page_with([row(1, device=device), row(2, device=device)], format_=2, device=device)
    page = put(home, own_page(home), content)

    again = open_coach(home, clock)
    assert again.repaired == []
    assert again.journal.problems[page.name].trouble == "newer"
    assert len(again.state) == 2
    again.append(Done("4.2"))
    assert page.read_bytes() == content
    assert set(files_of(home.journal)) == {own_page(home), own_page(home, 2)}


def test_unknown_kinds_fields_and_tables_survive_a_later_write_byte_for_byte(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    device = store.journal.device
    rows = [
        row(1, device=device, kind="dreamt", of={"sheep": [1, 2.5, None, True], "é": "\u2028 \U0001f411"}),
        row(2, device=device, mood_of_the_cat="fine"),
        row(3, device=device, v=7, minutes=30),
    ]
    text = json.dumps(json.loads(page_with(rows, device=device)))
    kept = {
        **json.loads(text),
        'more "tables"': {'a "row"': {"x": "\\"}},
        "empty": {},
    }
    content = segment_text(kept).encode()
    page = put(home, own_page(home), content)

    again = open_coach(home, clock)
    again.append(Done("4.2"))
    lines = {line.rstrip(b",") for line in page.read_bytes().splitlines()}
    assert {line.rstrip(b",") for line in content.splitlines()} <= lines
    written = json.loads(page.read_bytes())
    assert written.pop("entries").items() > kept.pop("entries").items()
    assert written == kept
    assert len(entries_in(home)) == 4
    assert again.journal.problems == {}


UNWRITABLE = {
    "a number too big": b'"extra":1e999,',
    "not a number": b'"extra":NaN,',
    "half of a character": b'"extra":"\\ud800",',
}


@pytest.mark.parametrize("extra", UNWRITABLE.values(), ids=UNWRITABLE.keys())
def test_a_segment_with_a_value_outside_json_is_left_unchanged(home: Home, clock: SetClock, extra: bytes) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    page, content = damage(home, lambda text: text.replace(b'"kind"', extra + b'"kind"'))
    open_coach(home, clock).append(Done("4.2"))
    assert page.read_bytes() == content
    assert len(entries_in(home)) == 2


@pytest.mark.parametrize("numbers", [("1", "01"), ("1", "1"), ("1", "x"), ("1", "\u0663")])
def test_a_segment_with_odd_row_numbers_is_left_unchanged(
    home: Home, clock: SetClock, numbers: tuple[str, str]
) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    device = store.journal.device
    content = page_with({"first": row(1, device=device), "second": row(2, device=device)}, device=device)
    content = content.replace(b'"first"', f'"{numbers[0]}"'.encode()).replace(b'"second"', f'"{numbers[1]}"'.encode())
    page = put(home, own_page(home), content)
    again = open_coach(home, clock)
    again.append(Done("4.2"))
    assert page.read_bytes() == content
    assert (home.journal / own_page(home, 2)).exists()


def test_a_segment_with_an_invalid_table_is_left_unchanged(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    store.append(Done("4.2"))
    page, content = damage(home, lambda text: text.replace(b'{"about"', b'{"more":5,"about"'))
    open_coach(home, clock).append(Done("4.2"))
    assert page.read_bytes() == content
    assert len(entries_in(home)) == 2


def test_a_full_segment_is_never_written_again(home: Home, clock: SetClock) -> None:
    store = open_coach(home, clock)
    for _ in range(SEGMENT_SIZE):
        store.append(Done("4.2"))
    full = files_of(home.journal)
    for _ in range(3):
        store.append(Done("4.2"))
    after = files_of(home.journal)
    assert list(full) == [own_page(home)]
    assert full.items() <= after.items()
    assert set(after) == {own_page(home), own_page(home, 2)}
    assert len(open_coach(home, clock).state) == SEGMENT_SIZE + 3
