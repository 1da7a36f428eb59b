"""The opening sentence of a review: what was done and what came of it, as one person would say it to another.

It says only what was recorded: never praise, never what was missed. The rules, each with an example:

- What was done comes first, the rarest thing before the commonest: "You had three conversations".
- What came of it follows: "and two employers wrote back". If nothing came of it, the next thing that was done.
- Then one thing about these days, if there is one: low days ("Two of these days were low, and you did it all the
  same."), else a theme that got all the time it was given ("Practice got all the time you planned for it.").
"""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain.review.review import PeriodReview
from coach.domain.search.constants import LIVE
from coach.domain.wording import duration

LOW = 2  # on the scale of a check-in, and below
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
TIMES = {1: "once", 2: "twice"}


def opening(found: PeriodReview) -> str:
    """One or two sentences about the period; "" if nothing was done in it, or all of it was a break."""
    done, news = list(_done(found)), list(_good_news(found))
    if not done and not news:
        return ""
    then = news[:1] if news else [words.removeprefix("you ") for words in done[1:2]]
    said = " and ".join([*done[:1], *then])
    first = f"{said[:1].upper()}{said[1:]}."
    return f"{first} {remark}" if (remark := _about_the_days(found)) and done else first


def number_word(number: int, *, a: str = "one") -> str:
    """ "three", "a" or "one", "14": a number as it is written in a sentence."""
    return a if number == 1 else NUMBERS[number] if number < len(NUMBERS) else str(number)


def _done(found: PeriodReview) -> Iterator[str]:
    counts = found.counts
    if number := counts.conversations:
        yield f"you had {number_word(number, a='a')} {'conversation' if number == 1 else 'conversations'}"
    if number := counts.practice_rounds:
        yield f"you practised for interviews {TIMES.get(number, f'{number_word(number)} times')}"
    if number := counts.messages:
        yield f"you wrote {number_word(number, a='a')} {'message' if number == 1 else 'messages'}"
    if number := counts.applications:
        yield f"you sent {number_word(number, a='an')} {'application' if number == 1 else 'applications'}"
    if counts.learning_minutes:
        yield f"you spent {duration(counts.learning_minutes)} learning"
    if number := counts.blocks_done:
        yield f"you did {number_word(number)} of your blocks"
    if number := counts.ticks:
        yield f"you ticked {number_word(number)} {'action' if number == 1 else 'actions'} of the guide"


def _good_news(found: PeriodReview) -> Iterator[str]:
    """Good news of the period, the best first. Employers are counted, not named: the page may be passed on."""
    reached: dict[str, set[str]] = {}
    for move in found.stages:
        reached.setdefault(move.stage, set()).add(move.employer)
    for stage, one, many in (
        ("offer", "an employer made you an offer", "{} employers made you an offer"),
        ("final", "an application got to the last round", "{} applications got to the last round"),
        ("interview", "an application got to an interview", "{} applications got to an interview"),
    ):
        if employers := reached.get(stage):
            yield one if len(employers) == 1 else many.format(number_word(len(employers)))
    if wrote := set().union(*(reached.get(stage, set()) for stage in LIVE)):
        yield f"{number_word(len(wrote), a='an')} {'employer' if len(wrote) == 1 else 'employers'} wrote back"


def _about_the_days(found: PeriodReview) -> str:
    low = sum(day.mood is not None and day.mood <= LOW for day in found.mood)
    if low:
        were = "of these days was" if low == 1 else "of these days were"
        return f"{number_word(low).capitalize()} {were} low, and you did it all the same."
    full = [each for each in found.themes if each.done >= each.planned > 0]
    if full:
        theme = max(full, key=lambda each: (each.planned, each.theme)).theme
        return f"{theme[:1].upper()}{theme[1:]} got all the time you planned for it."
    return ""
