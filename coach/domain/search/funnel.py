"""The funnel of a search: how far its applications came. Every chart uses these counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.search.constants import ANSWERS, WAY
from coach.domain.search.efforts import were_sent
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application


class Funnel(NamedTuple):
    """How many were sent, were answered (rejections included), and led to an interview and to an offer.

    An interview or an offer also counts without a recorded application.
    """

    sent: int
    answered: int
    interview: int
    offer: int


def funnel(log: SearchLog) -> Funnel:
    """The funnel of the whole search."""
    return _funnel(log.applications, log.activities)


@cached_by_identity()
def _funnel(applications: Mapping[str, Application], activities: Mapping[str, Activity]) -> Funnel:
    all_of_them = applications.values()
    return Funnel(
        len(were_sent(SearchLog(applications=applications, activities=activities))),
        sum(any(step.stage in ANSWERS for step in each.stages) for each in all_of_them),
        sum(_came_to(each, "interview") for each in all_of_them),
        sum(_came_to(each, "offer") for each in all_of_them),
    )


def _came_to(application: Application, stage: str) -> bool:
    """Whether it reached this stage or a later one."""
    beyond = WAY[WAY.index(stage) :]
    return any(step.stage in beyond for step in application.stages)
