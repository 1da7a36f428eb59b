"""The screen on which things are decided: each decision becomes a fact, is handed to the journal, and is answered."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.screen import Screen

from coach.domain.dates import long_day
from coach.domain.describing import describe
from coach.domain.entries import Entry
from coach.domain.progress import finished_by
from coach.domain.text import NAME_LIMIT, shown
from coach.domain.transition import Transition
from coach.tui.view import View
from coach.tui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from coach.domain.fact import Fact
    from coach.domain.facts import CheckIn, Note, ProfileSet
    from coach.journal.coach import Coach
    from coach.tui.app import CoachApp
    from coach.tui.screens.tick_details import DatedTick


class MainHandlers(Screen[None]):
    """Turns what a person does into facts. Holds no rules: what is shown always comes from the state."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    @property
    def coach_app(self) -> CoachApp:
        """The application, which has the journal."""
        from coach.tui.app import CoachApp

        app = self.app
        assert isinstance(app, CoachApp)
        return app

    def show(self, view: View) -> None:
        """Draw what changed."""
        self.view = view

    def record(self, fact: Fact, said: str = "", title: str = "") -> None:
        """Write one fact, and say something once it is saved."""
        self.coach_app.act(lambda coach: coach.record(fact), lambda _: self.tell(said, title) if said else None)

    def record_all(self, facts: Sequence[Fact], then: Callable[[], None]) -> None:
        """Write several facts about today, all of them or none; then go on."""
        dated = [(fact, None) for fact in facts]
        self.coach_app.act(lambda coach: coach.record_all(dated), lambda _: then())

    def tell(self, message: str, title: str = "") -> None:
        """A few words in a corner of the screen, in the place of those before."""
        self.app.clear_notifications()
        self.coach_app.tell(message, title)

    def open_in_browser(self, link: str) -> None:
        """Open a link in the person's browser, and say where it leads. Only pages of the web are opened."""
        if not link.lower().startswith(("https://", "http://")):
            self.tell(shown(link)[:NAME_LIMIT], "That leads to no page")
            return
        self.app.open_url(link)
        self.tell(shown(link), "Opening in your browser")

    # -- ticking

    @on(TickList.Ticked)
    def _turn_tick(self, event: TickList.Ticked) -> None:
        from coach.domain.ticking import turn

        today = self.coach_app.coach.clock.now().date()
        self._tick(lambda coach: coach.decide(lambda transition: turn(transition, event.action_id, today)))

    @on(TickList.DetailsWanted)
    def _ask_details(self, event: TickList.DetailsWanted) -> None:
        from coach.domain.ticking import tick_on
        from coach.tui.screens.tick_details import TickDetails

        transition, today = self.view.transition, self.view.now.date()
        ticked = tick_on(transition, event.action_id, today)
        dialog = TickDetails(transition.guide.action(event.action_id), today, ticked)
        self.app.push_screen(dialog, self._tick_with_details)

    def _tick_with_details(self, tick: DatedTick | None) -> None:
        from coach.domain.ticking import with_details

        if tick:
            self._tick(lambda coach: coach.decide(lambda now: with_details(now, tick.fact, tick.on), tick.on))

    def _tick(self, job: Callable[[Coach], Entry | None]) -> None:
        def with_states(coach: Coach) -> tuple[Transition, Entry | None, Transition]:
            before = coach.transition
            return before, job(coach), coach.transition

        self.coach_app.act(with_states, lambda ticked: self._after_tick(*ticked))

    def _after_tick(self, before: Transition, entry: Entry | None, after: Transition) -> None:
        if entry and entry.on != self.view.day.date:
            self.tell(f"Ticked for {long_day(entry.on)}.")
        if finish := finished_by(before, after):
            from coach.tui.screens.message_dialogs import TextDialog, finish_text

            title = f"Step {finish.step.number} is done"
            self.app.push_screen(TextDialog(title, finish_text(finish, after.guide)))

    @on(TickList.Opened)
    def _open_action(self, event: TickList.Opened) -> None:
        from coach.tui.screens.message_dialogs import TextDialog, action_text

        action = self.view.transition.guide.action(event.action_id)
        self.app.push_screen(TextDialog(f"{action.id}  {action.title}", action_text(action, self.view)))

    # -- the day

    def action_check_in(self) -> None:
        """Ask how the person is."""
        from coach.tui.screens.check_in import CheckInDialog, offer_to_let_go

        before = self.view.day.check_in

        def keep(fact: CheckIn | None) -> None:
            if fact is None:
                return
            self.record(fact, "Kept.")
            offer_to_let_go(self.app, fact, before)

        self.app.push_screen(CheckInDialog(before), keep)

    def action_log(self) -> None:
        """Ask for an effort of the search in one line."""
        from coach.tui.screens.search.quick_log import log_effort

        log_effort(self)

    def go_on_to(self, room: str, action: str = "") -> None:
        """Open a room, and do in it what `action` names."""

    def action_note(self) -> None:
        """Ask for a few words."""
        from coach.tui.screens.message_dialogs import NoteDialog

        self.app.push_screen(NoteDialog(), self._recorder("Kept."))

    def _recorder(self, said: str) -> Callable[[CheckIn | Note | ProfileSet | None], None]:
        def keep(fact: CheckIn | Note | ProfileSet | None) -> None:
            if fact:
                self.record(fact, said)

        return keep

    def action_pause(self) -> None:
        """Take a break, or end it."""
        from coach.domain.facts import Paused, Resumed

        if self.view.day.pause:
            self.record(Resumed(), "Good to have you back. Nothing was lost.")
        else:
            self.record(Paused(), "Take your time. Press p when you want to go on.", "A break")

    def leave_quiet(self) -> None:
        """End the quiet of the first 48 hours early."""
        from coach.domain.facts import QuietLeft

        self.record(QuietLeft(), "The quiet is over. Press u if you want it back.")

    def turn_step(self, number: int) -> None:
        """Leave a step out, or take it up again."""
        from coach.domain.facts import StepSkipped, StepTakenUp

        if number in self.view.transition.skipped_steps:
            self.record(StepTakenUp(number), f"Step {number} is back among your steps.")
        else:
            self.record(StepSkipped(number), f"Step {number} is left out. What you ticked in it is kept.")

    # -- undoing

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.coach_app.act(lambda coach: coach.undo(), partial(self._say, "Undone", "There is nothing to undo."))

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self.coach_app.act(
            lambda coach: coach.redo(), partial(self._say, "Brought back", "There is nothing to bring back.")
        )

    def _say(self, done: str, nothing: str, entry: Entry | None) -> None:
        if entry is None:
            self.tell(nothing)
        else:
            self.tell(f"{describe(entry, self.view.transition.guide)}.", done)

    # -- help and settings

    def action_help(self) -> None:
        """Tell what can be done here."""
        from coach.tui.screens.help import help_text
        from coach.tui.screens.message_dialogs import TextDialog

        self.app.push_screen(TextDialog("Help", help_text(self, min(76, self.size.width) - 7, self.coach_app.own_keys)))

    def action_settings(self) -> None:
        """Open the settings."""
        from coach.tui.screens.profile import SettingsDialog

        themes = sorted(self.app.available_themes)
        dialog = SettingsDialog(self.view.transition.profile, self.view.day.date, themes, self.app.theme)
        self.app.push_screen(dialog, self._recorder("Kept."))
