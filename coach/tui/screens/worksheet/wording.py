"""The texts beside the fields of a worksheet."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.dates import relative_day
from coach.domain.sanitize import shown
from coach.domain.worksheets.checks import counted, review_text
from coach.domain.worksheets.option_fit import words_of
from coach.domain.worksheets.progress import FieldState, due_again, items
from coach.domain.worksheets.rows import row_words, to_practise
from coach.domain.worksheets.state import WorksheetState
from coach.guide.worksheets import Worksheet, WorksheetField, phrases
from coach.tui.rich_text import evidence_line, prose
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from coach.domain.state import State

LEADS = {
    "first-48-hours": "The quiet time, hour by hour",
    "names": "Remember names",
    "audit": "Go through the payments",
    "week": "Plan the week",
    "skills": "What the adverts ask for",
    "practice": "The practice room",
    "stories": "The story bank",
}
SHORT = 2_700


def field_line(state: FieldState, record: WorksheetState, today: date) -> Content:
    """Return a field as a row: a mark, its name, and what is missing."""
    if due_again(state.field, record, today) and record.rows.get(state.field.key):
        return Content.assemble("· ", state.field.label, ("  asked again", MUTED))
    if state.filled:
        return Content.assemble(("✓ ", "$success"), state.field.label)
    needs = state.needs if state.needs != "still empty" else ""
    if not state.field.needed and not (needs and (state.text or record.rows.get(state.field.key))):
        needs = "if you like"
    return Content.assemble("· ", state.field.label, (f"  {needs}" if needs else "", MUTED))


def about_field(
    state: State, sheet: Worksheet, field: WorksheetField | None, record: WorksheetState, today: date
) -> Content:
    """Return what a field asks or, for the row that leads elsewhere, the worksheet's purpose and evidence."""
    if field is None:
        found = [state.guide.evidence[name] for name in sheet.evidence]
        return Content("\n\n").join([
            Content.styled(LEADS[sheet.opens], "bold"),
            Content.assemble(("What you make: ", "bold"), sheet.made),
            prose(sheet.why),
            *(evidence_line(each) for each in found),
        ])  # fmt: skip
    parts = [Content.assemble((field.label, "bold"), "\n", prose(field.prompt))]
    if field.example:
        parts.append(Content.assemble(("For example: ", MUTED), (field.example.strip(), f"italic {MUTED}")))
    parts += _current_contents(field, record, today)
    return Content("\n\n").join(parts)


def _current_contents(field: WorksheetField, record: WorksheetState, today: date) -> list[Content]:
    text = record.texts.get(field.key, "")
    if field.kind == "choice":
        chosen = f"You chose: {words_of(field, text)}." if text else "Nothing is chosen yet."
        return [Content(chosen), Content.styled("Enter shows what there is to choose from.", MUTED)]
    if field.kind == "order":
        lines = [f"{number}  {shown(line)}" for number, line in enumerate(items(text), 1)]
        order = Content("\n".join(lines) or "They are not in order yet.")
        return [order, Content.styled("Enter asks you about two at a time.", MUTED)]
    if field.kind == "log":
        return _rows(field, record, today)
    return []


def _rows(field: WorksheetField, record: WorksheetState, today: date) -> list[Content]:
    rows = record.rows.get(field.key, ())
    lines = [f"{relative_day(row.on, today)}: {shown(row_words(field, row))}" for row in rows[-12:]]
    parts = [Content("\n".join(lines) if lines else "Nothing is noted yet.")]
    if lowest := to_practise(field, record):
        parts.append(Content.assemble(("To practise next: ", "bold"), lowest.lower(), "."))
    return [*parts, Content.styled("Enter notes one more.", MUTED)]


def notes_on(field: WorksheetField, state: FieldState, *, kept: bool) -> Content:
    """Return a text's length, what is missing, and possible improvements."""
    notes = []
    if field.kind in ("line", "text", "lines", "draft"):
        if field.limit < SHORT or field.kind == "draft":
            notes.append(counted(state.text, field.limit))
        if state.needs and state.needs != "still empty" and "over" not in state.needs and "gap" not in state.needs:
            notes.append(state.needs)
    lines = [Content.styled(" · ".join(notes), MUTED)] if notes else []
    if not kept:
        told = (
            "Put together from your answers. Enter makes it yours, t tries another tone."
            if field.kind == "draft"
            else ""
        )
        lines.append(Content.styled(told or "A suggestion; enter makes it yours.", MUTED))
    if field.checks and state.text:
        lines += [Content(f"• {note}") for note in review_text(state.text, field.limit, field.checks, phrases())]
    elif len(state.text) > field.limit and field.kind in ("line", "text"):
        lines.append(Content(f"• It is {len(state.text) - field.limit:,} characters over."))
    return Content("\n").join(lines)
