"""Link adverts and applications: create either from the other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from coach.domain.dates import day_with_year
from coach.domain.runway.changes import new_id
from coach.domain.search.events import ApplicationSet, StageReached
from coach.domain.skills.events import AdvertKept
from coach.domain.skills.spelling import same
from coach.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.domain.event import Event
    from coach.domain.search.log import SearchLog
    from coach.domain.search.state import Application
    from coach.domain.skills.state import Advert


AHEAD = timedelta(days=2)
"""How long before an advert closes coach reminds the person to apply."""


def application_of_advert(advert: Advert, log: SearchLog) -> tuple[str, list[Event]]:
    """The key of a new application for an advert, still to be sent, and the events to record.

    If the advert was open when it was saved, the next step is to apply in time. Raises RefusedError if the advert names
    no employer, or already belongs to an application.
    """
    if advert.application in log.applications:
        raise RefusedError(
            "That advert already has an application", f"`coach applications show {advert.application}` shows it."
        )
    if not advert.employer:
        raise RefusedError(
            "The advert does not name an employer", "Add the application first, then link the advert to it."
        )
    key = new_id(f"{advert.employer} {advert.role}", log.applications)
    link = advert.source if advert.source.startswith(("http://", "https://")) else ""
    is_open = advert.closes is not None and advert.closes >= advert.on
    events: list[Event] = [
        ApplicationSet(
            *(key, advert.employer, advert.role, link),
            location=advert.place,
            note=_note(advert),
            next_step=f"apply by {day_with_year(advert.closes)}" if is_open and advert.closes else "",
            next_on=max(advert.on, advert.closes - AHEAD) if is_open and advert.closes else None,
        ),
        StageReached(key, "wished"),
        tied(advert, key),
    ]
    return key, events


def applications_for(advert: Advert, log: SearchLog) -> list[Application]:
    """The applications that an advert may belong to: those at its employer first, then the open ones,
    then the newest.
    """
    return sorted(log.applications.values(), key=lambda each: _nearness(each, advert), reverse=True)


def adverts_for(application: Application, adverts: Mapping[str, Advert]) -> list[Advert]:
    """The adverts that may belong to an application: its own first, then those of its employer, then the newest."""
    found = [each for each in adverts.values() if each.application in ("", application.key)]
    found.sort(key=lambda each: (bool(each.application), _nearness(application, each)[:2], each.on), reverse=True)
    return found


def _nearness(application: Application, advert: Advert) -> tuple[bool, bool, bool, date]:
    at_them = bool(advert.employer) and same(application.employer) == same(advert.employer)
    is_it = at_them and same(application.role) == same(advert.role)
    return is_it, at_them, not application.ended, application.since


def tied(advert: Advert, application: str) -> AdvertKept:
    """The advert, linked to this application."""
    return advert._replace(application=application)


def _note(advert: Advert) -> str:
    """The closing day and the pay, in words."""
    closes = f"Closes on {advert.closes.isoformat()}." if advert.closes else ""
    return " ".join(filter(None, (closes, f"Pay: {advert.pay}." if advert.pay else "")))
