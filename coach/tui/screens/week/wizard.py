"""Weekly planning as a guided pass: look back, hours, blocks, unfinished blocks, tasks, plans, a card."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.event import Event
from coach.domain.runway.changes import new_id
from coach.domain.sanitize import shown
from coach.domain.schedule.block import parse_clock
from coach.domain.schedule.changes import as_fact, new_key
from coach.domain.schedule.events import MOST_THINGS, BlockSet, ScheduleSet, WeekPlanned, WeekThing
from coach.domain.schedule.first_week import first_week
from coach.domain.schedule.suggested_week import parse_band
from coach.domain.schedule.weekly_planning import WeekReview, week_review
from coach.domain.schedule.wording import band_words, happened_words, purpose
from coach.domain.search.events import CardSet
from coach.domain.search.setbacks import PROMPTS
from coach.domain.wording import duration
from coach.errors import RefusedError
from coach.tui.screens.message_dialogs import FactsDialog
from coach.tui.screens.question_dialogs import LinesDialog, SeveralDialog
from coach.tui.screens.search.setback_cards import CardDialog
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.tui.screens.week.room import Week

PLANS = 3
EXAMPLES = (
    ("it is Tuesday, 9 o'clock", "I write to three people"),
    ("a rejection comes", "I go for a ten-minute walk"),
    ("an interview goes well", "I keep two other things moving"),
)
TITLE = "Plan the week"


async def plan_week(room: Week) -> None:
    """Plan the next week part by part. Escape stops at any point; the parts already finished stay saved."""
    back = week_review(room.view.state, room.today)
    for part in (_look_back, _hours, _blocks, _again):
        if not await part(room, back):
            return
    things = await room.ask(ThingsDialog(back))
    if things is None:
        return
    plans = await room.ask(PlansDialog(back))
    planned = WeekPlanned(back.planned, tuple(filter(None, things)), _pairs(plans or []))
    if planned.things or planned.plans:
        await room.store.append_all([planned])
    if plans is not None:
        await _card(room)
    room.turn_to(max(back.planned, room.today))


async def _look_back(room: Week, back: WeekReview) -> bool:
    """Show the previous week day by day, if there is anything to show. Return whether to continue."""
    said = ((day.date, happened_words(day.happened)) for day in back.week.days)
    days = [Content(f"{short_day(day)}: {words}") for day, words in said if words]
    if not (days or back.week.blocks):
        return True
    lines = [Content.styled(band_words(back.week), "bold"), *days]
    lines.append(Content.styled("coach offers what you did not do once more, then drops it.", MUTED))
    return await room.ask(FactsDialog(f"The week of {short_day(back.week.first)}", Content("\n").join(lines))) is True


async def _hours(room: Week, back: WeekReview) -> bool:
    """Ask for the hours of the week, if they were never entered."""
    state = room.coach_app.store.state
    if state.schedule.frames:
        return True
    lines = await room.ask(FrameDialog(state, back.planned))
    if lines is None:
        return False
    await room.store.append_all([frame(lines)])
    return True


async def _blocks(room: Week, back: WeekReview) -> bool:
    """Propose blocks, if there are none."""
    proposed = first_week(room.coach_app.store.state, max(back.planned, room.today), room.view.now)
    if not proposed:
        return True
    told = "A first plan. It repeats every week until you change it. Untick what does not suit you."
    words = [_block_words(block) for block in proposed]
    chosen = await room.ask(SeveralDialog(TITLE, told, words, range(len(words))))
    if chosen is None:
        return False
    await room.store.append_all([block for at, block in enumerate(proposed) if at in chosen])
    return True


async def _again(room: Week, back: WeekReview) -> bool:
    """Offer unfinished blocks again."""
    missed, state = back.again, room.coach_app.store.state
    if not missed:
        return True
    words = [f"{short_day(block.day)}: {purpose(block, state)}" for block in missed]
    told = "You did not get to these. Tick what still matters to move it to next week. The rest is dropped."
    chosen = await room.ask(SeveralDialog(TITLE, told, words))
    if chosen is None:
        return False
    events: list[Event] = []
    taken = set(room.coach_app.store.state.schedule.keys)
    for at in sorted(chosen):
        day = missed[at].day + timedelta(days=7)
        key = new_key(missed[at].theme, day, taken, missed[at].start)
        taken.add(key)
        events.append(as_fact(missed[at]._replace(key=key, day=day, weekly=False, again=True)))
    await room.store.append_all(events)
    return True


async def _card(room: Week) -> None:
    """Ask for a setback card, for a setback that has none."""
    cards = room.coach_app.store.state.search.cards
    missing = next((each for each in PROMPTS if all(card.setback != each[0] for card in cards.values())), None)
    if missing is None:
        return
    setback = missing[0]
    told = "Write a card for a hard day on a calm one. coach shows it to you when that day comes."
    lines = await room.ask(CardDialog(told, setback))
    if lines and lines[0]:
        await room.store.append_all([CardSet(new_id(setback, cards), setback, lines[0])])


async def tick_things(room: Week) -> None:
    """Tick the tasks chosen for the open week."""
    plan = room.week.plan
    if plan is None or not plan.things:
        room.tell("You chose no things for this week. Press g to plan.")
        return
    words = [shown(thing) for thing in plan.things]
    told = "\n".join(
        ["Tick what you have done.", *(f"If {shown(when)}, then {shown(then)}." for when, then in plan.plans)]
    )
    chosen = await room.ask(SeveralDialog("Things for the week", told, words, plan.done))
    if chosen is not None:
        turned = sorted(chosen ^ plan.done)
        await room.save([WeekThing(plan.week, number, done=number in chosen) for number in turned])


class FrameDialog(LinesDialog):
    """Ask for the hours a week, when a day starts, and the theme of each weekday."""

    HELP = "The fewest and the most hours a week, when your day starts, and a theme for each day. Rest means a day off."

    def __init__(self, state: State, planned: date) -> None:
        from coach.domain.schedule.themes import usual_themes

        told = (
            f"This plans the week of {short_day(planned)}. "
            "How many hours a week can you give to this? There is no best number, so give the fewest and the most: "
            "any week in between is a full week. With a theme for each day you don't have to ask where to start. Rest "
            "means a day off."
        )
        themes = usual_themes(state.profile.working_days)
        days = [(WEEKDAYS[at], themes[at], "rest, learning, networking") for at in range(7)]
        super().__init__(TITLE, told, [("Hours a week", "8-16", "8-16"), ("A day starts at", "9:30", "9:30"), *days])

    def check(self, lines: list[str]) -> None:
        """Check that it is a valid frame. Raises RefusedError."""
        frame(lines)


def frame(lines: list[str]) -> ScheduleSet:
    """Return the frame entered. Raises RefusedError."""
    least, most = parse_band(lines[0])
    themes = tuple(line.lower() or "rest" for line in lines[2:])
    return ScheduleSet(least, most, parse_clock(lines[1]), themes)


class ThingsDialog(LinesDialog):
    """Ask for three to five tasks for the week."""

    HELP = "A few things that would make it a good week, in your words. d in the week ticks them."

    def __init__(self, back: WeekReview) -> None:
        known = list(back.before.things if back.before else back.things_left)[:MOST_THINGS]
        told = f"What would make the week of {short_day(back.planned)} a good one? Three things are plenty."
        known += [""] * (MOST_THINGS - len(known))
        fields = [(f"{at + 1}", thing, "" if at else "two careful applications") for at, thing in enumerate(known)]
        super().__init__(TITLE, told, fields)

    def check(self, lines: list[str]) -> None:
        """Check that they can be saved. Raises RefusedError."""
        WeekPlanned(date.min, tuple(filter(None, lines)))


class PlansDialog(LinesDialog):
    """Ask for if-then plans: one for getting started, one for an obstacle, one for a good day."""

    HELP = "The moment, and what you will do then. Fill in both parts, or leave both empty."

    def __init__(self, back: WeekReview) -> None:
        known = back.before.plans if back.before else ()
        told = (
            "Decide now what you will do at three moments: one to get started, one when something gets in the way, one "
            "when things go well. In one study, people who had settled when, where and how to search more often did so."
        )
        fields = []
        for at in range(PLANS):
            when, then = known[at] if at < len(known) else ("", "")
            fields += [("If", when, EXAMPLES[at][0]), ("then", then, EXAMPLES[at][1])]
        super().__init__(TITLE, told, fields)

    def check(self, lines: list[str]) -> None:
        """Check that every "if" has its "then", and that they can be saved. Raises RefusedError."""
        for when, then in zip(lines[::2], lines[1::2], strict=True):
            if bool(when) != bool(then):
                raise RefusedError(
                    "One part is missing", f"Write both parts: If {when or '...'}, then {then or '...'}."
                )
        WeekPlanned(date.min, (), _pairs(lines))


def _pairs(lines: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((when, then) for when, then in zip(lines[::2], lines[1::2], strict=True) if when and then)


def _block_words(block: BlockSet) -> str:
    title = f", {block.title}" if block.title else ""
    return f"{WEEKDAYS[block.day.weekday()]:<10} {block.start}  {duration(block.minutes):<10} {block.theme}{title}"
