"""Message drafts from a record's fields. They are shown and copied, never sent."""

from __future__ import annotations

from datetime import date

from coach.domain.search.log import SearchLog
from coach.domain.search.state import Person

PLACES = {"field": "[field]", "company": "[company]"}


def first_name(person: Person) -> str:
    """The name to greet somebody by: the first word of their name, or [name] to be filled in."""
    return person.name.split()[0] if person.name.split() else "[name]"


def fifteen_minutes(person: Person, log: SearchLog, today: date, me: str = "") -> str:
    """The message that asks for fifteen minutes (step 4 of the guide); unknown details are in brackets."""
    words = (
        f"My job at {PLACES['company']} ended, and I am looking for work in {PLACES['field']}.\nCould I have fifteen "
        f"minutes of your time to hear your view on {_topic(person)}, by phone or over a coffee?"
    )
    return greeting(person, log, today, words, me)


def greeting(person: Person, log: SearchLog, today: date, words: str, me: str = "") -> str:
    """A request for a talk with the text around it: the person, where the two know each other from, two times."""
    last = log.last_contact(person)
    where = (
        f"We know each other from {person.where}." if person.where else "[One line that is only about the two of you.]"
    )
    long_ago = "It has been a while. " if last is None or (today - last).days > 180 else ""
    return (
        f"Hello {first_name(person)},\n\n"
        f"{long_ago}{where}\n"
        f"{words} [day] or [day] would suit me.\n\n"
        f"With thanks\n{me or '[your name]'}\n"
    )


def reminder(person: Person, me: str = "") -> str:
    """One friendly reminder that makes it easy to say no."""
    return (
        f"Hello {first_name(person)},\n\nyou may have missed my note last week. If this is a bad time, that is quite "
        "all right.\nIf you have fifteen minutes in the next two weeks, I would be glad of your view on "
        f"{_topic(person)}.\n\n{me or '[your name]'}\n"
    )


def thanks(person: Person, me: str = "") -> str:
    """Thanks after a talk, with one thing to follow from it."""
    return (
        f"Hello {first_name(person)},\n\nthank you for your time. What you said about [thing] helped, and I am going "
        f"to [next thing].\nI'll let you know how it goes.\n\n{me or '[your name]'}\n"
    )


def topic(person: Person) -> str:
    """What to ask them about; "" if nothing is noted."""
    return person.ask.removeprefix("about ").strip()


def _topic(person: Person) -> str:
    if asked := topic(person):
        return asked
    return f"how things are at {person.employer}" if person.employer else "[topic]"
