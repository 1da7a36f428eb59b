"""The current time, and the one way to set another: the variable COACH_NOW."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from coach.domain.entries import is_usable_day
from coach.errors import RefusedError

UNNAMED_ZONES = ("local", "localtime", "posixrules", "Factory")  # what tzlocal and zoneinfo call a zone without a name


class Clock:
    """The local time, with its offset from UTC.

    `shift` is the difference from the machine's own clock; `zone_of` fixes the offset that it shows. A clock that was
    set keeps running, so that midnight comes for it as well.
    """

    def __init__(self, set_to: datetime | None = None) -> None:
        self._zone = set_to.tzinfo if set_to else None
        self._shift = set_to - datetime.now().astimezone() if set_to else timedelta()

    def now(self) -> datetime:
        """The aware local time."""
        return (datetime.now().astimezone() + self._shift).astimezone(self._zone)

    @property
    def zone(self) -> tzinfo:
        """The local time zone, with its daylight saving; that of the time the clock was set to, if it was set."""
        if self._zone:
            return self._zone

        from tzlocal import get_localzone

        try:
            return get_localzone()
        except (LookupError, ValueError, OSError):  # TZ is a rule such as EST5EDT4 or <+04>-4, without a name
            return SystemZone()

    @property
    def zone_name(self) -> str:
        """The IANA name of the local time zone, such as Europe/London; "" if it has none.

        A machine whose /etc/localtime is a plain file knows its rules but not its name.
        """
        name = str(getattr(self.zone, "key", ""))
        return "" if name in UNNAMED_ZONES else name


class SystemZone(tzinfo):
    """The system's time zone, without a name: the offset is asked for each time."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The offset from UTC at this wall-clock time; None without one."""
        return when.replace(tzinfo=None).astimezone().utcoffset() if when else None

    def dst(self, _when: datetime | None) -> timedelta | None:
        """Unknown: the system gives only the total offset."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """The system's abbreviation for the zone at this time."""
        return when.replace(tzinfo=None).astimezone().tzname() if when else None

    def fromutc(self, when: datetime) -> datetime:
        """The local time of a UTC time; the second of two that a clock shows twice has `fold` set."""
        local = when.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)


def clock_from(setting: str | None) -> Clock:
    """The clock that `setting` (the text of COACH_NOW, an ISO date-time) asks for; without it, the machine's own.

    A time without an offset is local. Raises RefusedError if it is not a date-time.
    """
    if not setting:
        return Clock()
    try:
        moment = datetime.fromisoformat(setting)
        if not is_usable_day(moment):
            raise ValueError(f"nobody lost a job in {moment.year}")  # noqa: TRY301 - reported like any other text
        return Clock(moment if moment.tzinfo else moment.astimezone())
    except (ValueError, OverflowError) as error:
        raise RefusedError(
            "COACH_NOW is not a time", f"Set it to a date and a time such as 2026-11-23T09:00, not {setting!r}."
        ) from error
