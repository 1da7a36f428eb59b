"""How a message was understood, in words and as data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.schedule.events import BlockGone, BlockSet
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.events import PersonSet, StageReached

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.search.mail import Invitation, MailAnswer
    from coach.export.json_values import Data

MEANS = {
    "rejection": "they said no",
    "offer": "an offer",
    "approach": "a recruiter writes to you first",
    "cancellation": "a meeting is cancelled",
    "invitation": "an invitation to an interview",
    "confirmation": "they confirm that your application arrived",
    "question": "they ask for something",
    "other": "coach can't tell what it says",
}


def in_words(answer: MailAnswer) -> Iterator[str]:
    """Yield the lines of the screen, and how to answer open questions on the command line."""
    yield from in_words_on_screen(answer)
    if not answer.is_sure:
        yield "  Use --kind to say what it is."
    if len(answer.matches) > 1:
        keys = ", ".join(each.application.key for each in answer.matches)
        yield f"  Use --application to say which it is about: {shown(keys)}."
    elif not answer.matches:
        yield "  Use --application to say which one it is about."


def in_words_on_screen(answer: MailAnswer) -> Iterator[str]:
    """Yield who wrote about what, how it was understood and why, and which application it may concern."""
    mail = answer.mail
    who = " ".join(filter(None, (mail.sender, f"<{mail.address}>" if mail.address else ""))) or "somebody"
    yield shown(f"{who}{f', {mail.on.isoformat()}' if mail.on else ''}: {mail.subject or '(no subject)'}")
    if mail.is_sealed:
        yield "  The text is in a file that only Outlook can read (winmail.dat). Open it there, and paste the text."
    yield f"  It says: {MEANS[answer.kind]}{f' ({answer.phrase!r})' if answer.phrase else ''}."
    if answer.others:
        yield f"  It may be something else: {' or '.join(MEANS[each] for each in answer.others)}."
    if mail.invitation:
        yield f"  {'Cancelled' if mail.invitation.is_cancelled else 'Time'}: {_time(mail.invitation)}."
    if not answer.matches:
        yield "  It does not name any of your applications."
    elif len(answer.matches) > 1:
        names = ", ".join(each.application.employer for each in answer.matches)
        yield f"  It could be about any of these: {shown(names)}."
    else:
        match = answer.matches[0]
        about = ", ".join(filter(None, (match.application.employer, match.application.role)))
        yield shown(f"  About: {about} ({match.why}).")


def proposed(events: Iterable[Event]) -> str:
    """List on one line what would be saved."""
    return ", ".join(_fact_words(event) for event in events)


def _fact_words(event: Event) -> str:
    if isinstance(event, StageReached):
        return f"the stage: {STAGE_WORDS[event.stage]}"
    if isinstance(event, BlockGone):
        return "the interview is removed from your week"
    if isinstance(event, BlockSet):
        zone = f" ({event.zone})" if event.zone else ""
        return f"the interview in your week: {event.day.isoformat()} {event.start}{zone}, {event.minutes} min"
    return f"{event.name} added to your people" if isinstance(event, PersonSet) else ""


def _time(time: Invitation) -> str:
    zone = f" in {time.zone}" if time.zone else " in your time zone"
    return f"{time.day.isoformat()} {time.start}{zone}, {time.minutes} min"


def mail_data(answers: Iterable[MailAnswer]) -> Data:
    """What `coach mail --json` prints."""
    return {
        "messages": [
            {
                "from": each.mail.sender,
                "address": each.mail.address,
                "subject": each.mail.subject,
                "on": each.mail.on.isoformat() if each.mail.on else None,
                "kind": each.kind,
                "phrase": each.phrase,
                "others": list(each.others),
                "applications": [{"key": match.application.key, "why": match.why} for match in each.matches],
                "interview": _interview(each.mail.invitation),
            }
            for each in answers
        ]
    }


def _interview(time: Invitation | None) -> Data | None:
    return None if time is None else {**time._asdict(), "day": time.day.isoformat()}
