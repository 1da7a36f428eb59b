"""A document of any length to read: draws only the lines in sight, with a cursor on one paragraph."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style

from coach.domain.document import Form, Paragraph, is_apart
from coach.domain.reading.annotations import AnnotatedParagraph
from coach.tui.text_layout import cut
from coach.tui.themes import EMPHASIS, LEADS, STYLES

WIDEST = 88
MARGIN = 3


class DocumentLine(NamedTuple):
    """A line on the screen: a range of a paragraph's characters; none for the empty line before it."""

    at: int
    begin: int
    end: int


class DocumentView(ScrollView, can_focus=True):
    """Shows paragraphs; `cursor` is the index of the current one. Changes nothing itself."""

    HELP = (
        "A page. The arrow keys go from paragraph to paragraph; space, page up and page down go by pages. Commands "
        "work on the marked paragraph. Escape goes back to the list."
    )
    COMPONENT_CLASSES: ClassVar[set[str]] = {"reader--text", "reader--highlight"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "go(1)", "Down", show=False),
        Binding("up,k", "go(-1)", "Up", show=False),
        Binding("pagedown,space", "turn_page(1)", "Page down", show=False),
        Binding("pageup", "turn_page(-1)", "Page up", show=False),
        Binding("home", "go(-1000000)", "To the top", show=False),
        Binding("end", "go(1000000)", "To the bottom", show=False),
    ]

    class Moved(Message):
        """The cursor moved to another paragraph."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.paragraphs: Sequence[AnnotatedParagraph] = ()
        self.cursor = 0
        self._lines: list[DocumentLine] = []
        self._begins: list[int] = []
        self._width = 0
        self._height = 1

    def show(self, paragraphs: Sequence[AnnotatedParagraph], at: int, *, stay: bool = False) -> None:
        """Show a document with the cursor on one paragraph, and a little of what comes before it.

        `stay` keeps the scroll position, for a document of which only notes and highlights changed.
        """
        self.paragraphs = paragraphs
        self.cursor = max(0, min(at, len(paragraphs) - 1))
        self._lay_out()
        if not stay:
            top = self._begins[self.cursor] - self._height // 4 if self.cursor else 0
            self.scroll_to(y=max(0, top), animate=False, force=True, immediate=True)
        self.refresh()

    @property
    def chosen(self) -> AnnotatedParagraph | None:
        """The current paragraph."""
        return self.paragraphs[self.cursor] if self.paragraphs else None

    @property
    def place(self) -> int:
        """The index of the paragraph being read: the current one, or the first in sight."""
        top, shown = self.scroll_offset.y, self.cursor
        if self._lines and not top - 1 <= self._begins[shown] < top + self._height:
            shown = self._first_in_sight()
        numbers = [each.number for each in self.paragraphs[: shown + 1] if each.number is not None]
        return numbers[-1] if numbers else 0

    # -- drawing

    @property
    def _room(self) -> int:
        """The width of a line, without the cursor's margin and a space before the scrollbar."""
        return min(WIDEST, self.scrollable_content_region.width - 1) - MARGIN

    def _lay_out(self) -> None:
        self._width = self._room
        lines, begins = list[DocumentLine](), list[int]()
        before: Form | None = None
        for at, (paragraph, _, _) in enumerate(self.paragraphs):
            form = paragraph.form
            if is_apart(before, form):
                lines.append(DocumentLine(at, 0, 0))
            begins.append(len(lines))
            room = max(10, self._width - len(LEADS.get(form, "")))
            lines += [DocumentLine(at, begin, end) for begin, end in cut(paragraph.text, room)]
            before = form
        self._lines, self._begins = lines, begins
        self.virtual_size = Size(1, len(lines))

    def on_resize(self) -> None:
        """Wrap the lines again, keeping the current paragraph in sight."""
        self._height = self.scrollable_content_region.height or self._height
        if self._width != self._room:
            self._lay_out()
            self._keep_in_sight()

    def render_line(self, y: int) -> Strip:
        """Draw one line in sight."""
        width, number = self.scrollable_content_region.width, self.scroll_offset.y + y
        style = self.get_visual_style("reader--text")
        if number >= len(self._lines):
            return Strip.blank(width, style.rich_style)
        line = self._lines[number]
        first = number == self._begins[line.at]
        highlighted = bool(self.paragraphs[line.at].margin) and number >= self._begins[line.at]
        if highlighted:
            style = self.get_visual_style("reader--highlight")
        content = self._selected(self._content(line, first=first, highlighted=highlighted), number)
        strip = Strip(content.render_segments(style)).adjust_cell_length(width, style.rich_style)
        return strip.apply_offsets(0, number)

    def _content(self, line: DocumentLine, *, first: bool, highlighted: bool) -> Content:
        paragraph = self.paragraphs[line.at].paragraph
        marked = first and line.at == self.cursor
        margin = Content.assemble(
            ("▸" if marked else " ", "bold $primary" if self.has_focus else ""),
            ("┃" if highlighted else " ", "$accent"),
            " ",
        )
        if line.begin == line.end:
            return margin
        text = Content(paragraph.text[line.begin : line.end]).stylize(STYLES.get(paragraph.form, ""))
        for begin, end, emphasis in paragraph.marks:
            if begin < line.end and end > line.begin:
                text = text.stylize(EMPHASIS[emphasis], max(0, begin - line.begin), end - line.begin)
        return Content.assemble(margin, _lead(paragraph, first=first), text)

    # -- selecting with the mouse

    def _selected(self, content: Content, number: int) -> Content:
        """Return the line with the selected part marked."""
        span = self.text_selection.get_span(number) if self.text_selection else None
        if span is None:
            return content
        begin, end = span
        style = Style.from_styles(self.screen.get_component_styles("screen--selection"))
        return content.stylize(style, begin, None if end < 0 else end)

    def get_selection(self, selection: Selection) -> tuple[str, str]:
        """Return the selected text, without the margin, and what follows it."""
        lines = []
        for number, line in enumerate(self._lines):
            paragraph = self.paragraphs[line.at].paragraph
            lead = _lead(paragraph, first=number == self._begins[line.at])
            lines.append(f"{' ' * MARGIN}{lead}{paragraph.text[line.begin : line.end]}")
        found = selection.extract("\n".join(lines))
        return "\n".join(line.removeprefix(" " * MARGIN) for line in found.split("\n")), "\n"

    # -- moving

    def action_go(self, by: int) -> None:
        """Move some paragraphs up or down, but first scroll to the end of one longer than the window."""
        if not self._lines:
            return
        top, height = self.scroll_offset.y, self._height
        begin, end = self._begins[self.cursor], self._end(self.cursor)
        if by == 1 and end > top + height:
            self.scroll_to(y=top + 1, animate=False)
        elif by == -1 and begin < top:
            self.scroll_to(y=top - 1, animate=False)
        else:
            self._mark(self.cursor + by)
            self._keep_in_sight(from_below=by < 0)

    def action_turn_page(self, by: int) -> None:
        """Move a page up or down, and the cursor with it."""
        top = self.scroll_offset.y
        to = max(0, min(top + by * max(1, self._height - 1), int(self.max_scroll_y)))
        self.scroll_to(y=to, animate=False, immediate=True)
        if to == top:
            self._mark(len(self.paragraphs) - 1 if by > 0 else 0)
        else:
            self._mark(self._first_in_sight())

    def _first_in_sight(self) -> int:
        """Return the first paragraph that begins in sight, or the one that fills the window."""
        top = self.scroll_offset.y
        at = min(bisect_left(self._begins, top), len(self._begins) - 1)
        return at if self._begins[at] < top + self._height else max(0, at - 1)

    def _mark(self, at: int) -> None:
        at = max(0, min(at, len(self.paragraphs) - 1))
        if at != self.cursor:
            self.cursor = at
            self.refresh()
            self.post_message(self.Moved())

    def _end(self, at: int) -> int:
        return self._begins[at + 1] if at + 1 < len(self._begins) else len(self._lines)

    def _keep_in_sight(self, *, from_below: bool = False) -> None:
        """Scroll the paragraph into sight; if it is longer than the window, the end that is reached first."""
        if not self._lines:
            return
        begin, end = self._begins[self.cursor] if self.cursor else 0, self._end(self.cursor)
        height = min(end - begin, self._height)
        top = end - height if from_below else begin
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True, immediate=True)

    def on_focus(self) -> None:
        """Draw the cursor more brightly."""
        self.refresh()

    def on_blur(self) -> None:
        """Draw the cursor less brightly."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the clicked paragraph."""
        offset = event.get_content_offset(self)
        number = self.scroll_offset.y + offset.y if offset else len(self._lines)
        if number < len(self._lines):
            self._mark(self._lines[number].at)


def _lead(paragraph: Paragraph, *, first: bool) -> str:
    lead = LEADS.get(paragraph.form, "")
    return lead if first else " " * len(lead)
