"""Entries that count and lie on no page: from a page that went back, and from files that another program named.

They are put on pages of this machine, under the lock; then the files that held them are put away. Nothing is taken from
the journal before what is in it lies on a page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.storage.atomic_write import LEFT_OVER
from coach.storage.reader import read_page
from coach.storage.repair import may_still_arrive

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.storage.journal import Journal

_UNFINISHED = ("~", ".", "._", "#")
_UNFINISHED_ENDINGS = (".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", ".swp", LEFT_OVER)


class Waiting(NamedTuple):
    """An entry that counts and lies on no page; `file` is where it comes from."""

    entry: Entry
    file: Path
    is_page: bool


class Gathered(NamedTuple):
    """What was put on pages: entries that had gone from them, and those of `copies`; `parted` is the new id."""

    gone: int = 0
    copied: int = 0
    copies: tuple[str, ...] = ()
    parted: str = ""


def strays_in(names: Iterable[str], device: str) -> list[str]:
    """Those of the names under which entries may lie; what this machine was writing when it was killed is none."""
    ours = f".{device}."
    return [name for name in names if not (device and name.endswith(LEFT_OVER) and ours in name)]


def sound_entries(file: Path) -> list[Entry]:
    """The entries in a file that another program named, but for what is odd. Never raises for what it holds."""
    entries = read_page(file).entries
    if not entries:
        return []
    from coach.storage.validation import what_is_wrong

    return [entry for entry in entries if not what_is_wrong(entry.fields)]


def is_needed(journal: Journal) -> bool:
    """Whether anything waits that can be put on a page now, or this machine has to part from a copy of it."""
    return any(_is_ready(journal, each) for each in journal.waiting.values()) or journal.is_cloned()


def gather(journal: Journal, last_id: str) -> Gathered:
    """Put on pages what waits for it, and put away the copies it came from. Call it with the lock held.

    What is on a page that may still be arriving, or can't be read just now, waits on. Raises JournalError.
    """
    there = journal.ids_on_pages()
    ready = [each for each in journal.waiting.values() if _is_ready(journal, each)]
    missing = [each for each in ready if each.entry.id not in there]
    parted = journal.part(last_id) if journal.is_cloned() else ""
    journal.merge([each.entry for each in missing], last_id)
    for each in ready:
        del journal.waiting[each.entry.id]
    for file in sorted(journal.copies):
        if _is_whole_copy(file):
            put_away(journal, file)
    journal.copies.clear()
    copied = [each.file.name for each in missing if not each.is_page]
    return Gathered(len(missing) - len(copied), len(copied), tuple(sorted(set(copied))), parted)


def _is_ready(journal: Journal, waiting: Waiting) -> bool:
    """Whether it will not show up by itself: its page can't be read just now, or is still arriving."""
    problem = journal.problems.get(waiting.file.name) if waiting.is_page else None
    if problem is None or problem.trouble not in ("unreadable", "damaged"):
        return True
    return problem.trouble == "damaged" and not may_still_arrive(waiting.file)


def _is_whole_copy(file: Path) -> bool:
    """Whether all that is in it was taken in, and no other program is about to give it its name."""
    name, content = file.name.casefold(), read_page(file)
    unfinished = name.startswith(_UNFINISHED) or name.endswith(_UNFINISHED_ENDINGS)
    if content.problem or (unfinished and may_still_arrive(file)):
        return False
    return len(sound_entries(file)) == len(content.entries)


def put_away(journal: Journal, file: Path) -> None:
    """Take a copy out of the journal's folder, to lie among what was quarantined."""
    from coach.errors import JournalError
    from coach.storage.quarantine import quarantine_copy

    with suppress(OSError, JournalError):
        quarantine_copy(journal.home, file, file.name)
        file.unlink()


def twice_in_words(journal: Journal, state: State) -> str:
    """Where several machines write: how much was noted or changed twice; "" where nothing was."""
    if len(journal.others()) < 2:
        return ""
    from coach.domain.duplicates import changed_twice, twins

    alike, changed = len(twins(state)), len(changed_twice(state))
    told = [
        f"{count(alike, 'thing was', 'things were')} noted on two machines" if alike else "",
        f"{count(changed, 'thing was', 'things were')} changed on two" if changed else "",
    ]
    return f"{' and '.join(filter(None, told))}: `coach same` shows which." if alike or changed else ""


def in_words(gathered: Gathered) -> Mapping[str, str]:
    """What a person is told of it, each sentence by its title."""
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
