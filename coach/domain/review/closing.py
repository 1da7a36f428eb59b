"""The close of a day: what it came to in a line, and on a low day something to let go with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.wording import count

if TYPE_CHECKING:
    from coach.domain.today import Day

# In the diary study a low mood lowered effort on the next day in those who could not turn away from their thoughts.
EXERCISE_SOURCE = "wanberg-2010"
EXERCISE = (
    "Here is something that takes two minutes. Do it, or leave it:",
    "- Write the thought that goes round onto paper, in one line.",
    "- Under it, write what you will do about it and when, or that there is nothing you need to do.",
    "- Fold the paper and put it away. Stand up, and look out of a window until you have seen three things move.",
)


def day_line(day: Day) -> str:
    """What the day came to, and that it is over."""
    done = sum(task.done for task in day.tasks)
    said = f" {count(done, 'thing')} done today." if done else ""
    return f"Kept.{said} The day is closed; put the papers away."
