"""The end of a day: a summary in one line, and on a low day something to let go with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.wording import count

if TYPE_CHECKING:
    from coach.domain.today.day import Day

TO_TALK = (
    "That was a hard day. Tell somebody you trust, today if you can. If hard days go on for two weeks, see a doctor. "
    "If it is too much to carry alone, or you think of harming yourself, ring a help line:"
)
# Our own idea, untested by any study, so it comes after the people.
EXERCISE = (
    "If a thought keeps coming back, here is something that takes two minutes. No study has tested it:",
    "- Write the thought on paper, in one line.",
    "- Under it, write what you will do about it and when, or that there is nothing you need to do.",
    "- Fold the paper and put it away. Stand up, and look out of the window until you have seen three things move.",
)


def day_line(day: Day) -> str:
    """A summary of the day that says it is over."""
    done = sum(task.done for task in day.tasks)
    said = f" {count(done, 'thing')} done today." if done else ""
    return f"Saved.{said} The day is done. Put your papers away."
