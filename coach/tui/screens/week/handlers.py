"""What is decided in the room of the week: each decision becomes an event."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual import on

from coach.domain.schedule.block import Block
from coach.domain.schedule.timers import running_timer
from coach.tui.screens.week.block_handlers import BlockHandlers
from coach.tui.widgets.week_grid import WeekGrid

if TYPE_CHECKING:
    from coach.domain.event import Event


class WeekHandlers(BlockHandlers):
    """The commands of the week beyond moving blocks."""

    # -- ticks and timers

    @on(WeekGrid.Ticked)
    def action_toggle_block(self) -> None:
        """The block under the cursor was kept, or was not after all."""
        from coach.domain.events import Done
        from coach.domain.schedule.changes import turned

        block = self.block_here()
        if block is None:
            return
        if block.day > self.today and not block.done:
            self.main.tell("That day is in the future. You can tick it when it comes.")
            return
        events: list[Event] = [turned(block)]
        action = self.view.state.guide.find(block.action)
        said = ""
        if not block.done and action and not self.view.state.history_of(action.id).times_on(block.day):
            events.insert(0, Done(action.id, block.minutes))
            said = f"{action.id} {action.title} is ticked as well; u undoes both."
        self.keep(events, said)

    def action_toggle_timer(self) -> None:
        """Start the timer of the block under the cursor; stop the one that runs."""
        from coach.domain.schedule.events import TimerStarted

        timer = running_timer(self.view.state.schedule, self.main.coach_app.store.clock.now())
        if timer:
            from coach.tui.screens.week.timer import stop_timer

            stop_timer(self, timer)
        elif (block := self.block_here()) is not None:
            if block.done:
                self.main.tell("That block is already done. Space removes the tick.")
                return
            self.keep(
                [TimerStarted(*block.place)], "The timer is running. t stops it. It keeps running if you quit coach."
            )

    # -- adding, changing, taking out

    def action_add_block(self) -> None:
        """Ask for a new block on the day under the cursor."""
        from coach.domain.schedule.constants import REST
        from coach.domain.schedule.themes import theme_on
        from coach.tui.screens.week.dialogs import BlockDialog

        state, day = self.view.state, self.grid.day or self.today
        theme = theme_on(state, day)
        start = state.schedule.frame(day).start
        proposed = Block("", day, day, start, 60, "other" if theme == REST else theme)
        dialog = BlockDialog(proposed, state, self.today, new=True)
        self.app.push_screen(dialog, self._keep_new)

    def _keep_new(self, fields: dict[str, Any] | None) -> None:
        from coach.domain.schedule.changes import as_fact, new_key

        if not fields:
            return
        fields.pop("from_now_on")
        once_at = "" if fields["weekly"] else fields["start"]
        key = new_key(fields["theme"], fields["day"], self.view.state.schedule.keys, once_at)
        self.keep([as_fact(Block(key, fields["day"], **fields))], "", (key, fields["day"]))

    def action_edit_block(self) -> None:
        """Ask for changes of the block under the cursor."""
        from coach.tui.screens.week.dialogs import BlockDialog

        block = self.grid.block
        if block is None:
            self.action_add_block()
        else:
            dialog = BlockDialog(block, self.view.state, self.today, new=False)
            self.app.push_screen(dialog, lambda fields: self._keep_changed(block, fields))

    def _keep_changed(self, block: Block, fields: dict[str, Any] | None) -> None:
        from coach.domain.schedule.changes import changed_from, changed_once

        if not fields:
            return
        always = fields.pop("from_now_on")
        del fields["weekly"]
        fields = {name: value for name, value in fields.items() if value != getattr(block, name)}
        make = (
            (lambda one: changed_from(one, self.today, **fields)) if always else lambda one: changed_once(one, **fields)
        )
        self.change(make)

    def action_remove_block(self) -> None:
        """Take out the block under the cursor: this once, or from now on."""
        from coach.domain.schedule.changes import dropped, ended
        from coach.tui.screens.question_dialogs import OneDialog

        block = self.block_here()
        if block is None:
            return
        if not block.weekly:
            self.keep([dropped(block)], "Removed. Press u to bring it back.", block.day)
            return
        choices = (("once", "This once"), ("always", "From now on; past weeks keep it"))

        def remove(choice: str | None) -> None:
            if choice:
                event = dropped(block) if choice == "once" else ended(block, self.today)
                self.keep([event], "Removed. Press u to bring it back.", block.day)

        self.app.push_screen(OneDialog("Remove this block", "", choices), remove)

    # -- the rest

    def action_tick_things(self) -> None:
        """Tick what was chosen for the week."""
        from coach.tui.screens.week.wizard import tick_things

        tick_things(self)

    def action_plan_week(self) -> None:
        """The ritual."""
        from coach.tui.screens.week.wizard import plan_week

        plan_week(self)

    def action_plan_break(self) -> None:
        """Ask for a break."""
        from coach.tui.screens.week.files import plan_break

        plan_break(self)

    def action_import_busy(self) -> None:
        """Ask for a calendar file."""
        from coach.tui.screens.week.files import import_busy

        import_busy(self)

    def action_export_calendar(self) -> None:
        """Ask where to write the calendar."""
        from coach.tui.screens.week.files import export_calendar

        export_calendar(self)
