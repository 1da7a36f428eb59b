"""A week as lines of text: side by side in columns, or day after day where there is little room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from rich.cells import set_cell_size
from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.schedule.block import Block
from coach.domain.schedule.record import Busy
from coach.domain.schedule.week import Week, WeekDay
from coach.domain.schedule.wording import day_remark, happened_words
from coach.domain.text import shown
from coach.domain.wording import count, duration
from coach.tui.theme_colours import look_of
from coach.tui.themes import MUTED
from coach.tui.wrapping import cut

Place = tuple[str, date]
CURSOR = "$foreground on $primary 35%"
ROOM_FOR_PURPOSE = 14


class Shown(NamedTuple):
    """What is drawn: the week, what blocks are for (in how many lines), the cursor (a place, or a day alone), and the
    marked block.
    """

    week: Week
    purposes: Mapping[Place, str]
    today: date
    home: tzinfo
    cursor: Place | date
    marked: Place | None = None
    running: Place | None = None
    purpose_lines: int = 1


class Lines(NamedTuple):
    """The lines, and for each cell of them what lies there: (first column, width, what)."""

    text: Content
    hits: Sequence[Sequence[tuple[int, int, Place | date]]]


def columns(shown_week: Shown, width: int) -> Lines:
    """The days side by side."""
    cell = width // 7
    days = [_column(day, shown_week, cell - 1) for day in shown_week.week.days]
    height = max(len(lines) for lines, _ in days)
    foot = [_happened(day, cell - 1) for day in shown_week.week.days]
    rows, hits = [], []
    told = sum(any(lines[at].plain.strip() for lines in foot) for at in range(2))
    for number in range(height + told):
        parts: list[Content] = []
        row: list[tuple[int, int, Place | date]] = []
        for at, (lines, places) in enumerate(days):
            day = shown_week.week.days[at].date
            if number < height:
                part = lines[number] if number < len(lines) else Content(" " * (cell - 1))
                what = places[number] if number < len(places) else day
            else:
                part, what = foot[at][number - height], day
            parts += [part, Content(" ")]
            row.append((at * cell, cell, what))
        rows.append(Content.assemble(*parts))
        hits.append(row)
    return Lines(Content("\n").join(rows), hits)


def _column(day: WeekDay, about: Shown, width: int) -> tuple[list[Content], list[Place | date]]:
    name = f"{WEEKDAYS[day.date.weekday()][:3]} {day.date.day}"
    style = "bold reverse" if day.date == about.today else "bold"
    if about.cursor == day.date:
        style += f" {CURSOR}"
    lines = [
        Content.styled(_fit(name, width), style),
        Content.styled(_fit(day_remark(day) or shown(look_of(day.theme).word), width), MUTED),
    ]
    places: list[Place | date] = [day.date, day.date]
    for block in day.blocks:
        cell = _cell(block, about, width, muted=day.rested)
        lines += cell
        places += [block.place] * len(cell)
    for busy in day.busy:
        told = [_fit(words, width) for words in _busy_words(busy, day.date, width)]
        lines += [Content.styled(words, MUTED) for words in told]
        places += [day.date] * len(told)
    return lines, places


def _busy_words(busy: Busy, day: date, width: int) -> list[str]:
    """From when one is busy on this day; in two lines where one is too narrow for it."""
    midnight = datetime.combine(day, time())
    begins = f"{busy.begin:%H:%M}" if busy.begin > midnight else "all day" if busy.end.date() > day else "00:00"
    words = f"busy {begins}"
    return [words] if len(words) <= width else ["busy", f"  {begins}"]


def _cell(block: Block, about: Shown, width: int, *, muted: bool) -> list[Content]:
    at_cursor = about.cursor == block.place
    style = CURSOR if at_cursor else MUTED if block.done or muted else ""
    wide = width >= ROOM_FOR_PURPOSE
    length = compact(block.took if block.done else block.minutes)
    first = f"{box(block, about)} {block.begins(about.home):%H:%M}" + (f" {length}" if wide else "")
    theme = shown(look_of(block.theme).word)
    last = _purpose(about.purposes.get(block.place, ""), width, about.purpose_lines) if wide else [length]
    return [
        Content.styled(_fit(first, width), f"bold {style}" if at_cursor else style),
        Content.styled(_fit(f"  {theme}" if wide else theme, width), style),
        *(Content.styled(_fit(line, width), style if at_cursor else MUTED) for line in last),
    ]


def _purpose(text: str, width: int, at_most: int) -> list[str]:
    """What a block is for, in so many lines at most; the last one goes on as far as it goes."""
    parts = list(cut(text, width - 2))
    kept = [text[begin:end] for begin, end in parts[: at_most - 1]]
    rest = [text[parts[at_most - 1][0] :]] if len(parts) >= at_most else []
    return [f"  {line}" for line in (*kept, *rest)]


def compact(minutes: int) -> str:
    """ "45m", "1h", "1h30"."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{f'{rest:02}' if rest else ''}" if hours else f"{rest}m"


def box(block: Block, about: Shown) -> str:
    """The state of a block as a box: done, its timer runs, marked for a swap, or open."""
    if block.done:
        return "[x]"
    if about.running == block.place:
        return "[>]"
    return "[s]" if about.marked == block.place else "[ ]"


def _happened(day: WeekDay, width: int) -> tuple[Content, Content]:
    """Two lines at the foot of a column: what was done, whatever the plan said."""
    done = day.happened
    parts = [count(done.ticks, "tick")] if done.ticks else [count(done.talks, "talk")] if done.talks else []
    if others := done.activities - (0 if done.ticks else done.talks):
        parts.append(f"{others} noted")
    first, second = (*parts, "", "")[:2]
    return Content.styled(_fit(first, width), "$success"), Content.styled(_fit(second, width), "$success")


def _fit(text: str, width: int) -> str:
    from rich.cells import cell_len

    if cell_len(text) > width:
        text = f"{set_cell_size(text, width - 1).rstrip()}…"
    return set_cell_size(text, width)


def agenda(about: Shown, width: int) -> Lines:
    """The days one after another, each block in a line."""
    rows: list[Content] = []
    hits: list[list[tuple[int, int, Place | date]]] = []

    def add(text: str, style: str, what: Place | date) -> None:
        rows.append(Content.styled(_fit(text, width), f"{style} {CURSOR}" if about.cursor == what else style))
        hits.append([(0, width, what)])

    for day in about.week.days:
        said = happened_words(day.happened)
        head = "  ".join(filter(None, (short_day(day.date), day_remark(day) or day.theme, said)))
        add(head, "bold reverse" if day.date == about.today else "bold", day.date)
        for block in day.blocks:
            purpose = about.purposes.get(block.place, "")
            words = f"{shown(look_of(block.theme).word)}{f': {purpose}' if purpose else ''}"
            length = duration(block.took if block.done else block.minutes)
            add(f"  {box(block, about)} {block.begins(about.home):%H:%M} {length:>10}  {words}", "", block.place)
        for busy in day.busy:
            add(f"      busy {busy.begin:%H:%M} to {busy.end:%H:%M}", MUTED, day.date)
    return Lines(Content("\n").join(rows), hits)
