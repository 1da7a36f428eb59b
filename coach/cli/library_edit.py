"""`coach read add`, `coach read note` and `coach read remove`: the person's own items in the library."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.library_lookup import check_name, full_name, unknown
from coach.cli.output import print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context

_HOW = {
    "add": "`coach read add FILE` or `coach read add LINK`, with --title TEXT if you like",
    "note": "`coach read note NAME TEXT`",
    "remove": "`coach read remove KEY`; `coach read` lists the keys",
}


def change(verb: str, words: list[str], options: Namespace, context: Context) -> None:
    """Run the verb. Raises CoachError."""
    if len(words) != (2 if verb == "note" else 1) or options.json or options.mark or options.unmark:
        raise RefusedError("coach did not understand that", f"Write it like this: {_HOW[verb]}.")
    if options.title is not None and verb != "add":
        raise RefusedError("--title only works with add", f"Write it like this: {_HOW[verb]}.")
    if verb == "add":
        _add(words[0], options.title or "", context)
    elif verb == "note":
        _note(full_name(words[0], context), words[1], context)
    else:
        _remove(words[0], context)


def _add(place: str, title: str, context: Context) -> None:
    from coach.imports.reading_file import resolve_item
    from coach.storage.attachments import add_own_reading

    title, link, text = resolve_item(place, title)
    key = add_own_reading(context.store, title, link, text)
    print_wrapped(f"Added: {title} ({key}). `coach read {key}` prints it.")


def _note(name: str, text: str, context: Context) -> None:
    from coach.domain.reading.events import PageNoted

    event = PageNoted(name, text)
    check_name(name, context)
    context.store.append(event)
    print_wrapped("Saved.")


def _remove(key: str, context: Context) -> None:
    """Remove own reading, a highlight or a note."""
    from coach.domain.named_records import resolve_key
    from coach.domain.reading.events import MarginCleared, OwnReadingGone
    from coach.domain.reading.state import margins, own_reading

    state = context.store.state
    kept = margins(state)
    if own := resolve_key(key, own_reading(state)):
        context.store.append(OwnReadingGone(own))
    elif key in kept.highlights or key in kept.notes:
        context.store.append(MarginCleared(key))
    else:
        raise unknown(key, context)
    print_wrapped("Removed. `coach undo` brings it back.")
