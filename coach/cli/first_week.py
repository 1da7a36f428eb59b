"""Saves the blocks that are proposed for a first week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from datetime import date

    from coach.cli.context import Context


def place_blocks(first: date, context: Context) -> None:
    """Save the proposed blocks."""
    from coach.domain.schedule.first_week import first_week

    blocks = first_week(context.store.state, max(first, context.today), context.clock.now())
    for block in blocks:
        context.store.append(block)
    print_wrapped(
        f"{len(blocks)} blocks added. They repeat every week." if blocks else "You already have weekly blocks."
    )
