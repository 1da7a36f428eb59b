"""A page about the open period: what to leave out, a preview, and the file to write."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.review.events import WITHOUT, PageShared
from coach.domain.sanitize import shown
from coach.errors import CoachError, RefusedError
from coach.export.document_file import Shareable, shared_file
from coach.export.pdf import OTHER_LETTERS, needs_other_letters
from coach.export.text import LONGEST_BAR, document_text
from coach.files import is_folder, typed_path
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.write_file import may_write, write_file
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.tui.command_worker import Asks


FORMATS = (
    ("HTML, for a browser", "html"),
    ("Markdown", "md"),
    ("PDF", "pdf"),
    ("plain text", "text"),
    ("JSON, for programs", "json"),
)
ENDINGS = {"html": ".html", "md": ".md", "pdf": ".pdf", "text": ".txt", "json": ".json"}
BESIDE_A_BAR = 42  # cells: the theme before it and the text after it
LEFT_OUT = ("on the page", "left out")


class PageWanted(NamedTuple):
    """The chosen format, the parts to leave out, and the file."""

    kind: str
    without: frozenset[str]
    file: Path


class PageDialog(FormDialog[PageWanted]):
    """The options for a page, with a preview."""

    HELP = (
        "A page to save, or to give to a partner, a coach or an office. Left and right change a choice, and the page "
        "below changes with it. Read it before you pass it on. coach remembers what you leave out."
    )
    dialog_title = "A page to save or pass on"
    KEYS_LINE = "← → change · pgdn reads · ctrl+s writes · esc closes"
    SAVE = "Write"
    has_typed = False

    def __init__(self, found: Shareable, without: frozenset[str]) -> None:
        super().__init__()
        self._found = found
        self._without = without

    def contents(self) -> list[Widget]:
        """Return four options, the file and the preview."""
        pickers = [
            (name.capitalize(), WordPicker(LEFT_OUT, int(name in self._without), id=f"page-{name}")) for name in WITHOUT
        ]
        fields: list[tuple[str, Widget]] = [
            ("Format", WordPicker([words for words, _ in FORMATS], 0, id="page-format")),
            *pickers,
            ("File", line_input("page-file", f"~/coach-{self._found.stem}.html", "~/week.html")),
        ]
        return [Form(fields), refusal_line(), Static(id="page-preview", markup=False)]

    def on_mount(self) -> None:
        """Update the preview whenever an option changes."""
        for picker in self.query(WordPicker):
            self.watch(picker, "index", self._draw, init=False)
        self._draw()

    @property
    def _kind(self) -> str:
        return FORMATS[self.query_one("#page-format", WordPicker).index][1]

    @property
    def _left_out(self) -> frozenset[str]:
        return frozenset(name for name in WITHOUT if self.query_one(f"#page-{name}", WordPicker).index)

    def _draw(self) -> None:
        file = self.query_one("#page-file", Input)
        if Path(file.value).suffix in ENDINGS.values():
            file.value = str(Path(file.value).with_suffix(ENDINGS[self._kind]))
        try:
            width = self.query_one(".frame").scrollable_content_region.width
            document = self._found.document(self._left_out)
            text = "\n".join(document_text(document, bar=max(6, min(LONGEST_BAR, width - BESIDE_A_BAR))))
            if self._kind in ("json", "md"):
                text = shared_file(self._found, self._kind, self._left_out).decode()
            if self._kind == "pdf" and needs_other_letters(document):
                text = f"{OTHER_LETTERS}\n\n{text}"
        except CoachError as error:
            text = error.message
        self.query_one("#page-preview", Static).update(Content(text))

    def answer(self) -> PageWanted:
        """Return the chosen options. Raises RefusedError if no file is given."""
        name = self.query_one("#page-file", Input).value.strip().strip("'\"")
        file = typed_path(name)
        if not name or is_folder(file):
            raise RefusedError("No file name", "Type a name such as ~/week.html.")
        return PageWanted(self._kind, self._left_out, file)


async def write_page(room: Asks, found: Shareable) -> None:
    """Ask for the options, remember what to leave out, and write the page. Ask before replacing a file."""
    without = room.coach_app.store.state.reviews.without
    page = await room.ask(PageDialog(found, without))
    if page is None:
        return
    if page.without != without:
        await room.store.append(PageShared(tuple(sorted(page.without))))
    if await may_write(room, "A page", page.file) and write_file(
        room, page.file, lambda: shared_file(found, page.kind, page.without)
    ):
        room.tell(f"Saved to {shown(str(page.file))}. Read it before you pass it on.")
