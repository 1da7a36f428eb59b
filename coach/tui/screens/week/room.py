"""Week: the plan as a grid of days and blocks, next to what happened."""

from __future__ import annotations

from datetime import date, timedelta, tzinfo
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.holidays import holidays_in, is_loaded
from coach.domain.schedule import changes
from coach.domain.schedule.autofill import fillings
from coach.domain.schedule.block import Block
from coach.domain.schedule.timers import running_timer
from coach.domain.schedule.week import Week as WeekShown
from coach.domain.schedule.week import week_of
from coach.domain.schedule.wording import purpose
from coach.tui.command_worker import command
from coach.tui.commands import WEEK, bindings
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.room import Room
from coach.tui.screens.week.dialogs import BlockDialog
from coach.tui.screens.week.files import export_calendar, import_busy, plan_break
from coach.tui.screens.week.timer import stop_timer
from coach.tui.screens.week.wording import block_words, day_words, fitting, headline, plan_lines
from coach.tui.view import View
from coach.tui.widgets.link_bar import LinkBar
from coach.tui.widgets.week_grid import WeekGrid
from coach.tui.widgets.week_renderer import Place, WeekExtent

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from coach.domain.event import Event

    Make = Callable[[Block], Event | list[Event]]

ROWS_OF_A_BLOCK = 3  # a line above it, its time, its purpose
ROWS_THAT_BREATHE = 2  # below the headline, and the clickable key hints
ROWS_TO_SPARE, PURPOSE_LINES = 32, 3  # in a room that high, a block's purpose may take this many lines
FEWEST_ROWS = 4
BORDERS, BORDER_ROWS = 4, 2  # cells and rows of a panel's borders
CLICKS = (
    *(("tick", "toggle_block"), ("timer", "toggle_timer"), ("shorter", "lengthen(-15)"), ("longer", "lengthen(15)")),
    *(("earlier", "move_block(0,-15)"), ("later", "move_block(0,15)"), ("swap", "swap_block"), ("copy", "copy_block")),
    *(("put", "put_block"), ("edit", "edit_block"), ("remove", "remove_block")),
)


class Week(Room):
    """The grid and, below it, the selected block and the tasks chosen for the week."""

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
        self.copy: Block | None = None
        self._drawn_in = Size()
        self._drawn = False

    def compose(self) -> ComposeResult:
        """Lay out the headline, the grid, and the text about the selected block."""
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
        """Move the line that marks the current time every minute."""
        self.set_interval(60, self._redraw_now)

    def _redraw_now(self) -> None:
        if self.display and self.grid.has_focus:
            self.draw()

    def show(self, view: View) -> None:
        """Draw the open week. If it was the current one, move to the new week at midnight."""
        if self.day == self.today:
            self.day = view.day.date
        self.view = view
        if self.is_mounted and (self.display or not self._drawn):
            self._drawn = True
            self.draw()
            if not is_loaded(view.state.profile.country):
                self._learn_holidays(view.state.profile.country)

    @command
    async def _learn_holidays(self, country: str) -> None:
        """Load holidays in the journal's thread, since that takes longer than drawing the week; then draw it again."""
        year = self.day.year
        await self.store.read(lambda _: holidays_in(country, year))
        self.draw()

    @property
    def week(self) -> WeekShown:
        """The open week."""
        state = self.view.state
        return week_of(state, self.day, holidays_too=is_loaded(state.profile.country))

    @property
    def grid(self) -> WeekGrid:
        """The grid."""
        return self.query_one(WeekGrid)

    def first_focus(self) -> Widget | None:
        """Return the grid."""
        return self.grid

    def draw(self, cursor: Place | date | None = None) -> None:
        """Draw everything, with the cursor unmoved or at `cursor`."""
        state, today = self.view.state, self.today
        week = self.week
        filled = fillings(state, week, today)
        purposes = {block.place: purpose(block, state, filled.get(block.place)) for block in week.blocks}
        now = self.coach_app.store.clock.now().astimezone(self.home)
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
        told = headline(self.view, week)
        self.query_one("#week-headline", Static).update(told)
        self._share_space(week, told)
        self._show_block()

    def _share_space(self, week: WeekShown, told: Content) -> None:
        """Give the chosen tasks the space below the grid, and shorten the grid, which scrolls, if that isn't enough."""
        wide, short = max(1, self.space.width), self.screen.has_class("-short")
        beside = sum(-(-cell_len(line) // wide) for line in told.plain.split("\n"))
        beside += ROWS_OF_A_BLOCK if short else ROWS_OF_A_BLOCK + ROWS_THAT_BREATHE
        border = BORDER_ROWS if self._border else 0
        chosen = plan_lines(week)
        room = self.space.height - beside - self.grid.lines_drawn - border * (2 + bool(chosen))
        plan = fitting(chosen, max(1, room))
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
        """Fit the chosen tasks to the new size."""
        if self.display and self.size.width and self.size != self._drawn_in:
            self.call_after_refresh(self.draw)

    @on(WeekGrid.Moved)
    def _show_block(self) -> None:
        block, day = self.grid.block, self.grid.day
        if day is None:
            return
        words = (
            block_words(block, self.home, self._purposes.get(block.place, "")) if block else day_words(self.week, day)
        )
        self.query_one("#week-block", Static).update(words)

    def turn_to(self, day: date) -> None:
        """Open the week that contains a day."""
        self.day = day
        self.marked = None if self.marked and self.marked[1] == day else self.marked
        self.draw(day)

    def action_other_week(self, by: int) -> None:
        """Open the previous or next week."""
        self.turn_to(self.day + timedelta(days=7 * by))

    def action_this_week(self) -> None:
        """Return to the current week."""
        self.turn_to(self.today)

    # -- ticks and timers

    @property
    def home(self) -> tzinfo:
        """The local time zone."""
        return self.coach_app.store.clock.zone

    def block_here(self) -> Block | None:
        """Return the selected block, or tell the person that there is none."""
        block = self.grid.block
        if block is None:
            self.tell("There is no block here. Press a to add one.")
        return block

    async def save(self, events: Sequence[Event], said: str = "", cursor: Place | date | None = None) -> None:
        """Save events and move the cursor to the block, which if new has its key only once it is saved."""
        entries = await self.store.apply_all(lambda _: [(event, None) for event in events])
        if isinstance(cursor, tuple) and entries[0].kind == "block":
            cursor = (entries[0].text("key"), cursor[1])
        if cursor is not None:
            self.draw(cursor)
        if said:
            self.tell(said)

    @on(WeekGrid.Ticked)
    @command
    async def action_toggle_block(self) -> None:
        """Tick the selected block, or untick it."""
        from coach.domain.events import Done

        block = self.block_here()
        if block is None:
            return
        if block.day > self.today and not block.done:
            self.tell("That day is in the future. You can tick it when it comes.")
            return
        events: list[Event] = [changes.turned(block)]
        action = self.view.state.guide.find(block.action)
        said = ""
        if not block.done and action and not self.view.state.history_of(action.id).times_on(block.day):
            events.insert(0, Done(action.id, block.minutes))
            said = f"{action.id} {action.title} is ticked as well; u undoes both."
        await self.save(events, said)

    @command
    async def action_toggle_timer(self) -> None:
        """Start the timer of the selected block, or stop the one that is running."""
        from coach.domain.schedule.events import TimerStarted

        timer = running_timer(self.view.state.schedule, self.coach_app.store.clock.now())
        if timer:
            await stop_timer(self, timer)
        elif (block := self.block_here()) is not None:
            if block.done:
                self.tell("That block is already done. Space removes the tick.")
                return
            said = "The timer is running. t stops it. It keeps running if you quit coach."
            await self.save([TimerStarted(*block.place)], said)

    # -- adding, changing, removing

    @command
    async def action_add_block(self) -> None:
        """Ask for a new block on the selected day."""
        from coach.domain.schedule.constants import REST
        from coach.domain.schedule.themes import theme_on

        state, day = self.view.state, self.grid.day or self.today
        theme = theme_on(state, day)
        start = state.schedule.frame(day).start
        proposed = Block("", day, day, start, 60, "other" if theme == REST else theme)
        fields = await self.ask(BlockDialog(proposed, state, self.today, new=True))
        if not fields:
            return
        fields.pop("from_now_on")
        once_at = "" if fields["weekly"] else fields["start"]
        key = changes.new_key(fields["theme"], fields["day"], self.view.state.schedule.keys, once_at)
        await self.save([changes.as_fact(Block(key, fields["day"], **fields))], "", (key, fields["day"]))

    @command
    async def action_edit_block(self) -> None:
        """Ask for changes to the selected block."""
        block = self.grid.block
        if block is None:
            self.action_add_block()
            return
        fields = await self.ask(BlockDialog(block, self.view.state, self.today, new=False))
        if not fields:
            return
        always = fields.pop("from_now_on")
        del fields["weekly"]
        edited = {name: value for name, value in fields.items() if value != getattr(block, name)}
        if always:
            self.change(lambda one: changes.changed_from(one, self.today, **edited))
        else:
            self.change(lambda one: changes.changed_once(one, **edited))

    @command
    async def action_remove_block(self) -> None:
        """Remove the selected block: this once, or from now on."""
        block, choice = self.block_here(), "once"
        if block and block.weekly:
            choices = (("once", "This once"), ("always", "From now on; past weeks keep it"))
            answer = await self.ask(OneDialog("Remove this block", "", choices))
            choice = answer or ""
        if block and choice:
            event = changes.dropped(block) if choice == "once" else changes.ended(block, self.today)
            await self.save([event], "Removed. Press u to bring it back.", block.day)

    # -- moving: each change applies this once

    @command
    async def change(self, make: Make, said: str = "") -> None:
        """Change the selected block with `make`."""
        if block := self.block_here():
            events = make(block)
            await self.save(events if isinstance(events, list) else [events], said, block.place)

    def action_move_block(self, days: int, minutes: int) -> None:
        """Move the selected block, this once."""
        self.change(lambda block: changes.moved(block, days=days, minutes=minutes))

    @on(WeekGrid.Dragged)
    def _drag(self, event: WeekGrid.Dragged) -> None:
        self.change(lambda block: changes.moved(block, days=(event.day - block.day).days))

    def action_lengthen(self, minutes: int) -> None:
        """Make the selected block longer or shorter, this once."""
        self.change(lambda block: changes.lengthened(block, minutes))

    def action_swap_block(self) -> None:
        """Mark the selected block, or swap it with the marked one."""
        block = self.block_here()
        if block is None:
            return
        other = self.view.state.schedule.planned(*self.marked) if self.marked else None
        if other is None or other.place == block.place:
            self.marked = None if self.marked == block.place else block.place
            self.draw()
            if self.marked:
                self.tell("Marked. Press X on another block to swap the two.")
            return
        self.marked = None
        self.change(lambda one: changes.swapped(one, other), "Swapped, this once. u undoes it.")

    def action_copy_block(self) -> None:
        """Copy the selected block."""
        self.copy = self.block_here()
        if self.copy:
            self.tell("Copied. Press Y on another day to paste it there.")

    @command
    async def action_put_block(self) -> None:
        """Paste the copied block on the selected day."""
        day = self.grid.day
        if self.copy is None or day is None:
            self.tell("Nothing is copied yet. Press y on a block first.")
            return
        event = changes.copied(self.view.state.schedule, self.copy, day)
        await self.save([event], "", (event.key, day))

    # -- other actions

    @command
    async def action_tick_things(self) -> None:
        """Tick the tasks chosen for the week."""
        from coach.tui.screens.week.wizard import tick_things

        await tick_things(self)

    @command
    async def action_plan_week(self) -> None:
        """Plan the next week, part by part."""
        from coach.tui.screens.week.wizard import plan_week

        await plan_week(self)

    @command
    async def action_plan_break(self) -> None:
        """Ask for a break."""
        await plan_break(self)

    @command
    async def action_import_busy(self) -> None:
        """Ask for a calendar file."""
        await import_busy(self)

    @command
    async def action_export_calendar(self) -> None:
        """Ask where to write the calendar."""
        await export_calendar(self)
