"""What is decided in the room of the week: each decision becomes a fact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo
from typing import TYPE_CHECKING, Any

from textual import on

from coach.domain.schedule.block import Block
from coach.domain.schedule.timing import running
from coach.errors import RefusedError
from coach.tui.screens.room import Room
from coach.tui.widgets.week_grid import WeekGrid
from coach.tui.widgets.week_lines import Place

if TYPE_CHECKING:
    from coach.domain.fact import Fact
    from coach.domain.schedule.week import Week
    from coach.journal.coach import Coach
    from coach.tui.view import View


class WeekDeciding(Room):
    """The commands of the week. The room says what lies under the cursor."""

    view: View | None
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
        return self.deciding.coach_app.coach.clock.zone

    @property
    def _today(self) -> date:
        assert self.view is not None
        return self.view.day.date

    def _block(self) -> Block | None:
        block = self.grid.block
        if block is None:
            self.deciding.tell("There is no block here. Press a to add one.")
        return block

    def keep(self, facts: Sequence[Fact], said: str = "", cursor: Place | date | None = None) -> None:
        """Record facts, one after another, and go to where the block is now."""

        def record_all(coach: Coach) -> None:
            for fact in facts:
                coach.record(fact)

        def then(_: None) -> None:
            if cursor is not None:
                self.draw(cursor)
            if said:
                self.deciding.tell(said)

        self.deciding.coach_app.act(record_all, then)

    # -- ticks and timers

    @on(WeekGrid.Ticked)
    def action_turn_block(self) -> None:
        """The block under the cursor was kept, or was not after all."""
        from coach.domain.facts import Done
        from coach.domain.schedule.keeping import turned

        block = self._block()
        if block is None or self.view is None:
            return
        if block.day > self._today and not block.done:
            self.deciding.tell("That day is still to come.")
            return
        facts: list[Fact] = [turned(block)]
        actions = self.view.transition.guide.actions
        said = ""
        if not block.done and block.action in actions:
            record = self.view.transition.record_of(block.action)
            if not record.times_on(block.day):
                facts.insert(0, Done(block.action, block.minutes))
                said = f"{block.action} {actions[block.action].title} is ticked as well."
        self.keep(facts, said)

    def action_turn_timer(self) -> None:
        """Start the timer of the block under the cursor; stop the one that runs."""
        from coach.domain.schedule.facts import TimerStarted

        if self.view is None:
            return
        timer = running(self.view.transition.schedule, self.deciding.coach_app.coach.clock.now())
        if timer:
            from coach.tui.screens.week_timer import stop_timer

            stop_timer(self, timer)
        elif (block := self._block()) is not None:
            if block.done:
                self.deciding.tell("That block is done.")
                return
            self.keep([TimerStarted(*block.place)], "The timer runs. t stops it; leaving coach does not.")

    # -- moving

    def _change(self, make: Any, said: str = "") -> None:  # noqa: ANN401 - a function of the block
        block = self._block()
        if block is None:
            return
        try:
            facts = make(block)
        except RefusedError as error:
            self.deciding.tell(error.message, error.title)
            return
        self.keep(facts if isinstance(facts, list) else [facts], said, block.place)

    def action_move_block(self, days: int, minutes: int) -> None:
        """Move the block under the cursor, this once."""
        from coach.domain.schedule.keeping import moved

        self._change(lambda block: moved(block, days=days, minutes=minutes))

    @on(WeekGrid.Dragged)
    def _drag(self, event: WeekGrid.Dragged) -> None:
        from coach.domain.schedule.keeping import moved

        self._change(lambda block: moved(block, days=(event.day - block.day).days))

    def action_lengthen(self, minutes: int) -> None:
        """Make the block under the cursor longer or shorter, this once."""
        from coach.domain.schedule.keeping import lengthened

        self._change(lambda block: lengthened(block, minutes))

    def action_swap_block(self) -> None:
        """Mark the block under the cursor, or swap it with the marked one."""
        from coach.domain.schedule.keeping import swapped

        block = self._block()
        if block is None or self.view is None:
            return
        other = self.view.transition.schedule.planned(*self.marked) if self.marked else None
        if other is None or other.place == block.place:
            self.marked = None if self.marked == block.place else block.place
            self.draw()
            self.deciding.tell("Marked. Press s on another block to swap the two." if self.marked else "Not marked.")
            return
        self.marked = None
        self._change(lambda one: swapped(one, other), "Swapped, this once.")

    def action_copy_block(self) -> None:
        """Take a copy of the block under the cursor."""
        self.copy = self._block()
        if self.copy:
            self.deciding.tell("Copied. Press v on another day to put it there.")

    def action_put_block(self) -> None:
        """Put the copy on the day under the cursor."""
        from coach.domain.schedule.keeping import copied

        day = self.grid.day
        if self.copy is None or self.view is None or day is None:
            self.deciding.tell("Nothing is copied. Press y on a block first.")
            return
        fact = copied(self.view.transition.schedule, self.copy, day)
        self.keep([fact], "", (fact.key, day))

    # -- adding, changing, taking out

    def action_add_block(self) -> None:
        """Ask for a new block on the day under the cursor."""
        from coach.domain.schedule.themes import theme_on
        from coach.domain.schedule.words import REST
        from coach.tui.screens.week_dialogs import BlockDialog

        if self.view is None:
            return
        transition, day = self.view.transition, self.grid.day or self._today
        theme = theme_on(transition, day)
        start = transition.schedule.frame(day).start
        proposed = Block("", day, day, start, 60, "other" if theme == REST else theme)
        dialog = BlockDialog(proposed, transition, self._today, new=True)
        self.app.push_screen(dialog, self._keep_new)

    def _keep_new(self, fields: dict[str, Any] | None) -> None:
        from coach.domain.schedule.keeping import as_fact, new_key

        if not fields or self.view is None:
            return
        fields.pop("from_now_on")
        key = new_key(fields["theme"], fields["day"], self.view.transition.schedule.keys)
        self.keep([as_fact(Block(key, fields["day"], **fields))], "", (key, fields["day"]))

    def action_edit_block(self) -> None:
        """Ask for changes of the block under the cursor."""
        from coach.tui.screens.week_dialogs import BlockDialog

        block = self.grid.block
        if block is None:
            self.action_add_block()
        elif self.view:
            dialog = BlockDialog(block, self.view.transition, self._today, new=False)
            self.app.push_screen(dialog, lambda fields: self._keep_changed(block, fields))

    def _keep_changed(self, block: Block, fields: dict[str, Any] | None) -> None:
        from coach.domain.schedule.keeping import changed_from, changed_once

        if not fields:
            return
        always = fields.pop("from_now_on")
        fields["weekly"] = block.weekly
        make = (
            (lambda one: changed_from(one, self._today, **fields))
            if always
            else lambda one: changed_once(one, **fields)
        )
        self._change(make)

    def action_remove_block(self) -> None:
        """Let the block under the cursor go: this once, or from now on."""
        from coach.domain.schedule.keeping import dropped, ended
        from coach.tui.screens.asking import OneDialog

        block = self._block()
        if block is None:
            return
        if not block.weekly:
            self.keep([dropped(block)], "Taken out. Press u to bring it back.", block.day)
            return
        choices = (("once", "This once"), ("always", "From now on; past weeks keep it"))

        def remove(choice: str | None) -> None:
            if choice:
                fact = dropped(block) if choice == "once" else ended(block, self._today)
                self.keep([fact], "Let go. Press u to bring it back.", block.day)

        self.app.push_screen(OneDialog("Let this block go", "", choices), remove)

    # -- the rest

    def action_tick_things(self) -> None:
        """Tick what was chosen for the week."""
        from coach.tui.screens.week_planning import tick_things

        tick_things(self)

    def action_plan_week(self) -> None:
        """The ritual."""
        from coach.tui.screens.week_planning import plan_week

        plan_week(self)

    def action_plan_break(self) -> None:
        """Ask for a break."""
        from coach.tui.screens.week_files import plan_break

        plan_break(self)

    def action_import_busy(self) -> None:
        """Ask for a calendar file."""
        from coach.tui.screens.week_files import import_busy

        import_busy(self)

    def action_export_calendar(self) -> None:
        """Ask where to write the calendar."""
        from coach.tui.screens.week_files import export_calendar

        export_calendar(self)
