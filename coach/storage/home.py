"""The data folder, and the paths of everything in it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from coach.errors import JournalError

OWNER_ONLY = 0o700


class Home(NamedTuple):
    """The person's folder. Only `journal` may be synced to another machine; the rest belongs to this one."""

    folder: Path

    @property
    def journal(self) -> Path:
        """The folder of the segments, which are only ever added to."""
        return self.folder / "journal"

    @property
    def texts(self) -> Path:
        """The texts of the person's own reading, in the journal's folder so that they are synced with it."""
        return self.journal / "reading"

    @property
    def device(self) -> Path:
        """The file with the id of this installation."""
        return self.folder / "device"

    @property
    def lock(self) -> Path:
        """The file of the lock between processes that write."""
        return self.folder / "lock"

    @property
    def plain_lock(self) -> Path:
        """The lock file on a disk without locks: it exists while a process writes."""
        return self.folder / "lock.plain"

    @property
    def set_aside(self) -> Path:
        """The quarantine: files that could not be read, unchanged."""
        return self.folder / "set-aside"

    @property
    def keys(self) -> Path:
        """The person's own key bindings, if there are any."""
        return self.folder / "keys.toml"

    @property
    def snapshot(self) -> Path:
        """The snapshot of past months, for a quick start. It may be deleted at any time."""
        return self.folder / "digest.json"

    @property
    def is_read_only(self) -> bool:
        """Whether the folder is on a disk that nobody can write to, such as one mounted read-only."""
        try:
            return bool(os.statvfs(self.folder).f_flag & os.ST_RDONLY)
        except (AttributeError, OSError):  # not on Windows
            return False

    @property
    def seen(self) -> Path:
        """The high-water marks of the journal's segments."""
        return self.folder / "seen"

    @property
    def new(self) -> Path:
        """Temporary files of segments: outside the folder that is synced."""
        return self.folder / "new"

    @property
    def skill_finds(self) -> Path:
        """The cache of skills found in adverts. It may be deleted at any time."""
        return self.folder / "skills.json"

    @property
    def crash(self) -> Path:
        """The report of the last crash."""
        return self.folder / "crash.txt"

    @property
    def drafts(self) -> Path:
        """Drafts: text that is not an entry yet."""
        return self.folder / "drafts"

    @property
    def private(self) -> Path:
        """Private writing. Nothing that searches, summarises or exports ever looks here."""
        return self.folder / "private"

    def beside(self, file: Path) -> Path:
        """The temporary file for a file in the journal's folder.

        It is outside the folder that is synced, so that no other program picks up half a segment. Only if the journal
        is on another disk, where a rename could not be atomic, is it in the same folder. Raises OSError.
        """
        from coach.storage.atomic_write import temp_path

        if os.stat(file.parent).st_dev != os.stat(self.folder).st_dev:
            return temp_path(file)
        make_folder(self.new)
        return self.new / temp_path(file).name

    def make(self) -> None:
        """Create the folder and the journal in it, readable by their owner alone. Raises JournalError."""
        for folder in (self.folder, self.journal):
            try:
                make_folder(folder)
            except OSError as error:
                raise cannot_write(folder, error) from error


def make_folder(folder: Path) -> None:
    """Create `folder` and any missing parents, for their owner alone, durably. Raises OSError."""
    if folder.is_dir():
        return
    from coach.storage.atomic_write import sync_folder

    if folder.parent != folder:
        make_folder(folder.parent)
    folder.mkdir(mode=OWNER_ONLY, exist_ok=True)
    with suppress(OSError):  # a folder that can be added to but not read
        sync_folder(folder.parent)


def home_from(setting: str | None) -> Home:
    """The folder that `setting` (the text of COACH_HOME) names; without it, this system's usual place for data."""
    if setting:
        return Home(Path(os.path.abspath(os.path.expanduser(setting))))
    from platformdirs import user_data_path

    return Home(user_data_path("coach", appauthor=False))


def no_folder(path: Path) -> JournalError:
    """The error for a file, or anything else, in the place of a folder."""
    return JournalError("That is not a folder", f"There is something else at {path}. Move it, or set COACH_HOME.")


def cannot_write(path: Path, error: OSError) -> JournalError:
    """The error for a failed write under `path`, with the reason and what to do."""
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
