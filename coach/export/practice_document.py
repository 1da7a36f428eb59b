"""Practice as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import relative_day
from coach.domain.document import Document, Paragraph, all_of, grouped
from coach.domain.practice.comparison import compare, comparison_words
from coach.domain.practice.constants import rating_words, spoken
from coach.domain.practice.custom_questions import deck_of, question_of
from coach.domain.practice.selection import outlook_now
from coach.domain.practice.spaced_repetition import schedules
from coach.domain.practice.state import is_over, practice_of
from coach.domain.sanitize import shown
from coach.domain.wording import count

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.practice.comparison import AnswerComparison
    from coach.domain.practice.state import Round
    from coach.domain.state import State


def asks(state: State, question: str) -> str:
    """Return the text of a question; its id if it is no longer known."""
    found = question_of(practice_of(state), question)
    return found.asks if found else shown(question)


def round_line(state: State, round_: Round, today: date) -> str:
    """A round on one line: "today, 5 questions, a friend asked: 2 3 3 1 -"."""
    number = count(len(round_.questions), "question")
    if not is_over(state, round_):
        number = f"{len(round_.told)} of {number}"
    marks = " ".join(str(answer.rating or "-") for answer in round_.told)
    friend = ", a friend asked" if round_.partner else ""
    return f"{relative_day(round_.on, today)}, {number}{friend}: {marks}"


def outlook_words(state: State, today: date) -> str:
    """Sum up the state of the deck in a sentence or two."""
    deck = deck_of(state)
    found = outlook_now(state, today)
    told = [f"{count(len(found.due), 'question')} {'is' if len(found.due) == 1 else 'are'} due"] if found.due else []
    told += [f"{count(len(found.weak), 'question')} to go over again"] if found.weak else []
    of = len(deck.questions)
    new = f"all {of} questions" if found.new == of else f"{found.new} of {of}"
    told += [f"{new} are new to you"] if found.new else []
    words = ", ".join(told) or "nothing is due, and you have seen every question"
    return f"{words[:1].upper()}{words[1:]}."


def round_parts(state: State, round_: Round, today: date) -> Iterator[Paragraph]:
    """A round, with each question compared with the time before."""
    rows = compare(practice_of(state), round_)
    yield Paragraph(round_line(state, round_, today))
    yield from (_row(state, row) for row in rows)
    if words := comparison_words(rows):
        yield Paragraph(words)
    if round_.link:
        yield Paragraph(f"Recording: {round_.link}")


def _row(state: State, row: AnswerComparison) -> Paragraph:
    before = f"then {row.before.rating}" if row.before else "      "
    now = f"now {row.now.rating or '-'}" if row.now else "     "
    said = [asks(state, row.question)]
    if row.now and row.now.seconds is not None:
        said.append(f"({spoken(row.now.seconds)})")
    if row.now and row.now.note:
        said.append(f"Note: {row.now.note}")
    return Paragraph(" ".join(said), lead=f"{before} {now}  ")


def practice_overview(state: State, today: date) -> Document:
    """The questions due, and the rounds so far, newest first."""
    record = practice_of(state)
    found = schedules(record.answers(), today)
    due = (f"{rating_words(found[each.id].last.rating)}: {each.asks}" for each in outlook_now(state, today).due)
    head = [Paragraph(outlook_words(state, today)), *all_of("detail", due)]
    if not record.told:
        head.append(Paragraph("There is no round yet. `coach practice` starts one."))
    return grouped(head, *(round_parts(state, each, today) for each in reversed(record.told)))


def added_questions(state: State) -> Iterator[Paragraph]:
    """The person's own questions, each with its key."""
    there = [each for each in practice_of(state).added.values() if not each.gone]
    if not there:
        yield Paragraph('You have not added any yet. `coach practice add "Why did you leave?"` adds one.')
    for each in there:
        yield Paragraph(f"{each.asks} ({each.key})", "entry")
        if each.listen:
            yield Paragraph(f"Listen for: {each.listen}", depth=1)
