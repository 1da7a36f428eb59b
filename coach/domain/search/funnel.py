"""How far the applications of a search came, as a funnel. Whoever draws it counts the same ones."""

from __future__ import annotations

from typing import NamedTuple

from coach.domain.search.constants import ANSWERS, WAY
from coach.domain.search.efforts import were_sent
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Application


class Funnel(NamedTuple):
    """How many were sent; how many were answered, a no included; how many came to an interview, and to an offer.

    An interview or an offer counts also where nobody sent anything before it.
    """

    sent: int
    answered: int
    interview: int
    offer: int


def funnel(log: SearchLog) -> Funnel:
    """The funnel of the whole search."""
    all_of_them = log.applications.values()
    return Funnel(
        len(were_sent(log)),
        sum(any(step.stage in ANSWERS for step in each.stages) for each in all_of_them),
        sum(_came_to(each, "interview") for each in all_of_them),
        sum(_came_to(each, "offer") for each in all_of_them),
    )


def _came_to(application: Application, stage: str) -> bool:
    """Whether it reached a stage on the way, or one beyond it."""
    beyond = WAY[WAY.index(stage) :]
    return any(step.stage in beyond for step in application.stages)
