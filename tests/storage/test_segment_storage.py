from __future__ import annotations

import errno
import json
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tinydb import TinyDB

from coach.domain.events import Done, ProfileSet
from coach.errors import JournalError
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home, cannot_write
from coach.storage.segment_storage import InvalidSegmentError, SegmentStorage, Tables, segment_text
from tests.storage.factories import entries_in, files_of, open_coach, own_page, python

Calls = list[tuple[str, str]]

OLD, NEW = b"the old page\n", b"the new page, which is longer\n"


@pytest.fixture
def page(tmp_path: Path) -> Path:
    file = tmp_path / "page.json"
    file.write_bytes(OLD)
    return file


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Iterator[Calls]:
    """The system calls, in order, with the name of the file."""
    made: Calls = []
    paths: dict[int, str] = {}
    real_open, real_fsync, real_replace = os.open, os.fsync, os.replace

    def spy_open(path: Path, flags: int, mode: int = 0o777) -> int:
        handle = real_open(path, flags, mode)
        paths[handle] = Path(path).name
        return handle

    def spy_fsync(handle: int) -> None:
        made.append((f"fsync {os.fstat(handle).st_size if paths[handle].endswith('.new') else ''}", paths[handle]))
        real_fsync(handle)

    def spy_replace(source: Path, goal: Path) -> None:
        made.append(("replace", Path(goal).name))
        real_replace(source, goal)

    monkeypatch.setattr(os, "open", spy_open)
    monkeypatch.setattr(os, "fsync", spy_fsync)
    monkeypatch.setattr(os, "replace", spy_replace)
    yield made
    monkeypatch.undo()


def test_the_file_is_synced_before_the_rename_and_the_folder_after(page: Path, calls: Calls) -> None:
    atomic_write(page, NEW)
    assert calls == [
        (f"fsync {len(NEW)}", ".page.json.new"),
        ("replace", "page.json"),
        ("fsync ", page.parent.name),
    ]
    assert page.read_bytes() == NEW


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
def test_strace_shows_every_tick_synced_in_order(home: Home, tmp_path: Path) -> None:
    open_coach(home).append(Done("4.2"))
    trace = tmp_path / "trace"
    program = (
        "import sys; from pathlib import Path; from coach.domain.events import Done;"
        "from coach.storage.home import Home; from tests.storage.factories import open_coach;"
        "open_coach(Home(Path(sys.argv[1]))).append(Done('4.2'))"
    )
    command, environment = python("-c", program, str(home.folder))
    spying = ["strace", "-f", "-y", "-o", str(trace), "-e", "trace=write,fsync,fdatasync,rename,renameat,renameat2"]
    done = subprocess.run([*spying, *command], env=environment, capture_output=True, text=True, check=False)
    if done.returncode and "ptrace" in done.stderr:
        pytest.skip("processes may not be traced here")
    assert done.returncode == 0, done.stderr

    name = own_page(home)
    seen = re.findall(
        rf"(write|fsync|rename)\w*\([^\n]*?({re.escape(str(home.folder))}/(?:journal|new)[^>\"]*)", trace.read_text()
    )
    assert [(call, Path(path).name) for call, path in seen] == [
        ("write", f".{name}.new"),
        ("fsync", f".{name}.new"),
        ("rename", f".{name}.new"),
        ("fsync", "journal"),
    ]


def failing_at(number: int, real: Callable[..., object], error: BaseException) -> Callable[..., object]:
    """`real`, but call number `number` raises `error`."""
    count = 0

    def call(*arguments: object) -> object:
        nonlocal count
        count += 1
        if count == number:
            raise error
        return real(*arguments)

    return call


FAULTS = [
    ("fsync", 1, OSError(5, "Input/output error")),
    ("fsync", 1, OSError(28, "No space left on device")),
    ("fsync", 1, KeyboardInterrupt()),
    ("fsync", 1, MemoryError()),
    ("replace", 1, OSError(13, "Permission denied")),
    ("open", 1, OSError(24, "Too many open files")),
]


@pytest.mark.parametrize(("call", "number", "error"), FAULTS)
def test_a_failed_write_leaves_the_old_segment_and_nothing_else(
    page: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int, error: BaseException
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing_at(number, getattr(os, call), error))
        with pytest.raises(type(error)):
            atomic_write(page, NEW)
    assert files_of(page.parent) == {"page.json": OLD}
    atomic_write(page, NEW)
    assert files_of(page.parent) == {"page.json": NEW}


def test_a_failed_folder_sync_is_reported_and_leaves_no_temporary_file(
    page: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", failing_at(2, os.fsync, OSError(5, "Input/output error")))
    with pytest.raises(OSError, match="Input/output"):
        atomic_write(page, NEW)
    assert files_of(page.parent) == {"page.json": NEW}


def test_a_file_system_without_folder_sync_still_works(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", failing_at(2, os.fsync, OSError(22, "Invalid argument")))
    atomic_write(page, NEW)
    assert page.read_bytes() == NEW


def test_a_tick_that_fails_at_the_last_moment_is_reported_and_read_again(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing_at(2, os.fsync, OSError(5, "Input/output error")))
        with pytest.raises(JournalError, match=r"could not be written .input/output error."):
            store.append(Done("4.2"))
    store.refresh()
    assert set(entries_in(home)) == {entry.id for entry in store.state.written_on(store.journal.device)}


@pytest.mark.parametrize("umask", [0, 0o022, 0o077])
def test_files_are_readable_only_by_their_owner_whatever_the_umask(page: Path, umask: int) -> None:
    page.chmod(0o644)
    before = os.umask(umask)
    try:
        atomic_write(page, NEW)
    finally:
        os.umask(before)
    assert stat.S_IMODE(page.stat().st_mode) == 0o600


def test_a_link_in_the_place_of_the_temporary_file_is_not_followed(page: Path) -> None:
    victim = page.with_name("victim")
    victim.write_bytes(b"mine")
    (page.parent / ".page.json.new").symlink_to(victim)
    atomic_write(page, NEW)
    assert files_of(page.parent) == {"page.json": NEW, "victim": b"mine"}
    assert not page.is_symlink()


def test_a_segment_is_json_with_a_line_for_each_row() -> None:
    rows: dict[str, object] = {"1": {"text": "é\n\u2028"}, "2": {'"': "\\"}}
    tables: Tables = {"about": {"1": {"format": 1}}, "entries": rows, "none": {}}
    text = segment_text(tables)
    assert json.loads(text) == tables
    assert [line for line in text.splitlines() if line.startswith('"2"')] == ['"2":{"\\"":"\\\\"}']


def test_a_segment_is_read_once_and_written_whole(tmp_path: Path) -> None:
    file = tmp_path / "page.json"
    with TinyDB(file, {"entries": {}}, storage=SegmentStorage) as book:
        book.table("entries").insert({"id": "a"})
        file.write_bytes(b"rubbish, which nobody may write while the lock is held")
        book.table("entries").insert({"id": "b"})
    assert json.loads(file.read_bytes()) == {"entries": {"1": {"id": "a"}, "2": {"id": "b"}}}


@pytest.mark.parametrize("value", [float("inf"), "\ud800", {"deep": None}])
def test_a_value_outside_json_is_refused_before_anything_is_written(tmp_path: Path, value: object) -> None:
    if isinstance(value, dict):
        for _ in range(100_000):
            value = [value]
    storage = SegmentStorage(tmp_path / "page.json", {"entries": {}})
    with pytest.raises(InvalidSegmentError):
        storage.write({"entries": {"1": {"value": value}}})
    assert files_of(tmp_path) == {}
    while isinstance(value, list):  # unpacked one by one, since Python would nest them
        value = value.pop()


def test_an_event_that_can_not_be_written_is_refused_and_changes_nothing(home: Home) -> None:
    store = open_coach(home)
    store.append(Done("4.2"))
    before, state = files_of(home.folder), store.state
    with pytest.raises(JournalError):
        store.append(ProfileSet(country="\ud800"))
    assert files_of(home.folder) == before
    assert store.state is state


def test_a_read_only_disk_and_files_of_another_user_have_different_errors(tmp_path: Path) -> None:
    said = cannot_write(tmp_path, OSError(errno.EROFS, "Read-only file system"))
    assert said.title == "The disk is read-only"
    assert "for writing" in said.message
    assert cannot_write(tmp_path, OSError(errno.EACCES, "no")).title == "coach is not allowed to write here"
    assert not Home(tmp_path).is_read_only
