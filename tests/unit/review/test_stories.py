"""The story bank: names of stories, their strengths, search, and the fifth complete one."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done
from coach.domain.review.auto_ticks import ticks_of_stories
from coach.domain.review.events import StoryGone, StorySet
from coach.domain.review.state import Story
from coach.domain.review.stories import (
    is_complete,
    newest_first,
    parts_of,
    shown_by,
    story_event,
    strengths_of,
    with_words,
)
from coach.errors import RefusedError
from coach.guide.guide import load_guide
from tests.factories import MONDAY, Diary

WORDS = ("calm", "Calm", "CÁLM", "explaining", "Explaining", "patience")


def story(key: str, shows: str = "", title: str = "one") -> Story:
    return Story(key, title, "how it was", "", "what I did", "what came", shows, on=MONDAY)


@given(st.lists(st.lists(st.sampled_from(WORDS), max_size=4), max_size=8))
def test_every_strength_is_counted_once_for_each_story_that_shows_it(shown: list[list[str]]) -> None:
    stories = [story(str(at), "; ".join(words)) for at, words in enumerate(shown)]
    wanted = Counter(word for words in shown for word in {each.casefold().replace("á", "a") for each in words})
    found = strengths_of(stories)
    assert Counter({each.name.casefold().replace("á", "a"): len(each.stories) for each in found}) == wanted
    assert [len(each.stories) for each in found] == sorted(wanted.values(), reverse=True)
    for strength in found:
        for each in strength.stories:
            assert strength.name.casefold().replace("á", "a") in [
                word.casefold().replace("á", "a") for word in shown_by(each)
            ]


def test_strengths_are_split_at_commas_and_semicolons_and_keep_their_first_spelling() -> None:
    found = strengths_of([story("a", "Explaining; calm,,"), story("b", "explaining")])
    told = [(each.name, [story.key for story in each.stories]) for each in found]
    assert told == [
        ("Explaining", ["a", "b"]),
        ("calm", ["a"]),
    ]


def test_a_story_without_a_title_is_named_by_its_first_words() -> None:
    event = story_event("k", {"action": "I sat with support for two whole days, and drew it.", "result": "fewer"})
    assert event.title == "I sat with support for two whole days"
    assert story_event("k", {"title": " t ", "action": "a"}).title == "t"
    assert len(story_event("k", {"result": "x" * 300}).title) == 80
    with pytest.raises(RefusedError, match="no title"):
        story_event("k", {"shows": "calm"})
    with pytest.raises(RefusedError, match="control character"):
        story_event("k", {"title": "t", "action": "\x1b[2J"})


def test_a_story_split_into_parts_is_rebuilt_unchanged() -> None:
    diary = Diary()
    diary.write(StorySet("a", "t", "s\ns", "", "a", "r", "x"))
    (kept,) = diary.state.reviews.stories.values()
    diary.write(story_event("a", parts_of(kept)))
    assert list(diary.state.reviews.stories.values()) == [kept]


def test_words_are_found_in_every_part_without_case_and_accents() -> None:
    stories = [story("a", "calm", "the Café"), story("b", "patience")]
    assert [each.key for each in with_words(stories, "cafe CALM")] == ["a"]
    assert [each.key for each in with_words(stories, "what came")] == ["a", "b"]
    assert with_words(stories, "nowhere") == []
    assert [each.key for each in newest_first(stories)] == ["b", "a"]


def test_the_fifth_whole_story_ticks_once() -> None:
    diary = Diary(load_guide())
    for number in range(4):
        diary.write(StorySet(f"s{number}", "t", "s", "", "a", "r"))
    diary.write(StorySet("half", "t", "s", "", "a"))
    assert not is_complete(diary.state.reviews.stories["half"])
    before = diary.state
    diary.write(StorySet("half", "t", "s", "", "a", "r"))
    assert ticks_of_stories(before, diary.state) == [Done("3.3")]
    assert ticks_of_stories(diary.state, diary.state) == []
    five = diary.state
    diary.write(StoryGone("half"))
    assert ticks_of_stories(five, diary.state) == []
    diary.write(Done("9.3"))
    assert ticks_of_stories(before, diary.state) == []
