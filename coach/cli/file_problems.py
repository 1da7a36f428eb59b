"""Messages about files that could not be read: what happened, where the file is, what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.runner import warn

if TYPE_CHECKING:
    from pathlib import Path

    from coach.storage.reader import Problem
    from coach.storage.repair import Repaired
    from coach.storage.store import Store


def print_file_problems(store: Store) -> None:
    """Print a line on stderr for each file that was repaired, merged or has a problem, and for a read-only disk."""
    if store.journal.home.is_read_only:
        warn(read_only_in_words(store.journal.home.folder))
    for mended in store.repaired:
        warn(repaired_message(mended))
    if store.gathered:
        from coach.storage.conflict_copies import merge_messages

        for gathered in store.gathered:
            for sentence in merge_messages(gathered).values():
                warn(sentence)
    if store.written_ahead:
        warn(future_months_message(store.written_ahead))
    for problem in store.journal.problems.values():
        warn(problem_in_words(problem))


def read_only_in_words(folder: Path) -> str:
    """The message for a disk that nobody can write to."""
    return f"{folder} is on a read-only disk. You can read everything, but nothing new is saved."


def future_months_message(months: list[str]) -> str:
    """The message for segments of future months."""
    which = ", ".join(months[:3])
    return f"Something was written while the clock stood at {which}. `coach doctor` says what, and how to take it back."


def repaired_message(mended: Repaired) -> str:
    """The message for a file that was quarantined."""
    from coach.domain.wording import count

    saved = f"{count(mended.saved, 'entry', 'entries')} in it {'was' if mended.saved == 1 else 'were'} still readable"
    return (
        f"{mended.file.name} could not be read ({mended.detail}). It is in {mended.set_aside}, unchanged; "
        f"{saved}{' and counted' if mended.saved else ''}, and every other file is safe."
    )


def problem_in_words(problem: Problem) -> str:
    """The message for a file that stays where it is."""
    file, detail = problem.file, problem.detail
    return {
        "damaged": (
            f"{file} is damaged ({detail}). coach left it unchanged and uses the readable entries. Everything else "
            "is safe."
        ),
        "misfits": f"{file} has entries that are not valid ({detail}). coach left them unchanged and uses the rest.",
        "unreadable": f"{file} can't be opened ({detail}). coach left it unchanged and uses everything it can read.",
        "newer": f"{file} was written by a newer coach. coach uses what it understands, and nothing in it is lost.",
    }[problem.trouble]
