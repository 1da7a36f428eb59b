"""Worksheets as documents: an overview, one with all its fields, and a page of what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.document import Document, Paragraph, Section, all_of, filled, section
from coach.domain.worksheets.option_fit import words_of
from coach.domain.worksheets.progress import items, states
from coach.domain.worksheets.rows import row_words
from coach.domain.worksheets.state import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.document import Part
    from coach.domain.state import State
    from coach.domain.worksheets.progress import FieldState
    from coach.domain.worksheets.state import WorksheetState
    from coach.guide.worksheets import Worksheet

LAST_ROWS = 12


def worksheet_lines(state: State, sheets: Iterable[Worksheet]) -> Iterator[Paragraph]:
    """List every worksheet on a few lines: its step, what it produces, its progress."""
    for sheet in sheets:
        found = states(sheet, sheet_of(state, sheet.name))
        far = f" ({sum(status.filled for status in found)} of {len(found)} filled)" if found else ""
        yield Paragraph(f"{sheet.title} [{sheet.name}]{far}. {sheet.made}", lead=f"{sheet.step:>2}  ")


def worksheet_overview(state: State, sheet: Worksheet) -> Document:
    """One worksheet: each field with its key, and its text, or its prompt if it is empty."""
    record = sheet_of(state, sheet.name)
    fields = (section("", _line(status), _inside(status, record)) for status in states(sheet, record))
    return Document("", (section(f"{sheet.title} (step {sheet.step})", Paragraph(sheet.made)), *fields))


def worksheet_page(state: State, sheet: Worksheet) -> Document:
    """Everything written in a worksheet, with a heading for each field; empty fields are left out."""
    record = sheet_of(state, sheet.name)
    sections = [*filled(section(each.field.label, _written(each, record)) for each in states(sheet, record))]
    if sheet.opens == "skills":
        from coach.export.skills_document import skills_sections

        sections += skills_sections(state)
    nothing = Section("", (Paragraph("There is nothing in it yet."),))
    return Document(sheet.title, tuple(sections) or (nothing,), intro=(sheet.made,))


def _line(status: FieldState) -> Paragraph:
    needs = f" ({status.needs})" if status.needs and status.needs != "still empty" else ""
    mark = "x" if status.filled else " "
    return Paragraph(f"{status.field.label} [{status.field.key}]{needs}", lead=f"[{mark}] ")


def _inside(status: FieldState, record: WorksheetState) -> Iterable[Part]:
    """Return what is shown below a field."""
    field, text = status.field, status.text
    if field.kind == "log":
        rows = record.rows.get(field.key, ())[-LAST_ROWS:]
        said = [Paragraph(f"{row.on}  {row_words(field, row)}  ({row.key})", depth=1) for row in rows]
    else:
        words = words_of(field, text) if field.kind == "choice" and text else text
        said = [Paragraph(words, "lines", depth=1)] if words else []
    return said or [Paragraph(field.prompt, depth=1)]


def _written(status: FieldState, record: WorksheetState) -> Iterable[Part]:
    field, text = status.field, status.text
    if field.kind == "log":
        return all_of("item", (f"{row.on}: {row_words(field, row)}" for row in record.rows.get(field.key, ())))
    if field.kind == "choice":
        return [Paragraph(words_of(field, text))] if text else []
    if field.kind == "lines":
        return all_of("item", items(text))
    if field.kind == "order":
        return [Paragraph(line, "item", lead=f"{at}. ") for at, line in enumerate(items(text), 1)]
    return [Paragraph(text, "lines")] if text else []
