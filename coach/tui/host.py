"""Protocols for the application and the main screen, so that screens and helpers need to import neither."""

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
    """The application. All journal work goes through `async_store`, and is drawn afterwards."""

    store: Store
    async_store: AsyncStore
    drafts: Drafts
    own_keys: dict[str, str]
    told_of_files: set[str]
    is_ready: bool

    @property
    def main(self) -> MainScreen:
        """The screen at the bottom of the stack."""

    @property
    def screen(self) -> Screen[Any]:
        """The screen on top (Textual)."""

    @property
    def idle_for(self) -> float:
        """Return the seconds since the last key or click."""

    @property
    def is_in_use(self) -> bool:
        """Whether there was a key or a click just now."""

    async def ask(self, dialog: Screen[T]) -> T:
        """Open a dialog and wait for its result. Await it in a worker only."""

    def ask_to_leave(self, why: str = "") -> None:
        """Ask, then quit; `why` is anything else to know first."""

    def call_later(self, callback: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Call `callback` once pending messages are handled (Textual)."""

    def set_keymap(self, keymap: Mapping[str, str]) -> None:
        """Apply the person's own keys (Textual)."""

    def clear_notifications(self) -> None:
        """Remove all notifications (Textual)."""


class MainScreen(Protocol):
    """The screen that holds the rooms. It shows a view of the state, writes events and opens other screens."""

    view: View

    @property
    def app(self) -> App[object]:
        """The application with Textual's type: to open screens and links."""

    @property
    def coach_app(self) -> Host:
        """The application with coach's type: to reach the store."""

    def tell(self, message: str, title: str = "") -> None:
        """Show a short message in a corner of the screen, replacing earlier ones."""

    def open_in_browser(self, link: str) -> None:
        """Open a link in the person's browser."""

    def go_on_to(self, room: str, action: str = "") -> None:
        """Open a room, and run `action` in it."""

    def show_all_keys(self) -> None:
        """Show every key and room from now on."""

    def action_log(self) -> None:
        """Ask for an activity of the search in one line."""

    async def action_quit_coach(self) -> None:
        """Quit. Ask first only if a timer is running or something is unsaved."""

    def action_ending(self) -> None:
        """Open the end of the search, or ask about the job if there is none yet."""

    def action_undo(self) -> None:
        """Undo the last transaction."""
