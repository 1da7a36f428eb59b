"""Backups: everything that a person would miss, in one dated zip file with a manifest."""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from coach.domain.manifest import NAME, manifest_of
from coach.domain.sanitize import shown
from coach.errors import CoachError, JournalError
from coach.files import read_regular
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home, make_folder
from coach.storage.lock import locked
from coach.storage.reader import content_of
from coach.storage.segments import LARGEST, segment_named

SUFFIX, SEALED = ".zip", ".zip.age"
KEPT = 10
_NAME = re.compile(r"coach-(\d{4}-\d{2}-\d{2}-\d{6})-(?P<mark>[0-9a-z]+)(?:-(\d+))?\.zip(?:\.age)?")


class BackupOptions(NamedTuple):
    """How to make a backup: the `mark` of this machine for its file name, whether to include `private` writing, how
    many backups to keep, and the `phrase` to encrypt it with ("" for none).
    """

    mark: str
    private: bool = False
    keep: int = KEPT
    phrase: str = ""


class Backup(NamedTuple):
    """A backup that was written: how many entries and files it holds, and which older ones were deleted for it."""

    file: Path
    entries: int
    files: int
    gone: tuple[Path, ...]


def write_backup(home: Home, folder: Path, now: datetime, wish: BackupOptions) -> Backup:
    """Write a backup into the folder, and delete this machine's oldest ones beyond the number to keep.

    The file is written whole or not at all. Raises RefusedError if it can't be encrypted, CoachError if it can't be
    written.
    """
    files, entries = collect_files(home, private=wish.private)
    content = archive(files, entries, now)
    if wish.phrase:
        from coach.storage.encryption import encrypt

        content = encrypt(content, wish.phrase)
    try:
        make_folder(folder)
        file = _free(folder, f"coach-{now:%Y-%m-%d-%H%M%S}-{wish.mark}", SEALED if wish.phrase else SUFFIX)
        atomic_write(file, content)
        whole = read_regular(file, len(content)) == content
        gone = _delete_oldest(folder, wish.mark, wish.keep) if whole else ()
    except OSError as error:
        where = shown(str(folder))
        raise CoachError(f"{where} can't be written", f"{error.strerror or error}. Name another folder.") from error
    if not whole:
        raise CoachError("The backup is damaged", f"{shown(str(file))} is not what coach wrote. Try another disk.")
    return Backup(file, sum(entries.values()), len(files), gone)


def archive(files: dict[str, bytes], entries: dict[str, int], now: datetime) -> bytes:
    """A zip file of these files, with the manifest first."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archived:
        listed = manifest_of(files, entries, made=now.isoformat(timespec="seconds"))
        for name, content in {NAME: listed, **files}.items():
            about = zipfile.ZipInfo(name, (max(now.year, 1980), *now.timetuple()[1:6]))
            about.external_attr, about.compress_type = 0o600 << 16, zipfile.ZIP_DEFLATED
            archived.writestr(about, content)
    return written.getvalue()


def collect_files(home: Home, *, private: bool) -> tuple[dict[str, bytes], dict[str, int]]:
    """The files by their names in the archive, read while nobody writes, and the number of entries in each.

    A file that can't be read is an error: a backup that silently lacks something is worse than none. Raises CoachError.
    """
    with ExitStack() as held:
        with suppress(JournalError):  # a read-only folder can be backed up all the same
            held.enter_context(locked(home))
        files = {}
        for name, file in _places(home, private=private):
            try:
                files[name] = read_regular(file, LARGEST)
            except FileNotFoundError:
                continue
            except OSError as error:
                raise CoachError(
                    f"{shown(str(file))} can't be read", f"{error.strerror or error}. Nothing was written."
                ) from error
    pages = {name: file for name, file in files.items() if segment_named(name.removeprefix("journal/"))}
    return files, {name: len(content_of(Path(name), content).entries) for name, content in pages.items()}


def _places(home: Home, *, private: bool) -> Iterator[tuple[str, Path]]:
    """What to archive: everything but the id of this machine and what can be rebuilt."""
    for name, folder in (("journal", home.journal), ("journal/reading", home.texts), ("set-aside", home.set_aside)):
        yield from ((f"{name}/{file.name}", file) for file in _files_in(folder))
    for folder in sorted(home.drafts.iterdir()) if home.drafts.is_dir() else ():
        yield from ((f"drafts/{folder.name}/{file.name}", file) for file in _files_in(folder) if file.suffix == ".json")
    yield "keys.toml", home.keys
    if private:
        yield from ((f"private/{file.name}", file) for file in _files_in(home.private) if file.suffix == ".txt")


def _files_in(folder: Path) -> list[Path]:
    try:
        return sorted(file for file in folder.iterdir() if not file.name.startswith(".") and file.is_file())
    except OSError:
        return []


def _free(folder: Path, stem: str, suffix: str) -> Path:
    number = 1
    while os.path.lexists(file := folder / f"{stem}{f'-{number}' if number > 1 else ''}{suffix}"):
        number += 1
    return file


def _delete_oldest(folder: Path, mark: str, keep: int) -> tuple[Path, ...]:
    """Delete this machine's oldest archives, all but the last `keep`, and return them."""
    found = [file for file in folder.iterdir() if (name := _NAME.fullmatch(file.name)) and name["mark"] == mark]
    oldest = sorted(found, key=lambda file: _moment(file.name))[: -max(1, keep)]
    for file in oldest:
        file.unlink()
    return tuple(oldest)


def _moment(name: str) -> tuple[str, int]:
    found = _NAME.fullmatch(name)
    assert found is not None
    return found[1], int(found[3] or 1)
