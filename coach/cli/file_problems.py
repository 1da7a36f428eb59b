"""What a person is told of files that could not be read: what happened, where it lies, what is safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.exit_codes import tell

if TYPE_CHECKING:
    from coach.journal.coach import Coach
    from coach.journal.mending import Mended
    from coach.journal.reading import Problem


def tell_file_problems(coach: Coach) -> None:
    """One line on stderr for each file that was mended or taken in, and for each that has a problem."""
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


def ahead_in_words(months: list[str]) -> str:
    """Pages of months to come."""
    which = ", ".join(months[:3])
    return f"Something was written while the clock stood at {which}. `coach doctor` says what, and how to take it back."


def mended_in_words(mended: Mended) -> str:
    """A file that was set aside."""
    from coach.domain.wording import count

    saved = f"{count(mended.saved, 'entry', 'entries')} in it {'was' if mended.saved == 1 else 'were'} still whole"
    return (
        f"{mended.file.name} could not be read ({mended.detail}). It lies unchanged in {mended.set_aside}; {saved}"
        f"{' and counted' if mended.saved else ''}, and every other file is safe."
    )


def problem_in_words(problem: Problem) -> str:
    """A file that stays where it is."""
    file, detail = problem.file, problem.detail
    return {
        "damaged": f"{file} is damaged ({detail}). It was left as it is; what is whole in it counts, the rest is safe.",
        "misfits": f"{file} holds entries that make no sense ({detail}). They were left as they are; the rest counts.",
        "unreadable": f"{file} can't be opened ({detail}). It was left as it is; all that can be read counts.",
        "newer": f"{file} was written by a newer coach. What this one knows of it counts; nothing in it is lost.",
    }[problem.trouble]
