"""What a person is told of files that could not be read: what happened, where it lies, what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.exit_codes import tell

if TYPE_CHECKING:
    from pathlib import Path

    from coach.journal.coach import Coach
    from coach.journal.mending import Mended
    from coach.journal.reading import Problem


def tell_file_problems(coach: Coach) -> None:
    """One line on stderr for each file that was mended, taken in or has a problem, and for a read-only disk."""
    if coach.journal.home.is_read_only:
        tell(read_only_in_words(coach.journal.home.folder))
    for mended in coach.mended:
        tell(mended_in_words(mended))
    if coach.gathered:
        from coach.journal.gathering import in_words

        for gathered in coach.gathered:
            for sentence in in_words(gathered).values():
                tell(sentence)
    if coach.written_ahead:
        tell(ahead_in_words(coach.written_ahead))
    for problem in coach.journal.problems.values():
        tell(problem_in_words(problem))


def read_only_in_words(folder: Path) -> str:
    """A disk that nobody can write to."""
    return f"{folder} is on a read-only disk. You can read everything, but nothing new is saved."


def ahead_in_words(months: list[str]) -> str:
    """Pages of months to come."""
    which = ", ".join(months[:3])
    return f"Something was written while the clock stood at {which}. `coach doctor` says what, and how to take it back."


def mended_in_words(mended: Mended) -> str:
    """A file that was set aside."""
    from coach.domain.wording import count

    saved = f"{count(mended.saved, 'entry', 'entries')} in it {'was' if mended.saved == 1 else 'were'} still readable"
    return (
        f"{mended.file.name} could not be read ({mended.detail}). It is in {mended.set_aside}, unchanged; "
        f"{saved}{' and counted' if mended.saved else ''}, and every other file is safe."
    )


def problem_in_words(problem: Problem) -> str:
    """A file that stays where it is."""
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
