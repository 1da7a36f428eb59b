"""What can be done in every room: the check-in, notes, breaks, steps left out, undoing, help and settings."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.domain.entry_labels import describe_transaction
from coach.domain.sanitize import NAME_LIMIT, shown
from coach.domain.undo import Transaction
from coach.tui.screens.tick_handlers import TickHandlers

if TYPE_CHECKING:
    from coach.domain.events import CheckIn, Note, ProfileSet


class MainHandlers(TickHandlers):
    """The commands that every room has. What is shown always comes from the state."""

    def open_in_browser(self, link: str) -> None:
        """Open a link in the person's browser, and say where it leads. Only pages of the web are opened."""
        if not link.lower().startswith(("https://", "http://")):
            self.tell(shown(link)[:NAME_LIMIT], "No page to open")
            return
        self.app.open_url(link)
        self.tell(shown(link), "Opening in your browser")

    # -- the day

    def action_check_in(self) -> None:
        """Ask how the person is."""
        from coach.storage.drafts import CHECK_IN
        from coach.tui.dialog_drafts import DialogDraft
        from coach.tui.screens.check_in import CheckInDialog, show_where_to_ring

        before, unkept = self.view.day.check_in, DialogDraft(self.coach_app, CHECK_IN)

        def keep(event: CheckIn | None) -> None:
            if event is None:
                return
            unkept.record(event, lambda _: self.tell("Saved."))
            show_where_to_ring(self.app, event, self.view)

        self.app.push_screen(CheckInDialog(before, unkept), keep)

    def action_log(self) -> None:
        """Ask for an effort of the search in one line."""
        from coach.tui.screens.search.quick_log import log_effort

        log_effort(self)

    def action_worklog(self) -> None:
        """The log of the search, as an authority asks for it."""
        from coach.tui.screens.search.worklog import WorkLogPage

        self.app.push_screen(WorkLogPage(self))

    def action_ending(self) -> None:
        """The end of the search: found work."""
        from coach.tui.screens.ending.entry import open_ending

        open_ending(self)

    def go_on_to(self, room: str, action: str = "") -> None:
        """Open a room, and do in it what `action` names."""

    def action_note(self) -> None:
        """Ask for a few words."""
        from coach.storage.drafts import NOTE
        from coach.tui.dialog_drafts import DialogDraft
        from coach.tui.screens.note import NoteDialog

        unkept = DialogDraft(self.coach_app, NOTE)

        def keep(note: Note | None) -> None:
            if note:
                unkept.record(note, lambda _: self.tell("Saved."))

        self.app.push_screen(NoteDialog(unkept), keep)

    def action_pause(self) -> None:
        """Take a break, or end it."""
        from coach.domain.events import Paused, Resumed

        if self.view.day.pause:
            self.record(Resumed(), "Good to have you back. Nothing was lost.")
        else:
            self.record(Paused(), "Take your time. Press p when you want to go on.", "A break")

    def leave_quiet(self) -> None:
        """End the quiet of the first 48 hours early."""
        from coach.domain.events import QuietLeft

        self.record(QuietLeft(), "The quiet time is over. Press u if you want it back.")

    def turn_step(self, number: int) -> None:
        """Leave a step out, or take it up again."""
        from coach.domain.events import StepSkipped, StepTakenUp

        if number in self.view.state.skipped_steps:
            self.record(StepTakenUp(number))
        else:
            self.record(StepSkipped(number), f"Step {number} is skipped. What you ticked in it stays ticked.")

    # -- undoing

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.coach_app.act(lambda store: store.undo(), partial(self._say, "Undone", "There is nothing to undo."))

    def action_redo(self) -> None:
        """Bring back what was undone last."""
        self.coach_app.act(lambda store: store.redo(), partial(self._say, "Brought back", "There is nothing to redo."))

    def _say(self, done: str, nothing: str, act: Transaction) -> None:
        if act:
            what = describe_transaction(act, self.view.state.guide)
            self.tell(f"{what[:1].upper()}{what[1:]}.", done)
        else:
            self.tell(nothing)

    # -- leaving, help and settings

    async def action_quit_coach(self) -> None:
        """Leave. It is asked only where a timer runs, or where something is not saved."""
        from coach.domain.schedule.timers import running_timer

        if running_timer(self.view.state.schedule, self.coach_app.store.clock.now()):
            self.coach_app.ask_to_leave("The timer of a block is running, and keeps running when coach is closed.")
        elif self.coach_app.all_saved:
            await self.app.action_quit()
        else:
            self.coach_app.ask_to_leave()

    def action_help(self) -> None:
        """Tell what can be done here."""
        from coach.tui.screens.help import help_text
        from coach.tui.screens.help_dialog import HelpDialog

        text = help_text(self, min(76, self.size.width) - 8, self.coach_app.own_keys)
        self.app.push_screen(HelpDialog(text, few_keys=self.shows_few_keys))

    def action_settings(self) -> None:
        """Open the settings."""
        from coach.tui.screens.profile import SettingsDialog

        themes = sorted(self.app.available_themes)

        def keep(event: ProfileSet | None) -> None:
            if event:
                self.record(event)

        dialog = SettingsDialog(self.view.state.profile, self.view.day.date, themes, self.app.theme)
        self.app.push_screen(dialog, keep)
