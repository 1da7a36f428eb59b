"""An advert and the application that it belongs to: either is made from, or tied to, the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.runway.changes import new_id
from coach.domain.search.facts import ApplicationSet, StageReached
from coach.domain.skills.facts import AdvertKept
from coach.errors import RefusedError

if TYPE_CHECKING:
    from coach.domain.fact import Fact
    from coach.domain.search.log import SearchLog
    from coach.domain.skills.record import Advert


def application_of_advert(advert: Advert, log: SearchLog) -> tuple[str, list[Fact]]:
    """The key of a new application as its advert tells it, still to be sent, and what to record for it.

    Raises RefusedError where the advert names no employer, or belongs to an application already.
    """
    if advert.application in log.applications:
        raise RefusedError(
            "That advert already has an application", f"`coach applications show {advert.application}` shows it."
        )
    if not advert.employer:
        raise RefusedError(
            "The advert does not name an employer", "Add the application first, then give it with --application."
        )
    key = new_id(f"{advert.employer} {advert.role}", log.applications)
    link = advert.source if advert.source.startswith(("http://", "https://")) else None
    facts: list[Fact] = [
        ApplicationSet(
            *(key, advert.employer, advert.role or None, link), location=advert.place or None, note=_note(advert)
        ),
        StageReached(key, "wished"),
        tied(advert, key),
    ]
    return key, facts


def tied(advert: Advert, application: str) -> AdvertKept:
    """The advert as it is, belonging to this application."""
    return AdvertKept(
        *(advert.key, advert.text, advert.role or None, advert.employer or None, advert.source or None),
        *(advert.place or None, advert.pay or None, advert.closes, application),
    )


def _note(advert: Advert) -> str | None:
    """The closing day and the pay, in words."""
    closes = f"Closes on {advert.closes.isoformat()}." if advert.closes else ""
    return " ".join(filter(None, (closes, f"Pay: {advert.pay}." if advert.pay else ""))) or None
