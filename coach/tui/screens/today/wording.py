"""The texts of Today that need styles: its first lines, and how to do the selected thing."""

from __future__ import annotations

from textual.content import Content

from coach.domain.dates import long_day
from coach.domain.document import Document
from coach.domain.reducers import Pause
from coach.domain.schedule.themes import in_words
from coach.domain.today.agenda import AgendaItem
from coach.domain.today.page import CurrentBlock, TodayPage
from coach.domain.today.wording import day_words, greeting, hours, state_words
from coach.domain.wording import duration
from coach.tui.rich_text import prose, whole
from coach.tui.screens.today.panels import LINE, LINE_TO_COME
from coach.tui.theme_colours import theme_style
from coach.tui.themes import MUTED
from coach.tui.view import View

BLOCK = "▌"
LONGEST_BAR, SHORTEST_BAR = 26, 8


def greeting_lines(page: TodayPage, width: int, *, minutes: bool = True) -> Content:
    """Return the greeting with the date and, below it, the current block, the next one, or the kind of day.

    Without `minutes`, the time left is not shown.
    """
    first = Content.assemble((greeting(page), "bold $primary"), (f"   {day_words(page)}", MUTED))
    if page.running:
        return Content.assemble(first, "\n", _now(page.running, width, minutes=minutes))
    style = "bold $accent" if page.day.quiet else "bold" if page.day.pause or page.day.accepted else ""
    rest = ""
    if page.day.pause:
        rest = f"{'. You are taking a break.' if page.day.quiet else ''} p ends it, today or any day."
    elif page.day.accepted and not page.day.quiet:
        rest = " E shows the rest."
    elif not page.week.is_set and not page.day.quiet:
        rest = " 3, then g, plans your week in five minutes."
    return Content.assemble(first, "\n", (state_words(page), style), (rest, "" if page.day.quiet else MUTED))


def _now(now: CurrentBlock, width: int, *, minutes: bool) -> Content:
    colour = theme_style(now.theme)
    left = f"{duration(now.minutes)} left" if now.runs else f"in {duration(now.minutes)}"
    what = in_words(now.theme)
    times = hours(now.begins, now.ends)
    head = Content.assemble(
        ("Now " if now.runs else "Next ", MUTED), (BLOCK, colour), (what, "bold"), (f" {times}", MUTED)
    )
    if not minutes:
        return head
    room = width - head.cell_length - len(left) - 10
    if not now.runs or room < SHORTEST_BAR:
        return Content.assemble(head, (f"  {left}", MUTED))
    cells = min(LONGEST_BAR, room)
    filled = round(cells * now.share)
    return Content.assemble(
        head, "  ", (LINE * filled, colour), (LINE_TO_COME * (cells - filled), "$foreground 30%"), (f"  {left}", MUTED)
    )


def about(thing: AgendaItem, view: View) -> Content:
    """Return why a thing is here, how to do it, and its keys."""
    action = thing.action
    why = Content.styled(thing.because, "italic")
    if action is None:
        return Content.assemble((thing.title, "bold"), "\n", why, "\n\n", _keys(thing))
    step = view.state.guide.step(action.step)
    rhythm = "" if action.repeat == "once" else f", {action.how_often}"
    return Content.assemble(
        (action.title, "bold"),
        "\n",
        why,
        "\n\n",
        prose(step.how(action.id)),
        "\n\n",
        ("Done when: ", MUTED),
        action.done_when,
        (f"  (about {duration(action.minutes)}{rhythm})", MUTED),
        "\n\n",
        _keys(thing),
    )


KEYS = {
    "action": (("space", "ticks it"), ("enter", "more"), ("h", "worksheet"), ("t", "minutes, a note")),
    "block": (("space", "done"), ("enter", "open the week")),
    "date": (("enter", "open the runway"),),
    "follow-up": (("space", "log it"), ("enter", "open the search")),
    "review": (("enter", "start, ten minutes"),),
    "effort": (("enter", "open the search"),),
}


def _keys(thing: AgendaItem) -> Content:
    pieces = (Content.assemble((key, "bold $accent"), f" {words}") for key, words in KEYS[thing.kind])
    return Content("   ").join(pieces)


def in_the_quiet(view: View) -> Content:
    """Return the text for the first 48 hours."""
    from coach.domain.first_hours.quiet import QUIET, quiet_section

    return whole(Document("", tuple(quiet_section(title, view.state, view.day.date) for title in QUIET)))


def on_a_break(pause: Pause) -> Content:
    """Return when a break started and when it ends."""
    until = f", and lasts until {long_day(pause.until)}" if pause.until else ""
    return Content(
        f"Your break began on {long_day(pause.since)}{until}. Nothing is counted and nothing is lost. "
        "Press p when you want to go on, today or any day."
    )
