"""Drafts of dialogs: unsaved text is on disk within a second, and restored when the dialog opens again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Input, Static

from coach.storage.drafts import ABOUT, Draft
from coach.tui.command_worker import run_command
from coach.tui.widgets.scale import NUMBERS, Scale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from textual.timer import Timer
    from textual.widget import Widget

    from coach.domain.event import Event
    from coach.storage.store import Store
    from coach.tui.host import Host

ON_DISK_AFTER = 0.7
BACK = "coach restored your unsaved text."


class DialogDraft:
    """The draft of one dialog, open or closed without saving; `known` holds the values saved before.

    Until an earlier draft has been offered, it is neither overwritten nor deleted, however fast somebody types.
    """

    def __init__(self, app: Host, dialog: str, about: str = "", known: Mapping[str, str] | None = None) -> None:
        self._app = app
        self._dialog = dialog
        self._about = about
        self._written = dict(known or {})
        self._save_timer: Timer | None = None
        self._offered = self._ended = False

    async def left(self) -> dict[str, str]:
        """Return the earlier draft by field; usually empty."""
        drafts = self._app.drafts
        left = await self._app.async_store.read(lambda _: drafts.left_in(self._dialog, self._about))
        if self._ended:
            return {}
        self._offered = True
        texts = {name: text for name, text in left.items() if name != ABOUT}
        self._written.update(texts)
        return texts

    def follow(self, dialog: Widget) -> None:
        """Save the fields of an open dialog as they change, and restore its earlier draft."""
        lines = {line.id or "": line for line in dialog.query(Input)}
        scales = {scale.id or "": scale for scale in dialog.query(Scale)}
        known = given_in(dialog)
        self._written.update(known)

        async def bring_back() -> None:
            left = await self.left()
            for name, text in left.items():
                if line := lines.get(name):
                    line.value = text if line.value == known[name] else f"{text} {line.value}"
                    line.action_end()
                scale = scales.get(name)
                if scale and text in map(str, NUMBERS) and _answer(scale) == known[name]:
                    scale.value = int(text)
            if any(left.values()):
                self._app.clear_notifications()
                dialog.query_one(".frame").mount(Static(BACK, classes="hello"), before=0)

        for field in (*lines.values(), *scales.values()):
            dialog.watch(field, "value", lambda: self.changed(dialog, lambda: given_in(dialog)), init=False)
        run_command(dialog, bring_back)

    def changed(self, widget: Widget, texts: Callable[[], Mapping[str, str]]) -> None:
        """Schedule a save after a key. The first key starts the timer, so it fires even if somebody never pauses."""
        if self._save_timer is None and not self._ended:
            self._save_timer = widget.set_timer(ON_DISK_AFTER, lambda: self._to_disk(texts()))

    def put(self, texts: Mapping[str, str]) -> None:
        """Save the draft now."""
        self._to_disk(texts)

    def end(self, texts: Mapping[str, str]) -> None:
        """Save the draft a last time, as the dialog is about to be saved, and ignore later changes."""
        self._to_disk(texts)
        self._ended = True

    def _to_disk(self, texts: Mapping[str, str]) -> None:
        if self._ended:
            return
        self._save_timer = None
        if not self._offered:
            return
        news = {name: text for name, text in texts.items() if text != self._written.get(name, "")}
        self._written.update(news)
        if not news:
            return
        drafts, typed = self._app.drafts, [Draft(self._dialog, name, text) for name, text in news.items()]
        if self._about:
            typed.insert(0, Draft(self._dialog, ABOUT, self._about))

        def keep() -> None:
            for each in typed:
                drafts.keep(each)

        self._app.async_store.submit(lambda _: keep())

    def save(self, store: Store, event: Event, on: date | None = None) -> None:
        """Append the event, and delete the draft once it is on disk. Call it in the journal's thread."""
        store.append(event, on)
        self.drop()

    def drop(self) -> None:
        """Delete the draft. Call it in the journal's thread."""
        if self._offered:
            self._app.drafts.drop_dialog(self._dialog)

    def let_go(self) -> None:
        """Discard the draft."""
        self._ended = True
        self._app.async_store.submit(lambda _: self.drop())


def given_in(dialog: Widget) -> dict[str, str]:
    """Return the values of a dialog's inputs and scales by name; an unanswered scale is ""."""
    lines = {line.id or "": line.value for line in dialog.query(Input)}
    return lines | {scale.id or "": _answer(scale) for scale in dialog.query(Scale)}


def _answer(scale: Scale) -> str:
    return "" if scale.value is None else str(scale.value)
