"""The person's own files: text in any encoding is read whole and made harmless, anything else is refused."""

from __future__ import annotations

import os
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.sanitize import shown_lines
from coach.errors import CoachError, RefusedError
from coach.imports.reading_file import LONGEST, read_own_text, resolve_item, title_of, to_plain_text

WORDS = "Zoë says: it’s “fine”.\n"


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_the_encodings_of_real_files_are_read(tmp_path: Path, codec: str) -> None:
    file = tmp_path / "notes.txt"
    file.write_bytes(WORDS.encode(codec))
    assert read_own_text(file) == WORDS


@pytest.mark.parametrize("end", ["\r\n", "\r", "\f", "\u2028"])
def test_all_kinds_of_line_end_become_newlines(end: str) -> None:
    assert to_plain_text(f"one{end}two".encode(), "x") == "one\ntwo\n"


NOT_TEXT = {
    "pdf": b"%PDF-1.7 ...",
    "docx": b"PK\x03\x04...",
    "doc": b"\xd0\xcf\x11\xe0...",
    "png": b"\x89PNG\r\n\x1a\n\x00\x00",
    "compressed": zlib.compress(os.urandom(400)) + b"\0",
    "controls": b"\x01\x02\x03\x04\x05 a few words",
    "empty": b"",
    "blank": b" \n\n\t ",
    "wide without its mark": "notes".encode("utf-16-le"),
}


@pytest.mark.parametrize("content", NOT_TEXT.values(), ids=NOT_TEXT)
def test_a_file_that_is_not_text_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError) as refused:
        to_plain_text(content, "file")
    assert refused.value.title.startswith("file ")
    assert refused.value.message.endswith(".")


def test_a_few_escape_sequences_are_made_harmless_and_the_text_stays() -> None:
    assert (
        to_plain_text(b"a \x1b[31mred\x1b[0m word " + "\u202eback".encode(), "x")
        == "a \ufffd[31mred\ufffd[0m word \ufffdback\n"
    )


def test_a_text_of_the_maximum_length_is_accepted_and_a_longer_one_refused() -> None:
    assert len(to_plain_text(b"a" * LONGEST, "x")) == LONGEST + 1
    with pytest.raises(RefusedError, match="too long"):
        to_plain_text(b"a" * (LONGEST + 1), "x")


def test_folders_devices_and_large_or_missing_files_are_refused(tmp_path: Path) -> None:
    large = tmp_path / "large.txt"
    with large.open("wb") as writing:
        writing.truncate(10_000_000_000)
    for place in (tmp_path, Path("/dev/zero"), large):
        with pytest.raises(RefusedError):
            read_own_text(place)
    with pytest.raises(CoachError, match="can't be read"):
        read_own_text(tmp_path / "none.txt")


@given(st.binary(max_size=200))
def test_any_bytes_become_harmless_text_or_are_refused(content: bytes) -> None:
    try:
        text = to_plain_text(content, "x")
    except RefusedError:
        return
    assert shown_lines(text) == text
    assert to_plain_text(text.encode(), "x") == text  # stored text is read back unchanged


def test_a_title_is_the_first_heading_or_the_name() -> None:
    assert title_of("words\n\n## The *second* one ##\n", "notes") == "The second one"
    assert title_of("no heading", "notes") == "notes"
    assert title_of("#\n", " ") == "Untitled"


def test_a_link_is_accepted_and_an_invalid_one_refused(tmp_path: Path) -> None:
    assert resolve_item("www.example.org/a", "T") == ("T", "https://www.example.org/a", "")
    for wrong in ("https://", "http://a b", "https:// "):
        with pytest.raises(RefusedError):
            resolve_item(wrong)
    file = tmp_path / "a.md"
    file.write_text("# A\n")
    assert resolve_item(f"'{file}'") == ("A", "", "# A\n")
