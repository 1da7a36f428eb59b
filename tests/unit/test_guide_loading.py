"""The guide as the program reads it."""

from __future__ import annotations

import subprocess
import sys
from urllib.parse import parse_qs, urlsplit

import pytest

from coach.errors import RefusedError
from coach.guide.content import content_root, front_matter, read_file, read_folder, sections, split
from coach.guide.guide import Guide, load_guide
from coach.guide.models import Repeat
from tests.factories import action

PAGE = """+++
number = 1
names = ["a", "b"]
+++
## Why
Because.

It is so.

## 1.1
> a ## b
### not a heading of ours
##also not
"""


@pytest.fixture(scope="module")
def guide() -> Guide:
    return load_guide()


def test_there_are_ten_steps_in_their_order(guide: Guide) -> None:
    assert [step.number for step in guide.steps] == list(range(1, 11))


def test_actions_are_in_their_order_and_know_their_step(guide: Guide) -> None:
    for step in guide.steps:
        numbers = [int(each.id.removeprefix(f"{step.number}.")) for each in step.actions]
        assert numbers == sorted(set(numbers))
        assert {each.step for each in step.actions} == {step.number}
    assert [*guide.actions.values()] == [each for step in guide.steps for each in step.actions]


def test_every_step_says_why_and_every_action_how(guide: Guide) -> None:
    for step in guide.steps:
        assert step.why
        assert all(step.how(each.id) for each in step.actions)
        with pytest.raises(KeyError):
            step.how("0.0")


def test_lists_are_immutable(guide: Guide) -> None:
    for step in guide.steps:
        assert isinstance(step.evidence, tuple)
        assert isinstance(step.articles, tuple)
        assert all(isinstance(each.needs, tuple) and isinstance(each.evidence, tuple) for each in step.actions)


def test_a_step_and_an_action_are_found(guide: Guide) -> None:
    assert guide.step(4) is guide.steps[3]
    assert guide.action(" 4.2 ") is guide.steps[3].actions[1]


@pytest.mark.parametrize("number", [0, 11, -1])
def test_a_step_that_is_not_there_is_refused(guide: Guide, number: int) -> None:
    with pytest.raises(RefusedError, match="1 to 10"):
        guide.step(number)


@pytest.mark.parametrize("action_id", ["", "4", "4.99", "[/b]", "\x00", "\ud800", "\u202e4.2", "x" * 10_000])
def test_an_action_that_is_not_there_is_refused_in_one_short_line(guide: Guide, action_id: str) -> None:
    with pytest.raises(RefusedError, match="coach steps") as refused:
        guide.action(action_id)
    assert refused.value.message.isprintable()
    assert len(refused.value.message) < 200


def test_evidence_is_found_by_its_id_with_its_text(guide: Guide) -> None:
    finding = guide.evidence["van-hoye-2009"]
    assert (finding.year, finding.certainty, finding.shows, finding.read) == (2009, "moderate", "link", "abstract")
    assert (finding.country, finding.beside) == ("Belgium (Flanders)", ())
    assert guide.evidence["kroft-2013"].beside == ("farber-2017", "farber-2018")
    assert finding.text.startswith("People who spent more time networking")
    assert all(finding_id == each.id and each.text for finding_id, each in guide.evidence.items())


def test_the_articles_begin_with_the_one_the_guide_follows_and_end_with_what_can_wait(guide: Guide) -> None:
    assert [*guide.articles] == ["ten-steps", "foresight", "ai-diplomacy", "anti-tech"]
    assert [each.id for each in guide.articles.values() if each.can_wait] == ["ai-diplomacy", "anti-tech"]
    assert 1 not in guide.articles["anti-tech"].steps
    assert guide.articles["ten-steps"].kind == "guide"
    assert guide.articles["foresight"].steps == (2, 5, 8)
    assert guide.articles["foresight"].sections["Summary"]


def test_an_article_is_looked_for_by_its_exact_title_on_its_publishers_site(guide: Guide) -> None:
    for article in guide.articles.values():
        link = urlsplit(article.link)
        assert (link.scheme, parse_qs(link.query)) == ("https", {"q": [f'"{article.title}" site:{article.site}']})


def test_the_final_word_and_the_quiet_are_there(guide: Guide) -> None:
    assert [*guide.final_word] == ["When a step is finished", "At the end"]
    assert [*guide.quiet] == ["All right to feel", "What can wait", "When to see somebody"]
    assert len(guide.quiet) == 3
    assert all(guide.quiet.values())


@pytest.mark.parametrize(
    ("repeat", "times", "enough", "words"),
    [
        ("once", 1, None, "once"),
        ("day", 1, None, "every day"),
        ("day", 1, 5, "every day, 5 times in all"),
        ("week", 2, None, "twice a week"),
        ("month", 1, None, "every month"),
        ("week", 5, 20, "5 times a week, 20 times in all"),
    ],
)
def test_how_often_is_said_in_words(repeat: Repeat, times: int, enough: int | None, words: str) -> None:
    assert action("1.1", repeat, times=times, enough=enough).how_often == words


# -- the form of a file


def test_a_page_has_front_matter_and_sections() -> None:
    assert front_matter(PAGE) == {"number": 1, "names": ["a", "b"]}
    assert sections(PAGE) == {
        "Why": "Because.\n\nIt is so.",
        "1.1": "> a ## b\n### not a heading of ours\n##also not",
    }


@pytest.mark.parametrize("text", ["", "+++\n", "title = 1\n", "words\n+++\na = 1\n+++\n"])
def test_a_page_without_its_fences_is_an_error(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - that it is one is all that is promised
        split(text)


def test_the_prose_of_a_page_may_hold_what_looks_like_a_fence() -> None:
    assert split("+++\na = 1\n+++\nwords\n+++\n") == ("a = 1\n", "words\n+++\n")


def test_a_page_may_have_no_sections() -> None:
    assert sections("+++\n+++\n") == {}


def test_the_content_is_read_from_its_folder() -> None:
    assert content_root().joinpath("steps").is_dir()
    assert len(read_folder("steps")) == 10
    assert read_file("coverage.toml").startswith("#")


def test_the_rules_and_the_guide_load_nothing_heavy() -> None:
    script = """
import sys
from coach.domain import entry_labels, entries, progress, quiet_period, state, undo
from coach.domain.today.page import today_page
from coach.guide.guide import load_guide
guide = load_guide()
today_page(state.replay(guide, []), __import__("datetime").datetime.now().astimezone())
print(*sorted({"pydantic", "pydantic_core", "textual", "rich", "tinydb", "filelock", "babel"} & sys.modules.keys()))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
