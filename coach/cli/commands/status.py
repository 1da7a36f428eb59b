"""`coach status`: one line, for a shell prompt or a status bar. It imports as little as it can."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.today import Day
    from coach.domain.transition import Transition


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    from coach.cli.parser import with_json

    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the line, or what it is made of. What is wrong with files is for other commands to tell."""
    if not options.json:
        show_line(context)
        return
    from coach.cli.output import say_json
    from coach.export.data import status_data

    transition, day = _look(context)
    say_json(status_data(transition, day) | {"line": line(transition, day)})


def show_line(context: Context) -> None:
    """Print the line. Raises JournalError where the journal can't be read."""
    print(line(*_look(context)))


def _look(context: Context) -> tuple[Transition, Day]:
    from coach.domain.today import plan_day

    transition = context.open_coach(tell=False).transition
    return transition, plan_day(transition, context.clock.now())


def line(transition: Transition, day: Day) -> str:
    """ "Step 4: 2 of 9 done; today 1 of 5 done"."""
    from coach.domain.dates import day_beside
    from coach.domain.progress import progress

    if not transition.profile.started and not len(transition):
        return "Not set up yet. `coach start` takes less than a minute"
    if day.pause:
        return f"Paused{f' until {day_beside(day.pause.until, day.date)}' if day.pause.until else ''}"
    if day.quiet:
        return f"The first 48 hours: {day.quiet.left_in_words} left"
    today = f"today {sum(task.done for task in day.tasks)} of {len(day.tasks)} done"
    if day.step is None:
        return f"All ten steps are done; {today}"
    so_far = progress(transition, day.step)
    return f"Step {day.step.number}: {so_far.done} of {so_far.total} done; {today}"
