"""The verbs shared by `coach people`, `employers`, `applications` and `activities`: add, list, show, edit, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.cli.output import print_document, print_json, print_parts, print_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction
    from collections.abc import Mapping

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.search.log import SearchLog

LISTS = {"person": "people", "employer": "employers", "application": "applications", "activity": "activities"}
NOTHING = {
    "person": 'Nobody is on your list yet. Start with `coach people add "Ana Lopez" --closeness 4`.',
    "employer": 'No employer is on your list yet. Start with `coach employers add "Acme" --motivation 4`.',
    "application": 'There is no application yet. Start with `coach applications add "Acme" "platform engineer"`.',
    "activity": 'Nothing is logged yet. Start with `coach log "coffee with Ana, 40 min"`.',
}
ORDER_HELP = "how to sort: see docs/commands.md"


def with_verbs(parser: Parser, what: str, positional: tuple[tuple[str, bool], ...]) -> _SubParsersAction[Any]:
    """Add the shared verbs. `positional` are fields given as positional arguments, and whether each is required."""
    from coach.domain.search.state import RECORDS

    parser.default_verb = "list"
    verbs = parser.with_verbs()
    add = verbs.add_parser("add", help="add one")
    for name, needed in positional:
        add.add_argument(name, metavar=name.upper(), nargs=None if needed else "?", help=f"the {name}")
    edit = verbs.add_parser("edit", help="change one")
    edit.add_argument("key", metavar="KEY", help="its key or name")
    for field in RECORDS[what].form:
        words = f" ({', '.join(word for word in field.words if word != '-')})" if field.words else ""
        help_text = f"{field.label}{f': {field.hint}' if field.hint else ''}{words}".replace("%", "%%")
        option = f"--{field.name.replace('_', '-')}"
        edit.add_argument(option, dest=f"field_{field.name}", metavar="TEXT", help=help_text)
        if field.name not in dict(positional):
            add.add_argument(option, dest=f"field_{field.name}", metavar="TEXT", help=help_text)
    show = verbs.add_parser("show", help="everything about one")
    show.add_argument("key", metavar="KEY", help="its key or name")
    with_json(show)
    remove = verbs.add_parser("remove", help="remove one; `coach undo` brings it back")
    remove.add_argument("key", metavar="KEY", help="its key or name")
    _with_list(verbs.add_parser("list", help="list all of them, or those with these words"))
    return verbs


def _with_list(parser: ArgumentParser) -> None:
    parser.add_argument("words", metavar="WORD", nargs="*", help="only those with all these words")
    parser.add_argument("--sort", metavar="ORDER", help=ORDER_HELP)
    parser.add_argument("--limit", metavar="N", type=int, help="show at most this many")
    parser.add_argument("--json", action="store_true", help="print it as JSON, for other programs")


def run_verb(what: str, options: Namespace, context: Context, positional: tuple[tuple[str, bool], ...]) -> None:
    """Run one of the shared verbs. Raises CoachError."""
    if options.verb == "add":
        given = {name: getattr(options, name) for name, _ in positional if getattr(options, name)}
        _keep(what, None, {**given, **_fields(options)}, context)
    elif options.verb == "edit":
        _edit(what, options, context)
    elif options.verb == "list":
        _list(what, options, context)
    else:
        _one(what, options, context)


def _fields(options: Namespace) -> dict[str, str]:
    given = vars(options)
    return {
        name.removeprefix("field_"): text
        for name, text in given.items()
        if name.startswith("field_") and text is not None
    }


def _edit(what: str, options: Namespace, context: Context) -> None:
    given = _fields(options)
    if not given:
        raise RefusedError("Nothing to change", f"Say what: `coach {LISTS[what]} edit --help` shows how.")
    _keep(what, context.store.state.search.find(what, options.key), given, context)


def _keep(what: str, key: str | None, texts: Mapping[str, str], context: Context) -> None:
    from coach.domain.named_records import short_keys
    from coach.domain.search.typed_records import record_event, typed_fields
    from coach.export.search_document import record_line

    log = context.store.state.search
    known = records_of(what, log)[key] if key else None
    changes = typed_fields(what, texts, log, context.today, context.store.state.profile.country)
    event, on = record_event(what, known, changes, log)
    entry = context.store.append(event, on)
    log = context.store.state.search
    kept = records_of(what, log)[entry.text("key")]
    print_wrapped(f"Saved: {record_line(kept, log, context.today)} ({short_keys(records_of(what, log))[kept.key]})")


def records_of(what: str, log: SearchLog) -> Mapping[str, Any]:
    """The records of one kind."""
    found: Mapping[str, Any] = getattr(log, LISTS[what])
    return found


def _list(what: str, options: Namespace, context: Context) -> None:
    from coach.domain.named_records import short_keys
    from coach.domain.search.efforts import all_efforts
    from coach.domain.search.filters import RecordIndex, arranged, orders
    from coach.export.search_data import record_data
    from coach.export.search_document import record_entries

    log = context.store.state.search
    known = list(orders(LISTS[what], log))
    order = options.sort or known[0]
    if order not in known:
        raise RefusedError(f"There is no order {order[:40]!r}", f"Choose one of: {', '.join(known)}.")
    listed = all_efforts(log) if what == "activity" else records_of(what, log)
    found = RecordIndex(listed, log).find(" ".join(options.words))
    records = arranged(found, LISTS[what], order, log)[: options.limit]
    if options.json:
        print_json({LISTS[what]: [record_data(record, log) for record in records]})
        return
    nothing = "None of them has these words." if options.words and listed else NOTHING[what]
    keys = short_keys({each.key for each in listed.values()})
    print_parts(*record_entries(records, keys, log, context.today, nothing))


def _one(what: str, options: Namespace, context: Context) -> None:
    log = context.store.state.search
    key = log.find(what, options.key)
    record = records_of(what, log)[key]
    if options.verb == "remove":
        from coach.domain.search.events import RecordGone

        context.store.append(RecordGone(what, key))
        print_wrapped("Removed. `coach undo` brings it back.")
    elif options.json:
        from coach.export.search_data import record_data

        print_json(record_data(record, log))
    else:
        from coach.export.search_document import record_document

        print_document(record_document(what, record, log, context.today))
