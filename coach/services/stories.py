"""Saves stories, and ticks the action that five of them complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.named_records import resolve_key
from coach.domain.review.auto_ticks import ticks_of_stories
from coach.domain.review.events import StoryGone
from coach.domain.review.stories import parts_of, story_event
from coach.domain.search.keys import new_key
from coach.errors import RefusedError
from coach.services.ticks import save_ticks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from coach.domain.event import Event
    from coach.domain.review.state import Story
    from coach.domain.state import State
    from coach.storage.store import Store


class SavedStory(NamedTuple):
    """The story as it is now, whether anything was `changed`, and the actions that were ticked by it."""

    story: Story
    changed: bool
    ticked: tuple[str, ...] = ()


def add_story(store: Store, texts: Mapping[str, str]) -> SavedStory:
    """Save a new story, dated today. Raises RefusedError, JournalError."""

    def choose(now: State) -> Event:
        event = story_event("story", texts)
        return story_event(new_key(event.title, now.reviews.stories, otherwise="story"), texts)

    before = store.state
    entry = store.apply(choose)
    assert entry is not None
    return _saved(store, entry.text("key"), before, changed=True)


def change_story(store: Store, key: str, texts: Mapping[str, str]) -> SavedStory:
    """Change parts of a story; its day and its other parts stay. Raises RefusedError, JournalError."""
    before = store.state
    key = known_story(before, key).key

    def choose(now: State) -> Event | None:
        known = parts_of(known_story(now, key))
        event = story_event(key, {**known, **texts})
        return event if event != story_event(key, known) else None

    entry = store.apply(choose, known_story(before, key).on)
    return _saved(store, key, before, changed=entry is not None)


def delete_story(store: Store, key: str) -> None:
    """Delete a story. Raises RefusedError if there is none, JournalError."""

    def choose(now: State) -> Event:
        return StoryGone(known_story(now, key).key)

    store.apply(choose)


def known_story(state: State, key: str) -> Story:
    """The story with this key. Raises RefusedError."""
    story = state.reviews.stories.get(resolve_key(key, state.reviews.stories))
    if story is None:
        raise RefusedError(f"There is no story {key[:40]!r}", "`coach story list` shows them all.")
    return story


def _saved(store: Store, key: str, before: State, *, changed: bool) -> SavedStory:
    ticked = save_ticks(store, ticks_of_stories(before, store.state))
    return SavedStory(store.state.reviews.stories[key], changed, ticked)
