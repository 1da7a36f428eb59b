"""The texts of the ending page: the list of parts, and what each part says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from coach.domain.dates import short_day
from coach.domain.ending.thanks import thanks_draft, withdrawal_draft
from coach.domain.ending.wording import (
    AGAIN,
    figures,
    hours,
    job_words,
    mood_words,
    stays_words,
    weeks_words,
)
from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.state import Application
from coach.domain.wording import duration
from coach.tui.rich_text import prose
from coach.tui.theme_colours import theme_style
from coach.tui.themes import MUTED
from coach.tui.widgets.area_chart import bar

if TYPE_CHECKING:
    from coach.domain.ending.ending import Ending
    from coach.domain.ending.stops import Stop
    from coach.domain.ending.thanks import Thanks
    from coach.domain.state import State

LABEL, NUMBER, LONGEST_BAR = 16, 10, 40
DONE, OPEN = ("✓ ", "$success"), ("· ", MUTED)


class Part(NamedTuple):
    """A line of the list.

    `name` is its type: told, thank, open, stop, days or stays; `about` is the person or thing it is about.
    """

    name: str
    line: Content
    about: Thanks | Application | Stop | None = None

    @property
    def key(self) -> tuple[str, str]:
        """The part's identity."""
        about = self.about
        if about is None:
            return self.name, ""
        return self.name, about.key if isinstance(about, Application) else about.name


def parts(found: Ending) -> list[Part]:
    """Return the parts in order: what was done, who to thank, what to end, what comes next, what to keep."""
    return [*_parts(found)]


def _parts(found: Ending) -> Iterator[Part]:
    yield Part("told", Content("Your weeks"))
    for thanks in found.people:
        yield Part("thank", _marked(f"Thank {shown(thanks.name)}", done=thanks.done), thanks)
    for application in found.still_open:
        yield Part("open", _marked(f"Withdraw: {shown(application.employer)}", done=False), application)
    for stop in found.stops:
        if stop.name != "applications":  # each application has a line of its own above
            yield Part("stop", _marked(stop.title, done=stop.done is True), stop)
    if found.signed:
        yield Part("days", _marked("The first 90 days", done=found.is_begun))
    yield Part("stays", Content("What stays"))


def _marked(words: str, *, done: bool) -> Content:
    return Content.assemble(DONE if done else OPEN, words)


def about(part: Part, found: Ending, state: State, today: date, width: int) -> Content:
    """Return the text of a part."""
    told = {"told": _weeks, "days": _days, "stays": _kept}
    of_all = told.get(part.name)
    pieces = of_all(found, state, width) if of_all else _of(part, found, state, today)
    return Content("\n\n").join([*pieces, Content("")])


def draft_of(part: Part, found: Ending, state: State, today: date) -> tuple[str, str]:
    """Return the recipient and the letter for a part, both "" if it has none."""
    me = state.profile.name
    if part.name == "thank" and part.about is not None and not isinstance(part.about, Application):
        thanks = next(each for each in found.people if each.name == part.about.name)
        return thanks.name, thanks_draft(thanks, found.job, today, me)
    if isinstance(part.about, Application):
        return part.about.employer, withdrawal_draft(part.about, me)
    return "", ""


def _weeks(found: Ending, _transition: State, width: int) -> list[Content]:
    rows = (Content.assemble((f"{label:<24}", MUTED), (number, "bold")) for label, number in figures(found))
    mood = mood_words(found)
    return [
        Content.styled(job_words(found), "bold $primary"),
        Content(weeks_words(found)),
        Content("\n").join(rows),
        *_bars(found, width),
        *([Content(mood)] if mood else []),
        Content.styled("o makes a page of all this, to save or pass on. e changes your first day.", MUTED),
    ]


def _bars(found: Ending, width: int) -> list[Content]:
    """Return the hours by theme as bars, scaled to the longest."""
    rows = hours(found)
    if not rows:
        return []
    most, room = rows[0][1], max(6, min(LONGEST_BAR, width - LABEL - NUMBER - 2))
    lines = (
        Content.assemble(
            (f"{shown(theme):<{LABEL}}"[:LABEL], MUTED),
            (bar(minutes / most, room), theme_style(theme)),
            (f" {duration(minutes)}", "bold"),
        )
        for theme, minutes in rows
    )
    return [Content("\n").join([Content.styled("Where the time went", "bold"), *lines])]


def _of(part: Part, found: Ending, state: State, today: date) -> list[Content]:
    """Return the text for a person to thank, an application to withdraw, or something that stops."""
    if isinstance(part.about, Application):
        since = part.about.known_since
        when = f", since {short_day(since)}" if since else ""
        role = f", {shown(part.about.role)}" if part.about.role else ""
        first = Content(f"{STAGE_WORDS[part.about.stage]}{when}")
        keys = _keys(("enter", "write"), ("space", "mark as withdrawn"), ("x", "withdraw all"))
        return [_head(f"{shown(part.about.employer)}{role}"), first, _letter(part, found, state, today), keys]
    if part.name == "thank":
        thanks = next(each for each in found.people if part.about and each.name == part.about.name)
        why = Content(f"{shown(thanks.name)} {shown(', '.join(thanks.why))}.")
        keys = _keys(("enter", "write"), ("y", "copy"), ("space", "sent"))
        done = [Content.styled("You have thanked them.", "$success")] if thanks.done else []
        return [_head(shown(thanks.name)), why, *done, _letter(part, found, state, today), keys]
    stop = next(each for each in found.stops if part.about and each.name == part.about.name)
    source = [Content.styled(f"{stop.source.title}\n{stop.source.link}", MUTED)] if stop.source else []
    end = [_keys(("space", "end them"))] if stop.name == "blocks" and not stop.done else []
    return [_head(stop.title), Content(shown(stop.words)), *source, *end]


def _letter(part: Part, found: Ending, state: State, today: date) -> Content:
    _, draft = draft_of(part, found, state, today)
    return Content.styled("\n".join(map(shown, draft.strip().splitlines())), "italic")


def _days(found: Ending, state: State, _width: int) -> list[Content]:
    assert found.signed is not None
    how = state.guide.step(found.signed.step).how(found.signed.id)
    keys = _keys(("enter", "more"), ("space", "tick it"))
    return [_head(found.signed.title), prose(how), keys]


def _kept(found: Ending, _transition: State, _width: int) -> list[Content]:
    listed = Content("\n".join(f"• {line}" for line in stays_words(found)))
    keys = _keys(("b", "back up everything"), ("g", "search again"))
    return [_head("What stays for the next time"), listed, Content(AGAIN), keys]


def _head(words: str) -> Content:
    return Content.styled(words, "bold")


def _keys(*pairs: tuple[str, str]) -> Content:
    return Content("   ").join(Content.assemble((key, "bold $accent"), f" {words}") for key, words in pairs)
