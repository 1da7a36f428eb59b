"""Answers by mail, one after another: which application, what it says, what to record. Nothing without a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.search.events import StageReached
from coach.domain.search.mail_facts import events_of_answer, sender_as_person
from coach.domain.search.mail_matching import Match
from coach.domain.search.setbacks import setback_of
from coach.export.mail_data import in_words_on_screen, proposed
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import OneDialog

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from coach.domain.event import Event
    from coach.domain.search.mail import MailAnswer
    from coach.domain.search.state import Application
    from coach.guide.mail import MailKind
    from coach.tui.screens.search.handlers import SearchHandlers

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


class MailPass:
    """Goes through some answers: asks where something is in doubt, then records after a yes."""

    def __init__(self, room: SearchHandlers, answers: Sequence[MailAnswer]) -> None:
        self._room = room
        self._answers = list(answers)

    def go_on(self) -> None:
        """The next message, if there is one."""
        if self._answers:
            self._which(self._answers.pop(0))

    def _which(self, answer: MailAnswer) -> None:
        """Ask which application it is about, where it could be several or names none."""
        known = [each.application for each in answer.matches]
        if len(known) == 1:
            self._what(answer)
            return
        if not known and answer.kind != "approach":
            known = _likely(self._room)
        if not known:
            self._leave_out(answer)
            return
        choices = [(each.key, _named(each)) for each in known]

        def chosen(key: str | None) -> None:
            if key is None or key == NONE:
                self.go_on()
                return
            match = Match(self._room.search_log.applications[key], "you said so")
            self._what(answer._replace(matches=(match,)))

        dialog = OneDialog("Which is it about?", _words(answer), [*choices, (NONE, "None of these: leave it out")])
        self._room.app.push_screen(dialog, chosen)

    def _what(self, answer: MailAnswer) -> None:
        """Ask what it says, where that is not plain."""
        if answer.is_sure:
            self._record(answer)
            return

        def chosen(kind: str | None) -> None:
            meant = next((each for each, _ in ASKED if each == kind), None)
            if meant is None or meant == "other":
                self.go_on()
            else:
                self._record(answer._replace(kind=meant, phrase="you said so", others=()))

        self._room.app.push_screen(OneDialog("What does it say?", _words(answer), ASKED), chosen)

    def _record(self, answer: MailAnswer) -> None:
        events = _facts(self._room, answer)
        if not events:
            self._leave_out(answer)
            return

        def keep(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
            if agreed:
                self._room.keep(events, "Saved. u undoes it.")
            self._person(answer, events if agreed else [])

        said = f"{_words(answer)}\n\nTo save: {proposed(event for event, _ in events)}."
        self._room.app.push_screen(AskDialog("Save it?", said), keep)

    def _person(self, answer: MailAnswer, recorded: Sequence[tuple[Event, date | None]]) -> None:
        """Offer to add whoever wrote, where that is somebody and not an office."""
        person = sender_as_person(answer, answer.matches[0].application.key, self._room.search_log)
        if not recorded or person is None:
            self._card(answer, recorded)
            return

        def keep(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
            if agreed:
                self._room.keep([(person, None)], f"{shown(person.name or '')} is in your people now.")
            self._card(answer, recorded)

        told = f"{shown(person.name or '')}, {shown(person.email or '')}, at {shown(person.employer or '')}."
        self._room.app.push_screen(AskDialog("Add them to your people?", told), keep)

    def _card(self, answer: MailAnswer, recorded: Sequence[tuple[Event, date | None]]) -> None:
        """After a no, the card that was written for such a day."""
        stage = next((event.stage for event, _ in recorded if isinstance(event, StageReached)), "")
        if not setback_of(stage):
            self.go_on()
            return
        from coach.tui.screens.search.setback_cards import show_card_for

        show_card_for(self._room, answer.matches[0].application, stage, self.go_on)

    def _leave_out(self, answer: MailAnswer) -> None:
        self._room.main.tell(f"{_words(answer)} There is nothing to save.", "An answer by mail")
        self.go_on()


def _likely(room: SearchHandlers) -> list[Application]:
    """The applications that an answer may be about: those that are open first, the newest first."""
    every = list(room.search_log.applications.values())
    every.sort(key=lambda each: (not each.ended, each.since), reverse=True)
    return every[:MOST_APPLICATIONS]


def _named(application: Application) -> str:
    return shown(", ".join(filter(None, (application.employer, application.role))))


def _words(answer: MailAnswer) -> str:
    return "\n".join(in_words_on_screen(answer))


def _facts(room: SearchHandlers, answer: MailAnswer) -> list[tuple[Event, date | None]]:
    key, schedule = answer.matches[0].application.key, room.view.state.schedule
    found = events_of_answer(answer, key, room.search_log, schedule, room.today)
    return [*found]
