"""The status line at the bottom: the day, the step, the runway, and the next date that can't wait.

A narrow window gets the same facts in fewer words. Only the name of the date is ever cut, and it is dropped if too
little of it would be left.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.sanitize import shown
from coach.domain.today.wording import begin_words

if TYPE_CHECKING:
    from datetime import date

    from coach.tui.view import View

WIDE, CLOSE = "  ·  ", " · "
ENOUGH_OF_A_DATE = len(" · 17 Jan Health c")


def status_line(view: View, width: int, banner: str = "") -> Content:
    """Return the line in as many words as fit `width` cells, after `banner`: what is unusual about this run."""
    before = [Content.styled(f" {banner} ", "reverse")] if banner else []
    room = width - (len(banner) + 2 + len(CLOSE) if banner else 0)
    *lines, shortest = _after_the_search(view) or _longest_first(view)
    cut = lines[-1] if room - cell_len(shortest) >= ENOUGH_OF_A_DATE else shortest
    line = next((line for line in lines if cell_len(line) <= room), cut)
    return Content(CLOSE).join([*before, Content(line)])


def _after_the_search(view: View) -> list[str]:
    """When the new job begins, and nothing else; [] while the search goes on."""
    day = view.day
    if day.accepted is None or day.quiet or day.pause:
        return []
    begins = begin_words(day.accepted, day.date)
    return [f"{short_day(day.date)}{WIDE}{begins}", begins, begins]


def _longest_first(view: View) -> Iterator[str]:
    money = view.glance.words() if view.glance else []
    told = [short_day(view.day.date), _step(view, "Step {} of {}"), _today(view, " today"), *money]
    yield WIDE.join(told)
    yield CLOSE.join(told)
    day, step = _without_weekday(view.day.date), _step(view, "Step {}")
    end = money[:1] if view.glance and view.glance.is_known else []
    clock = view.glance.clock if view.glance else None
    ahead = [f"{_without_weekday(clock.on)} {shown(clock.what)}"] if clock else []
    yield CLOSE.join([day, step, _today(view, ""), *end, *ahead])
    short = [day, step, *(words.removeprefix("money ") for words in end)]
    yield CLOSE.join([*short, *ahead])
    yield CLOSE.join(short)


def _without_weekday(day: date) -> str:
    return short_day(day).partition(" ")[2]


def _step(view: View, words: str) -> str:
    return words.format(view.day.step.number, len(view.state.guide.steps)) if view.day.step else "All ten steps done"


def _today(view: View, today: str) -> str:
    day = view.day
    if day.quiet and not day.pause:
        return f"quiet until {WEEKDAYS[day.quiet.ends.weekday()][:3]} {day.quiet.ends:%H:%M}"
    return "taking a break" if day.pause else "{} of {}".format(*view.page.counted) + today
