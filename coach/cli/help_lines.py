"""The response to a low check-in, shared by `coach checkin` and `coach close`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_parts, print_wrapped

if TYPE_CHECKING:
    from coach.cli.context import Context


def print_help_lines(context: Context) -> None:
    """Print helplines, and a two-minute exercise to put a thought away."""
    from coach.domain.document import all_of
    from coach.domain.fewest import one_thing
    from coach.domain.help_lines import help_line_sentences
    from coach.domain.review.day_close import EXERCISE, TO_TALK

    print_wrapped(TO_TALK)
    print_parts(*all_of("item", help_line_sentences(context.store.state.profile.country, context.today)))
    for line in EXERCISE:
        print_wrapped(line)
    if one := one_thing(context.store.state, context.today):
        print_wrapped(one)
