"""Two machines that have not synced yet: what both log on a day exists twice once the journals are merged."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from coach.domain.practice.state import practice_of
from coach.domain.search.line_facts import events_of_line
from coach.domain.search.quick_log import read_line
from coach.domain.worksheets.state import sheet_of
from coach.guide.worksheets import worksheet
from coach.services.practice import start_round
from coach.services.worksheets import add_row
from coach.storage.home import Home
from coach.storage.store import Store
from tests.storage.factories import NOW, open_coach

DAY = NOW.date()
Machines = tuple[Store, Store]


@pytest.fixture
def machines(tmp_path: Path, own_marks: None) -> Machines:  # noqa: ARG001 - asked for what it does
    return open_coach(Home(tmp_path / "one")), open_coach(Home(tmp_path / "two"))


def together(machines: Machines) -> Store:
    one, two = (store.journal.home for store in machines)
    copytree(two.journal, one.journal, dirs_exist_ok=True)
    return open_coach(one)


def note(store: Store, line: str) -> None:
    store.apply_all(lambda newest: events_of_line(read_line(line, DAY), newest.search))


@pytest.mark.parametrize(
    "line",
    ["course on SQL, 30 min", "coffee with Ana Lopez, 40 min", f"mock interview with {'Anastasia ' * 6}, 30 min"],
)
def test_an_activity_logged_on_both_machines_counts_twice(machines: Machines, line: str) -> None:
    for store in machines:
        note(store, line)
        note(store, line)
    log = together(machines).state.search
    assert len(log.activities) == 4
    assert len(log.people) == 2 * ("with" in line)  # whether they are the same is for the person to say


def test_a_worksheet_row_added_on_both_machines_is_there_twice(machines: Machines) -> None:
    sheet = worksheet("confidence-project")
    for store in machines:
        add_row(store, sheet, "worked", [("before", "3"), ("after", "7")])
    assert len(sheet_of(together(machines).state, sheet.name).rows["worked"]) == 2


def test_rounds_practised_on_both_machines_are_both_kept(machines: Machines) -> None:
    for store in machines:
        start_round(store, ["why-left"], partner=False)
    assert len(practice_of(together(machines).state).rounds) == 2
