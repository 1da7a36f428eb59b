"""What the guide is made of. Values only: the loader fills them from content/ and nothing changes them."""

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
    """Where a piece of advice comes from.

    `date` is the date of the source itself ("2025-11", a year, or "undated"); `kind` says who speaks: a law or a court,
    a public office, a study, a charity, the press, or somebody who gives advice for a living. `country` is where it
    holds, "" for everywhere.
    """

    title: str
    link: str
    date: str
    kind: SourceKind
    country: str = ""


class Variant(NamedTuple):
    """What an action says to people in some kinds of work; an empty field is as the action has it."""

    work: tuple[Work, ...]
    title: str = ""
    done_when: str = ""
    evidence: tuple[str, ...] | None = None

    def heading(self, action_id: str) -> str:
        """The heading under which its text stands in the step's file: "3.5 for hands, care"."""
        return f"{action_id} for {', '.join(self.work)}"


class Action(NamedTuple):
    """Something a person can tick. `id` ("4.2") never changes once it was published.

    `minutes` is an honest estimate for doing it one time. `times` is how many times it is meant to be done in each
    `repeat` ("once" means once for good); `enough` is the number of times after which it is not offered again.
    `needs` are ids of actions that help if they come first; they never lock it. `sources` are what it rests on besides
    `evidence`. `when` says what has to happen first ("you have an offer"): until the person ticks it, such an action is
    not offered and not counted. What belongs to the `first_days` is not offered once they are over. `heading` is where
    its text stands in the step, if that is not its id. `theme` is that of the blocks in which it is done, if it is not
    that of its step; "day" is whatever the day is for.
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
        """The action as people in that kind of work and that country read it."""
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
        """In words: "once", "3 times a week", "every day, 5 times in all"."""
        if self.repeat == "once":
            return "once"
        often = {1: f"every {self.repeat}", 2: f"twice a {self.repeat}"}
        rhythm = often.get(self.times, f"{self.times} times a {self.repeat}")
        return f"{rhythm}, {self.enough} times in all" if self.enough else rhythm


class Step(NamedTuple):
    """One of the ten steps. `short` is its title where there is little room.

    `sections` holds its prose: "Why", and how to do each action under the action's id. A line that begins with "@US "
    is for people in the United States; `country` is the person's, "" where it is not known, and then all are shown.
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
        """The step as people in that kind of work and that country read it."""
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

    `certainty` is how sure the finding is, and `shows` whether it is about a cause or only about a link. `size` says
    what kind of study it was and how large, `people` who was studied and `country` where. `read` is what we read of it.
    `beside` are ids of findings that should be read together with this one.
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
    """Background reading: our own words about somebody else's article, and how to find it.

    `can_wait` is true of an article that is better left for a calmer week.
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
        """A web search for the exact title on the publisher's site, since no exact address is known."""
        from urllib.parse import urlencode

        return "https://duckduckgo.com/?" + urlencode({"q": f'"{self.title}" site:{self.site}'})
