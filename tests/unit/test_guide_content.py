"""The shipped content is valid, and anything invalid would be found."""

from __future__ import annotations

import re
import shutil
import tomllib
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from coach.guide.guide import Guide, load_guide
from coach.guide.validation import problems
from tests.unit.content_breaks import ALLOWED, BREAKS, FORESIGHT, FOUR, SHIPPED, Break, change, section, write
from tests.unit.evidence_breaks import EVIDENCE_ALLOWED, EVIDENCE_BREAKS

EVERY_BREAK = {**BREAKS, **EVIDENCE_BREAKS}
EVERYTHING_ALLOWED = {**ALLOWED, **EVIDENCE_ALLOWED}

TITLES = (
    "Give Yourself 48 Hours to Feel Everything",
    "Get Clear on What You Want (Not Just What You Lost)",
    "Update Your LinkedIn - Boldly and Honestly",
    "Reconnect with Your Network Without Shame",
    "Audit Your Finances and Make a Runway Plan",
    "Work on Something That Rebuilds Your Confidence",
    "Create a Weekly Structure Like You're Already Employed",
    "Upskill Smartly, Not Randomly",
    "Practice Interviewing Before You Land One",
    "Remind Yourself: You Are Not Your Job Title",
)

# What the article advises and suggests, step by step; 0 is its final word.
ARTICLE_SAYS = {
    1: ["rush", "two days", "anger, tears and reflection", "stuck", "clarity", "silent", "spreadsheet and a plan"],
    2: ["what matters", "pay", "flexibility", "another industry", "write it down", "pivot"],
    3: ["hide the exit", "tell your story", "achievements", "growth", "look for next", "thanks", "next challenge"],
    4: ["begging", "people you trust", "explore opportunities", "conversations", "two-sentence message", "15 minutes"],
    5: ["without income", "expenses", "cancel", "stretch", "subscriptions (gym, streaming)"],
    6: ["freelance, volunteer, blog, teach", "your value", "open another", "stay still"],
    7: ["like a job", "schedule", "Monday applications", "Wednesday learning", "job-search calendar", "visit to a"],
    8: ["every course", "target industry", "digital marketing: ads and analytics", "tech: code hosting, AI, product"],
    9: ["mock interviews", "record yourself", "curveballs", "repetitions", "play them back", "second round"],
    10: ["identity", "builder, strategist, leader", "between roles", "clarity"],
    0: ["it hurts", "a reroute", "only if they act", "stronger because of this", "early opens doors"],
}


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide()


def test_the_shipped_content_has_no_problems() -> None:
    assert problems(SHIPPED) == []


def test_the_content_may_lie_in_an_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "content.zip", "w") as archive:
        for file in SHIPPED.rglob("*"):
            archive.write(file, Path("inside", file.relative_to(SHIPPED)))
    with zipfile.ZipFile(tmp_path / "content.zip") as archive:
        assert problems(zipfile.Path(archive, "inside/")) == []


def test_the_titles_are_those_of_the_article(guide: Guide) -> None:
    assert tuple(step.title for step in guide.steps) == TITLES


def test_every_row_of_the_coverage_is_there() -> None:
    rows = tomllib.loads((SHIPPED / "coverage.toml").read_text(encoding="utf-8"))["advice"]
    for number, sayings in ARTICLE_SAYS.items():
        advice = " | ".join(row["advice"] for row in rows if row["step"] == number)
        assert [saying for saying in sayings if saying not in advice] == []


def test_every_step_links_back_to_the_article_it_follows(guide: Guide) -> None:
    assert all("ten-steps" in step.articles for step in guide.steps)


def test_what_cannot_wait_is_little_and_lies_in_the_first_step(guide: Guide) -> None:
    pressing = [action for action in guide.actions.values() if action.cannot_wait]
    assert 3 <= len(pressing) <= 5
    assert {action.step for action in pressing} == {1}


def test_some_things_are_done_once_and_some_again_in_the_whole(guide: Guide) -> None:
    assert {action.repeat for action in guide.actions.values()} == {"once", "day", "week", "month"}


def test_the_voice_is_calm_and_the_signs_are_plain() -> None:
    for file in sorted(SHIPPED.rglob("*.md")):
        text = file.read_text(encoding="utf-8")
        assert text.isascii(), file.name
        assert "!" not in text, file.name
        assert not re.search(r"(?i)\b(just|simply)\b", text.replace("(Not Just What You Lost)", "")), file.name


# -- every kind of break is found


@pytest.fixture(scope="module")
def _read_once() -> Iterator[None]:
    """A break is in one file; the TOML of the hundred others, which is most of the work, is the same in every test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tomllib, "loads", cache(tomllib.loads))
        yield


@pytest.fixture
def root(tmp_path: Path, _read_once: None) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path / "content"))


@pytest.mark.parametrize(("broken", "said"), EVERY_BREAK.values(), ids=EVERY_BREAK)
def test_a_break_is_found_and_said_in_a_sentence(root: Path, broken: Break, said: str) -> None:
    broken(root)
    found = problems(root)
    assert [each for each in found if said in each], found
    assert all(re.match(r"[a-z-]+[\w/.-]*: .*\.$", each) for each in found), found


@pytest.mark.parametrize("changed", EVERYTHING_ALLOWED.values(), ids=EVERYTHING_ALLOWED)
def test_values_on_the_bounds_are_valid(root: Path, changed: Break) -> None:
    changed(root)
    assert problems(root) == []


def test_four_actions_are_enough(root: Path) -> None:
    change(FOUR, r"\[\[actions\]\]\nid = \"4\.[78]\".*?(?=^\[\[actions\]\]|^\+\+\+)", "", 0)(root)
    change(FOUR, r"^## 4\.[78]\n.*?(?=^## |\Z)", "", 0)(root)
    for file in ("coverage.toml", "demo.toml", "fewest.toml", "moved-actions.toml"):
        change(file, r'"4\.[78]"', '"4.1"', 0)(root)
    assert problems(root) == []


def test_templates_are_not_counted_as_sentences(root: Path) -> None:
    section(FOUR, "4.2", "One. Two.\n> Three. Four. Five. Six.\n> Seven.")(root)
    assert problems(root) == []


def test_files_that_are_not_pages_are_ignored(root: Path) -> None:
    write("steps/notes.txt", "not ours")(root)
    assert problems(root) == []


def test_all_problems_are_reported_at_once(root: Path) -> None:
    section(FOUR, "Why", "Short.")(root)
    section(FORESIGHT, "Summary", "Short.")(root)
    section("quiet.md", "What can wait", "- a")(root)
    assert [each.partition(":")[0] for each in problems(root)] == [FOUR, FORESIGHT, "quiet.md"]
