"""A week as lines of text: in columns, or as an agenda if there is little room.

A block has the colour of its theme, and the theme's word. It is filled once it is done; until then it has only an edge.
A line marks the current time, and the days of a break are hatched.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import NamedTuple

from rich.cells import set_cell_size
from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.sanitize import shown
from coach.domain.schedule.block import Block
from coach.domain.schedule.state import Busy
from coach.domain.schedule.week import Week, WeekDay
from coach.domain.schedule.wording import day_remark, happened_words
from coach.domain.wording import count, duration
from coach.tui.text_layout import cut
from coach.tui.theme_colours import look_of, theme_style
from coach.tui.themes import MUTED

Place = tuple[str, date]
CURSOR = "$foreground on $primary 35%"
ROOM_FOR_PURPOSE = 14
EDGE, NOW, HATCH = "▎", "─", "\N{BOX DRAWINGS LIGHT DIAGONAL UPPER RIGHT TO LOWER LEFT}"
HATCHED = "$foreground 30%"
LEAST_HATCH = 3  # lines


class WeekExtent(NamedTuple):
    """What to draw: a week, the purposes of its blocks, the cursor and the current time.

    The cursor is on a block's place, or on a day without blocks. `now` is the local time at `home`.
    """

    week: Week
    purposes: Mapping[Place, str]
    today: date
    home: tzinfo
    cursor: Place | date
    marked: Place | None = None
    running: Place | None = None
    purpose_lines: int = 1
    now: datetime | None = None


class WeekDrawing(NamedTuple):
    """The lines, and for each the targets in it: (first column, width, target)."""

    text: Content
    hits: Sequence[Sequence[tuple[int, int, Place | date]]]


def columns(shown_week: WeekExtent, width: int) -> WeekDrawing:
    """Draw the days side by side."""
    cell = width // 7
    days = [_column(day, shown_week, cell - 1) for day in shown_week.week.days]
    height = max(len(lines) for lines, _ in days)
    foot = [_done_lines(day, cell - 1) for day in shown_week.week.days]
    rows, hits = [], []
    told = sum(any(lines[at].plain.strip() for lines in foot) for at in range(2))
    for number in range(height + told):
        parts: list[Content] = []
        row: list[tuple[int, int, Place | date]] = []
        for at, (lines, places) in enumerate(days):
            day = shown_week.week.days[at].date
            if number < height:
                part = lines[number] if number < len(lines) else _line_below(shown_week.week.days[at], cell - 1)
                what = places[number] if number < len(places) else day
            else:
                part, what = foot[at][number - height], day
            parts += [part, Content(" ")]
            row.append((at * cell, cell, what))
        rows.append(Content.assemble(*parts))
        hits.append(row)
    return WeekDrawing(Content("\n").join(rows), hits)


def _column(day: WeekDay, about: WeekExtent, width: int) -> tuple[list[Content], list[Place | date]]:
    name = f"{WEEKDAYS[day.date.weekday()][:3]} {day.date.day}"
    style = "bold reverse" if day.date == about.today else "bold"
    if about.cursor == day.date:
        style += f" {CURSOR}"
    lines = [
        Content.styled(_fit(name, width), style),
        Content.styled(_fit(day_remark(day) or shown(look_of(day.theme).word), width), MUTED),
    ]
    places: list[Place | date] = [day.date, day.date]
    line_at = _now_at(day, about)
    for number, block in enumerate(day.blocks):
        if line_at == (number, None):
            lines.append(_now_line(about, width))
            places.append(day.date)
        elif number and about.purpose_lines > 1:  # there is room for a gap between blocks
            lines.append(Content(" " * width))
            places.append(day.date)
        cell = _cell(block, about, width, muted=day.rested)
        if line_at and line_at[0] == number and line_at[1] is not None:
            cell.insert(max(1, round(line_at[1] * len(cell))), _now_line(about, width, block))
        lines += cell
        places += [block.place] * len(cell)
    if line_at == (len(day.blocks), None):
        lines.append(_now_line(about, width))
        places.append(day.date)
    for busy in day.busy:
        told = [_fit(words, width) for words in _busy_words(busy, day.date, width)]
        lines += [Content.styled(words, MUTED) for words in told]
        places += [day.date] * len(told)
    if day.rested:
        lines += [_hatch(width)] * max(0, LEAST_HATCH + 2 - len(lines))
        places += [day.date] * (len(lines) - len(places))
    return lines, places


def _line_below(day: WeekDay, width: int) -> Content:
    """Return the line of a column below its last block."""
    return _hatch(width) if day.rested else Content(" " * width)


def _hatch(width: int) -> Content:
    return Content.styled(HATCH * width, HATCHED)


def _now_at(day: WeekDay, about: WeekExtent) -> tuple[int, float | None] | None:
    """Return the index of the block the current time is before, or in and its elapsed share; None on other days."""
    if about.now is None or day.date != about.now.date():
        return None
    for number, block in enumerate(day.blocks):
        begins, ends = block.begins(about.home), block.ends(about.home)
        if about.now < begins:
            return number, None
        if about.now < ends:
            return number, (about.now - begins) / (ends - begins)
    return len(day.blocks), None


def _now_line(about: WeekExtent, width: int, block: Block | None = None) -> Content:
    """Return a line with the time on it, after the edge of the block it falls in."""
    assert about.now is not None
    edge = EDGE if block and width >= ROOM_FOR_PURPOSE else ""
    line = f"{NOW}{about.now:%H:%M}".ljust(width - len(edge), NOW)[: width - len(edge)]
    return Content.assemble((edge, theme_style(block.theme) if block else ""), (line, "$accent"))


def _busy_words(busy: Busy, day: date, width: int) -> list[str]:
    """Say from when the person is busy on this day, in two lines if one is too narrow."""
    midnight = datetime.combine(day, time())
    begins = f"{busy.begin:%H:%M}" if busy.begin > midnight else "all day" if busy.end.date() > day else "00:00"
    words = f"busy {begins}"
    return [words] if len(words) <= width else ["busy", f"  {begins}"]


def _cell(block: Block, about: WeekExtent, width: int, *, muted: bool) -> list[Content]:
    """Return a block's lines: box and time, theme, what it is for. The first is filled once the block is done."""
    wide = width >= ROOM_FOR_PURPOSE
    edge = EDGE if wide else ""
    room, colour = width - len(edge), theme_style(block.theme)
    at_cursor = about.cursor == block.place
    length = compact(block.took if block.done else block.minutes)
    first = f"{box(block, about)} {block.begins(about.home):%H:%M}" + (f" {length}" if wide else "")
    theme = f" {shown(look_of(block.theme).word)}" if wide else shown(look_of(block.theme).word)
    last = _purpose(about.purposes.get(block.place, ""), room, about.purpose_lines) if wide else [length]
    rest = CURSOR if at_cursor else MUTED
    plain = MUTED if muted else ""
    top = f"{colour} reverse" if block.done else CURSOR if at_cursor else plain
    body = [(first, f"bold {top}" if at_cursor else top), (theme, CURSOR if at_cursor else plain or colour)]
    body += [(line, rest) for line in last]
    return [Content.assemble((edge, colour), (_fit(words, room), style)) for words, style in body]


def _purpose(text: str, width: int, at_most: int) -> list[str]:
    """Wrap what a block is for into at most that many lines; the last one is cut."""
    parts = list(cut(text, width - 1)) if text else []
    kept = [text[begin:end] for begin, end in parts[: at_most - 1]]
    rest = [text[parts[at_most - 1][0] :]] if len(parts) >= at_most else []
    return [f" {line}" for line in (*kept, *rest)]


def compact(minutes: int) -> str:
    """ "45m", "1h", "1h30"."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{f'{rest:02}' if rest else ''}" if hours else f"{rest}m"


def box(block: Block, about: WeekExtent) -> str:
    """Return a block's state as a box: done, timer running, marked for a swap, or open."""
    if block.done:
        return "[x]"
    if about.running == block.place:
        return "[>]"
    return "[s]" if about.marked == block.place else "[ ]"


def _done_lines(day: WeekDay, width: int) -> tuple[Content, Content]:
    """Return two lines for the foot of a column: what was done, planned or not. Three kinds are cut to two."""
    done = day.happened
    ticks = count(done.ticks, "tick") if done.ticks else ""
    talks = count(done.talks, "talk") if done.talks else ""
    others = done.activities - done.talks
    if ticks and talks and others:
        talks, others = "", done.activities
    first, second, *_ = (*filter(None, (ticks, talks, f"{others} noted" if others else "")), "", "")
    return Content.styled(_fit(first, width), "$success"), Content.styled(_fit(second, width), "$success")


def _fit(text: str, width: int) -> str:
    from rich.cells import cell_len

    if cell_len(text) > width:
        text = f"{set_cell_size(text, width - 1).rstrip()}…"
    return set_cell_size(text, width)


def agenda(about: WeekExtent, width: int) -> WeekDrawing:
    """Draw the days one after another, each block on a line."""
    rows: list[Content] = []
    hits: list[list[tuple[int, int, Place | date]]] = []

    def add(text: str, style: str, what: Place | date) -> None:
        rows.append(Content.styled(_fit(text, width), f"{style} {CURSOR}" if about.cursor == what else style))
        hits.append([(0, width, what)])

    def add_now(day: date) -> None:
        rows.append(Content.assemble("  ", _now_line(about, width - 4)))
        hits.append([(0, width, day)])

    for day in about.week.days:
        said = happened_words(day.happened)
        head = "  ".join(filter(None, (short_day(day.date), day_remark(day) or day.theme, said)))
        add(head, "bold reverse" if day.date == about.today else "bold", day.date)
        line_at = _now_at(day, about)
        for number, block in enumerate(day.blocks):
            if line_at and line_at[0] == number and line_at[1] is None:
                add_now(day.date)
            rows.append(_agenda_line(block, about, width))
            hits.append([(0, width, block.place)])
            if line_at and line_at[0] == number and line_at[1] is not None:
                add_now(day.date)
        if line_at == (len(day.blocks), None):
            add_now(day.date)
        for busy in day.busy:
            add(f"      busy {busy.begin:%H:%M} to {busy.end:%H:%M}", MUTED, day.date)
        if day.rested:
            add(f"  {HATCH * (width - 4)}", HATCHED, day.date)
    return WeekDrawing(Content("\n").join(rows), hits)


def _agenda_line(block: Block, about: WeekExtent, width: int) -> Content:
    """Return a block in one line: an edge in its theme's colour, box, time, length, theme, and what it is for."""
    colour = theme_style(block.theme)
    here = f" {CURSOR}" if about.cursor == block.place else ""
    length = duration(block.took if block.done else block.minutes)
    purpose = about.purposes.get(block.place, "")
    first = f"{box(block, about)} {block.begins(about.home):%H:%M}"
    theme = shown(look_of(block.theme).word)
    rest = width - len(first) - len(theme) - 15
    return Content.assemble(
        (f" {EDGE}", colour),
        (first, f"{colour} reverse" if block.done else here.strip()),
        (f" {length:>10}  ", here.strip()),
        (theme, CURSOR if here else colour),
        (_fit(f": {purpose}" if purpose else "", max(0, rest)), here.strip()),
    )
