"""The questions of `coach plan` on a terminal. Each may be left empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.prompts import ask, can_ask, confirm
from coach.errors import RefusedError

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.domain.schedule.weekly_planning import WeekReview

MOST_THINGS, MOST_PLANS = 5, 5


def run_weekly_planning(back: WeekReview, context: Context) -> None:
    """Ask about last week, the hours, the blocks, unfinished things, three to five things, if-then plans, a card.

    Raises RefusedError without a terminal.
    """
    if not can_ask():
        raise RefusedError("coach can't ask you without a terminal", "Say what to plan: `coach plan --help` shows how.")
    _look(back)
    _hours(back, context)
    _again(back, context)
    _things_and_plans(back, context)
    _card(context)


def _look(back: WeekReview) -> None:
    from coach.domain.schedule.wording import band_words, happened_words

    print_wrapped(f"Last week: {band_words(back.week)}")
    for day in back.week.days:
        if said := happened_words(day.happened):
            print_wrapped(f"{day.date:%a}: {said}")


def _hours(back: WeekReview, context: Context) -> None:
    from coach.cli.first_week import place_blocks
    from coach.domain.schedule.events import ScheduleSet
    from coach.domain.schedule.first_week import first_week
    from coach.domain.schedule.suggested_week import parse_band

    if not context.store.state.schedule.frames:
        band = ask("How many hours a week can you give, fewest and most? [8-16] ", _band, "8-16")
        least, most = parse_band(band or "8-16")
        context.store.append(ScheduleSet(least, most))
    blocks = first_week(context.store.state, max(back.planned, context.today), context.clock.now())
    for block in blocks:
        title = f", {block.title}" if block.title else ""
        print_wrapped(f"{block.day:%a} {block.start}, {block.minutes} min: {block.theme}{title}")
    if blocks and confirm("Place these blocks, every week?"):
        place_blocks(back.planned, context)


def _band(text: str) -> str:
    from coach.domain.schedule.suggested_week import parse_band

    least, most = parse_band(text)
    return f"{least}-{most}"


def _again(back: WeekReview, context: Context) -> None:
    from datetime import timedelta

    from coach.domain.schedule.changes import as_fact, new_key
    from coach.domain.schedule.wording import purpose

    for block in back.again:
        words = purpose(block, context.store.state)
        if confirm(f"Move to next week: {words}?"):
            record = context.store.state.schedule
            day = block.day + timedelta(days=7)
            key = new_key(block.theme, day, record.keys, block.start)
            context.store.append(as_fact(block._replace(key=key, day=day, weekly=False, again=True)))


def _things_and_plans(back: WeekReview, context: Context) -> None:
    from coach.domain.schedule.events import WeekPlanned

    things: list[str] = []
    for thing in back.things_left:
        if len(things) < MOST_THINGS and confirm(f"Keep for next week: {thing}?"):
            things.append(thing)
    while len(things) < MOST_THINGS:
        typed = ask(f"Thing {len(things) + 1} for the week (enter to go on): ", str)
        if not typed:
            break
        things.append(typed)
    plans: list[tuple[str, str]] = []
    print_wrapped(
        "If-then plans, such as: if it is 9 on Tuesday, then I write to three people. Have one for an obstacle."
    )
    while len(plans) < MOST_PLANS:
        when = ask("If (enter to go on): ", str)
        if not when:
            break
        then = ask("then: ", str)
        if then:
            plans.append((when, then))
    if things or plans:
        context.store.append(WeekPlanned(back.planned, tuple(things), tuple(plans)))


def _card(context: Context) -> None:
    from coach.domain.runway.changes import new_id
    from coach.domain.search.events import CardSet
    from coach.domain.search.setbacks import PROMPTS

    cards = context.store.state.search.cards
    missing = next((each for each in PROMPTS if all(card.setback != each[0] for card in cards.values())), None)
    if missing is None:
        return
    setback, when, example = missing
    print_wrapped(f"Write a card for a hard day on a calm one. {when}, what will you do? Such as: {example}")
    answer = ask("I: ", str)
    if answer:
        context.store.append(CardSet(new_id(setback, cards), setback, answer))
