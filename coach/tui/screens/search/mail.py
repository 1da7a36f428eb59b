"""Replies by mail, read from a file: which application, what they say, what to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.search.events import StageReached
from coach.domain.search.mail import MailAnswer, read_answer
from coach.domain.search.mail_facts import events_of_answer, sender_as_person
from coach.domain.search.mail_matching import Match
from coach.domain.search.setbacks import setback_of
from coach.export.mail_data import in_words_on_screen, proposed
from coach.files import typed_path
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.screens.search.stages import show_card

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from coach.domain.event import Event
    from coach.domain.search.log import SearchLog
    from coach.domain.search.state import Application
    from coach.guide.mail import MailKind
    from coach.imports.progress import Progress
    from coach.tui.screens.search.room import Search

NONE = "-"
MOST_APPLICATIONS = 200
ASKED: tuple[tuple[MailKind, str], ...] = (
    ("question", "An answer, or a question to you"),
    ("invitation", "An invitation to an interview"),
    ("rejection", "They said no"),
    ("offer", "An offer"),
    ("confirmation", "Only a receipt: they got it"),
    ("other", "Something else: leave it out"),
)


class MailDialog(ReadFileDialog[list[MailAnswer]]):
    """Ask for a file with one or more messages."""

    HELP = "A message saved from your mail program (.eml), several (.mbox), or a text file with its words."
    dialog_title = "An answer by mail"
    TOLD = "Save the message as a file. coach reads it on this machine only, and asks before it saves anything."
    EXAMPLE = "~/Downloads/answer.eml"

    def __init__(self, log: SearchLog, home: tzinfo) -> None:
        super().__init__()
        self._search_log = log
        self._home = home

    def read(self, typed: str, _: Progress) -> list[MailAnswer]:
        """Return what the messages seem to say. Raises CoachError."""
        from coach.imports.mail.files import read_mail

        found = read_mail(typed_path(typed.strip("'\"")), self._home)
        return [read_answer(each, self._search_log) for each in found]


async def read_answers(room: Search) -> None:
    """Ask for a file, then go through its messages. Each is saved only if the person agrees."""
    for answer in await room.ask(MailDialog(room.search_log, room.coach_app.store.clock.zone)) or []:
        application = await _which_application(room, answer)
        if application is None:
            continue
        matched = answer._replace(matches=(application,))
        if (meant := await _meaning(room, matched)) and (saved := await _save(room, meant)):
            await _add_sender(room, meant)
            await _show_card(room, meant, saved)


async def _which_application(room: Search, answer: MailAnswer) -> Match | None:
    """Return the application it is about, asking if that is unclear. None skips the message."""
    if len(answer.matches) == 1:
        return answer.matches[0]
    known = [each.application for each in answer.matches]
    if not known and answer.kind != "approach":
        known = _likely(room)
    if not known:
        _nothing_to_save(room, answer)
        return None
    choices = [*((each.key, _named(each)) for each in known), (NONE, "None of these: leave it out")]
    key = await room.ask(OneDialog("Which is it about?", _words(answer), choices))
    return None if key is None or key == NONE else Match(room.search_log.applications[key], "you said so")


async def _meaning(room: Search, answer: MailAnswer) -> MailAnswer | None:
    """Return what it says, asking if that is unclear. None skips the message."""
    if answer.is_sure:
        return answer
    kind = await room.ask(OneDialog("What does it say?", _words(answer), ASKED))
    meant = next((each for each, _ in ASKED if each == kind), None)
    if meant is None or meant == "other":
        return None
    return answer._replace(kind=meant, phrase="you said so", others=())


async def _save(room: Search, answer: MailAnswer) -> Sequence[Event]:
    """Save the result if the person agrees, and return what was saved."""
    key, schedule = answer.matches[0].application.key, room.view.state.schedule
    found = [*events_of_answer(answer, key, room.search_log, schedule, room.today)]
    if not found:
        _nothing_to_save(room, answer)
        return ()
    said = f"{_words(answer)}\n\nTo save: {proposed(event for event, _ in found)}."
    if not await room.ask(AskDialog("Save it?", said)):
        return ()
    await room.store.apply_all(lambda _: found)
    room.tell("Saved. u undoes it.")
    return [event for event, _ in found]


async def _add_sender(room: Search, answer: MailAnswer) -> None:
    """Offer to add the sender, if it is a person rather than an office."""
    person = sender_as_person(answer, answer.matches[0].application.key, room.search_log)
    if person is None:
        return
    told = f"{shown(person.name or '')}, {shown(person.email or '')}, at {shown(person.employer or '')}."
    if await room.ask(AskDialog("Add them to your people?", told)):
        await room.store.append_all([person])
        room.tell(f"{shown(person.name or '')} is in your people now.")


async def _show_card(room: Search, answer: MailAnswer, saved: Sequence[Event]) -> None:
    """After a rejection, show the card written for it."""
    stage = next((event.stage for event in saved if isinstance(event, StageReached)), "")
    if setback_of(stage):
        await show_card(room, answer.matches[0].application, stage)


def _nothing_to_save(room: Search, answer: MailAnswer) -> None:
    room.tell(f"{_words(answer)} There is nothing to save.", "An answer by mail")


def _likely(room: Search) -> list[Application]:
    """Return the applications that a reply could be about: open ones first, then the newest."""
    every = list(room.search_log.applications.values())
    every.sort(key=lambda each: (not each.ended, each.since), reverse=True)
    return every[:MOST_APPLICATIONS]


def _named(application: Application) -> str:
    return shown(", ".join(filter(None, (application.employer, application.role))))


def _words(answer: MailAnswer) -> str:
    return "\n".join(in_words_on_screen(answer))
