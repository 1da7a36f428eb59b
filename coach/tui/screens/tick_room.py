"""A room with a list of actions that can be ticked, unticked, ticked with details, and read about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on

from coach.domain.dates import long_day
from coach.domain.progress import finished_by
from coach.tui.command_worker import command
from coach.tui.screens.room import Room
from coach.tui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from coach.domain.events import Done, Undone
    from coach.domain.state import State
    from coach.services.ticks import TickResult


class TickRoom(Room):
    """Handles the messages of the action list."""

    @on(TickList.Ticked)
    @command
    async def _toggle_tick(self, event: TickList.Ticked) -> None:
        from coach.domain.ticks import toggle_tick

        today = self.coach_app.store.clock.now().date()
        await self._tick(lambda now: toggle_tick(now, event.action_id, today), today)

    @on(TickList.DetailsWanted)
    @command
    async def _tick_with_details(self, event: TickList.DetailsWanted) -> None:
        from coach.domain.ticks import tick_on, with_details
        from coach.tui.screens.tick_details import TickDetails

        state, today = self.view.state, self.view.now.date()
        ticked = tick_on(state, event.action_id, today)
        here = today, state.profile.country
        if dated := await self.ask(TickDetails(state.guide.action(event.action_id), here, ticked)):
            await self._tick(lambda now: with_details(now, dated.event, dated.on), dated.on)

    async def _tick(self, choose: Callable[[State], Done | Undone], on: date) -> None:
        from coach.services.ticks import tick

        ticked = await self.store.run(tick, choose, on)
        self._say(ticked)
        if finish := finished_by(ticked.before, ticked.after):
            from coach.export.steps_document import finish_document
            from coach.tui.rich_text import whole
            from coach.tui.screens.dialog import TextDialog

            document = finish_document(finish, ticked.after.guide)
            await self.ask(TextDialog(document.title, whole(document)))

    def _say(self, ticked: TickResult) -> None:
        said = [f"Ticked for {long_day(entry.on)}." for entry in ticked.entries[:1] if entry.on != self.today]
        said += ["Its block is done as well; u undoes both." for e in ticked.entries if e.kind == "block_done"]
        if said:
            self.tell(" ".join(said))

    @on(TickList.Opened)
    @command
    async def _open_action(self, event: TickList.Opened) -> None:
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.message_dialogs import action_text

        action = self.view.state.guide.action(event.action_id)
        await self.ask(TextDialog(f"{action.id}  {action.title}", action_text(action, self.view)))
