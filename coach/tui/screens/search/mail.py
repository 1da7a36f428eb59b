"""Answers by mail, read from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.mail import MailAnswer, read_answer
from coach.files import typed_path
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.screens.search.mail_pass import MailPass

if TYPE_CHECKING:
    from datetime import tzinfo

    from coach.domain.search.log import SearchLog
    from coach.imports.progress import Progress
    from coach.tui.screens.search.handlers import SearchHandlers


class MailDialog(ReadFileDialog[list[MailAnswer]]):
    """Asks for a file of one message or several."""

    HELP = "A message saved from your mail program (.eml), several (.mbox), or a text file with its words."
    dialog_title = "An answer by mail"
    TOLD = "Save the message as a file. coach reads it on this machine only, and asks before it saves anything."
    EXAMPLE = "~/Downloads/answer.eml"

    def __init__(self, log: SearchLog, home: tzinfo) -> None:
        super().__init__()
        self._search_log = log
        self._home = home

    def read(self, typed: str, _: Progress) -> list[MailAnswer]:
        """What the messages are taken for. Raises CoachError."""
        from coach.imports.mail.files import read_mail

        found = read_mail(typed_path(typed.strip("'\"")), self._home)
        return [read_answer(each, self._search_log) for each in found]


def read_answers(room: SearchHandlers) -> None:
    """Ask for a file, then go through its messages."""
    home = room.main.coach_app.store.clock.zone
    room.app.push_screen(MailDialog(room.search_log, home), lambda found: MailPass(room, found or []).go_on())
