from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from coach.domain.events import Done
from coach.errors import JournalError
from coach.storage import lock
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.segments import SEGMENT_SIZE
from tests.storage.factories import entries_in, files_of, open_coach, python

pytestmark = pytest.mark.long

TICKS = 500

Start = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def start() -> Iterator[Start]:
    with ExitStack() as processes:

        def run(*arguments: str) -> subprocess.Popen[str]:
            command, environment = python("-m", "tests.storage.ticker", *arguments)
            process = processes.enter_context(
                subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            )
            processes.callback(process.kill)
            return process

        yield run


def line_from(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_two_processes_ticking_at_once_lose_nothing(home: Home, start: Start) -> None:
    both = [start("count", str(home.folder), str(TICKS)) for _ in range(2)]
    assert [line_from(process) for process in both] == ["ready", "ready"]
    for process in both:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    with ThreadPoolExecutor(2) as readers:
        said = list(readers.map(lambda process: process.communicate(timeout=120)[0].split(), both))

    assert [len(ids) for ids in said] == [TICKS, TICKS]
    journal = Journal(home)
    found = [entry.id for entry in journal.read_changes().entries]
    assert sorted(found) == sorted(said[0] + said[1])
    assert journal.problems == {}
    assert {entry.device for entry in entries_in(home).values()} == {journal.device}
    assert len(files_of(home.journal)) == 2 * TICKS / SEGMENT_SIZE
    assert all(ids == sorted(ids) for ids in said)


def test_two_windows_in_two_threads_lose_nothing(home: Home) -> None:
    def tick() -> list[str]:
        store = open_coach(home)
        return [store.append(Done("4.2")).id for _ in range(60)]

    with ThreadPoolExecutor(2) as threads:
        both = [threads.submit(tick) for _ in range(2)]
        said = [each.result(timeout=60) for each in both]
    assert sorted(entries_in(home)) == sorted(said[0] + said[1])


def test_a_killed_lock_holder_blocks_nobody(home: Home, start: Start) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    holder = start("hold", str(home.folder))
    assert line_from(holder) == "held"
    holder.kill()
    holder.wait(60)
    store.append(Done("4.2"))
    assert len(entries_in(home)) == 2


def test_a_lock_held_too_long_is_reported_and_nothing_changes(
    home: Home, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "TIMEOUT", 0.1)
    store = open_coach(home)
    store.append(Done("4.2"))
    before, state = files_of(home.journal), store.state
    holder = start("hold", str(home.folder))
    assert line_from(holder) == "held"

    with pytest.raises(JournalError, match=r"Another coach is saving: .*try again"):
        store.append(Done("4.2"))
    assert store.state is state
    assert files_of(home.journal) == before

    holder.kill()
    holder.wait(60)
    store.append(Done("4.2"))
    assert len(entries_in(home)) == 2
