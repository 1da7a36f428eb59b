"""Answers by mail: read from a file, shown one after another, recorded after a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.mail import Answer, Match, facts_of_answer, read_answer
from coach.export.mail_data import in_words, proposed
from coach.files import typed_path
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.reading_dialog import ReadingDialog

if TYPE_CHECKING:
    from datetime import date, tzinfo

    from coach.domain.fact import Fact
    from coach.domain.search.log import SearchLog
    from coach.imports.progress import Progress
    from coach.tui.screens.search.handlers import SearchHandlers


class MailDialog(ReadingDialog[list[Answer]]):
    """Asks for a file of one message or several."""

    HELP = "A message saved from your mail program (.eml), several (.mbox), or a text file with its words."
    dialog_title = "An answer by mail"
    TOLD = "Save the message as a file. It is only read on this machine, and coach asks before it records anything."
    EXAMPLE = "~/Downloads/answer.eml"

    def __init__(self, log: SearchLog, home: tzinfo) -> None:
        super().__init__()
        self._search_log = log
        self._home = home

    def read(self, typed: str, _: Progress) -> list[Answer]:
        """What the messages are taken for. Raises CoachError."""
        from coach.imports.mail.files import read_mail

        found = read_mail(typed_path(typed.strip("'\"")), self._home)
        return [read_answer(each, self._search_log) for each in found]


def read_answers(room: SearchHandlers) -> None:
    """Ask for a file, then go through its messages."""
    home = room.main.coach_app.coach.clock.zone
    room.app.push_screen(MailDialog(room.search_log, home), lambda found: _go_through(room, found or []))


def _go_through(room: SearchHandlers, answers: list[Answer]) -> None:
    """The next message; where it could be about several applications, which one it is."""
    if not answers:
        return
    answer, *others = answers
    if len(answer.matches) < 2:
        _ask(room, answer, others)
        return
    choices = [
        (each.application.key, f"{each.application.employer}, {each.application.role}") for each in answer.matches
    ]

    def chosen(key: str | None) -> None:
        matches = tuple(
            Match(each.application, "you said so") for each in answer.matches if each.application.key == key
        )
        _ask(room, answer._replace(matches=matches), others) if matches else _go_through(room, others)

    room.app.push_screen(OneDialog("Which is it about?", "\n".join(in_words(answer)), choices), chosen)


def _ask(room: SearchHandlers, answer: Answer, others: list[Answer]) -> None:
    words = "\n".join(in_words(answer))
    facts = _facts(room, answer)
    if not facts:
        room.main.tell(f"{words} There is nothing to record for it.", "An answer by mail")
        _go_through(room, others)
        return

    def keep(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        if agreed:
            room.keep(facts, "Recorded. u undoes it.")
        _go_through(room, others)

    said = f"{words}\n\nTo record: {proposed(fact for fact, _ in facts)}."
    room.app.push_screen(AskDialog("Record it?", said), keep)


def _facts(room: SearchHandlers, answer: Answer) -> list[tuple[Fact, date | None]]:
    if len(answer.matches) != 1:
        return []
    schedule = room.view.transition.schedule
    taken = frozenset({*schedule.weekly, *(each.text("key") for day in schedule.single.values() for each in day)})
    found = facts_of_answer(answer, answer.matches[0].application.key, room.search_log, taken, room.today)
    return [*found]
