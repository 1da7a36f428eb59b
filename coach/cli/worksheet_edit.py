"""Changes to a worksheet: a field, a draft, a row, or all of it in an editor."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.ticks import print_ticked
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.guide.worksheets import Worksheet, WorksheetField
    from coach.services.worksheets import SaveResult


def fill(options: Namespace, context: Context) -> None:
    """`fill NAME FIELD TEXT`; `-` reads the text from standard input. Raises CoachError."""
    from coach.services.worksheets import fill_field

    sheet, field, words = _field_named(options, "fill NAME FIELD TEXT")
    if field.kind == "log":
        raise RefusedError(f"{field.label} is a log", f"`coach worksheet row {sheet.name} {field.key}` adds a row.")
    text = sys.stdin.read() if words == ["-"] else " ".join(words)
    if not words:
        raise RefusedError("There is no text", "Write it after the field, or use - to read it from standard input.")
    _say_kept(fill_field(context.store, sheet, field.key, _chosen(field, text)), context)


def draft(options: Namespace, context: Context) -> None:
    """`draft NAME FIELD [--tone TONE] [--keep]`: print a draft made from the fields. Raises CoachError."""
    from coach.domain.worksheets.prefill import drafted
    from coach.domain.worksheets.state import sheet_of
    from coach.services.worksheets import fill_field

    sheet, field, _ = _field_named(options, "draft NAME FIELD")
    if field.kind != "draft":
        known = ", ".join(each.key for each in sheet.fields if each.kind == "draft") or "none in this worksheet"
        raise RefusedError(f"{field.label} is not a draft", f"Drafts are: {known}.")
    state = context.store.state
    tone = options.tone or next(iter(field.tones))
    text = drafted(state, sheet, field, tone, sheet_of(state, sheet.name).texts)
    for line in text.split("\n"):
        print_wrapped(line)
    if options.keep:
        _say_kept(fill_field(context.store, sheet, field.key, text), context)


def row(options: Namespace, context: Context) -> None:
    """`row NAME FIELD column=text ...`: add a row to a log, dated today. Raises CoachError."""
    from coach.domain.worksheets.rows import row_of
    from coach.services.worksheets import add_row

    sheet, field, words = _field_named(options, "row NAME FIELD column=text ...")
    if field.kind != "log":
        raise RefusedError(
            f"{field.label} is not a log", f"`coach worksheet fill {sheet.name} {field.key}` writes in it."
        )
    given = dict(word.partition("=")[::2] for word in words)
    known = [column.key for column in field.columns]
    if unknown := [name for name in given if name not in known]:
        raise RefusedError(f"There is no column {unknown[0][:40]!r}", f"Write {'=..., '.join(known)}=...")
    _say_kept(add_row(context.store, sheet, field.key, row_of(field, [given.get(key, "") for key in known])), context)


def remove(options: Namespace, context: Context) -> None:
    """`remove NAME FIELD KEY`: delete a row of a log. Raises CoachError."""
    from coach.services.worksheets import delete_row

    sheet, field, words = _field_named(options, "remove NAME FIELD KEY")
    delete_row(context.store, sheet, field.key, " ".join(words))
    print_wrapped("Removed. `coach undo` brings it back.")


def edit(options: Namespace, context: Context) -> None:
    """`edit NAME`: open it in an editor, and save the changes. Raises CoachError."""
    from coach.cli.editor import edit_text, reading_edited
    from coach.domain.worksheets.state import sheet_of
    from coach.export.worksheet_form import as_form
    from coach.guide.worksheets import worksheet
    from coach.imports.worksheet_form import read_form_file
    from coach.services.worksheets import SaveResult, fill_field

    if options.taken_from:
        file = Path(options.taken_from)
    elif len(options.words) == 1:
        sheet = worksheet(options.words[0])
        file = edit_text(as_form(context.store.state, sheet), sheet.name, context)
    else:
        raise RefusedError("You can only edit one worksheet at a time", "`coach worksheet edit NAME` opens it.")
    with reading_edited(file, context):
        filled = read_form_file(file)
    said = sheet_of(context.store.state, filled.sheet.name).texts
    changed = {key: text for key, text in filled.texts.items() if text != said.get(key, "")}
    kept = [fill_field(context.store, filled.sheet, key, text) for key, text in changed.items()]
    ticked = tuple(action for each in kept for action in each.ticked)
    ready = tuple(action for each in kept for action in each.ready)
    _say_kept(SaveResult(bool(kept), ticked, any(each.finished for each in kept), ready), context)


def _say_kept(kept: SaveResult, context: Context) -> None:
    """Print that it was saved, and what was ticked and completed by it."""
    print_wrapped("Saved." if kept.changed else "Nothing changed.")
    print_ticked(kept.ticked, context)
    for action in kept.ready:
        title = context.store.state.guide.action(action).title
        print_wrapped(f"After you send it, `coach done {action}` ticks {action} {title}.")
    if kept.finished:
        print_wrapped("That finishes the worksheet. `coach worksheet export NAME` gives it as Markdown.")


def _field_named(options: Namespace, usage: str) -> tuple[Worksheet, WorksheetField, list[str]]:
    from coach.guide.worksheets import worksheet

    if len(options.words) < 2:
        raise RefusedError("Something is missing", f"Write `coach worksheet {usage}`.")
    sheet = worksheet(options.words[0])
    return sheet, sheet.field(options.words[1]), options.words[2:]


def _chosen(field: WorksheetField, text: str) -> str:
    if field.kind != "choice":
        return text
    word = text.strip().lower()
    for option in field.options:
        if word in (option.name, option.words.lower()):
            return option.name
    raise RefusedError(
        f"{text[:40]!r} is not one of the choices", f"Write one of: {', '.join(o.name for o in field.options)}."
    )
