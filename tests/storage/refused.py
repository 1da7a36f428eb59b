"""What coach does if it may not write or read: scenarios, each in a separate process; a traceback if it fails.

python -m tests.storage.refused SCENARIO FOLDER [USER]

FOLDER belongs to USER (a number); if given, the process switches to that user: root may do everything, so nothing would
be refused.
"""

from __future__ import annotations

import encodings.ascii  # noqa: F401 - loaded while its files can still be read
import os
import re
import resource
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import tinydb  # noqa: F401 - as above
from filelock import FileLock, SoftFileLock, Timeout  # noqa: F401 - as above

import coach.storage.quarantine
import coach.storage.writer  # noqa: F401 - as above
from coach.domain.events import Done
from coach.errors import JournalError
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from coach.storage.store import Store
from tests.storage.factories import entries_in, files_of, forget, left_overs, open_coach, own_page

SCENARIOS: dict[str, Callable[[Home], None]] = {}


def scenario(run: Callable[[Home], None]) -> Callable[[Home], None]:
    """Register a scenario under its name."""
    SCENARIOS[run.__name__] = run
    return run


def person_with(home: Home, ticks: int) -> Store:
    """An open store with this many ticks."""
    store = open_coach(home)
    for _ in range(ticks):
        store.append(Done("4.2"))
    return store


@contextmanager
def refused(said: str) -> Iterator[None]:
    """Check that the body raises a message like `said`, which says what to do."""
    refusal: JournalError | None = None
    try:
        yield
    except JournalError as error:
        refusal = error
    assert refusal, f"not refused with {said!r}"
    assert re.search(said, str(refusal)), f"{refusal} does not say {said!r}"
    assert refusal.message.endswith("."), refusal


@contextmanager
def nothing_changes(store: Store) -> Iterator[None]:
    """Check that the body changes neither the state nor any file, and leaves no temporary file."""
    before, files = store.state, files_of(store.journal.home.folder)
    yield
    assert store.state is before
    assert files_of(store.journal.home.folder) == files
    assert left_overs(store.journal.home) == []


def works_again(store: Store, entries: int) -> None:
    """Check that the store still works after the refusal, and a new one reads the same."""
    store.append(Done("1.1"))
    assert len(store.state) == entries, len(store.state)
    assert len(entries_in(store.journal.home)) == entries
    assert store.journal.problems == {}


# -- the disk is full


@scenario
def a_disk_that_fills_up(home: Home) -> None:
    """RLIMIT_FSIZE makes the write fail half-way through the file."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, resource.RLIM_INFINITY))
    store = open_coach(home)
    ticks = 0
    while True:
        before = files_of(home.folder)
        try:
            store.append(Done("4.2"))
        except JournalError as error:
            refusal = error
            break
        ticks += 1
    assert refusal.title == "The disk is full", refusal
    assert "Free some space" in refusal.message, refusal
    assert files_of(home.folder) == before
    assert 10 < ticks < 40, ticks
    for _ in range(3):
        with nothing_changes(store), refused("The disk is full"):
            store.append(Done("4.2"))
    with nothing_changes(store), refused("The disk is full"):
        store.undo()
    assert len(entries_in(home)) == ticks

    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    works_again(store, ticks + 1)


@scenario
def a_disk_that_is_full_from_the_first(home: Home) -> None:
    """Not even the file with the device id can be written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4, resource.RLIM_INFINITY))
    store = open_coach(home)
    with refused("The disk is full"):
        store.append(Done("4.2"))
    assert len(store.state) == 0
    assert files_of(home.journal) == {}
    assert left_overs(home) == []
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    works_again(store, 1)


def a_small_disk(home: Home) -> None:
    """The folder is on a 64 KiB file system that the test has mounted, filled up by something else."""
    store = person_with(home, 20)
    filling = home.folder / "films"
    with filling.open("wb", buffering=0) as file, suppress(OSError):
        while file.write(bytes(1_024)):
            pass
    with nothing_changes(store), refused("The disk is full: .*Free some space"):
        store.append(Done("4.2"))
    filling.unlink()
    works_again(store, 21)


# -- the folder


@scenario
def a_journal_that_is_read_only(home: Home) -> None:
    """What was written before can still be read."""
    store = person_with(home, 3)
    home.journal.chmod(0o500)
    with nothing_changes(store), refused("coach is not allowed to write here: .*writable for you, or set COACH_HOME"):
        store.append(Done("4.2"))
    assert len(open_coach(home).state) == 3
    home.journal.chmod(0o700)
    works_again(store, 4)


@scenario
def a_folder_that_is_read_only(home: Home) -> None:
    """Read-only from the first day."""
    home.folder.mkdir()
    home.folder.chmod(0o500)
    store = open_coach(home)
    with nothing_changes(store), refused("coach is not allowed to write here: .*writable for you, or set COACH_HOME"):
        store.append(Done("4.2"))
    home.folder.chmod(0o700)
    works_again(store, 1)


@scenario
def a_folder_that_may_not_be_opened(home: Home) -> None:
    """Nothing can be shown, which is not the same as an empty journal."""
    store = person_with(home, 3)
    home.journal.chmod(0)
    with refused("The journal can't be read: .*Change its owner to you, or set COACH_HOME"):
        open_coach(home)
    state = store.state
    with refused("The journal can't be read|coach is not allowed to write here"):
        store.append(Done("4.2"))
    assert store.state is state
    home.journal.chmod(0o700)
    works_again(store, 4)


@scenario
def a_folder_inside_folders_that_are_not_there_yet(home: Home) -> None:
    """The parents are created, and closed to others."""
    deep = Home(home.folder / "one" / "two")
    works_again(open_coach(deep), 1)
    assert {folder.stat().st_mode & 0o777 for folder in (deep.folder, deep.journal)} == {0o700}


@scenario
def a_folder_that_may_no_longer_be_opened_while_open(home: Home) -> None:
    """As when somebody tidies up the permissions."""
    store = person_with(home, 3)
    home.folder.chmod(0)
    state = store.state
    with refused("coach is not allowed to write here: .*writable for you"):
        store.append(Done("4.2"))
    with refused("The journal can't be read: .*Change its owner to you"):
        store.refresh()
    assert store.state is state
    home.folder.chmod(0o700)
    works_again(store, 4)


def vanishing(home: Home, folder: Path) -> None:
    """`folder` disappears while coach is open, and comes back."""
    store = person_with(home, 3)
    state = store.state
    elsewhere = home.folder.with_name("elsewhere")
    folder.rename(elsewhere)
    for _ in range(2):
        with refused("The journal's folder is missing: .*Put it back"):
            store.append(Done("4.2"))
        with refused("The journal's folder is missing: .*Put it back"):
            store.refresh()
        with refused("The journal's folder is missing: .*Put it back"):
            store.undo()
        with refused("The journal's folder is missing: .*Put it back"):
            store.everything()
    assert store.state is state
    assert not folder.exists(), "it was made anew, and would look like a journal that was lost"
    elsewhere.rename(folder)
    works_again(store, 4)


@scenario
def a_folder_that_vanishes_while_open(home: Home) -> None:
    """As when a USB stick is pulled out."""
    vanishing(home, home.folder)


@scenario
def a_journal_that_vanishes_while_open(home: Home) -> None:
    """As when the sync program is being set up again."""
    vanishing(home, home.journal)


@scenario
def a_file_in_place_of_the_folder(home: Home) -> None:
    """It is not ours to replace."""
    for place in (home.folder, home.journal):
        place.parent.mkdir(exist_ok=True)
        place.write_text("mine")
        with refused("That is not a folder: .*Move it, or set COACH_HOME"):
            open_coach(home)
        with refused("That is not a folder: .*Move it, or set COACH_HOME"), open_coach_without_reading(home):
            pass
        assert place.read_text() == "mine"
        place.unlink()
    works_again(open_coach(home), 1)


@contextmanager
def open_coach_without_reading(home: Home) -> Iterator[None]:
    """Only write."""
    from coach.storage.lock import locked

    with locked(home):
        yield


@scenario
def a_file_that_takes_the_place_of_the_folder_while_open(home: Home) -> None:
    """The journal is moved away, and there is a file of its name."""
    store = person_with(home, 2)
    state = store.state
    away = home.folder.with_name("away")
    home.journal.rename(away)
    home.journal.write_text("mine")
    with refused("That is not a folder: .*Move it"):
        store.append(Done("4.2"))
    assert store.state is state
    assert home.journal.read_text() == "mine"
    home.journal.unlink()
    away.rename(home.journal)
    works_again(store, 3)


# -- single files


@scenario
def a_page_that_may_not_be_read(home: Home) -> None:
    """It is left alone, the next segment is started, and once it is readable it counts again without a restart."""
    person_with(home, 3)
    forget(home)
    page = home.journal / own_page(home)
    content = page.read_bytes()
    page.chmod(0)
    store = open_coach(home)
    assert [problem.trouble for problem in store.journal.problems.values()] == ["unreadable"]
    assert store.repaired == []
    assert len(store.state) == 0
    store.append(Done("4.2"))
    assert len(store.state) == 1
    assert (home.journal / own_page(home, 2)).exists()
    page.chmod(0o600)
    assert page.read_bytes() == content
    assert store.refresh()
    assert len(store.state) == 4
    works_again(store, 5)


@scenario
def a_page_that_may_no_longer_be_read_while_open(home: Home) -> None:
    """The window keeps what it has read."""
    store = person_with(home, 3)
    page = home.journal / own_page(home)
    page.chmod(0)
    store.append(Done("4.2"))
    assert len(store.state) == 4
    page.chmod(0o600)
    works_again(store, 5)


@scenario
def a_device_file_that_may_not_be_read(home: Home) -> None:
    """No new id is made: the old one would be lost."""
    store = person_with(home, 2)
    home.device.chmod(0)
    before = files_of(home.journal)
    with refused("coach is not allowed to write here: .*device writable"):
        store.append(Done("4.2"))
    assert files_of(home.journal) == before
    home.device.chmod(0o600)
    works_again(store, 3)
    assert len(files_of(home.journal)) == 1


@scenario
def a_lock_that_may_not_be_opened(home: Home) -> None:
    """As after a run as another user."""
    store = person_with(home, 2)
    home.lock.chmod(0)
    state = store.state
    with refused("coach is not allowed to write here: .*lock writable"):
        store.append(Done("4.2"))
    assert store.state is state
    home.lock.chmod(0o600)
    works_again(store, 3)


@scenario
def the_check_says_what_may_not_be_read_or_written(home: Home) -> None:
    """The check itself never fails."""
    store = person_with(home, 2)
    page = home.journal / own_page(home)
    for path, mode, said in (
        (home.folder, 0, f"coach is not allowed to write in {home.folder}."),
        (home.folder, 0o500, f"coach is not allowed to write in {home.folder}."),
        (home.journal, 0, f"coach is not allowed to write in {home.journal}."),
        (home.journal, 0o500, f"coach is not allowed to write in {home.journal}."),
        (home.device, 0, f"{home.device} can't be read (Permission denied)."),
        (page, 0, f"{page} can't be opened (permission denied)."),
    ):
        usual = path.stat().st_mode
        path.chmod(mode)
        problems = [finding.sentence for finding in check_journal(home).of("problem")]
        assert said in problems, (said, problems)
        path.chmod(usual)
    assert check_journal(home).is_sound
    works_again(store, 3)


def a_page_of_another_user(home: Home) -> None:
    """The test, as root, put it there, and checks afterwards that it is unchanged."""
    store = open_coach(home)
    assert [problem.trouble for problem in store.journal.problems.values()] == ["unreadable"]
    assert store.repaired == []
    store.append(Done("4.2"))
    assert len(store.state) == 1
    assert (home.journal / own_page(home, 2)).exists()


def a_left_over_of_another_user(home: Home) -> None:
    """As after a run with sudo that was killed: it blocks nobody."""
    store = open_coach(home)
    store.append(Done("4.2"))
    assert (home.journal / own_page(home)).stat().st_uid == os.getuid()
    assert len(entries_in(home)) == 1


def a_folder_of_another_user(home: Home) -> None:
    """Everything belongs to root."""
    with refused("The journal can't be read: .*Change its owner to you, or set COACH_HOME"):
        open_coach(home)


def main() -> None:
    """Run one scenario, as the given user."""
    name, folder, *user = sys.argv[1:]
    if user:
        os.setgroups([])
        os.setgid(int(user[0]))
        os.setuid(int(user[0]))
    run = SCENARIOS.get(name) or globals()[name]
    run(Home(Path(folder) / "home"))


if __name__ == "__main__":
    main()
