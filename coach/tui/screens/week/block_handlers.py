"""Blocks of the week moved about: each change becomes an event, and holds this once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from textual import on

from coach.domain.schedule.block import Block
from coach.errors import RefusedError
from coach.tui.screens.room import Room
from coach.tui.widgets.week_grid import WeekGrid
from coach.tui.widgets.week_renderer import Place

if TYPE_CHECKING:
    from coach.domain.entries import Entry
    from coach.domain.event import Event
    from coach.domain.schedule.week import Week

    Make = Callable[[Block], Event | list[Event]]


class BlockHandlers(Room):
    """The commands that move blocks. The room says what lies under the cursor."""

    marked: Place | None
    copy: Block | None = None

    @property
    def grid(self) -> WeekGrid:
        """The grid."""
        raise NotImplementedError

    @property
    def week(self) -> Week:
        """The week that is open."""
        raise NotImplementedError

    def turn_to(self, day: date) -> None:
        """Open the week that this day lies in."""
        raise NotImplementedError

    def draw(self, cursor: Place | date | None = None) -> None:
        """Draw everything, with the cursor there."""
        raise NotImplementedError

    @property
    def home(self) -> tzinfo:
        """The time zone here."""
        return self.main.coach_app.store.clock.zone

    def block_here(self) -> Block | None:
        """The block under the cursor; a word to the person where there is none."""
        block = self.grid.block
        if block is None:
            self.main.tell("There is no block here. Press a to add one.")
        return block

    def keep(self, events: Sequence[Event], said: str = "", cursor: Place | date | None = None) -> None:
        """Record events, and go to where the block is now: a new one has its key once it is written."""

        def then(entries: Sequence[Entry]) -> None:
            if isinstance(cursor, tuple) and entries[0].kind == "block":
                self.draw((entries[0].text("key"), cursor[1]))
            elif cursor is not None:
                self.draw(cursor)
            if said:
                self.main.tell(said)

        dated = [(event, None) for event in events]
        self.main.coach_app.act(lambda store: store.apply_all(lambda _: dated), then)

    def change(self, make: Make, said: str = "") -> None:
        """Change the block under the cursor as `make` says, or tell why it can't be."""
        block = self.block_here()
        if block is None:
            return
        try:
            events = make(block)
        except RefusedError as error:
            self.main.tell(error.message, error.title)
            return
        self.keep(events if isinstance(events, list) else [events], said, block.place)

    def action_move_block(self, days: int, minutes: int) -> None:
        """Move the block under the cursor, this once."""
        from coach.domain.schedule.changes import moved

        self.change(lambda block: moved(block, days=days, minutes=minutes))

    @on(WeekGrid.Dragged)
    def _drag(self, event: WeekGrid.Dragged) -> None:
        from coach.domain.schedule.changes import moved

        self.change(lambda block: moved(block, days=(event.day - block.day).days))

    def action_lengthen(self, minutes: int) -> None:
        """Make the block under the cursor longer or shorter, this once."""
        from coach.domain.schedule.changes import lengthened

        self.change(lambda block: lengthened(block, minutes))

    def action_swap_block(self) -> None:
        """Mark the block under the cursor, or swap it with the marked one."""
        from coach.domain.schedule.changes import swapped

        block = self.block_here()
        if block is None:
            return
        other = self.view.state.schedule.planned(*self.marked) if self.marked else None
        if other is None or other.place == block.place:
            self.marked = None if self.marked == block.place else block.place
            self.draw()
            if self.marked:
                self.main.tell("Marked. Press X on another block to swap the two.")
            return
        self.marked = None
        self.change(lambda one: swapped(one, other), "Swapped, this once. u undoes it.")

    def action_copy_block(self) -> None:
        """Take a copy of the block under the cursor."""
        self.copy = self.block_here()
        if self.copy:
            self.main.tell("Copied. Press Y on another day to paste it there.")

    def action_put_block(self) -> None:
        """Put the copy on the day under the cursor."""
        from coach.domain.schedule.changes import copied

        day = self.grid.day
        if self.copy is None or day is None:
            self.main.tell("Nothing is copied yet. Press y on a block first.")
            return
        event = copied(self.view.state.schedule, self.copy, day)
        self.keep([event], "", (event.key, day))
