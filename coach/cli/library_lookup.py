"""Looks up texts of the library by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import RefusedError

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.domain.state import State


def state_to_read(context: Context) -> State:
    """The state; an empty one if the journal can't be opened, since the articles can be read all the same."""
    from coach.domain.state import replay
    from coach.errors import JournalError

    try:
        return context.store.state
    except JournalError:
        return replay(context.guide, ())


def check_name(name: str, context: Context) -> None:
    """Raises RefusedError for an unknown name."""
    if name not in context.guide.articles and name not in context.guide.evidence and name not in _own(context):
        raise unknown(name, context)


def _own(context: Context) -> list[str]:
    from coach.domain.reading.state import own_reading

    return list(own_reading(state_to_read(context)))


def full_name(name: str, context: Context) -> str:
    """The full name of own reading that was given without the mark at its end; any other name unchanged."""
    from coach.domain.named_records import resolve_key

    return resolve_key(name, _own(context)) or name if name.startswith("own-") else name


def unknown(name: str, context: Context) -> RefusedError:
    """The error for an unknown name."""
    from difflib import get_close_matches

    guide = context.guide
    near = get_close_matches(name[:40].lower(), [*guide.articles, *guide.evidence, *_own(context)], n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return RefusedError(f"There is no page called {name[:40]!r}", f"{hint}`coach read` lists them all.")
