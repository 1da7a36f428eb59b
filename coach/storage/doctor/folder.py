"""Checks of everything around the segments: folders and permissions, the device id, files that are not segments."""

from __future__ import annotations

import os
import stat
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from coach.domain.entries import Entry
from coach.domain.sanitize import shown
from coach.domain.wording import count as counted
from coach.errors import JournalError
from coach.files import read_regular
from coach.storage.atomic_write import TEMPORARY_SUFFIX
from coach.storage.attachments import is_intact
from coach.storage.device import LARGEST as DEVICE_FILE
from coach.storage.device import parse_device_id
from coach.storage.doctor.findings import Finding, shown_path
from coach.storage.home import Home
from coach.storage.reader import read_segment
from coach.storage.segments import segment_named

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def check_folders(home: Home) -> Iterator[Finding]:
    """Check that the folders belong to this person, are writable, and are closed to others."""
    for folder in (home.folder, home.journal):
        status = _status(folder)
        if folder == home.journal and not os.path.lexists(folder):
            if home.device.exists():
                yield Finding(
                    "problem", f"{shown_path(folder)} is missing.", "Put it back, or restore it from a backup."
                )
        elif status is None or not stat.S_ISDIR(status.st_mode):
            yield Finding(
                "problem", f"{shown_path(folder)} is not a folder.", "Move the file that is there, or set COACH_HOME."
            )
            return
        elif home.is_read_only:
            yield Finding(
                "problem",
                f"{shown_path(folder)} is on a read-only disk.",
                "You can read everything, but nothing new is saved. Mount the disk for writing.",
            )
            return
        elif not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
            yield Finding(
                "problem",
                f"coach is not allowed to write in {shown_path(folder)}.",
                "Change its owner to you, and make it writable.",
            )
            return
        elif _is_foreign(folder):
            yield Finding(
                "problem", f"{shown_path(folder)} belongs to another user.", "Change its owner to you with chown."
            )
        elif _is_open(folder):
            yield Finding(
                "problem",
                f"Others on this machine can look into {shown_path(folder)}.",
                "Make it private with chmod 700.",
            )


def check_files(home: Home) -> Iterator[Finding]:
    """Check that the files belong to this person, and are closed to others."""
    files = [file for folder in (home.folder, home.journal, home.private) for file in files_in(folder)]
    foreign = [file for file in files if _is_foreign(file)]
    if foreign:
        whose = f"{'belongs' if len(foreign) == 1 else 'belong'} to another user"
        yield Finding("problem", f"{_such_as(foreign)} {whose}.", "Change their owner to you with chown.")
    opened = [file for file in files if _is_open(file)]
    if opened:
        yield Finding("note", f"{_such_as(opened)} can be read by anybody who can open the folder.", "Use chmod 600.")


def _such_as(files: list[Path]) -> str:
    return f"{counted(len(files), 'file')} ({shown_path(files[0])}{', …' if len(files) > 1 else ''})"


def check_lock(home: Home) -> Iterator[Finding]:
    """Check that the disk supports file locks."""
    from coach.storage.lock import keeps_no_locks

    if keeps_no_locks(home):
        yield Finding(
            "note",
            f"The disk of {shown_path(home.folder)} does not support locks, so coach uses a plain file as a lock.",
            "Write on one machine at a time, or set COACH_HOME to a folder on a disk of this machine.",
        )


def check_device(home: Home) -> Iterator[Finding]:
    """Check the file that holds the id of this installation."""
    try:
        content = read_regular(home.device, DEVICE_FILE)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield Finding(
            "problem", f"{shown_path(home.device)} can't be read ({error.strerror}).", "Change its owner to you."
        )
        return
    if not parse_device_id(content):
        yield Finding(
            "note",
            f"{shown_path(home.device)} does not contain the id of this installation.",
            "You need do nothing. The next time you save, coach sets it aside and makes a new one. Undo reaches back "
            "to that entry.",
        )


def check_strays(home: Home, ids: Collection[str]) -> Iterator[Finding]:
    """Find files that are not segments: left by a kill, quarantined, or put there by another program.

    `ids` are the ids of all entries in segments.
    """
    in_journal = files_in(home.journal)
    for file in filter(_is_left_over, files_in(home.folder) + files_in(home.new) + in_journal):
        yield Finding(
            "note",
            f"{shown_path(file)} is left over from a save that was interrupted.",
            "Delete it while coach is closed.",
        )
    for file in in_journal:
        if not segment_named(file.name) and not _is_left_over(file):
            yield _about_stray(file, ids)
    kept = files_in(home.set_aside)
    if kept:
        which = f"{counted(len(kept), 'file')}, damaged or copied, {'is' if len(kept) == 1 else 'are'} kept in"
        yield Finding(
            "note", f"{which} {shown_path(home.set_aside)}.", "Delete them once you are sure that nothing is missing."
        )


def check_texts(home: Home, entries: Iterable[Entry]) -> Iterator[Finding]:
    """Find own reading whose text is missing or was changed."""
    for entry in entries:
        name = entry.text("text")
        if entry.kind != "own_reading" or not name:
            continue
        title = shown(entry.text("title"))[:60]
        try:
            whole = is_intact(home, name)
        except JournalError as error:
            yield Finding("problem", f"The text of “{title}” can't be read.", error.message)
            continue
        if not whole:
            yield Finding(
                "note",
                f"The text of “{title}” is not on this machine, or was changed.",
                f"If you want it, copy {shown_path(home.texts)} from the machine where you added it.",
            )


def _about_stray(file: Path, ids: Collection[str]) -> Finding:
    """A file that another program named: usually a conflict copy, made when two machines had both changed a segment."""
    content = read_segment(file)
    missing = sum(entry.id not in ids for entry in content.entries)
    if missing:
        which = counted(missing, "entry", "entries")
        return Finding(
            "problem",
            f"{shown_path(file)} has {which} found nowhere else.",
            "Open coach once to take them in. If the file is still there after that, `coach import` says why.",
        )
    if content.entries:
        return Finding("note", f"{shown_path(file)} is a copy, and everything readable in it is in the journal.")
    return Finding("note", f"{shown_path(file)} is not a journal file, and coach does not use it.")


def _is_left_over(file: Path) -> bool:
    return file.name.startswith(".") and file.name.endswith(TEMPORARY_SUFFIX)


def files_in(folder: Path) -> list[Path]:
    """The files in the folder, without subfolders, by name; none if it can't be opened."""
    try:
        return sorted(file for file in folder.iterdir() if not file.is_dir())
    except OSError:
        return []


def _is_foreign(path: Path) -> bool:
    status = _status(path)
    return status is not None and os.name != "nt" and status.st_uid != os.getuid()


def _is_open(path: Path) -> bool:
    status = _status(path)
    return status is not None and os.name != "nt" and bool(status.st_mode & OTHERS)


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except OSError:
        return None
