"""What can be done here, in one line at the bottom: each key with its word, to be pressed or clicked.

Textual's own footer makes a widget for every key, and makes all of them anew whenever the focus moves; that was most of
the time in which a page opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

EDGE, EDGE_GAP = "▏", 2  # the palette stands apart from the keys by two cells at least


class Shown(NamedTuple):
    """A key in the line: what simulates it, how it is written, its word, and what it does in a sentence."""

    key: str
    sign: str
    word: str
    told: str
    enabled: bool

    @property
    def width(self) -> int:
        """In cells, with the blank between the two."""
        return cell_len(self.sign) + 1 + cell_len(self.word)

    def written(self, *, hovered: bool) -> Content:
        """As it stands in the line."""
        dim = "" if self.enabled else "dim "
        return Content.assemble(
            (self.sign, f"{dim}bold $footer-key-foreground"),
            (f" {self.word}", f"{dim}$footer-description-foreground"),
        ).stylize("on $block-hover-background" if hovered else "")


class Footer(Widget, can_focus=False):
    """The keys that do something where the focus is; with `palette`, at the right, the key that finds all commands."""

    ALLOW_SELECT = False

    def __init__(self, *, palette: bool = False) -> None:
        super().__init__()
        self._palette = palette
        self._hovered: Shown | None = None

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self._hovered = None
            self.refresh()

    def render(self) -> RenderResult:
        """The keys that have room, whole, and the palette's at the right where all of them have."""
        line, end = Content(""), 0
        for begin, shown in self._places():
            gap = " " * (begin - end) if begin - end < EDGE_GAP else f"{' ' * (begin - end - 1)}{EDGE}"
            line = Content.assemble(line, (gap, "$foreground 20%"), shown.written(hovered=shown == self._hovered))
            end = begin + shown.width
        return line

    def _places(self) -> Iterator[tuple[int, Shown]]:
        """Where each key begins, from the left."""
        active, width = self.screen.active_bindings, self.size.width
        once: dict[str, ActiveBinding] = {}
        for each in active.values():
            if each.binding.show:
                once.setdefault(each.binding.action, each)
        at = 0
        for each in once.values():
            shown = self._shown(each)
            if at + shown.width > width:
                return
            yield at, shown
            at += shown.width + 1
        found = active.get(self.app.COMMAND_PALETTE_BINDING) if self._palette else None
        if found:
            shown = self._shown(found)
            begin = width - shown.width - 1
            if begin - at + 1 >= EDGE_GAP:
                yield begin, shown

    def _shown(self, active: ActiveBinding) -> Shown:
        binding = active.binding
        told = active.tooltip or binding.description
        return Shown(binding.key, self.app.get_key_display(binding), binding.description, told, active.enabled)

    # -- the mouse

    def _at(self, x: int) -> Shown | None:
        return next((shown for begin, shown in self._places() if begin <= x < begin + shown.width), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A click is as good as the key."""
        shown = self._at(event.x)
        if shown and shown.enabled:
            self.app.simulate_key(shown.key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say what the key under the pointer does."""
        shown = self._at(event.x)
        if shown != self._hovered:
            self._hovered = shown
            self.tooltip = shown.told if shown else None
            self.refresh()

    def on_leave(self) -> None:
        """The pointer is elsewhere."""
        self._hovered = None
        self.refresh()
