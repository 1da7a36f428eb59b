"""The first 48 hours, part by part: quiet time, urgent dates, people, private writing, and then the plan."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.first_hours.your_plan import DATES, SHEET
from coach.domain.search.typed_records import record_event
from coach.domain.worksheets.state import sheet_of
from coach.errors import RefusedError
from coach.guide.first_hours import first_hours
from coach.guide.worksheets import worksheet
from coach.services.first_hours import burn_text, saved_sessions, tick_once
from coach.services.worksheets import SaveResult, fill_field
from coach.tui.command_worker import command
from coach.tui.commands import FIRST_HOURS, bindings
from coach.tui.screens.first_hours.wording import HoursPart, about, parts
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.page import Page, heading
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.widgets.chooser import Chooser
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.event import Event
    from coach.domain.first_hours.state import WritingTime
    from coach.domain.state import State
    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View


CLOSEST = 5


class FirstHoursPage(Page):
    """The first 48 hours. Contains no rules. Knows which private texts exist but never reads them."""

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
        """Lay out the list of parts and, beside it, the selected one."""
        yield Static(id="hours-title", classes="page-title")
        with ListDetail(id="hours"):
            yield Chooser(id="hours-parts", classes="chooser", markup=False)
            with VerticalScroll(id="hours-page", classes="page"):
                yield Static(id="hours-text", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the page and check which private texts exist."""
        chooser = self.query_one("#hours-parts", OptionList)
        chooser.add_options([Option(part.line) for part in self.parts])
        chooser.highlighted = 0
        chooser.focus()
        self.show(self.view)
        self.look()

    @command
    async def look(self) -> None:
        """Find which private texts are saved on this device."""
        self.here = await self.store.read(saved_sessions)
        self.show(self.view)

    @property
    def parts(self) -> list[HoursPart]:
        """The parts, as they are now."""
        return parts(self.view, self.here)

    @property
    def part(self) -> HoursPart:
        """The selected part."""
        return self.parts[self.query_one("#hours-parts", OptionList).highlighted or 0]

    def show(self, view: View) -> None:
        """Draw what changed."""
        title = heading("The first 48 hours", "step 1")
        self.query_one("#hours-title", Static).update(title)
        chooser = self.query_one("#hours-parts", OptionList)
        now = parts(view, self.here)
        if len(now) != chooser.option_count:  # quiet time has started or ended
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
    def _scroll_to_top(self) -> None:
        self.query_one("#hours-page").scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#hours-parts")
    def action_open_part(self) -> None:
        """Open the part; in a narrow window, show its text first."""
        if self.has_class("-narrow") and not self.columns.is_inside:
            self.columns.go_in()
            self.query_one("#hours-page").focus()
        else:
            self._open()

    def action_back(self) -> None:
        """Return from the text to the list in a narrow window; otherwise close the page."""
        if self.columns.is_inside:
            self.columns.go_out()
            self.query_one("#hours-parts").focus()
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the actions that apply to the selected part."""
        if action not in ("add", "told", "burn") or self.is_too_small or not self.query("#hours-parts"):
            return super().check_action(action, parameters)
        part = self.part
        if action == "burn":
            return part.time is not None and part.time.number in self.here
        return part.name == "people" or (action == "add" and part.name == "dates")

    # -- actions

    def _open(self) -> None:
        """Open whatever the selected part leads to."""
        part = self.part
        if part.time:
            self._write(part.time)
        elif part.name in ("dates", "people"):
            self.action_add()
        elif part.name == "plan":
            self._open_plan()

    def _open_plan(self) -> None:
        from coach.tui.screens.first_hours.your_plan import YourPlanPage

        if quiet := self.view.day.quiet:
            self.tell(f"It comes after the quiet time, at {quiet.ends:%H:%M}. There is no hurry.", "Your plan")
        else:
            self.app.push_screen(YourPlanPage(self.main))

    @command
    async def _write(self, time: WritingTime) -> None:
        """Open the page of a writing time with the saved text, if any."""
        from coach.tui.screens.first_hours.private_writing import WritingPage

        await self.ask(WritingPage(self.main, time))
        self.look()

    @command
    async def action_burn(self) -> None:
        """Ask once, then burn the saved text."""
        time, words = self.part.time, first_hours().writing
        assert time is not None
        asked = f"You can't get it back, not even with undo. {words.out_of_reach}"
        if await self.ask(AskDialog(f"Burn “{time.prompt.title}”?", asked)):
            await self.store.run(burn_text, time.number)
            self.tell(words.burnt, "Burnt")
            self.look()

    @command
    async def action_add(self) -> None:
        """Add an urgent date or a supporter."""
        if self.part.name == "dates":
            fields = [("What, and by when", "", "30 Nov: sign the end papers (Ms Haddad)")]
            if lines := await self.ask(LineToKeep("A date that can't wait", first_hours().dates, fields)):
                result = await self.store.run(_add_date, lines[0])
                self.tell(self._ticked(result.ticked) or "Written down.")
        else:
            fields = [("Name", "", "Ana Lopez"), ("Phone", "", "if you like")]
            if lines := await self.ask(LineToKeep("Somebody to lean on", "They are added to your people.", fields)):
                await self.store.apply(partial(_person, lines[0], lines[1]))
                self.tell("They are on your list.")

    @command
    async def action_told(self) -> None:
        """Note that somebody close knows, which ticks an action of the step."""
        ticked = await self.store.run(tick_once, first_hours().people_action)
        self.tell(self._ticked(ticked) or "That was already ticked.")

    def _ticked(self, names: Iterable[str]) -> str:
        actions = (self.view.state.guide.action(each) for each in names)
        return " ".join(f"That ticks {each.id} {each.title}." for each in actions)


class LineToKeep(LinesDialog):
    """Ask for one or two lines. The first is required."""

    HELP = "One line is enough. ctrl+s saves it, escape cancels."

    def check(self, lines: list[str]) -> None:
        """Raises RefusedError if the first line is empty."""
        if not lines[0]:
            raise RefusedError("Nothing is written yet", "Write it in the first line, or press escape.")


def _add_date(store: Store, line: str) -> SaveResult:
    before = sheet_of(store.state, SHEET).texts.get(DATES, "")
    return fill_field(store, worksheet(SHEET), DATES, f"{before}\n{line}")


def _person(name: str, phone: str, now: State) -> Event:
    known = now.search.person_named(name)
    changes = {"name": name, "closeness": CLOSEST, **({"phone": phone} if phone else {})}
    return record_event("person", known, changes, now.search)[0]
