"""What a low check-in is answered with, by `coach checkin` and `coach close` alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_wrapped, width

if TYPE_CHECKING:
    from coach.cli.context import Context


def say_where_to_ring(context: Context) -> None:
    """Who is there to listen, and two minutes to put a thought away."""
    from coach.domain.fewest import one_thing
    from coach.domain.review.closing import EXERCISE, TO_TALK
    from coach.export.plain import ring_lines

    say_wrapped(TO_TALK)
    say(ring_lines(context.coach.transition, context.today, width()))
    for line in EXERCISE:
        say_wrapped(line)
    if one := one_thing(context.coach.transition, context.today):
        say_wrapped(one)
