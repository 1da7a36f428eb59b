"""What every screen on which things are decided has: a way to the journal, and a way to say what came of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from coach.domain.first_week import is_beginner
from coach.tui.screens.whole_window import WholeWindow
from coach.tui.view import View

if TYPE_CHECKING:
    from coach.domain.event import Event


class Recorder(WholeWindow):
    """A screen that hands events to the journal's thread and says what came of it. It holds no rules."""

    def __init__(self, view: View) -> None:
        super().__init__()
        self.view = view

    @property
    def shows_few_keys(self) -> bool:
        """Whether only the keys that a beginner needs stand at the bottom."""
        return is_beginner(self.view.state, self.view.day.date)

    def show(self, view: View) -> None:
        """Draw what changed."""
        self.view = view

    def record(self, event: Event, said: str = "", title: str = "") -> None:
        """Write one event, and say something once it is saved."""
        self.coach_app.act(lambda store: store.append(event), lambda _: self.tell(said, title) if said else None)

    def record_all(self, events: Sequence[Event], then: Callable[[], None]) -> None:
        """Write several events about today, all of them or none; then go on."""
        dated = [(event, None) for event in events]
        self.coach_app.act(lambda store: store.append_all(dated), lambda _: then())
