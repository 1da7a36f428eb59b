"""Runway: the day the money runs out, what each line costs in days, and what-ifs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.amounts import grouped
from coach.domain.dates import day_in_year
from coach.domain.places import minor_digits
from coach.domain.runway.changes import lines_of
from coach.domain.runway.plan import Line, Plan
from coach.domain.runway.results import Results, results, with_delay, with_income
from coach.domain.runway.whatif import income_step
from coach.domain.runway.wording import TITLES, headline, money, next_thing
from coach.tui.command_worker import command
from coach.tui.commands import RUNWAY, bindings
from coach.tui.screens.room import Room
from coach.tui.screens.runway.rows import Rows, beginnings
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.burn_down import FILLS, STYLES, burn_down, letters, marks_line
from coach.tui.widgets.stepper import Stepper

CHART_AT_LEAST, CHART_AT_MOST, ROWS_BESIDE_IT = 6, 13, 8
BORDERS = 4  # of a panel: a row above and below, or two columns left and right
WIDE = 100  # cells from which the dates get their own panel
DATES = 38
ROOM_FOR_ADVICE = 26
NARROW = 68
ON_A_LINE = ("toggle_cut", "why", "edit_line", "remove_line")
SHORT = {"current": "now", "lean": "lean", "bare-bones": "bare"}

if TYPE_CHECKING:
    from coach.domain.entries import Entry


class MoneyLines(OptionList):
    """The lines of the plan. A click selects a line; a click on the selected one opens it, as in other lists."""

    def on_click(self, event: events.Click) -> None:
        """Keep OptionList from opening a line at the first click."""
        place = event.style.meta.get("option")
        if place != self.highlighted:
            event.prevent_default()
            if place is not None and not self.get_option_at_index(place).disabled:
                self.highlighted = place


class Runway(Room):
    """The day the money runs out, the chart, the what-ifs, and the lines with their cost in days."""

    HELP = (
        "How long your money lasts: if you go on as now, if you cut what you can, and if you pay only the essentials. "
        "The list shows how many days longer it would last without each thing you pay. Space cuts one, or brings it "
        "back, and the date moves at once. Tab takes you to the what-ifs, where left and right try things out. coach "
        "does not save those."
    )
    COMMANDS = RUNWAY
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(RUNWAY)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "runway")
        self.plan: Plan | None = None
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """Lay out the headline, chart, what-ifs and lines."""
        yield Static(id="runway-headline")
        chart = Static(id="runway-chart", classes="panel")
        chart.border_title = "What is left, day by day"
        yield chart
        yield Static(id="runway-marks")
        with Horizontal(id="what-ifs"):
            yield Static("What if", id="what-if")
            yield Stepper(self._say_income, step=100, most=10**15, id="what-income")
            yield Stepper(_say_delay, step=7, most=365, id="what-delay")
            yield Stepper(lambda months: f"search {months} months", step=1, most=60, start=6, id="what-search")
        with Horizontal(id="money"):
            lines = MoneyLines(id="money-lines", markup=False, classes="panel")
            lines.border_title = "Lines"
            yield lines
            dates = MoneyLines(id="money-dates", markup=False, classes="panel")
            dates.border_title = "Dates that can't wait"
            yield dates

    def show(self, view: View) -> None:
        """Draw it, if the money or the day has changed."""
        seen = (view.state.money, view.day.date, view.state.profile.currency)
        self.view = view
        if seen == self._shown:
            return
        first = self._shown is None
        self._shown = seen
        self.plan = view.state.plan(view.day.date)
        if first:
            search = self.query_one("#what-search", Stepper)
            search.start = view.state.money.assumed["search_months"]
            search.value = search.start
        self.query_one("#what-income", Stepper).step = income_step(self.plan)
        self._draw()

    def first_focus(self) -> Widget | None:
        """Return the list of lines."""
        return self.query_one("#money-lines", OptionList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that need a line only if there is one."""
        if action in ON_A_LINE and self.has_class("-empty"):
            return False
        return super().check_action(action, parameters)

    def on_resize(self, event: events.Resize) -> None:
        """Redraw the chart at the new width."""
        if event.size.width:
            self._draw()

    @on(Stepper.Moved)
    def _draw(self) -> None:
        """Draw everything, what-ifs included."""
        if self.plan is None or not self.size.width:
            return  # a room built ahead has no size until it is opened, and is drawn then
        today = self.view.day.date
        found = results(self._asked(self.plan))
        empty = not self.view.state.entries_of("money")
        if empty != self.has_class("-empty"):
            self.set_class(empty, "-empty")
            self.refresh_bindings()
        self.set_class(self.size.width >= WIDE and bool(self._border) and not empty, "-dates")
        self.query_one("#runway-headline", Static).update(self._headline(found, today))
        if not empty:
            self._show_chart(found, today)
        self._show_lines(found)

    def _show_chart(self, found: Results, today: date) -> None:
        width = self._chart_width
        has_money = any(found.current.came)
        chart = burn_down(found, today, width, self._chart_height()) if has_money else Content(NO_MONEY)
        self.query_one("#runway-chart", Static).update(chart)
        self.query_one("#runway-marks", Static).update(marks_line(found, today, width))

    @property
    def _border(self) -> int:
        """Return the cells a panel's border and padding take from its width. Low windows have no borders."""
        return BORDERS if self.screen.has_class("-tall") else 0

    @property
    def _chart_width(self) -> int:
        return max(40, self.content_region.width - self._border)

    def _asked(self, plan: Plan) -> Plan:
        income, delay = self.query_one("#what-income", Stepper).value, self.query_one("#what-delay", Stepper).value
        return with_delay(with_income(plan, income), delay)

    def _say_income(self, amount: int) -> str:
        return f"income +{grouped(amount, self.plan.digits)}" if self.plan else ""

    def _chart_height(self) -> int:
        return max(CHART_AT_LEAST, min(CHART_AT_MOST, (self.size.height - ROWS_BESIDE_IT) // 2))

    def _headline(self, found: Results, today: date) -> Content:
        narrow = self.content_region.width < NARROW
        first = Content.styled(headline(found.plan, found.current, today, short=narrow), "bold $primary")
        if self.has_class("-empty"):
            return Content.assemble(first, "\n\n", EMPTY)
        told = next_thing(found.plan, found.current)
        if not found.plan.has_an_end:
            return Content.assemble(first, "\n", (told, MUTED))
        ends = []
        for name, projection in found.scenarios.items():
            out = projection.runs_out
            title, when = TITLES[name], day_in_year(out) if out else "no end"
            words = f"{SHORT[name]} {when.replace(' 20', ' ')}" if narrow else f"{title}: {when}"
            ends.append(Content.assemble((FILLS[name] * 2, STYLES[name]), f" {words}"))
        months = self.query_one("#what-search", Stepper).value
        missing = found.current.shortfall(months)
        search = (
            f"If the search takes {months} months, you are {money(missing, found.plan)} short."
            if missing
            else f"If the search takes {months} months, the money lasts through it."
        )
        dial = self.query_one("#what-search", Stepper)
        if self.size.height >= ROOM_FOR_ADVICE:
            rest = f"{search} {told}"
        else:
            rest = told if dial.value == dial.start and not missing else search
        return Content("\n").join([first, Content("  " if narrow else "   ").join(ends), Content.styled(rest, MUTED)])

    def _show_lines(self, found: Results) -> None:
        today, record = self.view.day.date, self.view.state.money
        marked = letters(found, today, self._chart_width)
        beside = self.has_class("-dates")
        width = max(40, self.content_region.width - self._border - (DATES if beside else 0))
        rows = Rows(found, record, today, width, marked)
        self._fill("#money-lines", (rows.lines() if beside else rows.all()) or beginnings())
        if beside:
            self._fill(
                "#money-dates", list(Rows(found, record, today, DATES - self._border, marked).dates(on_two_lines=True))
            )

    def _fill(self, where: str, options: list[Option]) -> None:
        lines = self.query_one(where, OptionList)
        kept = lines.highlighted_option.id if lines.highlighted_option else None
        lines.set_options(options)
        ids = [option.id for option in options]
        if kept and kept in ids:
            lines.highlighted = ids.index(kept)
        else:
            lines.highlighted = next((at for at, option in enumerate(options) if not option.disabled), None)

    @property
    def chosen(self) -> str:
        """The id of the selected line or date, or ""."""
        dates = self.query_one("#money-dates", OptionList)
        option = (dates if dates.has_focus else self.query_one("#money-lines", OptionList)).highlighted_option
        return option.id or "" if option else ""

    @property
    def _entry(self) -> Entry | None:
        return self.view.state.money.lines.get(self.chosen)

    def _line(self) -> Line | None:
        found = (line for line in lines_of(self.plan) if line.id == self.chosen) if self.plan else ()
        return next(iter(found), None)

    # -- actions on the selected line

    @command
    async def action_toggle_cut(self) -> None:
        """Cut the selected expense, or restore it."""
        from coach.domain.runway.events import LineTurned

        entry = self._entry
        if self.plan is None or entry is None or entry.text("what") != "expense":
            self.tell("You can only cut what you spend.")
        else:
            await self.store.append(LineTurned(self.chosen, cut=self.chosen not in self.plan.cut))

    @on(OptionList.OptionSelected)
    @command
    async def action_why(self) -> None:
        """Explain the selected line, or start entering it if nothing was entered yet."""
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.runway.wording import line_text

        if self.chosen == "+import":
            self.action_import_file()
        elif self.chosen == "+benefits":
            self.action_benefits()
        elif self.chosen.startswith("+"):
            await self._ask_line(self.chosen.removeprefix("+"), None)
        elif self.plan and (line := self._line()):
            await self.ask(TextDialog(line.name, line_text(line, results(self.plan), self.today)))

    @command
    async def action_add_line(self) -> None:
        """Ask for the type, then for the line."""
        from coach.tui.screens.runway.dialogs import KindDialog

        if kind := await self.ask(KindDialog()):
            await self._ask_line(kind, None)

    @command
    async def action_edit_line(self) -> None:
        """Change the selected line."""
        if entry := self._entry:
            await self._ask_line(entry.text("what"), entry)

    async def _ask_line(self, what: str, entry: Entry | None) -> None:
        from coach.domain.runway.fields import Currency
        from coach.tui.screens.runway.dialogs import LineDialog

        state = self.view.state
        code = state.profile.currency
        money = Currency(code, minor_digits(code) if code else 2, state.profile.country)
        if event := await self.ask(LineDialog(what, entry, state.money.lines.keys(), money, self.today)):
            await self.store.edit(event, state)

    @command
    async def action_remove_line(self) -> None:
        """Remove the selected line."""
        from coach.domain.runway.events import LineGone

        if entry := self._entry:
            await self.store.append(LineGone(self.chosen))
            self.tell(f"{entry.text('name')} is removed. Press u to bring it back.")

    # -- other actions

    @command
    async def action_months(self) -> None:
        """Show the months."""
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.runway.wording import months_text

        if self.plan:
            await self.ask(TextDialog("Month by month", months_text(results(self.plan))))

    @command
    async def action_days(self) -> None:
        """Show the days."""
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.runway.wording import days_text

        if self.plan:
            await self.ask(TextDialog("Day by day", days_text(results(self.plan), self.today)))

    @command
    async def action_import_file(self) -> None:
        """Ask for a file and propose what is in it."""
        from coach.tui.screens.runway.statement_import import import_file

        if self.plan:
            await import_file(self)

    @command
    async def action_benefits(self) -> None:
        """Show the country's rules."""
        from coach.tui.screens.runway.benefits import show_benefits

        await show_benefits(self)

    @command
    async def action_go_through(self) -> None:
        """Start the spending audit."""
        from coach.tui.screens.runway.audit import go_through

        if self.plan:
            await go_through(self, self.plan)


def _say_delay(days: int) -> str:
    return f"lump sums +{days} days" if days else "lump sums on time"


NO_MONEY = "A chart appears here once you add what you have. Press a."
EMPTY = """\
Not knowing is often worse than the number. Ten minutes is enough for a first answer. Rough figures will do, and \
you can change them later. Nothing leaves this machine.

Enter starts with the highlighted line; the arrow keys go to another."""
