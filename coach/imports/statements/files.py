"""Bank statements, in whatever form the bank gives them. What is read here is data: nothing of it is trusted."""

from __future__ import annotations

from pathlib import Path

from coach.domain.runway.statement import Statement
from coach.domain.text import shown
from coach.imports.file_content import content_of
from coach.imports.progress import Progress

LARGEST = 50_000_000  # bytes


def read_statement(file: Path, digits: int, progress: Progress = lambda _done, _all: None) -> Statement:
    """The bookings in a CSV, OFX or QFX file, in minor units of a currency with `digits` digits.

    `progress` is told rows done and rows in all, now and then. Raises RefusedError, naming the row, for what can't be
    read, and CoachError where the file can't be opened.
    """
    content = content_of(file, LARGEST, "Ask the bank for fewer months, 50 MB at most.")
    if file.suffix.lower() in (".ofx", ".qfx") or b"<OFX>" in content[:4096].upper():
        from coach.imports.statements.ofx_file import read_ofx

        return read_ofx(content, shown(file.name), digits, progress)
    from coach.imports.statements.csv_file import read_csv

    return read_csv(content, shown(file.name), digits, progress)
