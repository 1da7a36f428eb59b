"""A worksheet as text to edit: changes are read back, and a mistake loses nothing."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.worksheets.events import FieldFilled
from coach.errors import CoachError, RefusedError
from coach.export.worksheet_form import as_form, written_fields
from coach.guide.worksheets import Worksheet, worksheet, worksheets
from coach.imports.worksheet_form import read_form, read_form_file
from tests.factories import Diary

SHEETS = [sheet for sheet in worksheets() if sheet.fields]
LINES = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), max_size=30),
        st.sampled_from(
            ["## [must] Must have", "\\## [x]", "<!-- a note -->", "\\\\<!-- b", "+++", "# The compass card", ""]
        ),
    ),
    max_size=6,
)


def written(sheet: Worksheet, texts: dict[str, str]) -> str:
    diary = Diary()
    for key, text in texts.items():
        diary.write(FieldFilled(sheet.name, key, text))
    return as_form(diary.state, sheet)


@given(st.sampled_from(SHEETS), st.data())
def test_whatever_was_written_is_read_again(sheet: Worksheet, data: st.DataObject) -> None:
    texts = {}
    for field in written_fields(sheet):
        if field.kind == "choice":
            text = data.draw(st.sampled_from(["", *(option.name for option in field.options)]))
        else:
            text = FieldFilled(sheet.name, field.key, _allowed("\n".join(data.draw(LINES)))).text
        texts[field.key] = text
    read = read_form(written(sheet, texts))
    assert read.sheet == sheet
    assert read.texts == texts


def _allowed(text: str) -> str:
    return "".join(letter for letter in text if letter == "\n" or not "\u202a" <= letter <= "\u2069")


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    with suppress(RefusedError):
        read_form(text)
    with suppress(RefusedError):
        assert read_form(f'+++\nworksheet = "compass"\n+++\n{text}').sheet.name == "compass"


COMPASS = '+++\nworksheet = "compass"\n+++\n'


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("## [must] Must have\nx", "The lines at the top"),
        ("+++\nworksheet = compass\n+++\n", "can't be read"),
        ('+++\nworksheet = "compass"\nother = 1\n+++\n', "can't be read"),
        ('+++\nworksheet = "nothing"\n+++\n', "There is no worksheet"),
        (COMPASS + "## [wish] x\n", "[wish] is not a field of this worksheet"),
        (COMPASS + "## [must] x\na\n## [must] x\nb\n", "[must] is there twice"),
        (COMPASS + "words of mine\n## [must] x\n", "is not under any field"),
        (COMPASS + "# The compass card\n### [must] demoted\nHome\n", "is not under any field"),
        (COMPASS + f"## [must] x\n{'a' * 20_001}\n", "[must]: The text is too long"),
        (COMPASS + "## [must] x\nesc \x1b[2J\n", "[must]: The text can't be saved as it is"),
        ('+++\nworksheet = "confidence-project"\n+++\n## [time] x\nsoon\n', "[time] can't be 'soon'"),
        ('+++\nworksheet = "confidence-project"\n+++\n## [worked] x\n', "[worked] is not a field of this worksheet"),
    ],
)
def test_invalid_forms_are_refused_with_the_reason(text: str, told: str) -> None:
    with pytest.raises(RefusedError) as refused:
        read_form(text)
    assert told in f"{refused.value.title}. {refused.value.message}"
    assert refused.value.message


def test_a_removed_heading_leaves_its_field_unchanged() -> None:
    assert read_form(COMPASS + "## [must] Must have\nHome by six\n").texts == {"must": "Home by six"}


def test_windows_line_ends_and_a_mark_at_the_beginning_are_read() -> None:
    text = "\ufeff" + written(worksheet("compass"), {"must": "Home\nCover"}).replace("\n", "\r\n")
    assert read_form(text).texts["must"] == "Home\nCover"


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "photo.md"
    file.write_bytes(b"\xff\xd8\xff\xe0 photo")
    with pytest.raises(RefusedError, match="not a text file"):
        read_form_file(file)
    with pytest.raises(CoachError, match="can't be read"):
        read_form_file(tmp_path / "nowhere.md")
    file.write_bytes(b"x" * 1_000_001)
    with pytest.raises(RefusedError, match="too large"):
        read_form_file(file)
