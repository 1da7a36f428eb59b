"""What is decided in the room of the search: each decision becomes an event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from textual import on

from coach.domain.sanitize import shown
from coach.domain.search.contact_suggestions import ContactSuggestion
from coach.domain.search.efforts import is_noted
from coach.domain.search.follow_ups import Due, line_about
from coach.domain.search.state import Activity, Application, Employer, Person, Record
from coach.domain.search.upcoming import Coming
from coach.tui.screens.room import Room
from coach.tui.screens.search.rows import Row
from coach.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.search.log import SearchLog

KINDS = {"people": "person", "employers": "employer", "applications": "application", "activities": "activity"}


class SearchHandlers(Room):
    """The commands of the search. The room says which list is open and what is `chosen` in it."""

    list: str

    @property
    def search_log(self) -> SearchLog:
        """The search log."""
        raise NotImplementedError

    @property
    def chosen(self) -> Row | None:
        """What lies under the cursor."""
        raise NotImplementedError

    def open_list(self, name: str) -> None:
        """Show another list."""
        raise NotImplementedError

    def keep(self, events: Sequence[tuple[Event, date | None]], said: str = "") -> None:
        """Record events, each about its day (None: today), all of them or none."""
        self.main.coach_app.act(
            lambda store: store.append_all(events), lambda _: self.main.tell(said) if said else None
        )

    def _record(self) -> Record | None:
        """The record under the cursor, or the one that something due is about."""
        chosen = self.chosen
        if isinstance(chosen, ContactSuggestion):
            return chosen.person
        if isinstance(chosen, (Due, Coming)):
            return self.search_log.people.get(chosen.person) or self.search_log.applications.get(chosen.application)
        if isinstance(chosen, Activity) and not is_noted(self.search_log, chosen):
            return self.search_log.applications.get(chosen.application)
        return chosen if isinstance(chosen, (Person, Employer, Application, Activity)) else None

    def _person(self) -> Person | None:
        record = self._record()
        if isinstance(record, Activity):
            record = self.search_log.people.get(record.person)
        return record if isinstance(record, Person) else None

    def _application(self) -> Application | None:
        record = self._record()
        if isinstance(record, Activity):
            record = self.search_log.applications.get(record.application)
        if not isinstance(record, Application):
            self.main.tell("This only works on an application. Choose one in the list of applications first.")
            return None
        return record

    # -- records

    @on(VirtualList.Chosen)
    def action_open_record(self) -> None:
        """Everything about the record under the cursor."""
        from textual.content import Content

        from coach.export.search_document import record_document
        from coach.export.text import document_text
        from coach.tui.screens.dialog import TextDialog

        record = self._record()
        if record is None:
            return
        width = min(68, self.size.width - 8)
        document = record_document(_kind(record), record, self.search_log, self.today, titled=True)
        lines = document_text(document, width)
        if isinstance(record, Application):
            from coach.tui.screens.search.adverts import advert_lines

            lines = [*lines, *advert_lines(self.view.state, record)]
        self.app.push_screen(TextDialog(shown(_title(record)), Content("\n".join(lines))))

    def action_add_record(self) -> None:
        """Add one to the list that is open; where that is what is due or the activities, a line is enough."""
        if self.list in ("due", "activities"):
            from coach.tui.screens.search.quick_log import log_effort

            log_effort(self.main)
        else:
            self._ask(KINDS[self.list], None)

    def action_edit_record(self) -> None:
        """Change the record under the cursor."""
        if record := self._record():
            self._ask(_kind(record), record)

    def _ask(self, what: str, known: Record | None) -> None:
        from coach.tui.screens.search.dialogs import RecordDialog

        seen = self.main.view.state

        def keep(told: tuple[Event, date | None] | None) -> None:
            if told:
                event, on = told
                self.main.coach_app.act(lambda store: store.edit(event, seen, on))

        self.app.push_screen(
            RecordDialog(what, known, self.search_log, (self.today, self.view.state.profile.country)), keep
        )

    def action_remove_record(self) -> None:
        """Take the record under the cursor out."""
        from coach.domain.search.events import RecordGone

        if record := self._record():
            name = shown(_title(record))[:40]
            self.keep([(RecordGone(_kind(record), record.key), None)], f"{name} is removed. Press u to bring it back.")

    def action_did_it(self) -> None:
        """Note that what is due was done: a line is begun, and enter keeps it."""
        from coach.tui.screens.search.quick_log import log_effort

        chosen = self.chosen
        person = chosen.person if isinstance(chosen, ContactSuggestion) else chosen
        if isinstance(chosen, Due):
            log_effort(self.main, line_about(chosen, self.search_log))
        elif isinstance(person, Person):
            log_effort(self.main, f"wrote to {person.name}")

    # -- applications

    def action_reach_stage(self) -> None:
        """Ask how far the application under the cursor is."""
        from coach.domain.search.constants import STAGE_WORDS, STAGES
        from coach.domain.search.events import StageReached
        from coach.tui.screens.question_dialogs import OneDialog

        application = self._application()
        if application is None:
            return

        def keep(stage: str | None) -> None:
            if stage in ("rejected", "silent"):
                self.action_setback(stage)
            elif stage == "accepted":
                yes = StageReached(application.key, stage)
                self.main.coach_app.act(lambda store: store.append(yes), lambda _: self.main.action_ending())
            elif stage:
                self.keep(
                    [(StageReached(application.key, stage), None)], f"{application.employer}: {STAGE_WORDS[stage]}."
                )

        choices = [(stage, STAGE_WORDS[stage]) for stage in STAGES if stage != application.stage]
        self.app.push_screen(
            OneDialog(shown(application.employer), f"Now: {STAGE_WORDS[application.stage]}", choices), keep
        )

    def action_setback(self, stage: str) -> None:
        """Log a no or a silence, and show the card for it."""
        from coach.domain.search.events import CardHeld, StageReached
        from coach.domain.search.setbacks import card_for, setback_of
        from coach.tui.screens.search.dialogs import SetbackDialog

        application = self._application()
        if application is None:
            return
        card = card_for(self.search_log, setback_of(stage))

        def keep(answer: str | None) -> None:
            if answer is None:
                return
            events: list[tuple[Event, date | None]] = [(StageReached(application.key, stage), None)]
            if card and answer == "held":
                events.append((CardHeld(card.key, held=True), None))
            self.keep(events, "Saved. It was one answer, to one application.")

        self.app.push_screen(SetbackDialog(application, stage, card), keep)

    def action_tie_advert(self) -> None:
        """Choose the advert of the application under the cursor."""
        from coach.tui.screens.search.adverts import choose_advert

        if application := self._application():
            choose_advert(self, application)

    # -- the rest

    def action_draft(self) -> None:
        """Draft a message to the person under the cursor."""
        from coach.tui.screens.search.drafts import draft

        draft(self)

    def person_to_write_to(self) -> Person | None:
        """The person under the cursor, for a draft."""
        person = self._person()
        if person is None:
            self.main.tell("Choose somebody in the list of people first.")
        return person

    def action_setback_cards(self) -> None:
        """The setback cards."""
        from coach.tui.screens.search.setback_cards import show_cards

        show_cards(self.main)

    def action_follow_up_rules(self) -> None:
        """The rules for follow-ups."""
        from coach.tui.screens.search.rules import ask_rules

        ask_rules(self)

    def action_in_list(self, name: str, action: str = "") -> None:
        """Open one of the lists, and do in it what `action` names: something else leads here."""
        self.open_list(name)
        if action:
            self.app.call_later(self.run_action, action)

    def action_import_records(self) -> None:
        """Contacts or applications from a file."""
        from coach.tui.screens.search.record_import import import_records

        import_records(self)

    def action_read_mail(self) -> None:
        """An answer by mail, from a file."""
        from coach.tui.screens.search.mail import read_answers

        read_answers(self)


def _kind(record: Record) -> str:
    return {Person: "person", Employer: "employer", Application: "application", Activity: "activity"}[type(record)]


def _title(record: Record) -> str:
    if isinstance(record, (Person, Employer)):
        return record.name
    return record.employer if isinstance(record, Application) else record.text or record.what
