"""An address book of 30,000: read and proposed, and what a start costs afterwards."""

from __future__ import annotations

import resource
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from coach.domain.search.log import SearchLog
from coach.imports.search.files import Locale
from coach.imports.search.proposals import events_to_save, propose, read_records
from tests.benchmarks.commands import whole_process
from tests.benchmarks.figures import Figure, milliseconds, ratio, timed
from tests.benchmarks.programs import NOW, HomeFolder, Program, Programs, open_home

MANY = 30_000
READ_AT_MOST, TODAY_AT_MOST = 4000.0, 1.1
NOBODY, EVERYBODY = HomeFolder("no contacts", 0, 0), HomeFolder("many contacts", 0, 0)
HEADER = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def measure(programs: Programs, runs: int = 10, people: int = MANY) -> list[Figure]:
    """Reading alone in this process; `coach today`, processor time, in turn with and without the contacts."""
    file, today = _connections(programs.folder, people), NOW.date()
    read = [timed(lambda: _proposed(file, today)) for _ in range(max(1, runs // 3))]
    plain, full = (programs.coach(home, "today") for home in (NOBODY, EVERYBODY))
    _bring_in(programs.home(EVERYBODY), file, today)
    without, beside = list[float](), list[float]()
    for run in range(-1, runs):
        pair = (processor_time(plain), processor_time(full))
        if run >= 0:
            without.append(pair[0])
            beside.append(pair[1])
    return [
        milliseconds(f"{people:,} contacts, read and proposed", read, READ_AT_MOST),
        milliseconds(f"coach today, with {people:,} contacts, processor time", beside),
        _against(people, beside, without),
    ]


def processor_time(program: Program) -> float:
    """Seconds of the processor that one run takes: on a busy machine the time on the clock says little."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    whole_process(program)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _against(people: int, ours: Sequence[float], theirs: Sequence[float]) -> Figure:
    return ratio(f"coach today, with {people:,} contacts against none", ours, theirs, TODAY_AT_MOST)


def _proposed(file: Path, today: date) -> None:
    propose("people", read_records("people", file, Locale(today=today)), SearchLog())


def _bring_in(home: Path, file: Path, today: date) -> None:
    """Take all of them in, as `coach people import --yes` does, summed up as every command does when it is done."""
    store = open_home(home)
    if not store.state.search.people:
        read = read_records("people", file, Locale(today=today))
        store.append_all(events_to_save("people", read, propose("people", read, store.state.search), {}))
    store.compact()


def _connections(folder: Path, people: int) -> Path:
    """The Connections.csv of somebody with so many."""
    file = folder / f"connections-{people}.csv"
    rows = (
        f"First{at % 91},Last{at},https://www.linkedin.com/in/p-{at},,Company {at % 900},Engineer,"
        f"0{at % 9 + 1} Jun 2021\n"
        for at in range(people)
    )
    file.write_text(HEADER + "".join(rows), encoding="utf-8")
    return file
