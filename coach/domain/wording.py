"""Numbers in words: durations and counts."""

from __future__ import annotations


def duration(minutes: int) -> str:
    """ "40 min", "1 h", "2 h 15 min"."""
    hours, rest = divmod(minutes, 60)
    parts = ([f"{hours} h"] if hours else []) + ([f"{rest} min"] if rest or not hours else [])
    return " ".join(parts)


def short_duration(minutes: int) -> str:
    """The same, shorter: "40 min", "1 h", "2 h 15"."""
    return duration(minutes).removesuffix(" min") if minutes > 60 and minutes % 60 else duration(minutes)


def count(number: int, one: str, many: str | None = None) -> str:
    """ "1 day", "3 days", "no days"."""
    return f"{number or 'no'} {one if number == 1 else many or one + 's'}"


def within(words: str) -> str:
    """Lower-case the first letter for use within a sentence ("How sure I felt": "how sure I felt"), except of "I"."""
    return words if words.split()[:1] == ["I"] else words[:1].lower() + words[1:]
