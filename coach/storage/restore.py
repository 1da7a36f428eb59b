"""Restores a backup into the existing data: what is missing is added, and nothing is removed.

The entries go to segments of this machine, whoever wrote them: it never takes the id of another.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from secrets import token_hex
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry
from coach.domain.manifest import NAME, verify
from coach.domain.reading.events import is_name_of_text
from coach.errors import CoachError, RefusedError
from coach.files import read_regular
from coach.storage.atomic_write import atomic_write
from coach.storage.attachments import SUFFIX, save_text
from coach.storage.home import Home, cannot_write, make_folder
from coach.storage.reader import content_of

if TYPE_CHECKING:
    from coach.storage.store import Store

LARGEST = 2_000_000_000  # bytes, of the archive and of its content
_HEAD = struct.Struct("<4s5H3I2H")  # the local file header of a zip file
_OTHERS = re.compile(r"(?:drafts/[^/\\]+|private|set-aside)/(?!\.)[^/\\\0]+|keys\.toml")


class RestoreResult(NamedTuple):
    """How many entries were added, were here already or are invalid; and which other files were added."""

    added: int
    known: int
    odd: int
    files: tuple[str, ...]


def open_archive(archive: bytes) -> dict[str, bytes]:
    """The files of an archive, if all of them match the manifest. Raises RefusedError, saying what is missing."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as archived:
            parts = archived.infolist()
            if sum(part.file_size for part in parts) > LARGEST:
                raise RefusedError(
                    "That is too large for a backup", "Check that it is the right file. Nothing was changed."
                )
            found = {part.filename: content for part in parts if (content := _read(archived, part)) is not None}
    except (zipfile.BadZipFile, ValueError, EOFError) as error:
        raise _cut_short(archive) from error
    if NAME not in found:
        raise RefusedError("That is not a backup of coach", "It has no list of its files. Nothing was changed.")
    manifest = found.pop(NAME)
    verify(manifest, found)
    return found


def _cut_short(archive: bytes) -> RefusedError:
    found = dict(_one_by_one(archive))
    try:
        if NAME in found:
            verify(found[NAME], found)
    except RefusedError as error:
        return error
    return RefusedError(
        "That is not a complete backup",
        "The file is cut short, or is something else. Nothing was changed. Try another copy.",
    )


def _read(archived: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes | None:
    try:
        return archived.read(part)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError, ValueError):
        return None  # the manifest will show that it is missing


def _one_by_one(archive: bytes) -> Iterator[tuple[str, bytes]]:
    """The whole files in an archive that is cut short: its index, at the end, is lost."""
    at = 0
    while len(archive) >= at + _HEAD.size:
        magic, _, _, how, _, _, _, packed, _, of_name, of_more = _HEAD.unpack_from(archive, at)
        begin = at + _HEAD.size + of_name + of_more
        if magic != b"PK\3\4" or how != zipfile.ZIP_DEFLATED or len(archive) < begin + packed:
            return
        try:
            content = zlib.decompressobj(-15).decompress(archive[begin : begin + packed], LARGEST)
            yield archive[at + _HEAD.size : at + _HEAD.size + of_name].decode(), content
        except (zlib.error, UnicodeDecodeError):
            return
        at = begin + packed


def restore(store: Store, files: Mapping[str, bytes]) -> RestoreResult:
    """Add what is missing. Raises JournalError; what was added by then stays, and the rest can be restored again."""
    from coach.storage.validation import what_is_wrong

    home = store.journal.home
    home.make()
    entries = _entries(files)
    sound = [entry for entry in entries.values() if not what_is_wrong(entry.fields)]
    for name, content in files.items():
        text = name.removeprefix("journal/reading/").removesuffix(SUFFIX)
        if name.startswith("journal/reading/") and is_name_of_text(text):
            save_text(home, text, content)
    added = store.merge(sound)
    return RestoreResult(added, len(sound) - added, len(entries) - len(sound), tuple(_restore_others(home, files)))


def _entries(files: Mapping[str, bytes]) -> dict[str, Entry]:
    pages = (name for name in files if name.startswith("journal/") and name.count("/") == 1)
    return {entry.id: entry for name in pages for entry in content_of(Path(name), files[name]).entries}


def _restore_others(home: Home, files: Mapping[str, bytes]) -> list[str]:
    """Restore drafts, keys, quarantined and private files, under another name if one is there already."""
    put = []
    folders: dict[str, str] = {}
    for name, content in files.items():
        if not _OTHERS.fullmatch(name) or _is_there(home, name, content):
            continue
        *parts, last = name.split("/")
        within = [part if at == 0 else folders.setdefault(part, token_hex(6)) for at, part in enumerate(parts)]
        file = home.folder.joinpath(*within, last)
        if file.exists():
            file = file.with_name(f"{file.stem}.{token_hex(4)}{file.suffix}")
        try:
            make_folder(file.parent)
            atomic_write(file, content)
        except OSError as error:
            raise cannot_write(file, error) from error
        put.append(str(file.relative_to(home.folder)))
    return put


def _is_there(home: Home, name: str, content: bytes) -> bool:
    """Whether a file in this folder has the same content already."""
    part = home.folder / name.partition("/")[0]
    try:
        beside = part.rglob("*") if part.is_dir() else home.folder.glob(f"{part.stem}*{part.suffix}")
        there = [file for file in beside if file.is_file()]
        return any(file.stat().st_size == len(content) and file.read_bytes() == content for file in there)
    except OSError:
        return False


def read_backup(file: Path) -> bytes:
    """Read a backup. Raises CoachError if it can't be opened."""
    try:
        return read_regular(file, LARGEST)
    except OSError as error:
        raise CoachError("The backup can't be opened", f"{file}: {error.strerror or error}.") from error
