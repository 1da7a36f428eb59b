"""What a worksheet asks in dialogs: choices, pairs, rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from coach.domain.dates import long_day
from coach.domain.sanitize import shown, shown_lines
from coach.domain.worksheets.option_fit import fitting
from coach.domain.worksheets.rows import row_of
from coach.domain.worksheets.state import Version
from coach.guide.worksheets import WorksheetField
from coach.services.worksheets import add_row
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog

if TYPE_CHECKING:
    from coach.tui.screens.worksheet.page import WorksheetPage


async def choose(page: WorksheetPage, field: WorksheetField) -> str | None:
    """Ask for one of the options of a field; those that fit come with the reason."""
    choices = []
    for fit in fitting(page.sheet, field, page.record.texts):
        because = f"  (fits: {', '.join(fit.because)})" if fit.because else ""
        choices.append((fit.option.name, f"{fit.option.words}{because}"))
    return await page.ask(OneDialog(field.label, field.prompt, choices))


ROOM = 44
"""So many letters of a version stand in a line of the list."""


class RowDialog(LinesDialog):
    """A row of a log."""

    HELP = "Fill in what you like. Enter goes to the next field, ctrl+s saves the row for today."

    def __init__(self, field: WorksheetField, begun: Sequence[str] = ()) -> None:
        texts = [*begun, *[""] * len(field.columns)]
        fields = [(column.label, text, column.hint) for column, text in zip(field.columns, texts, strict=False)]
        super().__init__(field.label, field.prompt, fields)
        self._field = field

    def check(self, lines: list[str]) -> None:
        """See that it makes a row. Raises RefusedError."""
        row_of(self._field, lines)


async def ask_row(page: WorksheetPage, field: WorksheetField) -> None:
    """Ask for a row of a log, and add it; one that has a time begins with saying it aloud."""
    begun: list[str] = []
    if field.columns[0].kind == "seconds":
        from coach.tui.screens.worksheet.say_aloud import SayDialog, texts_to_say

        seconds = await page.ask(SayDialog(texts_to_say(page.sheet, page.text_of), page.coach_app.store.clock))
        if seconds is None:
            return
        begun = [str(seconds)] if seconds else []
    lines = await page.ask(RowDialog(field, begun))
    if lines is not None:
        page.say_kept(await page.store.run(add_row, page.sheet, field.key, row_of(field, lines)))


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


async def choose_version(page: WorksheetPage, field: WorksheetField, versions: Sequence[Version]) -> str | None:
    """Show earlier texts of a field; the one that is to come back, if any is."""
    choices = [(str(at), _version_line(version)) for at, version in enumerate(versions)][::-1]
    at = await page.ask(OneDialog(field.label, "Earlier versions, newest first. Enter shows all of one.", choices))
    if at is None:
        return None
    text = versions[int(at)].text
    wanted = await page.ask(VersionDialog(field.label, Content(shown_lines(text) or "(nothing)")))
    return text if wanted else None


def _version_line(version: Version) -> str:
    when = f"{long_day(version.at.date())}, {version.at:%H:%M}" if version.at else "some time ago"
    return f"{when}: {_beginning(shown(version.text.strip().partition(chr(10))[0])) or '(nothing)'}"


def _beginning(text: str) -> str:
    """So much of a text as a line has room for, cut between two words."""
    return text if len(text) <= ROOM else f"{text[:ROOM].rpartition(' ')[0] or text[:ROOM]} …"
