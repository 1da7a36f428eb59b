"""Entries found outside segments: lost when a segment was rolled back, or in copies that a sync program made.

They are written to segments of this machine, under the lock; then the copies are quarantined. No file leaves the
journal before its entries are in a segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.storage.atomic_write import TEMPORARY_SUFFIX
from coach.storage.reader import read_segment
from coach.storage.repair import may_be_incomplete

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.storage.journal import Journal

_UNFINISHED = ("~", ".", "._", "#")
_UNFINISHED_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", TEMPORARY_SUFFIX)


class WaitingEntry(NamedTuple):
    """An entry that counts but is in no segment yet; `file` is where it was found."""

    entry: Entry
    file: Path
    is_page: bool


class GatherResult(NamedTuple):
    """What was written to segments: entries that had been lost, and those of `copies`; `parted` is the new device
    id.
    """

    gone: int = 0
    copied: int = 0
    copies: tuple[str, ...] = ()
    parted: str = ""


def candidate_names(names: Iterable[str], device: str) -> list[str]:
    """The file names that may hold entries, without temporary files that a kill of this machine left."""
    ours = f".{device}."
    return [name for name in names if not (device and name.endswith(TEMPORARY_SUFFIX) and ours in name)]


def valid_entries(file: Path) -> list[Entry]:
    """The valid entries in a conflict copy. Never raises, whatever the file holds."""
    entries = read_segment(file).entries
    if not entries:
        return []
    from coach.storage.validation import what_is_wrong

    return [entry for entry in entries if not what_is_wrong(entry.fields)]


def is_needed(journal: Journal) -> bool:
    """Whether any entry can be written to a segment now, or this machine needs a new id because it was cloned."""
    return any(_can_be_written(journal, each) for each in journal.waiting.values()) or journal.is_cloned()


def gather(journal: Journal, last_id: str) -> GatherResult:
    """Write waiting entries to segments, and quarantine the copies they came from. Call it with the lock held.

    An entry whose segment may still be arriving, or can't be read just now, keeps waiting. Raises JournalError.
    """
    there = journal.ids_on_pages()
    ready = [each for each in journal.waiting.values() if _can_be_written(journal, each)]
    missing = [each for each in ready if each.entry.id not in there]
    parted = journal.part(last_id) if journal.is_cloned() else ""
    journal.merge([each.entry for each in missing], last_id)
    for each in ready:
        del journal.waiting[each.entry.id]
    for file in sorted(journal.copies):
        if _is_whole_copy(file):
            quarantine_file(journal, file)
    journal.copies.clear()
    copied = [each.file.name for each in missing if not each.is_page]
    return GatherResult(len(missing) - len(copied), len(copied), tuple(sorted(set(copied))), parted)


def _can_be_written(journal: Journal, waiting: WaitingEntry) -> bool:
    """Whether the entry's own segment will not bring it: it is readable, or is damaged for good."""
    problem = journal.problems.get(waiting.file.name) if waiting.is_page else None
    if problem is None or problem.trouble not in ("unreadable", "damaged"):
        return True
    return problem.trouble == "damaged" and not may_be_incomplete(waiting.file)


def _is_whole_copy(file: Path) -> bool:
    """Whether every entry was read, and no other program is about to rename the file."""
    name, content = file.name.casefold(), read_segment(file)
    unfinished = name.startswith(_UNFINISHED) or name.endswith(_UNFINISHED_ENDINGS)
    if content.problem or (unfinished and may_be_incomplete(file)):
        return False
    return len(valid_entries(file)) == len(content.entries)


def quarantine_file(journal: Journal, file: Path) -> None:
    """Move a copy out of the journal's folder, into quarantine."""
    from coach.errors import JournalError
    from coach.storage.quarantine import quarantine_copy

    with suppress(OSError, JournalError):
        quarantine_copy(journal.home, file, file.name)
        file.unlink()


def duplicates_message(journal: Journal, state: State) -> str:
    """If several machines write: how much was logged or changed twice; "" for nothing."""
    if len(journal.others()) < 2:
        return ""
    from coach.domain.duplicates import conflicting_edits, find_duplicates

    alike, changed = len(find_duplicates(state)), len(conflicting_edits(state))
    told = [
        f"{count(alike, 'thing was', 'things were')} noted on two machines" if alike else "",
        f"{count(changed, 'thing was', 'things were')} changed on two" if changed else "",
    ]
    return f"{' and '.join(filter(None, told))}: `coach same` shows which." if alike or changed else ""


def merge_messages(gathered: GatherResult) -> Mapping[str, str]:
    """Messages about what was gathered, each sentence by its title."""
    told = {}
    if gathered.gone:
        those = "It is" if gathered.gone == 1 else "They are"
        told["The journal had gone back"] = (
            f"{count(gathered.gone, 'entry was', 'entries were')} missing from the journal's folder, perhaps "
            f"because an older copy was put back. {those} there again."
        )
    if gathered.copied:
        first, more = shown(gathered.copies[0])[:80], len(gathered.copies) - 1
        which = f"{first} and {count(more, 'other file')}" if more else first
        told["Copies were taken in"] = (
            f"{count(gathered.copied, 'entry was', 'entries were')} only in {which}, made by another program. "
            f"{'It is' if gathered.copied == 1 else 'They are'} in your journal now."
        )
    if gathered.parted:
        told["Two machines had one id"] = (
            "Another copy of this folder is in use as well. This one has its own id from now on; nothing is lost."
        )
    return told
