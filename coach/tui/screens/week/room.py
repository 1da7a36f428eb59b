"""Week: the plan as a grid of days and blocks, and beside it what happened."""

from __future__ import annotations

from datetime import date, timedelta
from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.dates import short_day
from coach.domain.holidays import at_hand, holidays_in
from coach.domain.sanitize import shown
from coach.domain.schedule.autofill import fillings
from coach.domain.schedule.timers import running_timer
from coach.domain.schedule.week import Week as WeekShown
from coach.domain.schedule.week import week_of
from coach.domain.schedule.wording import band_words, happened_words, purpose
from coach.domain.wording import count, duration
from coach.tui.commands import WEEK, bindings
from coach.tui.screens.week.handlers import WeekHandlers
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.link_bar import LinkBar
from coach.tui.widgets.week_grid import WeekGrid
from coach.tui.widgets.week_renderer import Place, WeekExtent

ROWS_OF_A_BLOCK = 3  # a line above it, when it is, what it is for
ROWS_THAT_BREATHE = 2  # below the headline, and the words to be clicked
ROWS_TO_SPARE, PURPOSE_LINES = 32, 3  # in a room that high, what a block is for may take so many lines
FEWEST_ROWS = 4
BORDERS, BORDER_ROWS = 4, 2  # cells and rows of a panel
CLICKS = (
    *(("tick", "toggle_block"), ("timer", "toggle_timer"), ("shorter", "lengthen(-15)"), ("longer", "lengthen(15)")),
    *(("earlier", "move_block(0,-15)"), ("later", "move_block(0,15)"), ("swap", "swap_block"), ("copy", "copy_block")),
    *(("put", "put_block"), ("edit", "edit_block"), ("remove", "remove_block")),
)
EMPTY = """\
A plan gives your days a shape. Press g, and in five minutes you have one: the hours you can give, a block for each \
working day, three things to do, and what you will do when it gets hard. You can move everything afterwards, and \
coach never counts what you miss."""


class Week(WeekHandlers):
    """The grid, and below it the block under the cursor and what was chosen for the week."""

    HELP = (
        "The plan of the week and, below each day, what you really did. Space ticks a block, t times it. A change "
        "here is for this week only; with e you can change it from now on. g plans the next week."
    )
    COMMANDS = WEEK
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WEEK)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "week")
        self.day = view.day.date
        self.marked: Place | None = None
        self._drawn_in = Size()
        self._drawn = False

    def compose(self) -> ComposeResult:
        """Headline, grid, and what is to be said about the block under the cursor."""
        yield Static(id="week-headline")
        with VerticalScroll(id="week-frame", classes="panel", can_focus=False) as frame:
            frame.border_title = "Your days"
            yield WeekGrid(id="week-grid")
        with Vertical(id="week-about", classes="panel"):
            yield Static(id="week-block")
            yield LinkBar(CLICKS, id="week-clicks")
        plan = Static(id="week-plan", classes="panel")
        plan.border_title = "For this week"
        yield plan

    def on_mount(self) -> None:
        """The line of now goes on by the minute."""
        self.set_interval(60, self._go_on)

    def _go_on(self) -> None:
        if self.display and self.grid.has_focus:
            self.draw()

    def show(self, view: View) -> None:
        """Draw the week that is open, and go on to the new one at midnight of its last day."""
        if self.day == self.today:
            self.day = view.day.date
        self.view = view
        if self.is_mounted and (self.display or not self._drawn):
            self._drawn = True
            self.draw()
            if not at_hand(view.state.profile.country):
                self._learn_holidays(view.state.profile.country)

    def _learn_holidays(self, country: str) -> None:
        """In the journal's thread, since it takes longer than drawing the week; it is drawn with them then."""

        def draw_them(_: object) -> None:
            if self.is_attached:
                self.draw()

        year = self.day.year
        self.main.coach_app.act(lambda _: holidays_in(country, year), draw_them, redraw=False)

    @property
    def week(self) -> WeekShown:
        """The week that is open."""
        state = self.view.state
        return week_of(state, self.day, holidays_too=at_hand(state.profile.country))

    @property
    def grid(self) -> WeekGrid:
        """The grid."""
        return self.query_one(WeekGrid)

    def first_focus(self) -> Widget | None:
        """The grid."""
        return self.grid

    def draw(self, cursor: Place | date | None = None) -> None:
        """Everything, with the cursor where it was or at `cursor`."""
        state, today = self.view.state, self.today
        week = self.week
        filled = fillings(state, week, today)
        purposes = {block.place: purpose(block, state, filled.get(block.place)) for block in week.blocks}
        now = self.main.coach_app.store.clock.now().astimezone(self.home)
        timer = running_timer(state.schedule, now)
        at = cursor or self.grid.cursor or (today if week.first <= today <= week.last else week.first)
        if isinstance(at, date) and not week.first <= at <= week.last:
            at = week.first
        lines = PURPOSE_LINES if self.space.height >= ROWS_TO_SPARE else 1
        running_at = timer.block.place if timer else None
        about = WeekExtent(week, purposes, today, self.home, at, self.marked, running_at, lines, now)
        self.grid.show(about, self.space.width - (BORDERS if self._border else 0))
        self._purposes, self._drawn_in = purposes, self.space
        self.query_one("#week-about").border_title = "This block" if self._border else ""
        self.query_one("#week-clicks").display = bool(week.blocks) and not self.screen.has_class("-short")
        headline = self._headline(week)
        self.query_one("#week-headline", Static).update(headline)
        self._share_the_room(week, headline)
        self._show_block()

    def _share_the_room(self, week: WeekShown, headline: Content) -> None:
        """What was chosen takes the room that the grid leaves; the grid scrolls, so that all below it is in sight."""
        wide, short = max(1, self.space.width), self.screen.has_class("-short")
        beside = sum(-(-cell_len(line) // wide) for line in headline.plain.split("\n"))
        beside += ROWS_OF_A_BLOCK if short else ROWS_OF_A_BLOCK + ROWS_THAT_BREATHE
        border = BORDER_ROWS if self._border else 0
        chosen = _plan(week)
        room = self.space.height - beside - self.grid.lines_drawn - border * (2 + bool(chosen))
        plan = _fitting(chosen, max(1, room))
        part = self.query_one("#week-plan", Static)
        part.display = bool(plan)
        part.update(Content("\n").join(plan))
        left = self.space.height - beside - len(plan) - border * (1 + bool(plan))
        self.query_one("#week-frame").styles.max_height = max(FEWEST_ROWS, left)

    @property
    def _border(self) -> bool:
        """Whether panels have borders: low windows have no rows for them."""
        return self.screen.has_class("-tall")

    def on_resize(self) -> None:
        """What was chosen for the week takes the room that is left."""
        if self.display and self.size.width and self.size != self._drawn_in:
            self.call_after_refresh(self.draw)

    def _headline(self, week: WeekShown) -> Content:
        today = self.today
        which = "this week" if week.first <= today <= week.last else "past" if week.last < today else "to come"
        parts = [
            Content.styled(f"{short_day(week.first)} to {short_day(week.last)}", "bold $primary"),
            Content.styled(f"   {which}", MUTED),
        ]
        timer = running_timer(self.view.state.schedule, self.view.now)
        if timer:
            ran = "still running; t stops it" if timer.forgotten else duration(timer.minutes)
            parts.append(Content.styled(f"   timer: {shown(timer.block.theme)}, {ran}", "bold $accent"))
        if not self.view.state.schedule.is_set:
            return Content.assemble(*parts, "\n", EMPTY)
        return Content.assemble(*parts, "\n", band_words(week))

    @on(WeekGrid.Moved)
    def _show_block(self) -> None:
        block, day = self.grid.block, self.grid.day
        about = self.query_one("#week-block", Static)
        if day is None:
            return
        if block is None:
            found = next((each for each in self.week.days if each.date == day), None)
            said = happened_words(found.happened) if found else ""
            about.update(Content.assemble((short_day(day), "bold"), (f"   {said or 'press a to add a block'}", MUTED)))
            return
        took = f", took {duration(block.took)}" if block.done else ""
        zone = f" (clock of {block.zone})" if block.zone else ""
        words = self._purposes.get(block.place, "")
        about.update(
            Content.assemble(
                (f"{short_day(block.day)}, {block.hours(self.home)}{zone}", "bold"),
                f"   {shown(block.theme)}, {duration(block.minutes)}{took}",
                (f"{', weekly' if block.weekly else ''}{', offered again' if block.again else ''}", MUTED),
                f"\n{words}" if words else "",
            )
        )

    def turn_to(self, day: date) -> None:
        """Open the week that this day lies in."""
        self.day = day
        self.marked = None if self.marked and self.marked[1] == day else self.marked
        self.draw(day)

    def action_other_week(self, by: int) -> None:
        """A week back or on."""
        self.turn_to(self.day + timedelta(days=7 * by))

    def action_this_week(self) -> None:
        """Back to the week that runs."""
        self.turn_to(self.today)


def _plan(week: WeekShown) -> list[Content]:
    """What was chosen for the week, line by line."""
    if week.plan is None:
        return []
    lines = [
        Content.assemble(
            ("[x] " if number in week.plan.done else "[ ] ", "$success" if number in week.plan.done else ""),
            (f"{number + 1} ", MUTED),
            shown(thing),
        )
        for number, thing in enumerate(week.plan.things)
    ]
    return lines + [Content.styled(f"If {shown(when)}, then {shown(then)}.", MUTED) for when, then in week.plan.plans]


def _fitting(lines: list[Content], room: int) -> list[Content]:
    """As many lines as there is room for; where that is not all, the last one says how many more there are."""
    if len(lines) <= room:
        return lines
    kept = lines[: room - 1]
    said = f"{len(lines) - len(kept)} more" if kept else count(len(lines), "thing for the week", "things for the week")
    return [*kept, Content.styled(f"{said}: v shows them", MUTED)]
