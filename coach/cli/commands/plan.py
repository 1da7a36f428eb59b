"""`coach plan`: plan next week in five minutes, as in the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.schedule.weekly_planning import WeekReview


def configure(parser: Parser) -> None:
    """Add the command's arguments. If any is given, nothing is asked."""
    parser.add_argument("--hours", metavar="BAND", help="the fewest and the most hours of a week, such as 10-18")
    parser.add_argument("--start", metavar="TIME", help="when a day begins, such as 9:30")
    parser.add_argument(
        "--themes", metavar="WORDS", help="seven themes from Monday on, separated by commas; rest for a day off"
    )
    parser.add_argument("--holidays", choices=("free", "working"), help="whether to keep public holidays free")
    parser.add_argument("--blocks", action="store_true", help="place the proposed blocks")
    parser.add_argument("--thing", metavar="TEXT", action="append", default=[], help="one of your things for the week")
    parser.add_argument(
        *("--plan",),
        nargs=2,
        metavar=("IF", "THEN"),
        action="append",
        default=[],
        help="one of your if-then plans for the week",
    )
    parser.add_argument("--done", metavar="N", type=int, help="mark this thing as done")


def run(options: Namespace, context: Context) -> None:
    """Look back, choose, plan. Raises RefusedError."""
    from coach.domain.schedule.weekly_planning import week_review

    back = week_review(context.store.state, context.today)
    if options.done is not None:
        _thing_done(options.done, context)
        return
    given = (options.hours, options.start, options.themes, options.holidays)
    if any(given):
        _set_frame(options, context)
    if options.blocks:
        from coach.cli.first_week import place_blocks

        place_blocks(back.planned, context)
    if options.thing or options.plan:
        _keep_plan(back, options.thing, [(one, two) for one, two in options.plan], context)
    if not (any(given) or options.blocks or options.thing or options.plan):
        from coach.cli.plan_prompts import run_weekly_planning

        run_weekly_planning(back, context)
    _tell(back, context)


def _set_frame(options: Namespace, context: Context) -> None:
    from coach.domain.schedule.block import parse_clock
    from coach.domain.schedule.events import ScheduleSet
    from coach.domain.schedule.suggested_week import parse_band

    least, most = parse_band(options.hours) if options.hours else (None, None)
    context.store.append(
        ScheduleSet(
            least,
            most,
            parse_clock(options.start) if options.start else None,
            tuple(word.strip().lower() for word in options.themes.split(",")) if options.themes else None,
            None if options.holidays is None else options.holidays == "free",
        )
    )


def _keep_plan(back: WeekReview, things: list[str], plans: list[tuple[str, str]], context: Context) -> None:
    from coach.domain.schedule.events import WeekPlanned

    before = back.before
    things = [*(before.things if before else ()), *things]
    plans = [*(before.plans if before else ()), *plans]
    context.store.append(WeekPlanned(back.planned, tuple(things), tuple(plans)))


def _thing_done(number: int, context: Context) -> None:
    from coach.domain.schedule.events import WeekThing
    from coach.domain.schedule.week import week_of
    from coach.errors import RefusedError

    plan = week_of(context.store.state, context.today).plan
    if plan is None or not 1 <= number <= len(plan.things):
        raise RefusedError(f"This week has no thing number {number}", "`coach week` shows them with their numbers.")
    context.store.append(WeekThing(plan.week, number - 1, done=number - 1 not in plan.done))
    print_wrapped(f"{'Not done after all' if number - 1 in plan.done else 'Done'}: {plan.things[number - 1]}")


def _tell(back: WeekReview, context: Context) -> None:
    from coach.domain.schedule.autofill import fillings
    from coach.domain.schedule.week import week_of
    from coach.export.week_document import week_document

    state = context.store.state
    week = week_of(state, back.planned)
    filled = fillings(state, week, context.today)
    print_document(week_document(state, week, filled, None, context.clock.zone))
