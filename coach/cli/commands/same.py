"""`coach same`: names that two machines added, and changes that both made; you decide whether they are one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.edits import Conflict


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("keys", nargs="*", metavar="KEY", help="two keys: the first stays, with what the other had")
    parser.add_argument("--apart", action="store_true", help="the two are two, and are not offered any more")


def run(options: Namespace, context: Context) -> None:
    """List them, merge two, or record that they are different. Raises CoachError."""
    from coach.domain.duplicates import NotDuplicates, find_twins, merge_pair
    from coach.errors import RefusedError

    if not options.keys:
        _list(context)
        return
    if len(options.keys) != 2:
        raise RefusedError("Two keys are wanted", "Name the one that stays first, then the other.")
    store = context.store
    found = find_twins(store.state, *options.keys)
    if options.apart:
        store.append(NotDuplicates(found.kind, *found.keys))
        print_wrapped(f"{found.words}: they are two.")
        return
    store.apply_all(lambda newest: merge_pair(newest, find_twins(newest, *found.keys)))
    print_wrapped(f"{found.words}: they are one now, under {found.keys[0]}. `coach undo` makes them two again.")


def _list(context: Context) -> None:
    from coach.domain.duplicates import conflicting_edits, find_duplicates

    state = context.store.state
    alike, covered = find_duplicates(state), conflicting_edits(state)
    for found in alike:
        one, other = found.keys
        print_wrapped(f"{found.kind.replace('_', ' ').capitalize()} “{found.words}” is there twice: {one} and {other}.")
    if alike:
        print_wrapped("`coach same KEY KEY` makes two one; with --apart they stay two.")
    for each in covered:
        print_wrapped(covered_words(each))
    if not alike and not covered:
        print_wrapped("Nothing was noted or changed twice.")


def covered_words(each: Conflict) -> str:
    """The value that counts, and the one that it overrides."""
    from coach.domain.duplicates import called
    from coach.domain.sanitize import shown

    counts, was = (
        shown(str(value))[:120] if value not in (None, "") else "nothing" for value in (each.value, each.other)
    )
    return (
        f"{called(each.entry)} ({shown(each.name[-1])}): two machines changed the {each.field.replace('_', ' ')}. "
        f"The later one counts: {counts}. The other said: {was}. Your next change of it settles this."
    )
