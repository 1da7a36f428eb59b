"""The story bank: create stories from typed text, list the strengths they show, and search them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.review.events import StorySet
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.search.matching import folded_name

if TYPE_CHECKING:
    from coach.domain.review.state import Story


PARTS = tuple(field.name for field in StorySet.form)
"""The parts of a story, in their order."""

ENOUGH, FIVE_STORIES = 5, "3.3"
"""How many complete stories finish which action of step 3."""

FIRST_WORDS = 8


class Strength(NamedTuple):
    """A strength, worded as it was first entered, and the stories that show it, oldest first."""

    name: str
    stories: tuple[Story, ...]


def story_words(story: Story) -> str:
    """A story in a line: its title, what happened, what it shows."""
    parts = [story.situation, story.task, story.action, story.result, f"It shows: {story.shows}" if story.shows else ""]
    told = " ".join(part if part.endswith((".", "!", "?")) else f"{part}." for part in filter(None, parts))
    return f"{story.title}: {told}" if told else story.title


def newest_first(stories: Iterable[Story]) -> list[Story]:
    """The stories by day, newest first."""
    return sorted(stories, key=lambda story: (story.on, story.key), reverse=True)


def shown_by(story: Story) -> list[str]:
    """The strengths that one story shows, separated by commas or semicolons."""
    return [word.strip() for word in story.shows.replace(";", ",").split(",") if word.strip()]


def strengths_of(stories: Iterable[Story]) -> list[Strength]:
    """The strengths that the stories show, most frequent first. Case and accents are ignored."""
    found: dict[str, list[Story]] = {}
    names: dict[str, str] = {}
    for story in stories:
        for word in shown_by(story):
            there = found.setdefault(folded_name(word), [])
            names.setdefault(folded_name(word), word)
            if story not in there[-1:]:
                there.append(story)
    strengths = [Strength(names[word], tuple(there)) for word, there in found.items()]
    return sorted(strengths, key=lambda each: (-len(each.stories), each.name.casefold()))


def with_words(stories: Iterable[Story], words: str) -> list[Story]:
    """The stories that contain every one of the words."""
    wanted = folded_name(words).split()
    return [story for story in stories if all(word in _text(story) for word in wanted)]


def _text(story: Story) -> str:
    return folded_name(" ".join(getattr(story, part) for part in PARTS))


def story_event(key: str, texts: Mapping[str, str]) -> StorySet:
    """Create a story from these parts. Without a title, its first words name it. Raises RefusedError."""
    parts = {part: texts.get(part, "").strip() for part in PARTS}
    return StorySet(key, **{**parts, "title": parts["title"] or _first_words(parts)})


def _first_words(parts: Mapping[str, str]) -> str:
    text = next((parts[part] for part in ("action", "result", "situation", "task") if parts[part]), "")
    words = text.split()[:FIRST_WORDS]
    return " ".join(words)[:NAME_LIMIT].rstrip(" ,.;:")


def parts_of(story: Story) -> dict[str, str]:
    """The parts of a story as they were entered."""
    return {part: getattr(story, part) for part in PARTS}


def is_complete(story: Story) -> bool:
    """Whether the story is complete: a situation, what the person did, and the result."""
    return bool(story.situation and story.action and story.result)
