"""The person's own text: kept as typed or refused with a reason; and any text displayed safely."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.sanitize import NOTE_LIMIT, accept, shown, shown_lines
from coach.errors import RefusedError

TURNING = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}

any_text = st.text(st.characters())
hostile_text = st.text(
    st.sampled_from(
        "a é[]/\\='\"\x00\x07\x08\t\n\x0b\r\x1b\x7f\x85\x9b\u200d\u200e\u200f\u061c\u2028\u202e\u2066\u2069\ud800🙂"
    )
)


def acted_on(character: str) -> bool:
    """Whether a terminal could act on it, by what Unicode says of it."""
    return (
        unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(character) in TURNING
    )


@pytest.mark.parametrize(
    "text",
    [
        "[/b]",
        "[link='x",
        "[bold red]not bold[/]",
        "\\[",
        "{0} %s $(rm) `ls`",
        "RTL mark \u200f and LTR mark \u200e and \u061c stay",
        "שלום, مرحبا",
        "🙂 👩‍💻 🇦🇪 e\u0301",
        "日本語",
        "x" * NOTE_LIMIT,
    ],
)
def test_it_is_kept_and_shown_as_it_was_typed(text: str) -> None:
    assert shown(accept(text, "the note")) == text
    assert shown_lines(accept(text, "the note", lines=True)) == text


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "U+0000"),
        ("red \x1b[31m", "U+001B"),
        ("a\x9b31m", "U+009B"),
        ("title \x1b]0;x\x07", "U+001B"),
        ("bell\x07!", "U+0007"),
        ("back\x08space", "U+0008"),
        ("del\x7f!", "U+007F"),
        ("turned \u202eback", "U+202E"),
        ("isolated \u2067x", "U+2067"),
        ("line\u2028separator", "U+2028"),
        ("half a \ud83d pair", "U+D83D"),
        ("\udc80", "U+DC80"),
    ],
)
@pytest.mark.parametrize("lines", [True, False], ids=["lines", "one line"])
def test_what_a_terminal_would_act_on_is_refused_with_its_place(text: str, code: str, *, lines: bool) -> None:
    place = next(number for number, each in enumerate(text, start=1) if acted_on(each))
    with pytest.raises(RefusedError) as refused:
        accept(text, "the note", lines=lines)
    assert refused.value.title == "The note can't be saved as it is"
    assert f"Character {place} " in refused.value.message
    assert code in refused.value.message
    assert refused.value.message.isprintable()


@pytest.mark.parametrize("text", ["two\nlines", "a\ttab", "two\r\nlines", "two\rlines"])
def test_line_ends_and_tabs_are_for_texts_of_several_lines(text: str) -> None:
    assert accept(text, "the note", lines=True) == text.replace("\r\n", "\n").replace("\r", "\n")
    with pytest.raises(RefusedError):
        accept(text, "the name")


def test_ten_thousand_characters_are_refused_with_both_numbers() -> None:
    with pytest.raises(RefusedError, match=r"10,000 characters, and the limit is 4,000"):
        accept("x" * 10_000, "the note", lines=True)


def test_the_blanks_at_the_ends_are_not_counted() -> None:
    assert accept(f"  {'x' * 80}\n", "the name", limit=80) == "x" * 80


@given(text=any_text | hostile_text, lines=st.booleans())
def test_what_is_kept_is_shown_unchanged_but_for_line_ends(text: str, *, lines: bool) -> None:
    try:
        kept = accept(text, "the note", lines=lines)
    except RefusedError:
        return
    assert shown(kept) == kept.replace("\n", " ").replace("\t", " ")
    assert shown_lines(kept) == kept
    assert kept == text.replace("\r\n", "\n").replace("\r", "\n").strip()
    assert accept(kept, "the note", lines=lines) == kept
    assert kept.encode().decode() == kept


@given(text=any_text | hostile_text, lines=st.booleans())
def test_only_what_a_terminal_would_act_on_is_refused(text: str, *, lines: bool) -> None:
    harmless = "".join(each for each in text if not acted_on(each))
    assert accept(harmless, "the note", lines=lines) == harmless.strip()


@given(any_text | hostile_text)
def test_whatever_is_shown_is_harmless_and_as_long(text: str) -> None:
    one_line, lines = shown(text), shown_lines(text)
    assert not any(map(acted_on, one_line))
    assert not any(map(acted_on, lines.replace("\n", "").replace("\t", "")))
    assert len(one_line) == len(lines) == len(text)
    harmless = [number for number, each in enumerate(text) if not acted_on(each)]
    assert [one_line[number] for number in harmless] == [text[number] for number in harmless]
