"""Full-text search: any word of a page finds it, and no query fails."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from coach.domain.normalize import normalized
from coach.domain.reading.events import PageNoted, PassageHighlighted
from coach.domain.reading.full_text_search import SNIPPET, SearchHit, SearchIndex, SearchSource, find, snippet
from coach.domain.reading.library import guide_pages
from coach.domain.reading.own_search_sources import sources_of_record
from coach.domain.reading.search_sources import source_of, sources_of_margins
from coach.domain.reading.state import margins
from coach.domain.review.events import ReviewTold, StorySet
from coach.domain.search.events import ActivitySet, ApplicationSet, EmployerSet, PersonSet
from coach.domain.worksheets.events import FieldFilled, RowAdded
from coach.guide.guide import load_guide
from tests.factories import MONDAY, Diary

GUIDE = load_guide()
READY = [SearchIndex(source_of(page)) for page in guide_pages(GUIDE)]
any_text = st.text(max_size=60)
paragraphs = st.lists(any_text, max_size=5).map(tuple)


def source(*texts: str, title: str = "Title", name: str = "a", group: str = "g") -> SearchSource:
    return SearchSource(name, title, group, texts)


def names(found: list[SearchHit]) -> list[str]:
    return [each.source.id for each in found]


@given(paragraphs, any_text, st.data())
def test_any_word_of_a_page_finds_it(texts: tuple[str, ...], title: str, data: st.DataObject) -> None:
    words = [word for text in (*texts, title) for word in text.split() if normalized(word).split()]
    if words:
        word = data.draw(st.sampled_from(words))
        found = find(word, [SearchIndex(source(*texts, title=title))])
        assert names(found)
        assert all(0 <= each.paragraph < max(1, len(texts)) for each in found)


@given(st.text(max_size=40))
@example('what? rent" C++ -x a AND OR NOT NEAR( * :')
@example("%_'; drop table x; --")
@example("\x00\ud800 \u202e")
def test_no_query_raises(query: str) -> None:
    for each in find(query, READY):
        assert each.source.texts[each.paragraph] is not None
        assert "\n" not in each.snippet


@given(st.lists(st.sampled_from(["rest", "walk", "Émile", "STRASSE", "straße"]), min_size=2, max_size=6))
def test_every_word_has_to_be_there(words: list[str]) -> None:
    text = " ".join(words)
    assert names(find(text, [SearchIndex(source(text))])) == ["a"]
    assert find(f"{text} elsewhere", [SearchIndex(source(text))]) == []


def test_case_accents_and_half_words_do_not_matter() -> None:
    one = [SearchIndex(source("Été in Zürich"))]
    for query in ("ete", "ÉTÉ", "zur", "rich", "  zurich   ete "):
        assert names(find(query, one)) == ["a"]
    assert find("   ", one) == []


def test_scattered_words_find_the_page_at_the_first_of_them() -> None:
    (found,) = find("rent walk", [SearchIndex(source("Nothing.", "Pay the rent.", "Take a walk."))])
    assert found.paragraph == 1


def test_better_matches_come_first_and_groups_keep_their_order() -> None:
    ready = [
        SearchIndex(source("a car here", name="inside", group="one", title="x")),
        SearchIndex(source("unscarred", "art", name="within", group="one", title="y")),
        SearchIndex(source("x", name="titled", group="one", title="Art and car")),
        SearchIndex(source("art, car", name="later", group="two", title="z")),
    ]
    assert names(find("car", ready)) == ["titled", "inside", "within", "later"]


def test_a_page_full_of_a_word_is_named_three_times_at_most() -> None:
    assert len(find("a", [SearchIndex(source(*["a"] * 50))])) == 3


@given(any_text, st.lists(st.text(min_size=1, max_size=5), max_size=2))
def test_a_snippet_is_short_and_from_the_text(text: str, wanted: list[str]) -> None:
    cut = snippet(text, [normalized(word) for word in wanted])
    assert len(cut) <= SNIPPET + 2
    assert cut.strip("…") in " ".join(text.split())


def test_a_snippet_shows_the_word_near_its_beginning() -> None:
    text = " ".join(["filler"] * 60 + ["needle"] + ["filler"] * 60)
    assert 0 < snippet(text, ["needle"]).index("needle") < 20


def test_all_that_the_person_wrote_is_found_under_its_group() -> None:
    from coach.domain.events import CheckIn, Note

    diary = Diary()
    told = {
        "Notes": Note("zebra one"),
        "Check-ins": CheckIn(3, note="zebra two"),
        "Reviews": ReviewTold(MONDAY, feelings="zebra three"),
        "Stories": StorySet("s", "A zebra"),
        "Worksheets": FieldFilled("compass", "must", "zebra four"),
        "People": PersonSet("p", "Zebra Jones"),
        "Employers": EmployerSet("e", "Zebra Ltd"),
        "Applications": ApplicationSet("a", "Acme", "zebra keeper"),
        "Activities": ActivitySet("x", "call", "called about zebras"),
    }
    for event in told.values():
        diary.write(event)
    diary.write(RowAdded("audit", "log", "k", (("did", "zebra row"),)))
    found = find("zebra", map(SearchIndex, sources_of_record(diary.state)))
    assert list(dict.fromkeys(each.source.group for each in found)) == list(told)
    assert "zebra row" in {each.snippet for each in found}


def test_highlights_and_notes_are_found_under_the_title_of_their_page() -> None:
    diary = Diary()
    diary.write(PassageHighlighted("liu-2014", "zebra", 1))
    diary.write(PageNoted("gone", "zebra too"))
    kept = margins(diary.state)
    found = find("zebra", map(SearchIndex, sources_of_margins(kept, {"liu-2014": "Programmes"})))
    assert [(each.source.title, each.source.id) for each in found] == [
        ("Programmes", next(iter(kept.highlights))),
        ("gone", next(iter(kept.notes))),
    ]
