"""The values that make up the guide. The loader builds them from content/, and nothing changes them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

Repeat = Literal["once", "day", "week", "month"]
Certainty = Literal["high", "moderate", "low", "very low"]
Shows = Literal["cause", "link"]
Read = Literal["study", "abstract", "review", "press"]
SourceKind = Literal["law", "official", "study", "charity", "press", "advice"]
Work = Literal["office", "hands", "care", "service"]
_FOR_A_COUNTRY = re.compile(r"@([A-Z]{2}) ")


class Source(NamedTuple):
    """The source of a piece of advice.

    `date` is the date of the source itself ("2025-11", a year, or "undated"); `kind` is the author: a law or a court, a
    public office, a study, a charity, the press, or a professional adviser. `country` is where it applies, "" for
    everywhere.
    """

    title: str
    link: str
    date: str
    kind: SourceKind
    country: str = ""


class Variant(NamedTuple):
    """The wording of an action for some kinds of work; an empty field is as the action has it."""

    work: tuple[Work, ...]
    title: str = ""
    done_when: str = ""
    evidence: tuple[str, ...] | None = None

    def heading(self, action_id: str) -> str:
        """The heading of its text in the step's file: "3.5 for hands, care"."""
        return f"{action_id} for {', '.join(self.work)}"


class Action(NamedTuple):
    """Something a person can tick. `id` ("4.2") never changes once published.

    `minutes` is an honest estimate for doing it once. `times` is how often it is meant to be done in each `repeat`
    ("once" means once for good); `enough` is the number of times after which it is not offered again. `needs` are ids
    of actions that are best done first; they never lock it. `sources` are its sources besides `evidence`. `when` is a
    precondition ("you have an offer"): until the person ticks it, such an action is not offered and not counted. An
    action of the `first_days` is not offered once they are over. `heading` is the heading of its text in the step, if
    that is not its id. `theme` is the theme of its blocks, if it is not that of its step; "day" is the day's own theme.
    """

    id: str
    title: str
    step: int
    minutes: int
    done_when: str
    repeat: Repeat = "once"
    times: int = 1
    enough: int | None = None
    needs: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    cannot_wait: bool = False
    first_days: bool = False
    when: str = ""
    sources: tuple[Source, ...] = ()
    variants: tuple[Variant, ...] = ()
    heading: str = ""
    theme: str = ""

    def for_person(self, work: str, country: str) -> Action:
        """The action, worded for a kind of work and a country."""
        there = tuple(source for source in self.sources if not country or source.country in ("", country))
        for variant in self.variants:
            if work in variant.work:
                return self._replace(
                    title=variant.title or self.title,
                    done_when=variant.done_when or self.done_when,
                    evidence=self.evidence if variant.evidence is None else variant.evidence,
                    heading=variant.heading(self.id),
                    sources=there,
                )
        return self._replace(sources=there)

    @property
    def how_often(self) -> str:
        """How often in words: "once", "3 times a week", "every day, 5 times in all"."""
        if self.repeat == "once":
            return "once"
        often = {1: f"every {self.repeat}", 2: f"twice a {self.repeat}"}
        rhythm = often.get(self.times, f"{self.times} times a {self.repeat}")
        return f"{rhythm}, {self.enough} times in all" if self.enough else rhythm


class Step(NamedTuple):
    """One of the ten steps. `short` is its title for a narrow space.

    `sections` holds its prose: "Why", and how to do each action under the action's id. A line that begins with "@US "
    is for people in the United States; `country` is the person's, "" if unknown, and then all are shown.
    """

    number: int
    title: str
    theme: str
    summary: str
    actions: tuple[Action, ...]
    evidence: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    sections: Mapping[str, str] = MappingProxyType({})
    short: str = ""
    country: str = ""

    @property
    def why(self) -> str:
        """Why the step matters, 60 to 120 words."""
        return self.sections["Why"]

    def how(self, action_id: str) -> str:
        """How to do one of this step's actions. Raises KeyError for an action of another step."""
        heading = next((action.heading for action in self.actions if action.id == action_id), "")
        return "\n".join(self._lines_here(self.sections[heading or action_id]))

    def for_person(self, work: str, country: str) -> Step:
        """The step, worded for a kind of work and a country."""
        actions = tuple(action.for_person(work, country) for action in self.actions)
        return self._replace(actions=actions, country=country)

    def _lines_here(self, text: str) -> Iterator[str]:
        for line in text.splitlines():
            only = _FOR_A_COUNTRY.match(line)
            if only is None:
                yield line
            elif self.country in ("", only[1]):
                yield line[only.end() :]


class Evidence(NamedTuple):
    """A finding that an action or a step rests on, and what is needed to judge it (docs/evidence.md).

    `certainty` is how certain the finding is, and `shows` whether it is about a cause or only about a link. `size` is
    the type of study and its size, `people` who was studied and `country` where. `read` is how much of it we read.
    `beside` are ids of findings to read together with this one.
    """

    id: str
    title: str
    year: int
    certainty: Certainty
    shows: Shows
    size: str
    people: str
    country: str
    read: Read
    source: str
    link: str
    text: str
    beside: tuple[str, ...] = ()


class Article(NamedTuple):
    """Background reading: our own summary of somebody else's article, and how to find it.

    `can_wait` is true for an article better left for a calmer week.
    """

    id: str
    title: str
    publisher: str
    date: str
    site: str
    kind: Literal["guide", "report", "opinion"]
    steps: tuple[int, ...]
    sections: Mapping[str, str]
    can_wait: bool = False

    @property
    def link(self) -> str:
        """A web search for the exact title on the publisher's site, because no exact address is known."""
        from urllib.parse import urlencode

        return "https://duckduckgo.com/?" + urlencode({"q": f'"{self.title}" site:{self.site}'})
