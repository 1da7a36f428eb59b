"""Keeping stories, and ticking the action that five of them finish."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.named import key_asked
from coach.domain.review.facts import StoryGone
from coach.domain.review.stories import parts_of, story_fact
from coach.domain.review.ticks import ticks_of_stories
from coach.domain.search.keys import new_key
from coach.errors import RefusedError
from coach.journal.keeping.ticks import keep_ticks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.fact import Fact
    from coach.domain.review.record import Story
    from coach.domain.transition import Transition
    from coach.journal.coach import Coach


class KeptStory(NamedTuple):
    """The story as it stands now, whether anything was `changed`, and the actions that were ticked by it."""

    story: Story
    changed: bool
    ticked: tuple[str, ...] = ()


def add_story(coach: Coach, texts: Mapping[str, str]) -> KeptStory:
    """Keep a new story, of today. Raises RefusedError, JournalError."""

    def choose(now: Transition) -> Fact:
        fact = story_fact("story", texts)
        return story_fact(new_key(fact.title, now.reviews.stories, otherwise="story"), texts)

    before = coach.transition
    entry = coach.decide(choose)
    assert entry is not None
    return _told(coach, entry.text("key"), before, changed=True)


def change_story(coach: Coach, key: str, texts: Mapping[str, str]) -> KeptStory:
    """Change parts of a story; its day and its other parts stay. Raises RefusedError, JournalError."""
    before = coach.transition
    key = known_story(before, key).key

    def choose(now: Transition) -> Fact | None:
        known = parts_of(known_story(now, key))
        fact = story_fact(key, {**known, **texts})
        return fact if fact != story_fact(key, known) else None

    entry = coach.decide(choose, known_story(before, key).on)
    return _told(coach, key, before, changed=entry is not None)


def take_out_story(coach: Coach, key: str) -> None:
    """Take a story out. Raises RefusedError where there is none such, JournalError."""

    def choose(now: Transition) -> Fact:
        return StoryGone(known_story(now, key).key)

    coach.decide(choose)


def known_story(transition: Transition, key: str) -> Story:
    """The story with this key. Raises RefusedError."""
    story = transition.reviews.stories.get(key_asked(key, transition.reviews.stories))
    if story is None:
        raise RefusedError(f"There is no story {key[:40]!r}", "`coach story list` shows them all.")
    return story


def _told(coach: Coach, key: str, before: Transition, *, changed: bool) -> KeptStory:
    ticked = keep_ticks(coach, ticks_of_stories(before, coach.transition))
    return KeptStory(coach.transition.reviews.stories[key], changed, ticked)
