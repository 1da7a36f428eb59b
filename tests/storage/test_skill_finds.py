"""The cache of skills found in adverts: only a shortcut, and never wrong."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from coach.domain.skills.events import AdvertGone, AdvertKept
from coach.domain.skills.state import adverts_of
from coach.domain.skills.stats import SkillStats, clear_cache, skill_stats, unread
from coach.storage.home import Home
from coach.storage.skill_finds import WORTH_IT, load_skill_finds
from tests.storage.factories import open_coach

WORDS = ("SQL is required.", "Excel would be a plus.", "You must know Python.", "Fluent German.")
MANY = WORTH_IT + 5


@pytest.fixture
def searching(home: Home) -> Home:
    store = open_coach(home)
    texts = (f"Clerk {number}\n\n{WORDS[number % 4]} {WORDS[number % 3]}" for number in range(MANY))
    store.append_all([(AdvertKept(f"a{number}", text), None) for number, text in enumerate(texts)])
    return home


def counted_by_a_new_start(home: Home) -> tuple[SkillStats, int]:
    """The counts of a process that starts now, and how many adverts it had to read besides the cache."""
    clear_cache()
    store = open_coach(home)
    load_skill_finds(store)
    left = unread(adverts_of(store.state))
    return skill_stats(store.state), left


def counted_without_the_file(home: Home) -> SkillStats:
    clear_cache()
    return skill_stats(open_coach(home).state)


def written(home: Home) -> dict[str, object]:
    found = json.loads(home.skill_finds.read_bytes())
    assert isinstance(found, dict)
    return found


def test_the_counts_from_the_cache_are_the_same(searching: Home) -> None:
    first, _ = counted_by_a_new_start(searching)
    before = searching.skill_finds.read_bytes()
    again, left = counted_by_a_new_start(searching)
    assert again == first == counted_without_the_file(searching)
    assert left == 0
    assert searching.skill_finds.read_bytes() == before
    assert {skill.name for skill in first.skills} == {"SQL", "Microsoft Excel", "Python", "German"}


def test_cached_finds_are_used_without_reading_the_adverts(searching: Home) -> None:
    counted_by_a_new_start(searching)
    found = written(searching)
    found["names"] = ["Rust" if name == "SQL" else name for name in found["names"]]  # type: ignore[attr-defined]
    searching.skill_finds.write_text(json.dumps(found))
    assert counted_by_a_new_start(searching)[0].skill("Rust") is not None


def test_the_cache_has_no_word_of_an_advert_and_is_readable_only_by_its_owner(searching: Home) -> None:
    counted_by_a_new_start(searching)
    assert b"Clerk" not in searching.skill_finds.read_bytes()
    assert searching.skill_finds.stat().st_mode & 0o077 == 0


def test_another_vocabulary_invalidates_the_cache(searching: Home) -> None:
    right, _ = counted_by_a_new_start(searching)
    found = written(searching) | {"made_with": "an older one", "names": ["Rust"] * 4}
    searching.skill_finds.write_text(json.dumps(found))
    assert counted_by_a_new_start(searching) == (right, 0)
    assert written(searching)["made_with"] != "an older one"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda _: "",
        lambda text: text[: len(text) // 2],
        lambda _: "[1, 2]",
        lambda text: text.replace("[0,", '["0",'),
        lambda text: text.replace("[0,", "[999,"),
        lambda text: text.replace("[0,", "[-1,"),
        lambda text: text.replace("[0,", "["),
        lambda text: text.replace('"SQL"', '"no such skill"'),
        lambda _: "[" * 100_000,
    ],
)
def test_a_damaged_cache_costs_time_and_nothing_else(searching: Home, spoil: Callable[[str], str]) -> None:
    right, _ = counted_by_a_new_start(searching)
    text = searching.skill_finds.read_text()
    assert spoil(text) != text
    searching.skill_finds.write_text(spoil(text))
    assert counted_by_a_new_start(searching) == (right, 0)


def test_a_few_adverts_are_not_cached(home: Home) -> None:
    open_coach(home).append_all([(AdvertKept("a", "We need SQL."), None)])
    counted_by_a_new_start(home)
    assert not home.skill_finds.exists()


def test_adverts_are_counted_even_if_the_cache_can_not_be_written(searching: Home) -> None:
    searching.skill_finds.mkdir()
    found, left = counted_by_a_new_start(searching)
    assert found == counted_without_the_file(searching)
    assert left == 0


def test_a_removed_advert_leaves_the_cache_with_the_next_write(searching: Home) -> None:
    counted_by_a_new_start(searching)
    store = open_coach(searching)
    store.append(AdvertGone("a0"))
    store.append_all([(AdvertKept(f"b{number}", f"Cook {number}. German."), None) for number in range(WORTH_IT)])
    counted_by_a_new_start(searching)
    rows = written(searching)["adverts"]
    assert isinstance(rows, dict)
    assert len(rows) == MANY - 1 + WORTH_IT
