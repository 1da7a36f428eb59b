"""The panels of Today. Each draws its part within the space given. They contain no rules."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from textual.content import Content

from coach.domain.dates import MONTHS, WEEKDAYS, day_in_year, day_with_year, short_day
from coach.domain.sanitize import shown
from coach.domain.today.charts import DayStrip, StepBar, WeekStrip
from coach.domain.today.page import TodayPage
from coach.domain.today.wording import money_days, week_counts, week_hours
from coach.domain.wording import count
from coach.tui.text_layout import fit
from coach.tui.theme_colours import look_of, theme_style
from coach.tui.themes import MUTED
from coach.tui.widgets.area_chart import SOLID, Area, area_rows, bar

TO_COME = "░"
NOTHING = "·"
LINE, LINE_TO_COME = "━", "─"
ROOMY = 7  # lines from which the runway has an axis
LABEL, NUMBER = 10, 4
MOST_MOOD = 5


def key(sign: str, words: str) -> Content:
    """Return a key and what it starts."""
    return Content.assemble((sign, "bold $accent"), f" {words}")


# -- the money


def runway_panel(page: TodayPage, width: int, height: int) -> Content:
    """Return how long the money lasts, with a chart of the balance."""
    glance = page.glance
    if glance is None:
        return _how_to_start("How long your money lasts.", key("4", "add one account"))
    if not glance.is_known:
        return _how_to_start("What you have and what you pay: how long it lasts.", key("4", "add the rest"))
    roomy = height >= ROOMY
    headline = _until(page, width, roomy=roomy)
    below = [_months(page, width), _next_date(page, width)] if roomy else []
    top = max(glance.left, default=0) or 1
    left = [glance.left[at * len(glance.left) // width] / top for at in range(width)] if glance.left else [0.0] * width
    rows = area_rows([Area(left, SOLID, "$primary")], max(1, height - len(headline) - len(below)))
    return Content("\n").join([*headline, *rows, *below] if roomy else [*rows, *headline])


def _until(page: TodayPage, width: int, *, roomy: bool) -> list[Content]:
    days, out = money_days(page), page.glance.runs_out if page.glance else None
    if out is None:
        return [Content.styled(fit("no end within ten years", width), "bold $primary")]
    if days is None:
        return [Content.styled(fit(f"should have lasted to {day_in_year(out)}", width), "bold $primary")]
    first = Content.assemble((str(days), "bold $primary"), (f" {count(days, 'day').split(' ')[1]}", "bold"))
    if roomy:
        return [Content.assemble(first, (" of money", "bold"), (f"   to {day_with_year(out)}", MUTED))]
    return [Content.assemble(first, (f" to {day_in_year(out)}", MUTED))]


def _months(page: TodayPage, width: int) -> Content:
    """Return the months below the chart, if their names fit."""
    assert page.glance is not None
    first, days = page.day.date, max(1, page.glance.shows)
    row, month = "now", first.replace(day=1)
    while True:
        month = date(month.year + month.month // 12, month.month % 12 + 1, 1)
        at = (month - first).days * width // days
        if at + 3 > width:
            return Content.styled(row, MUTED)
        if at > len(row) + 1:
            row = f"{row:<{at}}{MONTHS[month.month - 1][:3]}"


def _next_date(page: TodayPage, width: int) -> Content:
    clock = page.glance.clock if page.glance else None
    if clock is None:
        return Content("")
    left = (clock.on - page.day.date).days
    day = short_day(clock.on)[4:]
    when = "today" if not left else count(left, "day")
    room = width - len(day) - len(when) - 3
    return Content.assemble((day, "bold $accent"), f" {fit(shown(clock.what), room).rstrip()}, ", (when, "bold"))


# -- the week


def week_panel(page: TodayPage, width: int, height: int) -> Content:
    """Return the seven days. Finished blocks are filled, planned ones shaded, in the colour and code of their theme."""
    week = page.week
    if not (week.is_set or week.done):
        return (
            _nothing_needed()
            if page.day.accepted
            else _how_to_start("Your seven days, hour by hour.", key("3, g", "plan them"))
        )
    cell = width // 7
    most = max((sum(part.minutes for part in day.parts) for day in week.days), default=0) or 1
    names = Content.assemble(*(_day_name(day, page.day.date, cell) for day in week.days))
    bars = Content.assemble(*(_day_bar(day, most, cell) for day in week.days))
    codes = Content.assemble(*(_day_code(day, cell) for day in week.days))
    told = Content.assemble((week_hours(week), "bold"), (_counts(week, width - len(week_hours(week))), MUTED))
    return Content("\n").join([names, bars, codes, told][:height])


def _counts(week: WeekStrip, width: int) -> str:
    """Return ", 2 talks, 1 sent", with as many counts as fit."""
    told = ""
    for each in week_counts(week):
        if len(f"{told}, {each}") <= width:
            told += f", {each}"
    return told


def _day_name(day: DayStrip, today: date, cell: int) -> tuple[str, str]:
    name = f"{WEEKDAYS[day.date.weekday()][:2]:<{cell}}"
    return (name, "bold $primary") if day.date == today else (name, MUTED)


def _day_bar(day: DayStrip, most: int, cell: int) -> Content:
    """Return a bar of the day's hours, scaled to the fullest day."""
    cells = cell - 1
    parts, used = [], 0
    for part in day.parts:
        length = min(cells - used, max(1, round(part.minutes * cells / most)))
        parts.append(((SOLID if part.done else TO_COME) * length, theme_style(part.theme)))
        used += length
    if not parts:
        parts, used = [(NOTHING, MUTED)], 1
    return Content.assemble(*parts, " " * (cell - used))


def _day_code(day: DayStrip, cell: int) -> tuple[str, str]:
    """Return the code of the theme with the most time, or nothing for a free day."""
    longest = max(day.parts, key=lambda part: part.minutes, default=None)
    if longest is None:
        return " " * cell, ""
    return f"{look_of(longest.theme).code:<{cell}}", theme_style(longest.theme)


# -- the search


def search_panel(page: TodayPage, width: int, _height: int) -> Content:
    """Return the search as a funnel."""
    found = page.funnel
    if not any(found):
        return (
            _nothing_needed()
            if page.day.accepted
            else _how_to_start("What you sent, and what came of it.", key("l", "log the first thing"))
        )
    most = max(found)
    rows = zip(found._fields, found, ("$primary", "$primary", "$accent", "$success"), strict=True)
    room = width - LABEL - NUMBER
    return Content("\n").join(
        Content.assemble(
            (f"{name:<{LABEL}}", MUTED), (bar(number / most, room), style), (f"{number:>{NUMBER}}", "bold")
        )
        for name, number, style in rows
    )


# -- the person


def mood_panel(page: TodayPage, width: int, height: int) -> Content:
    """Return two weeks of mood, with gaps for days without a check-in."""
    check_in = page.day.check_in
    told = f"today {check_in.number('mood')} of {MOST_MOOD}" if check_in else ""
    below = Content.styled(told, MUTED) if told else key("c", "How are you?" if width >= LABEL * 2 else "check in")
    if not any(page.moods):
        return _how_to_start("How you are, day by day.", below)
    wide = 2 if width >= 2 * len(page.moods) + 2 else 1
    heights = [(mood or 0) / MOST_MOOD for mood in page.moods for _ in range(wide)]
    rows = area_rows([Area(heights, SOLID, "$secondary")], max(1, min(2, height - 1)))
    rows[-1] = _with_gaps(rows[-1], page.moods, wide)
    return Content("\n").join([*rows, below])


def _with_gaps(row: Content, moods: Sequence[int | None], wide: int) -> Content:
    plain = row.plain
    pieces = [
        (plain[at * wide : (at + 1) * wide], "$secondary") if mood else (NOTHING.ljust(wide), MUTED)
        for at, mood in enumerate(moods)
    ]
    return Content.assemble(*pieces)


# -- the steps


def steps_panel(page: TodayPage, width: int, height: int) -> Content:
    """Return the ten steps as one bar, with the progress of each below it."""
    cell = width // len(page.steps)
    here = page.day.step.number if page.day.step else 0
    bars = Content.assemble(*(each for step in page.steps for each in _step_bar(step, cell, here)))
    names = Content.assemble(*(_step_name(step, cell, here) for step in page.steps))
    return Content("\n").join([bars, names][:height])


def small_steps(page: TodayPage) -> Content:
    """Return the same in two cells a step, for a border."""
    here = page.day.step.number if page.day.step else 0
    bars = [each for step in page.steps for each in _step_bar(step, 3, here)]
    step = next((each for each in page.steps if each.number == here), None)
    said = f" step {here}, {step.done} of {step.total}" if step else " all ten steps"
    return Content.assemble(*bars, said)


def _step_bar(step: StepBar, cell: int, here: int) -> Iterator[tuple[str, str]]:
    cells = max(1, cell - 1 if cell < LABEL else cell - 2)
    filled = cells * step.done // step.total if step.total else cells
    filled = max(filled, 1) if step.done else 0
    finished = step.done >= step.total
    style = MUTED if step.skipped else "$success" if finished else "$primary"
    yield LINE * filled, style
    yield (
        f"{LINE_TO_COME * (cells - filled):<{cell - filled}}",
        "$primary 70%" if step.number == here else "$foreground 30%",
    )


def _step_name(step: StepBar, cell: int, here: int) -> tuple[str, str]:
    state = "skip" if step.skipped else "done" if step.done >= step.total else f"{step.done}/{step.total}"
    return f"{f'{step.number} {state}':<{cell}}", "bold $primary" if step.number == here else MUTED


def _nothing_needed() -> Content:
    """Return the text of an empty search panel after the search has ended."""
    return Content.styled("You need nothing here now.", MUTED)


def _how_to_start(what: str, begin: Content) -> Content:
    """Return the text of an empty panel: what it will show, and the key to start."""
    return Content("\n").join([Content.styled(what, MUTED), begin])
