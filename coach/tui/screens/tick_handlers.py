"""The boxes of actions: ticked and unticked, with details, and opened to be read about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual import on

from coach.domain.dates import long_day
from coach.domain.entries import Entry
from coach.domain.progress import finished_by
from coach.domain.state import State
from coach.tui.screens.recorder import Recorder
from coach.tui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.events import Done, Undone
    from coach.storage.store import Store
    from coach.tui.screens.tick_details import DatedTick


class TickHandlers(Recorder):
    """The commands of a list of actions, in whatever room it stands."""

    @on(TickList.Ticked)
    def _turn_tick(self, event: TickList.Ticked) -> None:
        from coach.domain.ticks import toggle_tick

        today = self.coach_app.store.clock.now().date()
        self._tick(lambda now: toggle_tick(now, event.action_id, today), today)

    @on(TickList.DetailsWanted)
    def _ask_details(self, event: TickList.DetailsWanted) -> None:
        from coach.domain.ticks import tick_on
        from coach.tui.screens.tick_details import TickDetails

        state, today = self.view.state, self.view.now.date()
        ticked = tick_on(state, event.action_id, today)
        dialog = TickDetails(state.guide.action(event.action_id), (today, state.profile.country), ticked)
        self.app.push_screen(dialog, self._tick_with_details)

    def _tick_with_details(self, tick: DatedTick | None) -> None:
        from coach.domain.ticks import with_details

        if tick:
            self._tick(lambda now: with_details(now, tick.event, tick.on), tick.on)

    def _tick(self, choose: Callable[[State], Done | Undone], on: date) -> None:
        from coach.domain.ticks import with_blocks

        def with_states(store: Store) -> tuple[State, list[Entry], State]:
            before = store.state
            written = store.apply_all(lambda now: [(event, on) for event in with_blocks(now, choose(now), on)])
            return before, written, store.state

        self.coach_app.act(with_states, lambda ticked: self._after_tick(*ticked))

    def _after_tick(self, before: State, written: list[Entry], after: State) -> None:
        said = [f"Ticked for {long_day(entry.on)}." for entry in written[:1] if entry.on != self.view.day.date]
        said += ["Its block is done as well; u undoes both." for e in written if e.kind == "block_done"]
        if said:
            self.tell(" ".join(said))
        if finish := finished_by(before, after):
            from coach.export.steps_document import finish_document
            from coach.tui.rich_text import whole
            from coach.tui.screens.dialog import TextDialog

            document = finish_document(finish, after.guide)
            self.app.push_screen(TextDialog(document.title, whole(document)))

    @on(TickList.Opened)
    def _open_action(self, event: TickList.Opened) -> None:
        from coach.tui.screens.dialog import TextDialog
        from coach.tui.screens.message_dialogs import action_text

        action = self.view.state.guide.action(event.action_id)
        self.app.push_screen(TextDialog(f"{action.id}  {action.title}", action_text(action, self.view)))
