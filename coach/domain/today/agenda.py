"""The few things to do today, each with its reason: from the steps, the week, the search, the money and the review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

from coach.domain.dates import WEEKDAYS, long_day, relative_day, short_day
from coach.domain.sanitize import shown
from coach.domain.schedule.constants import REVIEW
from coach.domain.schedule.themes import in_words
from coach.domain.schedule.wording import purpose
from coach.domain.state import State
from coach.domain.today.blocks import is_appointment
from coach.domain.today.day import Day, Task
from coach.domain.today.review_day import is_reviewed, review_day, review_is_on
from coach.domain.today.suggestions import Reason
from coach.domain.wording import count, duration
from coach.guide.models import Action

if TYPE_CHECKING:
    from coach.domain.runway.cliffs import Cliff
    from coach.domain.schedule.block import Block
    from coach.domain.search.follow_ups import Due
    from coach.domain.search.state import Activity

Kind = Literal["date", "block", "action", "follow-up", "review", "effort"]
REVIEW_MINUTES = 10
WHY: Mapping[Reason, str] = MappingProxyType(
    {"cannot wait": "can't wait", "again": "due again", "done": "", "signed": "you said yes"}
)


class AgendaItem(NamedTuple):
    """A row of the day. `why` gives the reason in two or three words, `because` in a sentence.

    `key` identifies the row. `label` comes before its title: the action's id, a time, a weekday. A row with a `box` can
    be ticked here with one key, and counts; the others are done in their own room. `about` is the key of the person or
    application of a follow-up.
    """

    kind: Kind
    key: str
    label: str
    title: str
    why: str
    because: str
    done: bool = False
    minutes: int | None = None
    action: Action | None = None
    block: Block | None = None
    follow_up: Due | None = None

    @property
    def has_box(self) -> bool:
        """Whether it counts in the day's total of things done."""
        return self.kind not in ("date", "follow-up")

    @property
    def behind(self) -> str:
        """The text at the end of its row: the reason, and how long it takes, or how long it took if that was logged."""
        return ", ".join(filter(None, (self.why, duration(self.minutes) if self.minutes else "")))


def things(state: State, day: Day, now: datetime) -> Iterator[AgendaItem]:
    """What can be ticked today, and what was done. Needs no slow look-up, so every count of the day agrees."""
    look_back = not day.asks_nothing and review_is_on(state, day.date)
    if not day.quiet:
        alone = (block for block in day.blocks if _has_row(block, day, look_back=look_back))
        yield from (_of_block(state, block, now) for block in alone)
    yield from (_of_task(state, task, day, now) for task in day.tasks)
    if look_back:
        yield _review(state, day)
    yield from _efforts(state, day)


def dates(clocks: Iterable[Cliff], today: date) -> Iterator[AgendaItem]:
    """The deadlines of the next two weeks."""
    for clock in clocks:
        left = (clock.on - today).days
        why = "today" if not left else "tomorrow" if left == 1 else f"in {count(left, 'day')}"
        because = f"{long_day(clock.on)} is one of the dates in your runway that can't wait."
        label = short_day(clock.on)[:3]
        yield AgendaItem(
            "date", f"date {clock.on} {clock.what}", label, f"{clock.on.day} {clock.on:%b}: {clock.what}", why, because
        )


def tomorrow(state: State, day: Day) -> Iterator[AgendaItem]:
    """Tomorrow's appointments with employers, to prepare for today."""
    if day.asks_nothing or not state.entries_of("schedule"):
        return
    for block in state.schedule.blocks_on(day.date + timedelta(days=1)):
        if block.application and not block.done:
            title = f"{block.start} {purpose(block, state)}"
            because = "It is tomorrow, so today is a good day to prepare for it."
            yield AgendaItem("date", f"tomorrow {block.key}", "soon", title, "tomorrow", because, block=block)


def follow_ups(found: Sequence[Due], day: Day) -> Iterator[AgendaItem]:
    """The follow-ups due: the longest due, and how many there are; on a day off only what was planned for it."""
    if day.asks_nothing:
        return
    met = {about for block in day.blocks for about in (block.person, block.application) if about}
    found = [each for each in found if each.why != "planned" or not {each.person, each.application} & met]
    if not day.working:
        found = [each for each in found if each.why == "planned" and each.since == day.date]
    if not found:
        return
    first = found[0]
    since = "due today" if first.since == day.date else f"due since {short_day(first.since)[4:]}"
    on = relative_day(first.since, day.date)
    by_rule = "It is due today" if on == "today" else f"It has been due since {on}"
    because = f"You planned it for {on}." if first.why == "planned" else f"{by_rule}, by your follow-up rules."
    if len(found) > 1:
        because += f" {count(len(found) - 1, 'other is', 'others are')} due in your search as well."
        since = f"{len(found)} due"
    yield AgendaItem("follow-up", "follow-up", "due", first.words, since, because, follow_up=first)


# -- blocks


def _has_row(block: Block, day: Day, *, look_back: bool) -> bool:
    """Whether a block gets a row: an appointment, a done block, or the current or next one.

    A block that a task fills does not, nor does the review block on a review day: the review has its own row.
    """
    if block.action or any(task.block == block for task in day.tasks) or (block.theme == REVIEW and look_back):
        return False
    return is_appointment(block) or block.done or block == day.block


def _of_block(state: State, block: Block, now: datetime) -> AgendaItem:
    assert now.tzinfo is not None
    begins = block.begins(now.tzinfo)
    what = purpose(block, state) or in_words(block.theme)
    because = f"It is in your week, {begins:%H:%M} to {block.ends(now.tzinfo):%H:%M}."
    why = "" if block.done else when_words(block, now)
    key = f"block {block.key} {block.planned_for}"
    return AgendaItem("block", key, f"{begins:%H:%M}", what, why, because, block.done, block.took, block=block)


def when_words(block: Block, now: datetime) -> str:
    """ "now", "in 40 min", "in 2 h"; once it is over, "at 09:30"."""
    assert now.tzinfo is not None
    begins, ends = block.begins(now.tzinfo), block.ends(now.tzinfo)
    if begins <= now < ends:
        return "now"
    if ends <= now:
        return f"at {begins:%H:%M}"
    minutes = minutes_until(begins, now)
    return f"in {duration(minutes)}" if minutes < 60 else f"in {minutes // 60} h"


def is_to_come(thing: AgendaItem, now: datetime) -> bool:
    """Whether the block that a thing is, or is for, is still to come today: its `why` counts the minutes until then."""
    assert now.tzinfo is not None
    if thing.block is None or thing.done or thing.kind == "date":
        return False
    return thing.block.begins(now.tzinfo) > now


def minutes_until(moment: datetime, now: datetime) -> int:
    """How many minutes are left, rounded up."""
    return -int((now - moment).total_seconds() // 60)


# -- actions


def _of_task(state: State, task: Task, day: Day, now: datetime) -> AgendaItem:
    action = task.action
    why, because = _why(state, task, day, now)
    minutes = state.history_of(action.id).minutes_on(day.date) or None if task.done else action.minutes
    why = "" if task.done else why
    return AgendaItem(
        "action", action.id, action.id, action.title, why, because, task.done, minutes, action, task.block
    )


def _why(state: State, task: Task, day: Day, now: datetime) -> tuple[str, str]:
    action, reason = task.action, task.reason
    step = state.guide.step(action.step)
    if task.block and not task.done:
        assert now.tzinfo is not None
        begins, ends = task.block.begins(now.tzinfo), task.block.ends(now.tzinfo)
        times = f"from {begins:%H:%M} to {ends:%H:%M}"
        named = state.guide.current_id(task.block.action) == action.id
        said = (
            f"Your block {times} is for this."
            if named
            else f"It fits your block {times}: {in_words(task.block.theme)}."
        )
        return when_words(task.block, now), said
    if reason == "cannot wait":
        return WHY[reason], "It has a deadline, or gets harder the longer you leave it."
    if reason == "again":
        last = state.history_of(action.id).last_but(day.date)
        before = f"; the last time was {short_day(last)}" if last else ""
        return WHY[reason], f"You do this {action.how_often}{before}."
    if reason == "signed":
        return WHY[reason], "You said yes to a job. This helps the first weeks go well. There is no deadline."
    if reason == "done":
        return "", "You did it today."
    here = day.step is not None and day.step.number == action.step
    return f"step {action.step}", f"It is {'next' if here else 'open'} in step {action.step}, {step.title}."


# -- the review, and what else was done


def _review(state: State, day: Day) -> AgendaItem:
    reviewed, on = is_reviewed(state, day.date), review_day(state, day.date)
    block = next((each for each in day.blocks if each.theme == REVIEW), None)
    name = "Today" if on == day.date else WEEKDAYS[on.weekday()]
    because = f"{name} is your day to look back: it takes ten minutes, and you plan the next week after it."
    label = block.start if block else WEEKDAYS[on.weekday()][:3]
    why = "today" if on == day.date else "still open"
    return AgendaItem("review", "review", label, "Look back on your week", why, because, reviewed, REVIEW_MINUTES)


def _efforts(state: State, day: Day) -> Iterator[AgendaItem]:
    """The activities logged today, in one row; practice and courses appear as actions."""
    made = [each for each in state.search.on(day.date) if each.what not in ("practice", "course")]
    if made:
        others = f", and {count(len(made) - 1, 'other activity', 'other activities')}" if len(made) > 1 else ""
        title = f"{_effort_words(state, made[-1])}{others}"
        minutes = sum(each.minutes or 0 for each in made)
        because = "You logged it today, and it counts too."
        yield AgendaItem("effort", "efforts", "also", title, "", because, done=True, minutes=minutes or None)


def _effort_words(state: State, effort: Activity) -> str:
    person = state.search.people.get(effort.person)
    words = effort.text or ", ".join(filter(None, (person.name if person else "", effort.employer))) or effort.what
    return shown(words[:1].upper() + words[1:])
