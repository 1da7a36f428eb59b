"""The commands available here, in one line at the bottom: each key with its word, to press or click.

Help, quit and the palette are always on the right; the rest gives way to them.

Textual's own footer makes a widget for every key, and rebuilds them all whenever the focus moves. That was most of the
time a page took to open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.app import RenderResult
from textual.binding import ActiveBinding
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

EDGE = "▏"
ALWAYS = ("help", "back", "quit_coach", "command_palette")
"""The actions that are always shown, on the right."""
FIRST_KEYS = ("space", "enter", "a", "g", "c")
"""The most frequent keys, in their order."""
FEW = 3
"""How many other keys to show at most in the first week."""

SIGNS = {"enter": "enter"}
"""Keys to spell out, which Textual shows as signs that not everybody knows."""


class FooterKey(NamedTuple):
    """A key in the line: the key to simulate, its label, its word, and a sentence of help."""

    key: str
    sign: str
    word: str
    told: str
    enabled: bool

    @property
    def width(self) -> int:
        """The width in cells, with the space between label and word."""
        return cell_len(self.sign) + 1 + cell_len(self.word)

    def written(self, *, hovered: bool) -> Content:
        """Return the key as drawn."""
        dim = "" if self.enabled else "dim "
        return Content.assemble(
            (self.sign, f"{dim}bold $footer-key-foreground"),
            (f" {self.word}", f"{dim}$footer-description-foreground"),
        ).stylize("on $block-hover-background" if hovered else "")


class Footer(Widget, can_focus=False):
    """The keys that are bound at the current focus."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._hovered: FooterKey | None = None

    def on_mount(self) -> None:
        """Redraw whenever the bindings change."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self._hovered = None
            self.refresh()

    def render(self) -> RenderResult:
        """Draw as many keys as fit, and on the right those that are always shown."""
        line, end = Content(""), 0
        for begin, shown in self._places():
            gap = " " * (begin - end)
            if begin - end > 1 and end:
                gap = f"{gap[:-2]}{EDGE} "
            line = Content.assemble(line, (gap, "$foreground 20%"), shown.written(hovered=shown == self._hovered))
            end = begin + shown.width
        return line

    def _places(self) -> Iterator[tuple[int, FooterKey]]:
        """Yield each key with its first column."""
        once: dict[str, ActiveBinding] = {}
        for each in self.screen.active_bindings.values():
            if each.binding.show or each.binding.action in ALWAYS:
                once.setdefault(each.binding.action, each)
        always = [self._shown(once.pop(action)) for action in ALWAYS if action in once]
        begin = self.size.width - sum(shown.width + 1 for shown in always)
        at = 0
        for each in self._chosen_bindings(once.values()):
            shown = self._shown(each)
            if at + shown.width + 1 > begin:
                break
            yield at, shown
            at += shown.width + 1
        for shown in always:
            yield begin, shown
            begin += shown.width + 1

    def _chosen_bindings(self, found: Iterable[ActiveBinding]) -> Sequence[ActiveBinding]:
        """Return the keys to show, the most frequent first; in the first week only a few."""
        every = sorted(found, key=_rank)
        return every[:FEW] if getattr(self.screen, "shows_few_keys", False) else every

    def _shown(self, active: ActiveBinding) -> FooterKey:
        binding = active.binding
        told = active.tooltip or binding.description
        sign = SIGNS.get(binding.key) or self.app.get_key_display(binding).replace("^", "ctrl+")
        return FooterKey(binding.key, sign, binding.description, told, active.enabled)

    # -- the mouse

    def _at(self, x: int) -> FooterKey | None:
        return next((shown for begin, shown in self._places() if begin <= x < begin + shown.width), None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Treat a click like the key."""
        shown = self._at(event.x)
        if shown and shown.enabled:
            self.app.simulate_key(shown.key)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Show what the key under the pointer does."""
        shown = self._at(event.x)
        if shown != self._hovered:
            self._hovered = shown
            self.tooltip = shown.told if shown else None
            self.refresh()

    def on_leave(self) -> None:
        """Draw without the hover."""
        self._hovered = None
        self.refresh()


def _rank(active: ActiveBinding) -> int:
    """Rank a key: frequent ones first, the others in their own order."""
    key = active.binding.key
    return FIRST_KEYS.index(key) if key in FIRST_KEYS else len(FIRST_KEYS)
