"""The words on the pages of a PDF, read with pypdf. It runs in a process of its own: `coach.imports.pdf` starts it.

From the standard input it takes the bytes of a PDF; to the standard output goes its words, or why there are none, as
JSON. pypdf keeps what it unpacks within bounds; the time and the memory are bounded here, where the system can do that.
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
MEMORY = 1_500_000_000  # bytes of address space, Python's own among them


class Words(NamedTuple):
    """The words of a PDF, page by page; or in `wrong` why they can't be had: "locked", "long" or "broken"."""

    pages: tuple[str, ...] = ()
    wrong: str = ""


def read_pages(content: bytes) -> Words:
    """The words of a PDF. Whatever pypdf stumbles over is "broken"; a page that can't be read has no words."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, WrongPasswordError

    logging.disable(logging.CRITICAL)  # pypdf tells of every oddity; the person is told once, by what came of it
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            return Words(wrong="locked")
        if len(reader.pages) > MOST_PAGES:
            return Words(wrong="long")
        return _read(reader)
    except (DependencyError, FileNotDecryptedError, WrongPasswordError):
        return Words(wrong="locked")
    except Exception:  # noqa: BLE001 - the errors of pypdf are of many families, and a hostile file has any of them
        return Words(wrong="broken")


def _read(reader: PdfReader) -> Words:
    pages: list[str] = []
    failed = 0
    for page in reader.pages:
        try:
            pages.append(page.extract_text())
        except Exception:  # noqa: BLE001 - as above; the other pages may be whole
            failed += 1
        if sum(map(len, pages)) > ENOUGH:
            break
    return Words(tuple(pages), "" if pages or not failed else "broken")


def main() -> int:
    """Read a PDF from the standard input."""
    _bound()
    try:
        found = read_pages(sys.stdin.buffer.read())
    except (MemoryError, RecursionError):
        found = Words(wrong="broken")
    sys.stdout.write(json.dumps(found))
    return 0


def _bound() -> None:
    """Have the system stop what goes on too long or takes too much; on Windows the one who waits does the first."""
    try:
        import resource
    except ModuleNotFoundError:
        return
    for what, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # it is bounded more tightly already, or this system has no such bound


if __name__ == "__main__":
    sys.exit(main())
