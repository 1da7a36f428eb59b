"""The dialogs of a worksheet: choices, rows and earlier versions."""

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
    """Ask for one of a field's options. Suggested ones come with the reason."""
    choices = []
    for fit in fitting(page.sheet, field, page.record.texts):
        because = f"  (fits: {', '.join(fit.because)})" if fit.because else ""
        choices.append((fit.option.name, f"{fit.option.words}{because}"))
    return await page.ask(OneDialog(field.label, field.prompt, choices))


ROOM = 44
"""The number of letters of a version shown in the list."""


class RowDialog(LinesDialog):
    """Ask for a row of a log."""

    HELP = "Fill in what you like. Enter goes to the next field, ctrl+s saves the row for today."

    def __init__(self, field: WorksheetField, begun: Sequence[str] = ()) -> None:
        texts = [*begun, *[""] * len(field.columns)]
        fields = [(column.label, text, column.hint) for column, text in zip(field.columns, texts, strict=False)]
        super().__init__(field.label, field.prompt, fields)
        self._field = field

    def check(self, lines: list[str]) -> None:
        """Check that it makes a valid row. Raises RefusedError."""
        row_of(self._field, lines)


async def ask_row(page: WorksheetPage, field: WorksheetField) -> None:
    """Ask for a row of a log and add it. If the log has a time, start by saying the text aloud."""
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
    """An earlier version of a text."""

    HELP = "The text at that time. Enter brings it back; the text here now is saved too."
    KEYS_LINE = "enter brings it back · esc closes"
    ON_ENTER = "take"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "take", "Bring it back", show=False)]

    def action_close(self) -> None:
        """Close without a change."""
        self.dismiss(None)

    def action_take(self) -> None:
        """Restore this version."""
        self.dismiss(True)


async def choose_version(page: WorksheetPage, field: WorksheetField, versions: Sequence[Version]) -> str | None:
    """Show a field's earlier texts. Return the one to restore, if any."""
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
    """Return as much of the text as fits in a line, cut between words."""
    return text if len(text) <= ROOM else f"{text[:ROOM].rpartition(' ')[0] or text[:ROOM]} …"
