"""What screens and helpers know of the application and of the main screen, so that they need to import neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from coach.tui.async_store import AsyncStore, Window

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.app import App
    from textual.screen import Screen

    from coach.storage.drafts import Drafts
    from coach.storage.store import Store
    from coach.tui.view import View

T = TypeVar("T")


class Host(Window, Protocol):
    """The application: whatever touches the journal goes through `async_store`, and is drawn afterwards."""

    store: Store
    async_store: AsyncStore
    drafts: Drafts
    own_keys: dict[str, str]
    told_of_files: set[str]
    is_ready: bool

    @property
    def main(self) -> MainScreen:
        """The screen behind all others."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top (Textual)."""

    @property
    def idle_for(self) -> float:
        """Seconds since the last key or click."""

    @property
    def is_in_use(self) -> bool:
        """Whether there was a key or a click just now."""

    async def ask(self, dialog: Screen[T]) -> T:
        """Open a dialog and wait for its result. It is to be awaited in a worker."""

    def ask_to_leave(self, why: str = "") -> None:
        """Ask, then leave; `why` is what else there is to know before one does."""

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call `callback` once the messages that wait are handled (Textual)."""

    def set_keymap(self, keymap: Mapping[str, str]) -> None:
        """Give commands keys of the person's own (Textual)."""

    def clear_notifications(self) -> None:
        """Take the notes in the corner away (Textual)."""


class MainScreen(Protocol):
    """The screen that holds the rooms: it shows a view of the state, records events and opens what they lead to."""

    view: View

    @property
    def app(self) -> App[object]:
        """The application as Textual knows it: to open screens and links."""

    @property
    def coach_app(self) -> Host:
        """The application as coach knows it: to reach the journal."""

    def tell(self, message: str, title: str = "") -> None:
        """Show a few words in a corner of the screen, in the place of those before."""

    def open_in_browser(self, link: str) -> None:
        """Open a link in the person's browser."""

    def go_on_to(self, room: str, action: str = "") -> None:
        """Open a room, and run `action` in it."""

    def show_all_keys(self) -> None:
        """Show all keys and rooms from now on."""

    def action_log(self) -> None:
        """Ask for an effort of the search in one line."""

    async def action_quit_coach(self) -> None:
        """Leave; it is asked only where a timer runs, or where something is not saved."""

    def action_ending(self) -> None:
        """Open the end of the search; where no job is known yet, ask for it."""

    def action_undo(self) -> None:
        """Take back what was done last."""
