"""What is decided in the room of the runway: each decision becomes an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widgets import OptionList

from coach.domain.entries import Entry
from coach.domain.places import minor_digits
from coach.domain.runway.changes import lines_of
from coach.domain.runway.plan import Line, Plan
from coach.domain.runway.results import results
from coach.tui.screens.room import Room

if TYPE_CHECKING:
    from coach.domain.runway.events import LineSet


class RunwayHandlers(Room):
    """The commands of the runway. The room says which line is `chosen`."""

    plan: Plan | None

    @property
    def chosen(self) -> str:
        """The id of the line under the cursor, or ""."""
        raise NotImplementedError

    @property
    def _entry(self) -> Entry | None:
        return self.view.state.money.lines.get(self.chosen)

    def _line(self) -> Line | None:
        found = (line for line in lines_of(self.plan) if line.id == self.chosen) if self.plan else ()
        return next(iter(found), None)

    def action_toggle_cut(self) -> None:
        """Cut the expense under the cursor, or bring it back."""
        from coach.domain.runway.events import LineTurned

        entry = self._entry
        if self.plan is None or entry is None or entry.text("what") != "expense":
            self.main.tell("You can only cut what you spend.")
            return
        self.main.record(LineTurned(self.chosen, cut=self.chosen not in self.plan.cut))

    @on(OptionList.OptionSelected)
    def action_why(self) -> None:
        """Show what is behind the line under the cursor."""
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.runway.wording import line_text

        if self.chosen.startswith("+"):
            self._begin(self.chosen.removeprefix("+"))
        elif self.plan and (line := self._line()):
            self.app.push_screen(TextDialog(line.name, line_text(line, results(self.plan), self.today)))

    def _begin(self, beginning: str) -> None:
        """One of the things to begin with, where nothing was told yet."""
        if beginning == "import":
            self.action_import_file()
        elif beginning == "benefits":
            self.action_benefits()
        else:
            self._ask_line(beginning, None)

    def action_months(self) -> None:
        """Show the months."""
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.runway.wording import months_text

        if self.plan:
            self.app.push_screen(TextDialog("Month by month", months_text(results(self.plan))))

    def action_days(self) -> None:
        """Show the days."""
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.runway.wording import days_text

        if self.plan:
            self.app.push_screen(TextDialog("Day by day", days_text(results(self.plan), self.today)))

    def action_add_line(self) -> None:
        """Ask for the kind, then for the line."""
        from coach.tui.screens.runway.dialogs import KindDialog

        self.app.push_screen(KindDialog(), lambda kind: self._ask_line(kind, None) if kind else None)

    def action_edit_line(self) -> None:
        """Change the line under the cursor."""
        if entry := self._entry:
            self._ask_line(entry.text("what"), entry)

    def _ask_line(self, what: str, entry: Entry | None) -> None:
        from coach.domain.runway.fields import Currency
        from coach.tui.screens.runway.dialogs import LineDialog

        state = self.view.state
        code = state.profile.currency
        money = Currency(code, minor_digits(code) if code else 2, state.profile.country)
        dialog = LineDialog(what, entry, state.money.lines.keys(), money, self.today)

        def keep(event: LineSet | None) -> None:
            if event:
                self.main.coach_app.act(lambda store: store.edit(event, state))

        self.app.push_screen(dialog, keep)

    def action_remove_line(self) -> None:
        """Take the line under the cursor out."""
        from coach.domain.runway.events import LineGone

        if entry := self._entry:
            self.main.record(LineGone(self.chosen), f"{entry.text('name')} is removed. Press u to bring it back.")

    def action_import_file(self) -> None:
        """Ask for a file, and propose what is in it."""
        from coach.tui.screens.runway.statement_import import import_file

        if self.plan:
            import_file(self.main)

    def action_benefits(self) -> None:
        """Show the country's rules."""
        from coach.tui.screens.runway.benefits import show_benefits

        show_benefits(self.main)

    def action_go_through(self) -> None:
        """One payment at a time."""
        from coach.tui.screens.runway.audit import go_through

        if self.plan:
            go_through(self.main, self.view, self.plan)
