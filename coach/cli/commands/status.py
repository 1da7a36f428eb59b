"""`coach status`: one line, for a shell prompt or a status bar. It imports as little as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.state import State
    from coach.domain.today.day import Day
    from coach.storage.store import Store


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    from coach.cli.parser import with_json

    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the line, or its data. Problems with files are reported by other commands."""
    if not options.json:
        show_line(context)
        return
    from coach.cli.output import print_json
    from coach.export.data import status_data

    state, day, counted = _look(context.open_coach(tell=False), context)
    print_json(status_data(state, day, counted) | {"line": line(state, day, counted)})


def show_line(context: Context) -> None:
    """Print the line, and keep it. Raises JournalError where the journal can't be read."""
    from coach.cli.kept_output import KeptOutput

    kept, store = KeptOutput("status", context), context.open_coach(tell=False)
    said = line(*_look(store, context))
    print(said)
    kept.keep(said, store)


def _look(store: Store, context: Context) -> tuple[State, Day, tuple[int, int]]:
    from coach.domain.today.day import plan_day
    from coach.domain.today.page import counted_today

    state, now = store.state, context.clock.now()
    day = plan_day(state, now)
    return state, day, counted_today(state, day, now)


def line(state: State, day: Day, counted: tuple[int, int]) -> str:
    """ "Step 4: 2 of 9 done; today 1 of 5 done"."""
    from coach.domain.dates import relative_day
    from coach.domain.progress import progress

    if not state.profile.started and not len(state):
        return "Not set up yet. `coach start` takes less than a minute"
    if day.pause:
        return f"Paused{f' until {relative_day(day.pause.until, day.date)}' if day.pause.until else ''}"
    if day.quiet:
        return f"The first 48 hours: {day.quiet.left_in_words} left"
    if day.accepted:
        from coach.domain.today.wording import begin_words

        return begin_words(day.accepted, day.date).rstrip(".")
    today = "today {} of {} done".format(*counted)
    if day.step is None:
        return f"All ten steps are done; {today}"
    so_far = progress(state, day.step)
    return f"Step {day.step.number}: {so_far.done} of {so_far.total} done; {today}"
