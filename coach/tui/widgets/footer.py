"""What can be done here, in one line at the bottom: each key with its word, to be pressed or clicked.

How to get help, how to leave and how to find anything stand at the right, always. The rest gives way to them.

Textual's own footer makes a widget for every key, and makes all of them anew whenever the focus moves; that was most of
the time in which a page opened.
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
"""The actions that are always there, at the right."""
FIRST_KEYS = ("space", "enter", "a", "g", "c")
"""What one does most, in this order."""
FEW = 3
"""In the first week no more than so many stand beside those that are always there."""

SIGNS = {"enter": "enter"}
"""Keys that Textual writes as signs which not everybody knows."""


class FooterKey(NamedTuple):
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
    """The keys that do something where the focus is."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._hovered: FooterKey | None = None

    def on_mount(self) -> None:
        """Follow what can be done."""
        self.screen.bindings_updated_signal.subscribe(self, self._follow)

    def _follow(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen:
            self._hovered = None
            self.refresh()

    def render(self) -> RenderResult:
        """The keys that have room, whole, and at the right those that are always there."""
        line, end = Content(""), 0
        for begin, shown in self._places():
            gap = " " * (begin - end)
            if begin - end > 1 and end:
                gap = f"{gap[:-2]}{EDGE} "
            line = Content.assemble(line, (gap, "$foreground 20%"), shown.written(hovered=shown == self._hovered))
            end = begin + shown.width
        return line

    def _places(self) -> Iterator[tuple[int, FooterKey]]:
        """Where each key begins, from the left."""
        once: dict[str, ActiveBinding] = {}
        for each in self.screen.active_bindings.values():
            if each.binding.show or each.binding.action in ALWAYS:
                once.setdefault(each.binding.action, each)
        always = [self._shown(once.pop(action)) for action in ALWAYS if action in once]
        begin = self.size.width - sum(shown.width + 1 for shown in always)
        at = 0
        for each in self._wanted(once.values()):
            shown = self._shown(each)
            if at + shown.width + 1 > begin:
                break
            yield at, shown
            at += shown.width + 1
        for shown in always:
            yield begin, shown
            begin += shown.width + 1

    def _wanted(self, found: Iterable[ActiveBinding]) -> Sequence[ActiveBinding]:
        """What one does most comes first. In the first week it is no more than a few."""
        every = sorted(found, key=_place)
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


def _place(active: ActiveBinding) -> int:
    """What one does most comes first; the others stay in their order."""
    key = active.binding.key
    return FIRST_KEYS.index(key) if key in FIRST_KEYS else len(FIRST_KEYS)
