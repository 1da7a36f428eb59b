"""Reads the rows of a file of people or applications in any format, and finds the row of headings."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO
from statistics import mode
from typing import NamedTuple

from coach.domain.runway.statement import Decision
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.guide.folding import folded
from coach.guide.headers import header_words
from coach.imports.search.choices import LEAVE, RecordChoices
from coach.imports.search.columns import SAMPLE, Columns, find_columns, headings_of
from coach.imports.table.decoding import Decoded, decode
from coach.imports.table.grid import DELIMITER_WORDS, HEAD, Grid, GridRow, read_grid
from coach.imports.table.headings import Headings

MOST_ROWS = 100_000
LONGEST_SIGNATURE = 400
BY_LETTERS = "its letters fit that encoding"
OTHER_SCRIPTS = frozenset(
    (
        *("cp932", "shift_jis", "gb18030", "gb2312", "gbk", "big5", "cp949", "euc_kr", "euc_jp", "cp1251", "cp1253"),
        *(
            "cp1255",
            "cp1256",
            "cp874",
            "koi8_r",
            "koi8_u",
            "cp866",
            "iso8859_5",
            "iso8859_6",
            "iso8859_7",
            "mac_cyrillic",
        ),
    )
)
NEEDED = {"people": ("name", "display", "first", "last"), "applications": ("employer",)}
EXAMPLES = {
    "people": "Name, Company, Position, E-mail",
    "applications": "Company, Position, Status, Date applied, Link",
}
_RULE = re.compile(r"[\s|:>-]*-[\s|:>-]*")
_BAR = re.compile(r"(?<!\\)\|")
_MARKED = re.compile(r"(\*\*|__|`|~~)(.+?)\1")


class RecordTable(NamedTuple):
    """The rows below the headings, and the field of each column.

    `noted` are the positions of columns without a field that go into the note, `unread` those of filled columns that
    are ignored. `signature` is the same for every file with these headings.
    """

    name: str
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    columns: Columns
    noted: tuple[int, ...]
    unread: tuple[int, ...]
    signature: str
    decisions: tuple[Decision, ...] = ()

    def heading(self, place: int) -> str:
        """The heading of a column as the file has it, or its number."""
        words = self.header[place].strip() if place < len(self.header) else ""
        return shown(" ".join(words.split()))[:40] or f"column {place + 1}"


def read_table(what: str, form: str, content: bytes, name: str, choices: RecordChoices) -> RecordTable:
    """The table in a file; of several sheets the one with most known headings. Raises RefusedError for none."""
    found: list[RecordTable] = []
    refused: RefusedError | None = None
    sheets = _sheets(what, form, content, name, choices)
    for rows, steps in sheets:
        try:
            found.append(_table(what, rows, name, choices, steps))
        except RefusedError as error:
            refused = refused or error
    if not found:
        raise refused or RefusedError(f"{name} is empty", "Export it again, and check that it is not empty.")
    best = max(found, key=lambda table: (len(table.columns), len(table.rows)))
    others = [
        step.what for rows, steps in sheets for step in steps if step.step == "sheet" and step not in best.decisions
    ]
    if others:
        left = Decision("sheets", ", ".join(others)[:200], "not read: the other sheet has more that coach recognises")
        best = best._replace(decisions=(*best.decisions, left))
    return best


def _sheets(
    what: str, form: str, content: bytes, name: str, choices: RecordChoices
) -> list[tuple[Sequence[GridRow], list[Decision]]]:
    if form in ("xlsx", "html"):
        if form == "xlsx":
            from coach.imports.table.workbook import rows_of_workbook as read
        else:
            from coach.imports.table.markup import rows_of_html as read
        return [
            (
                [GridRow(number, row) for number, row in enumerate(sheet.rows, 1) if any(map(str.strip, row))],
                [Decision("sheet", sheet.name, "it has the most that coach recognises")],
            )
            for sheet in read(content, name)
        ]
    headings = headings_of(what)
    decoded = _decoded(content, name, headings, choices.encoding)
    steps = [Decision("encoding", decoded.encoding, decoded.why)]
    if form == "markdown":
        return [(_rows_of_markdown(decoded.text), steps)]
    grid = read_grid(decoded.text, name, headings.count, choices.delimiter)
    steps.append(Decision("delimiter", DELIMITER_WORDS.get(grid.delimiter, repr(grid.delimiter)), grid.why))
    rows = _with_long_cells(decoded.text, grid) if grid.odd else grid.rows
    if grid.odd and rows is grid.rows:
        odd = ", ".join(str(row) for row in grid.odd[:5])
        steps.append(Decision("quotes", "kept as text", f"a quotation mark in row {odd} is never closed"))
    return [(rows, steps)]


def _decoded(content: bytes, name: str, headings: Headings, encoding: str) -> Decoded:
    """Decode as for statements; but names are too few to tell one Latin encoding from another by their letters."""
    decoded = decode(content, name, headings.count_in_text, encoding)
    if encoding or decoded.why != BY_LETTERS or decoded.encoding in OTHER_SCRIPTS:
        return decoded
    try:
        return Decoded(content.decode("cp1252"), "cp1252", "a guess: it is the most common one for letters like these")
    except UnicodeDecodeError:
        return decoded


def _with_long_cells(text: str, grid: Grid) -> list[GridRow]:
    """Notes can be longer than any cell of a bank: use the strict CSV reading if it gives rows of the same width."""
    rows: list[GridRow] = []
    reader = csv.reader(StringIO(text, newline=""), delimiter=grid.delimiter, strict=True)
    try:
        at = 1
        for cells in reader:
            if any(map(str.strip, cells)):
                rows.append(GridRow(at, cells))
            at = reader.line_num + 1
    except csv.Error:
        return grid.rows
    usual = mode(len(row.cells) for row in rows) if rows else 0
    odd = any("\n" in cell and len(row.cells) != usual for row in rows for cell in row.cells)
    return grid.rows if odd or usual < 2 else rows


def _rows_of_markdown(text: str) -> list[GridRow]:
    """The rows of the tables in a Markdown text, without the rules below their headings."""
    rows = []
    for number, line in enumerate(text.splitlines(), 1):
        if not _BAR.search(line) or _RULE.fullmatch(line):
            continue
        inner = line.strip().lstrip("> ")
        cells = _BAR.split(inner.removeprefix("|").removesuffix("|"))
        rows.append(GridRow(number, [_MARKED.sub(r"\2", cell.strip().replace("\\|", "|")) for cell in cells]))
    return rows


def _table(
    what: str, rows: Sequence[GridRow], name: str, choices: RecordChoices, steps: Sequence[Decision]
) -> RecordTable:
    if len(rows) > MOST_ROWS + HEAD:
        raise RefusedError(f"{name} has more than {MOST_ROWS:,} rows", "Split it into smaller files.")
    headings = headings_of(what)
    counted = [(headings.count(row.cells), -at) for at, row in enumerate(rows[:HEAD])]
    best, place = max(counted, default=(0, 0))
    for _, at in sorted(counted, reverse=True):
        if any(words.headings <= {*map(folded, rows[-at].cells)} for words in header_words(what).others):
            place = at
    at = -place
    _refuse_others(what, rows, at, name)
    header = tuple(rows[at].cells) if best else ()
    body = tuple(rows[at + 1 :] if best else rows)
    sample = [row.cells for row in body[:SAMPLE]]
    found = find_columns(what, header, sample, choices.columns, noted=choices.others != LEAVE)
    if not any(field in found.columns for field in NEEDED[what]):
        raise _refusal(what, rows, name)
    where = Decision("header", f"row {rows[at].number}", "its cells are headings that coach recognises")
    if not best:
        where = Decision("header", "none", "no row has headings")
    signature = "|".join(map(folded, header))[:LONGEST_SIGNATURE] or f"no headings, {len(rows[0].cells)} columns"
    return RecordTable(name, header, body, found.columns, found.noted, found.unread, signature, (*steps, where))


def _refuse_others(what: str, rows: Sequence[GridRow], at: int, name: str) -> None:
    cells = {*map(folded, rows[at].cells)} if rows else set()
    for other in header_words(what).others:
        if other.headings <= cells:
            raise RefusedError(f"{name} {other.what}", other.otherwise)


def _refusal(what: str, rows: Sequence[GridRow], name: str) -> RefusedError:
    shows = "; ".join(
        f"row {row.number}: " + " | ".join(shown(cell).strip()[:24] for cell in row.cells[:6]) for row in rows[:2]
    )
    first = NEEDED[what][0]
    return RefusedError(
        f"{name} has no row of headings",
        f"Add a row such as: {EXAMPLES[what]}. The first row is now {shows}. Or say which column is which, such as "
        f"--columns {first}=1.",
    )
