"""Weeks with blocks for tests."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.events import ProfileSet
from coach.domain.schedule.events import BlockSet
from tests.factories import MONDAY, Diary, days

EARLIER = MONDAY - timedelta(days=28)


def diary(country: str = "") -> Diary:
    """Somebody whose weeks begin on Monday."""
    found = Diary()
    found.write(ProfileSet(name="Amal", country=country, first_weekday=0), on=EARLIER)
    return found


def block(key: str = "net", day: int = 1, start: str = "09:30", minutes: int = 90, **more: object) -> BlockSet:
    """A block on the day so many days after the Monday."""
    theme = str(more.pop("theme", "networking"))
    return BlockSet(key, days(day), start, minutes, theme, **more)  # type: ignore[arg-type]


def weekly(key: str = "net", day: int = 1, **more: object) -> BlockSet:
    """One that comes every week, from four weeks before the Monday on."""
    event = block(key, day, weekly=True, **more)  # type: ignore[arg-type]
    return BlockSet(
        key, event.day - timedelta(days=28), event.start, event.minutes, event.theme, weekly=True, title=event.title
    )


def blocks(found: Diary, day: date) -> list[tuple[str, str, int]]:
    """The blocks of a day, in short."""
    return [(each.key, each.start, each.minutes) for each in found.state.schedule.blocks_on(day)]
