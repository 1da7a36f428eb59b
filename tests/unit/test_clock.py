"""The clock's time zone, if the system has no name for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import tzlocal

from coach.clock import Clock, SystemZone

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone is set by TZ")


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[None]:
    with monkeypatch.context() as changed:
        changed.setenv("TZ", request.param)
        _settle()
        yield
    _settle()


def _settle() -> None:
    time.tzset()
    tzlocal.unix._cache_tz = None


@pytest.mark.parametrize("system", ["IST-5:30", "UTC0", "EST5EDT,M3.2.0,M11.1.0", "Nowhere/None"], indirect=True)
@pytest.mark.usefixtures("system")
def test_any_zone_that_the_system_takes_is_counted_by() -> None:
    zone = Clock().zone
    for month in (1, 7):
        moment = datetime(2026, month, 1, 12, tzinfo=UTC)
        assert moment.astimezone(zone) == moment
        assert moment.astimezone(zone).utcoffset() == moment.astimezone().utcoffset()
    assert Clock().zone_name == ""


@pytest.mark.parametrize("system", ["EST5EDT,M3.2.0,M11.1.0"], indirect=True)
@pytest.mark.usefixtures("system")
def test_the_repeated_hour_is_told_apart() -> None:
    zone = SystemZone()
    for hour in range(3, 9):
        moment = datetime(2026, 11, 1, hour, 30, tzinfo=UTC)
        assert moment.astimezone(zone).astimezone(UTC) == moment
