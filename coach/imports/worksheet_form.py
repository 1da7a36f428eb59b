"""Reads a worksheet that was changed in an editor (export/worksheet_form.py writes it).

Nothing is guessed: an unknown heading, an unknown choice, a text that is too long are each refused with their place,
and then nothing is imported.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints

from coach.domain.sanitize import shown
from coach.domain.worksheets.events import FieldFilled
from coach.errors import RefusedError
from coach.guide.worksheets import Worksheet, WorksheetField, worksheet
from coach.imports.file_content import read_file_content

LARGEST = 1_000_000  # bytes
_FRONT = re.compile(r"\A\ufeff?\s*\+\+\+[ \t]*\n(.*?)\n\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_HEADING = re.compile(r"^## \[([^\]\n]*)\][^\n]*(?:\n|\Z)", re.MULTILINE)
_ESCAPED = re.compile(r"^(\\*)\\(?=## \[|<!-- )", re.MULTILINE)


class FrontMatter(BaseModel):
    """The fields between the two lines of `+++`."""

    model_config = ConfigDict(extra="forbid", strict=True)

    worksheet: Annotated[str, StringConstraints(min_length=1, max_length=60)]


class FilledForm(NamedTuple):
    """A worksheet, and the new texts of its fields; a field that was deleted from the file is not included."""

    sheet: Worksheet
    texts: Mapping[str, str]


def read_form_file(file: Path) -> FilledForm:
    """Read a file. Raises RefusedError if it is not a worksheet, CoachError if it can't be read."""
    name = shown(str(file))
    content = read_file_content(file, LARGEST, "A worksheet has at most a million characters.")
    try:
        return read_form(content.decode())
    except UnicodeDecodeError:
        raise RefusedError(f"{name} is not a text file", "Save it as plain text (UTF-8) and try again.") from None


def read_form(text: str) -> FilledForm:
    """Parse a worksheet. Raises RefusedError that names what can't be read."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    front = _FRONT.match(plain)
    if front is None:
        raise RefusedError(
            "The lines at the top are missing", 'The first three lines are +++, then worksheet = "its name", then +++.'
        )
    sheet = worksheet(_front_matter(front[1]).worksheet)
    texts = {}
    headings = list(_HEADING.finditer(plain, front.end()))
    _check_before(plain[front.end() : headings[0].start() if headings else len(plain)], sheet)
    for at, heading in enumerate(headings):
        field = _field(sheet, heading[1].strip())
        if field.key in texts:
            raise RefusedError(f"[{field.key}] is there twice", "Put both texts under one heading.")
        end = headings[at + 1].start() if at + 1 < len(headings) else len(plain)
        texts[field.key] = _checked_text(sheet, field, plain[heading.end() : end])
    return FilledForm(sheet, texts)


def _check_before(text: str, sheet: Worksheet) -> None:
    lines = [line for line in text.split("\n") if line.strip() and line.strip() != f"# {sheet.title}"]
    if lines:
        raise RefusedError(
            f"{shown(lines[0].strip())[:40]!r} is not under any field", "Put it under a heading such as ## [key] Label."
        )


def _front_matter(text: str) -> FrontMatter:
    try:
        return FrontMatter.model_validate(tomllib.loads(text))
    except (ValueError, RecursionError):  # those of TOML and of pydantic are ValueErrors
        raise RefusedError(
            "The lines at the top can't be read", 'The line between the two +++ is: worksheet = "its name".'
        ) from None


def _field(sheet: Worksheet, key: str) -> WorksheetField:
    for field in sheet.fields:
        if field.key == key and field.kind != "log":
            return field
    known = ", ".join(field.key for field in sheet.fields if field.kind != "log")
    raise RefusedError(f"[{shown(key)[:40]}] is not a field of this worksheet", f"Its fields are: {known}.")


def _checked_text(sheet: Worksheet, field: WorksheetField, text: str) -> str:
    first, _, rest = text.partition("\n")
    said = _ESCAPED.sub(r"\1", rest if first.startswith("<!-- ") and first.rstrip().endswith("-->") else text).strip()
    if field.kind == "choice" and said and said not in {option.name for option in field.options}:
        known = ", ".join(option.name for option in field.options)
        raise RefusedError(f"[{field.key}] can't be {shown(said)[:40]!r}", f"Write one of: {known}.")
    try:
        return FieldFilled(sheet.name, field.key, said).text
    except RefusedError as error:
        raise RefusedError(f"[{field.key}]: {error.title}", error.message) from None
