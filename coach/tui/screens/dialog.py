"""The frame, title, scrolling and escape key that every dialog shares."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from coach.errors import CoachError
from coach.tui.command_worker import Asks, command
from coach.tui.screens.responsive import size_classes

Result = TypeVar("Result")
FIND, LAST_KEYS = "ctrl+p finds", 3
FRAME, BORDER = 76, 6  # columns
CLICKED = ("ctrl+s", "space")
"""Keys of a dialog that can also be clicked in its footer."""

PAGES: tuple[Binding, ...] = (
    Binding("pagedown", "screen.scroll_pages(1)", "Page down", show=False),
    Binding("pageup", "screen.scroll_pages(-1)", "Page up", show=False),
)


class Frame(VerticalScroll, can_focus=False):
    """The frame of a dialog. The page keys scroll it from whichever field has the focus."""

    BINDINGS: ClassVar[list[BindingType]] = [*PAGES]


class Dialog(Asks, ModalScreen[Result | None]):
    """A frame over the room. Escape, or a click outside the frame, closes it without a result."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", show=False),
        Binding("question_mark,f1", "help", "Help", show=False),
        *PAGES,
    ]
    dialog_title: str = ""
    """The title on the frame, set by the class or the instance. It is never read as markup."""
    KEYS_LINE: ClassVar[str] = "esc closes"
    ON_ENTER: ClassVar[str] = "keep"
    FINDS: ClassVar[bool] = True
    """Whether ctrl+p can be used to go elsewhere from this dialog."""

    def compose(self) -> ComposeResult:
        """Lay out the frame and its contents."""
        self.add_class(*size_classes(self.app.size), update=False)
        frame = Frame(*self.contents(), *self.foot(), classes="frame")
        frame.border_title = Content(self.dialog_title)
        frame.border_subtitle = self._keys()
        yield frame

    def contents(self) -> list[Widget]:
        """Return the widgets inside the frame."""
        raise NotImplementedError

    def foot(self) -> list[Widget]:
        """Return the widgets that stay at the bottom when the frame is scrolled."""
        return []

    def _keys(self) -> Content:
        """Return the key hints. Where a hint names a single key, clicking it does the same."""
        own = (each for each in self.BINDINGS if isinstance(each, Binding) and each.key in CLICKED)
        actions = {"enter": self.ON_ENTER, "esc": "close", **{each.key: each.action for each in own}}
        actions[FIND.split(maxsplit=1)[0]] = "find_anything"
        parts = []
        for words in self._keys_line().split(" · "):
            action = actions.get(words.split()[0].removesuffix(":"), "")
            parts.append(Content.from_markup(f"[@click=screen.{action}]{words}[/]") if action else Content(words))
        return Content(" · ").join(parts)

    def keys_in_words(self) -> str:
        """Return the hints for the dialog's own keys."""
        return self.KEYS_LINE

    def _keys_line(self) -> str:
        """Return the key hints. In a narrow window the first ones are dropped to make room for close and find."""
        parts = [*self.keys_in_words().split(" · "), *([FIND] if self.FINDS else [])]
        while len(parts) > LAST_KEYS and len(" · ".join(parts)) > min(FRAME, self.app.size.width) - BORDER:
            parts.pop(0)
        return " · ".join(parts)

    async def action_find_anything(self) -> None:
        """Open the finder, as ctrl+p does."""
        await self.app.run_action("command_palette", self.app)

    @command
    async def action_help(self) -> None:
        """Show help for the focused field and for the dialog."""
        from coach.tui.screens.help import texts_around

        await self.ask(TextDialog("Help", Content("\n\n").join([*texts_around(self), Content(self.KEYS_LINE)])))

    def refuse(self, error: CoachError) -> None:
        """Show in the dialog why the input was refused."""
        for line in self.query(".refusal").results(Static):
            line.update(error.sentences)
            line.add_class("-shown")
            line.scroll_visible(animate=False)

    def action_scroll_pages(self, pages: int) -> None:
        """Scroll by pages."""
        frame = self.query_one(".frame")
        frame.scroll_relative(y=pages * max(1, frame.scrollable_content_region.height - 1), animate=False)

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)

    def on_click(self, event: events.Click) -> None:
        """Close after a click outside the frame."""
        if event.widget is self:
            self.action_close()


def refusal_line() -> Static:
    """A hidden line where a dialog says what it can't accept."""
    return Static(classes="refusal", markup=False)


class TextDialog(Dialog[bool]):
    """A text to read. Enter closes it, as escape does."""

    HELP = "The arrow keys, page up and page down move through the text."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close", "Close", show=False),
        Binding("down", "scroll_text(1)", "Down", show=False),
        Binding("up", "scroll_text(-1)", "Up", show=False),
        Binding("space", "scroll_pages(1)", "Page down", show=False),
        Binding("home", "scroll_pages(-1000)", "To the beginning", show=False),
        Binding("end", "scroll_pages(1000)", "To the end", show=False),
    ]
    KEYS_LINE = "enter or esc closes"
    ON_ENTER = "close"

    def __init__(self, title: str, text: Content) -> None:
        super().__init__()
        self.dialog_title = title
        self._text = text

    def contents(self) -> list[Widget]:
        """Return the text."""
        return [Static(self._text, classes="prose")]

    def action_scroll_text(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(".frame").scroll_relative(y=lines * 2, animate=False)
