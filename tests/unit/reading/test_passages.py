"""Highlights are found again in their page, and none of a person's notes is ever lost."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.document import Paragraph
from coach.domain.reading.annotations import annotated, place_of_margin, place_of_number
from coach.domain.reading.library import guide_pages, steps_reading
from coach.domain.reading.page import LibraryPage, passage_of, places_of
from coach.domain.reading.state import Annotations, Highlight, PageNote
from coach.guide.guide import load_guide

DAY = date(2026, 11, 23)
GUIDE = load_guide()
few_words = st.lists(
    st.sampled_from(["rest", "walk", "write", "call", "rent", "week", "people"]), min_size=1, max_size=6
)
blocks = st.lists(few_words.map(lambda words: Paragraph(" ".join(words))), max_size=8).map(tuple)


def highlight(text: str, paragraph: int = 0, name: str = "h") -> Highlight:
    return Highlight(name, "page", text, paragraph, DAY)


def place(text: str, paragraph: int, *paragraphs: str) -> int | None:
    return places_of([highlight(text, paragraph)], [Paragraph(each) for each in paragraphs])["h"]


def test_a_passage_is_found_wherever_its_words_have_moved() -> None:
    assert place("Rest first.", 0, "New.", "Older.", "Rest first.") == 2
    assert place("The same.", 2, "The same.", "x", "y", "The same.") == 3


def test_a_paragraph_that_was_reworded_a_little_is_found_by_what_stayed() -> None:
    before = "Write to five people whom you know, today, and ask each of them one thing."
    after = "Write to five people whom you know, today, and ask each of them for one name."
    assert place(before, 0, "Rest.", "Walk.", after) == 2
    assert place(before, 0, "Rest.", "Walk.", "Something else altogether.") is None
    assert place(before, 0) is None


@given(blocks, st.data())
def test_every_paragraph_that_is_highlighted_is_found_as_long_as_the_page_stays(
    page: tuple[Paragraph, ...], data: st.DataObject
) -> None:
    if page:
        number = data.draw(st.integers(0, len(page) - 1))
        assert place(passage_of(page[number]), number, *(block.text for block in page)) == number


@given(blocks, st.lists(st.tuples(few_words.map(" ".join), st.integers(0, 9)), max_size=4), st.data())
def test_every_note_and_every_paragraph_is_shown_once_in_order(
    page: tuple[Paragraph, ...], lit: list[tuple[str, int]], data: st.DataObject
) -> None:
    highlights = {f"h{at}": highlight(text, number, f"h{at}") for at, (text, number) in enumerate(lit)}
    about = st.sampled_from(["", "gone", *highlights])
    notes = {f"n{at}": PageNote(f"n{at}", "page", "x", data.draw(about), DAY) for at in range(3)}
    found = annotated(LibraryPage("page", "P", "own", page), Annotations(highlights, notes))
    assert [each.paragraph for each in found if each.number is not None] == list(page)
    assert sorted(each.margin for each in found if each.margin in notes) == sorted(notes)
    where = places_of(highlights.values(), page)
    for name in highlights:
        shown = found[place_of_margin(found, name)]
        assert (shown.number, shown.margin) == (where[name], name) or [
            other for other in highlights if other != name and where[other] == where[name] is not None
        ]
    for number in range(len(page)):
        assert found[place_of_number(found, number)].number == number


def test_a_highlight_whose_words_are_gone_comes_last() -> None:
    found = annotated(
        LibraryPage("page", "P", "own", (Paragraph("New."),)), Annotations({"h": highlight("Old words.")})
    )
    assert found[-1].margin == "h"
    assert "Old words." in found[-1].paragraph.text


def test_every_page_of_the_guide_has_a_place_and_every_step_leads_to_pages_and_back() -> None:
    pages = {page.id: page for page in guide_pages(GUIDE)}
    assert {*GUIDE.articles, *GUIDE.evidence, *GUIDE.actions} <= pages.keys()
    for step in GUIDE.steps:
        assert steps_reading(step)
        for name in steps_reading(step):
            assert step.number in pages[name].steps or pages[name].shelf in ("article", "later")
    for finding in GUIDE.evidence.values():
        texts = [block.text for block in pages[finding.id].blocks]
        limits = finding.text.strip().splitlines()[-1]
        assert texts[texts.index("How far it goes") + 1] == limits
        assert " ".join(finding.text.split()) == f"{texts[texts.index('What was found') + 1]} {limits}"
        assert pages[finding.id].steps
