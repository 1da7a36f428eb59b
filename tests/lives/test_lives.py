"""One journey of three months is in the gate; `python -m tests.lives` runs all of them."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.events import Done
from tests.lives.__main__ import main
from tests.lives.files import check_digest, check_doctor, check_house
from tests.lives.journeys import BEGAN, DAYS, JOURNEYS
from tests.lives.numbers import check_numbers
from tests.lives.person import Person

pytestmark = pytest.mark.long


@pytest.fixture(autouse=True)
def calm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", 3600.0)


def test_the_calm_planner_lives_three_months(tmp_path: Path) -> None:
    person = asyncio.run(JOURNEYS["calm-planner"](tmp_path))
    assert person.tally["days"] == DAYS
    assert person.today == BEGAN.date() + timedelta(days=DAYS - 1)
    assert len(person.record.rows) > 300


def test_the_other_journeys_are_in_the_long_run() -> None:
    assert len(JOURNEYS) == 5
    assert callable(main)


@pytest.fixture
def person(tmp_path: Path) -> Person:
    person = Person(tmp_path, BEGAN)
    person.starts(BEGAN.date() - timedelta(days=5))
    person.ticks("1.1", 20)
    check_numbers(person)
    check_house(person.machine)
    return person


def test_a_snapshot_of_past_months_changes_nothing(person: Person) -> None:
    person.morning(person.today + timedelta(days=40))
    person.machine.set_clock(person.now)
    person.machine.open().compact(worth_it=1)
    assert person.machine.home.snapshot.exists()
    assert person.machine.open().state.snapshot.earlier
    check_digest(person.machine)


def test_an_entry_that_nobody_made_is_noticed(person: Person) -> None:
    person.machine.open().append(Done("1.1"))
    with pytest.raises(AssertionError, match="nobody made"):
        check_numbers(person)


def test_a_missing_entry_is_noticed(person: Person) -> None:
    page = next(person.machine.home.journal.glob("*.json"))
    page.write_bytes(page.read_bytes().replace(b'"kind":"done"', b'"kind":"gone"'))
    with pytest.raises(AssertionError, match=r"ticks of 1\.1"):
        check_numbers(person)
    with pytest.raises(AssertionError, match="another than it was"), person.doing():
        page.unlink()


def test_a_stray_file_is_noticed(person: Person) -> None:
    stray = person.machine.home.journal / "notes.txt"
    stray.write_text("not of coach", "utf-8")
    with pytest.raises(AssertionError, match="has the mode 644"):
        check_house(person.machine)
    with pytest.raises(AssertionError, match="is not a journal file"):
        check_doctor(person.machine)
    stray.unlink()
    check_doctor(person.machine)
    check_digest(person.machine)
