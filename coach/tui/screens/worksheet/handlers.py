"""What can be done with a worksheet and with the field that is open in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coach.domain.dates import long_day
from coach.domain.sanitize import shown, shown_lines
from coach.domain.worksheets.prefill import drafted
from coach.domain.worksheets.rows import row_words
from coach.domain.worksheets.state import Version
from coach.services.worksheets import delete_row
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.worksheet.links import ROOM_OF, open_part
from coach.tui.screens.write_file import write_markdown

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.guide.worksheets import WorksheetField
    from coach.tui.screens.worksheet.page import WorksheetPage

ROOM = 44
"""So many letters of a version stand in a line of the list."""


def other_tone(page: WorksheetPage) -> None:
    """Draw a draft in its next tone; what stood there is a version."""
    field = page.field
    if field is None or field.kind != "draft":
        return
    tones = list(field.tones)
    tone = tones[(tones.index(page.tones.get(field.key, tones[0])) + 1) % len(tones)]
    page.tones[field.key] = tone
    before = page.record.texts.get(field.key, "")
    if before:
        state = page.coach_app.store.state
        page.fill(field, drafted(state, page.sheet, field, tone, page.record.texts))
        page.main.tell("v brings back the earlier text.", f"Another tone: {tone}")
    else:
        page.show(page.view)
        page.main.tell(f"{tone}, one of {len(tones)}. Enter makes it yours.", "Another tone")


def copy(page: WorksheetPage) -> None:
    """Copy what stands in the field to the clipboard."""
    field = page.field
    text = page.text_of(field) if field else ""
    if not text:
        page.main.tell("This field is still empty.", "Nothing to copy")
        return
    page.app.copy_to_clipboard(text)
    page.main.tell("Copied. If your terminal can't paste it, press o to write it to a file.")


def show_versions(page: WorksheetPage) -> None:
    """What stood in the field before, the newest first; enter takes an earlier one back."""
    field = page.field
    versions = page.record.versions.get(field.key, ()) if field else ()
    if field is None or not versions:
        page.main.tell("There is no earlier text here.", "No versions yet")
        return
    choices = [(str(at), _version_line(version)) for at, version in enumerate(versions)][::-1]

    def read(at: str | None) -> None:
        if at is not None:
            _read_version(page, field, versions[int(at)].text)

    page.app.push_screen(
        OneDialog(field.label, "Earlier versions, newest first. Enter shows all of one.", choices), read
    )


def _version_line(version: Version) -> str:
    when = f"{long_day(version.at.date())}, {version.at:%H:%M}" if version.at else "some time ago"
    return f"{when}: {_beginning(shown(version.text.strip().partition(chr(10))[0])) or '(nothing)'}"


def _beginning(text: str) -> str:
    """So much of a text as a line has room for, cut between two words."""
    return text if len(text) <= ROOM else f"{text[:ROOM].rpartition(' ')[0] or text[:ROOM]} …"


def _read_version(page: WorksheetPage, field: WorksheetField, text: str) -> None:
    def take_back(wanted: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        if wanted:
            page.fill(field, text)
            page.main.tell("It is back. The text from a moment ago is saved too; v shows it.")

    page.app.push_screen(VersionDialog(field.label, Content(shown_lines(text) or "(nothing)")), take_back)


class VersionDialog(TextDialog):
    """A text as it stood once."""

    HELP = "The text at that time. Enter brings it back; the text here now is saved too."
    KEYS_LINE = "enter brings it back · esc closes"
    ON_ENTER = "take"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "Bring it back", show=False)]

    def action_close(self) -> None:
        """Leave all as it is."""
        self.dismiss(None)

    def action_take(self) -> None:
        """Bring it back."""
        self.dismiss(True)


def take_out(page: WorksheetPage) -> None:
    """Take a row out of a log."""
    field = page.field
    rows = page.record.rows.get(field.key, ()) if field else ()
    if field is None or not rows:
        page.main.tell("There is no row here.", "Nothing to remove")
        return
    choices = [(row.key, f"{long_day(row.on)}: {shown(row_words(field, row))}") for row in reversed(rows)]

    def chosen(key: str | None) -> None:
        if key:
            page.coach_app.act(
                lambda store: delete_row(store, page.sheet, field.key, key),
                lambda _: page.main.tell("Removed. u brings it back."),
            )

    page.app.push_screen(OneDialog(field.label, "Which row do you want to remove?", choices), chosen)


def undo(page: WorksheetPage) -> None:
    """Take back what was done last."""
    page.main.action_undo()


def write_page(page: WorksheetPage) -> None:
    """Write the worksheet as a Markdown file."""
    from coach.export.worksheet_document import worksheet_page

    sheet = page.sheet
    write_markdown(page.main, sheet.title, sheet.name, lambda: worksheet_page(page.coach_app.store.state, sheet))


def go_there(page: WorksheetPage) -> None:
    """Open what this worksheet leads to; a room takes its place, a page lies above it."""
    if page.sheet.opens in ROOM_OF:
        page.dismiss(None)
    open_part(page.main, page.sheet.opens)


HANDLERS: dict[str, Callable[[WorksheetPage], None]] = {
    "lead": go_there,
    "tone": other_tone,
    "copy": copy,
    "versions": show_versions,
    "take-out": take_out,
    "page": write_page,
    "undo": undo,
}
"""What the commands of a worksheet do, by the name that they run."""
