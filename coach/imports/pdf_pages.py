"""The text on the pages of a PDF, read with pypdf in a separate process, which `coach.imports.pdf` starts.

It reads a PDF from standard input, and writes its text, or why there is none, to standard output as JSON. pypdf limits
what it unpacks; time and memory are limited here, if the system supports it.
"""

from __future__ import annotations

import io
import json
import logging
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 30
ENOUGH = 100_000
"""Characters. An advert has a tenth of that."""

SECONDS = 10
MEMORY = 1_500_000_000  # bytes of address space, including Python's own


class PdfText(NamedTuple):
    """The text of a PDF, page by page; or in `wrong` why there is none: "locked", "long" or "broken"."""

    pages: tuple[str, ...] = ()
    wrong: str = ""


def read_pages(content: bytes) -> PdfText:
    """The text of a PDF. Anything that pypdf fails on is "broken"; a page that can't be read is empty."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    logging.disable(logging.CRITICAL)  # pypdf logs every oddity; the person is told once, about the result
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return PdfText(wrong="locked")
        if len(reader.pages) > MOST_PAGES:
            return PdfText(wrong="long")
        return _read(reader)
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        return PdfText(wrong="locked")
    except Exception:  # noqa: BLE001 - pypdf raises errors of many families, and a hostile file can cause any of them
        return PdfText(wrong="broken")


def _read(reader: PdfReader) -> PdfText:
    pages: list[str] = []
    failed = 0
    for page in reader.pages:
        try:
            pages.append(page.extract_text())
        except Exception:  # noqa: BLE001 - as above; the other pages may be fine
            failed += 1
        if sum(map(len, pages)) > ENOUGH:
            break
    return PdfText(tuple(pages), "" if pages or not failed else "broken")


def main() -> int:
    """Read a PDF from standard input, and print its text as JSON."""
    _bound()
    try:
        found = read_pages(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        found = PdfText(wrong="broken")
    sys.stdout.write(json.dumps(found))
    return 0


def _bound() -> None:
    """Have the system stop a process that takes too long or too much memory; on Windows the parent stops a slow one."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # a tighter limit is set already, or this system has none


if __name__ == "__main__":
    sys.exit(main())
