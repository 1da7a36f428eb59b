"""The folder that everything is kept in, and what lies where in it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coach.errors import JournalError

OWNER_ONLY = 0o700


class Home(NamedTuple):
    """The person's folder. Only `journal` may be carried to another machine; the rest belongs to this one."""

    folder: Path

    @property
    def journal(self) -> Path:
        """The journal's pages: files that are only ever added to."""
        return self.folder / "journal"

    @property
    def texts(self) -> Path:
        """The texts of the person's own reading. They lie in the journal's folder, to be carried with it."""
        return self.journal / "reading"

    @property
    def device(self) -> Path:
        """The file that names this installation."""
        return self.folder / "device"

    @property
    def lock(self) -> Path:
        """The lock between processes that write."""
        return self.folder / "lock"

    @property
    def plain_lock(self) -> Path:
        """The file that is there while somebody writes, on a disk that keeps no locks."""
        return self.folder / "lock.plain"

    @property
    def set_aside(self) -> Path:
        """Where files go that could not be read, as they were found."""
        return self.folder / "set-aside"

    @property
    def keys(self) -> Path:
        """The person's own keys, if they wrote any."""
        return self.folder / "keys.toml"

    @property
    def snapshot(self) -> Path:
        """Past months, summed up for a quick start. It may be thrown away at any time."""
        return self.folder / "digest.json"

    @property
    def is_read_only(self) -> bool:
        """Whether the folder is on a disk that nobody can write to, such as one mounted read-only."""
        try:
            return bool(os.statvfs(self.folder).f_flag & os.ST_RDONLY)
        except (AttributeError, OSError):  # Windows has no such call
            return False

    @property
    def seen(self) -> Path:
        """What this machine remembers of the journal's pages."""
        return self.folder / "seen"

    @property
    def new(self) -> Path:
        """Where pages are written before they take their places: outside the folder that is carried."""
        return self.folder / "new"

    @property
    def skill_finds(self) -> Path:
        """The skills that adverts were found to name. It may be thrown away at any time."""
        return self.folder / "skills.json"

    @property
    def crash(self) -> Path:
        """What happened when coach last stopped by an error of its own."""
        return self.folder / "crash.txt"

    @property
    def drafts(self) -> Path:
        """What is being typed and is not an entry yet."""
        return self.folder / "drafts"

    @property
    def private(self) -> Path:
        """What was written for nobody else. Nothing that searches, sums up or exports ever looks here."""
        return self.folder / "private"

    def beside(self, file: Path) -> Path:
        """Where the next content of a file in the journal's folder is written before it takes its place.

        That is outside the folder which is carried, so that no other program carries half a page; but for a journal on
        another disk, from which a file can't be put in its place in one go. Raises OSError.
        """
        from coach.storage.atomic_write import temp_path

        if os.stat(file.parent).st_dev != os.stat(self.folder).st_dev:
            return temp_path(file)
        make_folder(self.new)
        return self.new / temp_path(file).name

    def make(self) -> None:
        """Make the folder and the journal in it, readable by their owner alone. Raises JournalError where it can't."""
        for folder in (self.folder, self.journal):
            try:
                make_folder(folder)
            except OSError as error:
                raise cannot_write(folder, error) from error


def make_folder(folder: Path) -> None:
    """Make `folder` and those above it that are missing, for their owner alone, durably. Raises OSError."""
    if folder.is_dir():
        return
    from coach.storage.atomic_write import sync_folder

    if folder.parent != folder:
        make_folder(folder.parent)
    folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
    with suppress(OSError):  # a folder that we may add to and not read
        sync_folder(folder.parent)


def home_from(setting: str | None) -> Home:
    """The folder that `setting` (the text of COACH_HOME) names, or else where this system keeps a program's data."""
    if setting:
        return Home(Path(os.path.abspath(os.path.expanduser(setting))))
    from platformdirs import user_data_path

    return Home(user_data_path("coach", appauthor=False))


def no_folder(path: Path) -> JournalError:
    """The error for a file, or anything else, that stands in the place of a folder."""
    return JournalError("That is not a folder", f"There is something else at {path}. Move it, or set COACH_HOME.")


def cannot_write(path: Path, error: OSError) -> JournalError:
    """The error that tells a person why something under `path` could not be written, and what to do."""
    import errno

    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return JournalError(
            "The disk is full", f"This was not saved. Everything you saved before is safe. Free some space for {path}."
        )
    if error.errno == errno.EROFS:
        return JournalError(
            "The disk is read-only",
            f"This was not saved. Mount the disk of {path} for writing, or set COACH_HOME to another folder.",
        )
    if error.errno in (errno.EACCES, errno.EPERM):
        return JournalError(
            "coach is not allowed to write here",
            f"This was not saved. Make {path} writable for you, or set COACH_HOME to another folder.",
        )
    if error.errno in (errno.ENOTDIR, errno.EEXIST):
        return no_folder(path)
    reason = (error.strerror or str(error)).lower()
    return JournalError(
        "This could not be saved", f"{path} could not be written ({reason}). Run `coach doctor` to find out more."
    )
