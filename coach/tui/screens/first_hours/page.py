"""The first 48 hours: the quiet part by part, dates that can't wait, people, private writing, and then your plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.services.first_hours import kept_here
from coach.tui.commands import FIRST_HOURS, bindings
from coach.tui.screens.first_hours.wording import HoursPart, about, parts
from coach.tui.screens.page import Page, heading
from coach.tui.widgets.chooser import Chooser
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from coach.tui.host import MainScreen
    from coach.tui.view import View


class FirstHoursPage(Page):
    """Holds no rules. What lies on the disk of the private writing is asked for, and never what it says."""

    HELP = (
        "The first 48 hours, part by part. Choose with the arrow keys, and press enter to open a part. You do not "
        "have to do any of this, and you can still do it when the 48 hours are over."
    )
    PAGE_COMMANDS = FIRST_HOURS
    SHEET = "first-48-hours"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FIRST_HOURS)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self.here: frozenset[int] = frozenset()

    def compose(self) -> ComposeResult:
        """The list of the parts, and beside it the one under the cursor."""
        yield Static(id="hours-title", classes="page-title")
        with ListDetail(id="hours"):
            yield Chooser(id="hours-parts", classes="chooser", markup=False)
            with VerticalScroll(id="hours-page", classes="page"):
                yield Static(id="hours-text", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw it, and look what lies on the disk."""
        chooser = self.query_one("#hours-parts", OptionList)
        chooser.add_options([Option(part.line) for part in self.parts])
        chooser.highlighted = 0
        chooser.focus()
        self.show(self.view)
        self.look()

    def look(self) -> None:
        """See of which writing times a text lies on this machine."""

        def know(here: frozenset[int]) -> None:
            self.here = here
            if self.is_attached:
                self.show(self.view)

        self.coach_app.act(kept_here, know, redraw=False)

    @property
    def parts(self) -> list[HoursPart]:
        """The parts, as they are now."""
        return parts(self.view, self.here)

    @property
    def part(self) -> HoursPart:
        """The one under the cursor."""
        return self.parts[self.query_one("#hours-parts", OptionList).highlighted or 0]

    def show(self, view: View) -> None:
        """Draw what changed."""
        title = heading("The first 48 hours", "step 1")
        self.query_one("#hours-title", Static).update(title)
        chooser = self.query_one("#hours-parts", OptionList)
        now = parts(view, self.here)
        if len(now) != chooser.option_count:  # the quiet has ended, or begun
            chooser.clear_options()
            chooser.add_options([Option(part.line) for part in now])
            chooser.highlighted = 0
        for at, part in enumerate(now):
            if chooser.get_option_at_index(at).prompt != part.line:
                chooser.replace_option_prompt_at_index(at, part.line)
        self._show_part()

    @on(OptionList.OptionHighlighted, "#hours-parts")
    def _show_part(self) -> None:
        self.query_one("#hours-text", Static).update(about(self.part, self.view, self.here))
        self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#hours-parts")
    def _begin_at_the_top(self) -> None:
        self.query_one("#hours-page").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#hours-parts")
    def action_open_part(self) -> None:
        """Open the part; in a narrow window its text comes first."""
        if self.has_class("-narrow") and not self.columns.is_inside:
            self.columns.go_in()
            self.query_one("#hours-page").focus()
        else:
            self.action_run("open")

    def action_back(self) -> None:
        """Out of the text, where there is room for one thing only; else out of the page."""
        if self.columns.is_inside:
            self.columns.go_out()
            self.query_one("#hours-parts").focus()
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what can be done with the part under the cursor is offered."""
        if action != "run" or self.is_too_small or not self.is_mounted or not self.query("#hours-parts"):
            return super().check_action(action, parameters)
        part = self.part
        allowed = {"add": part.name in ("dates", "people"), "told": part.name == "people"}
        allowed["burn"] = part.time is not None and part.time.number in self.here
        return allowed.get(str(parameters[0]), True)

    def action_run(self, name: str) -> None:
        """Do one of the things that can be done here."""
        from coach.tui.screens.first_hours.handlers import HANDLERS

        HANDLERS[name](self)
