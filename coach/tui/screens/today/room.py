"""Today: what to do now, and an overview of everything. In the first 48 hours it is quiet and gives no coaching."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.today.wording import more_due
from coach.tui.command_worker import command
from coach.tui.commands import LEAVE_QUIET, OPEN_ENDING, OPEN_FIRST_HOURS, bindings
from coach.tui.screens.tick_room import TickRoom
from coach.tui.screens.today.panels import (
    mood_panel,
    runway_panel,
    search_panel,
    small_steps,
    steps_panel,
    week_panel,
)
from coach.tui.screens.today.wording import about, greeting_lines, in_the_quiet, on_a_break
from coach.tui.view import View
from coach.tui.widgets.day_list import DayList, ThingRow
from coach.tui.widgets.panel import Panel
from coach.tui.widgets.tick_list import TickList, TickRow

if TYPE_CHECKING:
    from coach.tui.widgets.tick_list import AnyRow

PANELS = (
    ("today-runway", "Runway", "runway", runway_panel),
    ("today-week", "Week", "week", week_panel),
    ("today-search", "Search", "search", search_panel),
    ("today-mood", "You", "review", mood_panel),
)
ROOM_OF = {"date": "runway", "block": "week", "follow-up": "search", "effort": "search"}
FULL = "That is a full day. If you want more:"
HOW, HOURS, BREAK = "How", "The first 48 hours", "A break"
PARTS = "f  these hours, part by part"
IF_YOU_LIKE = "If you want to do something:"


class Today(TickRoom):
    """The day in one line, the few things to do and how, and a small picture of every other room."""

    HELP = (
        "What to do today, and where you are: the block you are in, a few things with the reason for each, the money, "
        "the week, the search, how you are, the steps. Do one thing, and press space to tick it. You do not have to do "
        "any of it today. Tab goes from panel to panel, and enter opens its room."
    )
    COMMANDS = (LEAVE_QUIET, OPEN_FIRST_HOURS, OPEN_ENDING)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "today")
        self._last_shown: object = None
        self._greeted: Content | None = None
        self._greeted_in = 0
        self._border_texts: dict[str, Content] = {}

    def compose(self) -> ComposeResult:
        """Lay out the headline, the panels, the things to do, how to do the selected one, and the steps."""
        yield Static(id="greeting")
        yield Container(id="pictures")
        tasks = DayList(id="tasks")
        tasks.add_class("panel")
        tasks.border_title = "Today"
        yield tasks
        with VerticalScroll(id="beside", classes="panel") as beside:
            beside.border_title = HOW
            yield Static(id="how")
        yield Panel("Ten steps", "steps", steps_panel, id="today-steps")

    def mount_panels(self) -> None:
        """Add the panels beside the list, after the list is drawn so that it appears first."""
        panels = [Panel(title, room, draw, id=name) for name, title, room, draw in PANELS]
        self._draw(panels)
        self.query_one("#pictures").mount_all(panels)

    def show(self, view: View) -> None:
        """Draw the day."""
        before, quiet = (self._is_quiet, self._step), view.day.quiet is not None
        self.view = view
        page = view.page
        self.set_class(quiet, "-quiet")
        self._greet()
        tasks = self.query_one(DayList)
        tasks.show(_rows(view))
        done, things = page.counted
        self._set_border_text(tasks, Content(f"{done} of {things}" if things else ""))
        self._draw(self.query(Panel))
        self._place_steps()
        self._show_how()
        if (quiet, self._step) != before:
            self.refresh_bindings()

    def _draw(self, panels: Iterable[Panel]) -> None:
        for panel in panels:
            below = more_due(self.view.page) if panel.id == "today-search" else _step_title(self.view, panel)
            panel.show(self.view.page, below)

    def first_focus(self) -> Widget | None:
        """Return the list of things to do."""
        return self.query_one(DayList)

    def step_at_hand(self) -> int | None:
        """Return the step of the selected action, or the step that today is about."""
        action = self.query_one(DayList).highlighted_action
        return action.step if action else self._step

    def action_at_hand(self) -> str:
        """Return the selected action."""
        action = self.query_one(DayList).highlighted_action
        return action.id if action else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to end quiet time only during it, and its page for as long as step 1 is current."""
        if action == OPEN_FIRST_HOURS.action:
            return self._is_quiet or self._step == 1
        return self._is_quiet if action == LEAVE_QUIET.action else super().check_action(action, parameters)

    @property
    def _is_quiet(self) -> bool:
        return self.view.day.quiet is not None

    @property
    def _step(self) -> int | None:
        return self.view.day.step.number if self.view.day.step else None

    def action_first_hours(self) -> None:
        """Open the page of the first 48 hours."""
        from coach.tui.screens.first_hours.page import FirstHoursPage

        self.app.push_screen(FirstHoursPage(self.main))

    def action_ending(self) -> None:
        """Open the ending. If no job was found yet, ask for it first."""
        self.main.action_ending()

    @command
    async def action_leave_quiet(self) -> None:
        """End quiet time early."""
        from coach.domain.events import QuietLeft

        await self.store.append(QuietLeft())
        self.tell("The quiet time is over. Press u if you want it back.")

    @on(TickList.Moved)
    def _show_how(self) -> None:
        day, thing = self.view.day, self.query_one(DayList).thing
        told = (thing and (thing.key, thing.because), day.quiet is not None, day.pause)
        if told == self._last_shown:
            return  # a tick changes nothing here, and setting the text costs a layout
        self._last_shown = told
        how = self.query_one("#how", Static)
        self.query_one("#beside").border_title = HOURS if day.quiet else BREAK if day.pause else HOW
        if day.quiet:
            how.update(in_the_quiet(self.view))
        elif day.pause:
            how.update(on_a_break(day.pause))
        else:
            how.update(about(thing, self.view) if thing else Content(""))

    # -- things to do that are not actions

    @on(Panel.Chosen)
    def _open_room(self, event: Panel.Chosen) -> None:
        self.main.go_on_to(event.room)

    @on(DayList.Used)
    @command
    async def _use(self, event: DayList.Used) -> None:
        """Tick a block, log a follow-up, start the weekly review, or open the room for it."""
        thing = event.thing
        if thing.kind == "review":
            self.main.go_on_to("review", "go_through")
        elif event.ticked and thing.kind == "block" and thing.block:
            from coach.domain.schedule.changes import turned

            await self.store.append(turned(thing.block))
        elif event.ticked and thing.follow_up:
            from coach.domain.search.follow_ups import line_about
            from coach.tui.screens.search.quick_log import log_effort

            await log_effort(self, line_about(thing.follow_up, self.view.state.search))
        else:
            self.main.go_on_to("week" if thing.block else ROOM_OF[thing.kind])

    def _set_border_text(self, widget: Widget, words: Content) -> None:
        """Set the lower border's text, but only if it changed: setting it costs a redraw."""
        before = self._border_texts.get(widget.id or "")
        if before is None or not before.is_same(words):
            self._border_texts[widget.id or ""] = words
            widget.border_subtitle = words

    def _place_steps(self) -> None:
        """Put the steps on the lower border if their panel has no room."""
        has_panel = self.screen.has_class("-wide") and self.screen.has_class("-tall")
        below = Content(PARTS) if self._is_quiet else Content("") if has_panel else small_steps(self.view.page)
        self._set_border_text(self.query_one("#beside"), below)

    def _greet(self) -> None:
        self._greeted_in = self.app.size.width
        lines = greeting_lines(self.view.page, self._greeted_in, minutes=not self.view.is_first)
        if self._greeted is None or not lines.is_same(self._greeted):
            self._greeted = lines
            self.query_one("#greeting", Static).update(lines)

    def on_resize(self) -> None:
        """Redraw the current block at the new width, and move the steps to where they fit."""
        self._place_steps()
        if self._greeted_in != self.app.size.width:
            self._greet()


def _rows(view: View) -> list[AnyRow]:
    day = view.day
    things = view.page.without_minutes if view.is_first else view.page.things
    rows: list[AnyRow] = [ThingRow(thing) for thing in things]
    if day.quiet and rows:
        rows.insert(0, TickRow(None, remark="Only what can't wait. You do not have to do anything else."))
    if day.more:
        rows += [TickRow(None, remark=FULL if rows else IF_YOU_LIKE), *(TickRow(action) for action in day.more)]
    return rows


def _step_title(view: View, panel: Panel) -> str:
    step = view.day.step
    return f"{step.number}  {step.title}" if panel.id == "today-steps" and step else ""
