"""Job adverts from files or pasted text: plain text, Markdown, a saved web page, a PDF. Anything else is refused.

If a page has structured data about its job (schema.org's JobPosting), the role, the employer and the rest come from
that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from coach.domain.sanitize import shown, shown_lines
from coach.domain.skills.events import ADVERT_LIMIT
from coach.domain.skills.new_adverts import LARGEST_BATCH, AdvertDraft
from coach.errors import CoachError, RefusedError
from coach.files import is_folder
from coach.imports.file_content import read_file_content
from coach.imports.job_posting import Posting, postings_in
from coach.imports.mail.message import is_message, parts, read_message
from coach.imports.page_words import is_page, read_page
from coach.imports.pdf import LARGEST as LARGEST_PDF
from coach.imports.pdf import is_pdf, pdf_text

LARGEST = 5_000_000
"""Bytes per file. A saved page with all its scripts is smaller; nothing that somebody wrote is larger."""

ENDINGS = (".txt", ".md", ".text", ".html", ".htm", ".mhtml", ".mht", ".pdf")
_BETWEEN = re.compile(r"(?:^|\n)[ \t]*\n?[ \t]*={5,}[ \t]*(?=\n|$)")
_KNOWN = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a Word document or another packed file",
    b"\xd0\xcf\x11\xe0": "an old Word document",
    b"{\\rtf": "a rich text document",
}
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_adverts(files: Sequence[Path]) -> list[AdvertDraft]:
    """Read the adverts in some files, or in the text files of a folder: all of them, or none.

    Raises RefusedError for a file that is empty or not text, CoachError for one that can't be opened.
    """
    found: list[AdvertDraft] = []
    for file in files:
        for each in _files_in(file):
            most = LARGEST_PDF if each.suffix.lower() == ".pdf" else LARGEST
            content = read_file_content(
                each, most, f"The limit is {most // 1_000_000} MB. Save only the advert's text."
            )
            found += read_advert_bytes(content, shown(each.name))
    return found


def read_advert_bytes(content: bytes, source: str) -> list[AdvertDraft]:
    """The adverts in the content of a file, which may also be a PDF or a web page saved as one file (MHTML).

    Raises RefusedError if there is no text or it is empty.
    """
    if is_pdf(content):
        return parse_adverts(pdf_text(content, source), source)
    if is_message(content):
        message = read_message(content, source)
        if pages := [page for page in parts(message, "text/html") if page.strip()]:
            return parse_adverts(max(pages, key=len), source)
    return parse_adverts(text_of(content, source), source)


def parse_adverts(text: str, source: str = "") -> list[AdvertDraft]:
    """The adverts in a text: one, or several with a line of ===== between them. Raises RefusedError for none."""
    if is_page(text):
        page = read_page(text)
        if jobs := [_draft(each, page.words, source) for each in postings_in(page.data)[:LARGEST_BATCH]]:
            return jobs
        text = page.words
    told = [part.strip() for part in _BETWEEN.split(_clean(text))]
    found = [AdvertDraft(part, source=source) for part in told if any(letter.isalpha() for letter in part)]
    if not found:
        raise RefusedError(
            f"There is no advert in {source}" if source else "It has no advert in it",
            "It has no text. Copy the advert's whole text.",
        )
    return found


def text_of(content: bytes, name: str) -> str:
    """Decode text in UTF-8, UTF-16 or Windows-1252. Raises RefusedError if it is not text."""
    for start, what in _KNOWN.items():
        if content.startswith(start):
            raise RefusedError(
                f"{name} is {what}",
                "coach can't read these files. Open it, copy the text, then paste it or save it as .txt.",
            )
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if not _NO_TEXT.search(text):
            return text
    raise RefusedError(f"{name} is not a text file", "Copy the advert's text, and paste it or save it as .txt.")


def _clean(text: str) -> str:
    return shown_lines(text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n\n"))


def _draft(job: Posting, words: str, source: str) -> AdvertDraft:
    """A job from its page's structured data; with the words of the page, if the data has no description."""
    text = _clean(job.text or f"{job.role}\n\n{words}").strip()[:ADVERT_LIMIT]
    return AdvertDraft(text, job.role, job.employer, source, job.place, job.pay, job.closes)


def _files_in(path: Path) -> list[Path]:
    if not is_folder(path):
        return [path]
    try:
        found = sorted(each for each in path.iterdir() if each.suffix.lower() in ENDINGS and each.is_file())
    except OSError as error:
        raise _unread(path, error) from error
    if not found:
        raise RefusedError(
            f"{shown(str(path))} has no advert in it",
            f"coach reads these files from a folder: {', '.join(ENDINGS)}.",
        )
    if len(found) > LARGEST_BATCH:
        raise RefusedError(
            f"{shown(str(path))} has {len(found):,} files", f"Add at most {LARGEST_BATCH:,} at a time. Ten are plenty."
        )
    return found


def _unread(file: Path, error: OSError) -> CoachError:
    return CoachError(f"{shown(str(file))} can't be read", f"{error.strerror or error}. Check that the file exists.")
