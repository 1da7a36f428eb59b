"""What time it is, and the one way to set another time: the variable COACH_NOW."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, tzinfo

from coach.domain.entries import can_be_counted_from
from coach.errors import RefusedError

NAMELESS = ("local", "localtime", "posixrules", "Factory")  # what tzlocal and zoneinfo call a zone without a name


class Clock:
    """The time here, with its offset from UTC.

    `shift` is how far this clock is from the machine's own; `zone_of` fixes the offset that it shows.
    A clock that was set goes on running, so that midnight comes for it as well.
    """

    def __init__(self, set_to: datetime | None = None) -> None:
        self._zone = set_to.tzinfo if set_to else None
        self._shift = set_to - datetime.now().astimezone() if set_to else timedelta()

    def now(self) -> datetime:
        """The aware local time."""
        return (datetime.now().astimezone() + self._shift).astimezone(self._zone)

    @property
    def zone(self) -> tzinfo:
        """The time zone here, with its changes of the clocks; that of the time it was set to, where it was."""
        if self._zone:
            return self._zone

        from tzlocal import get_localzone

        try:
            return get_localzone()
        except (LookupError, ValueError, OSError):  # TZ holds a rule such as EST5EDT4 or <+04>-4, and no name
            return SystemZone()

    @property
    def zone_name(self) -> str:
        """The official name of the time zone here, such as Europe/London, or "" where it has none that others know.

        A machine whose /etc/localtime is a plain file knows its rules and no name.
        """
        name = str(getattr(self.zone, "key", ""))
        return "" if name in NAMELESS else name


class SystemZone(tzinfo):
    """The zone that the system counts by, without a name: for each time it is asked for its offset."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        """The offset from UTC at this time by the wall clock; None without one."""
        return when.replace(tzinfo=None).astimezone().utcoffset() if when else None

    def dst(self, _when: datetime | None) -> timedelta | None:
        """Not known: the system tells the offset as a whole."""
        return None

    def tzname(self, when: datetime | None) -> str | None:
        """What the system calls it at this time."""
        return when.replace(tzinfo=None).astimezone().tzname() if when else None

    def fromutc(self, when: datetime) -> datetime:
        """The time here, of one that is given by UTC; the second of two that a clock shows has `fold` set."""
        local = when.replace(tzinfo=UTC).astimezone()
        here = local.replace(tzinfo=self)
        return here if here.utcoffset() == local.utcoffset() else here.replace(fold=1)


def clock_from(setting: str | None) -> Clock:
    """The clock that `setting` (the text of COACH_NOW, an ISO date-time) asks for; the machine's own without one.

    A time without an offset is local. Raises RefusedError for a text that is no date-time.
    """
    if not setting:
        return Clock()
    try:
        moment = datetime.fromisoformat(setting)
        if not can_be_counted_from(moment):
            raise ValueError(f"nobody lost a job in {moment.year}")  # noqa: TRY301 - told as every other text
        return Clock(moment if moment.tzinfo else moment.astimezone())
    except (ValueError, OverflowError) as error:
        raise RefusedError(
            "COACH_NOW is not a time", f"Set it to a date and a time such as 2026-11-23T09:00, not {setting!r}."
        ) from error
