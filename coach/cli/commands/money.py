"""`coach money`: add money lines, cut them and restore them, import and export plans and statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.money_options import with_fields
from coach.cli.output import print_json, print_parts, print_wrapped
from coach.cli.parser import whole_number, with_json
from coach.cli.statement_options import with_choices

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    parser.default_verb = "list"
    verbs = parser.with_verbs()
    add = verbs.add_parser("add", help="add an account, income, lump sum, expense, debt or date")
    add.add_argument("what", metavar="KIND", help="account, income, lump, expense, debt or clock")
    add.add_argument("name", metavar="NAME", help="its name, such as Rent")
    example = 'such as 4500, 4.5k, "120 a week" or "72,000 a year in 3 cheques"; a clock (date) has none'
    add.add_argument("amount", metavar="AMOUNT", nargs="?", help=example)
    with_fields(add)
    edit = verbs.add_parser("edit", help="change a line")
    edit.add_argument("line", metavar="LINE", help="its id or name; `coach money list` shows them")
    edit.add_argument("--name", metavar="TEXT", help="another name")
    edit.add_argument("--amount", metavar="AMOUNT", help="another amount, or the balance as it is today")
    with_fields(edit)
    for verb, help_text in (
        ("cut", "cut an expense, and see how many days you gain"),
        ("keep", "bring back an expense that you cut"),
        ("remove", "remove a line from the plan"),
    ):
        lines = verbs.add_parser(verb, help=help_text)
        lines.add_argument("line", metavar="LINE", nargs="+", help="its id or name")
    with_json(verbs.add_parser("list", help="every line, and what it costs"))
    assume = verbs.add_parser("assume", help="what the runway assumes")
    assume.add_argument("--inflation", metavar="PERCENT", help="per cent a year, such as 2.5, or 0 for none")
    assume.add_argument(
        "--unsure", metavar="PERCENT", type=whole_number, help="by how many per cent spending may differ"
    )
    assume.add_argument("--late", metavar="DAYS", type=whole_number, help="by how much lump sums may be late")
    assume.add_argument("--search", metavar="MONTHS", type=whole_number, help="how long the search may take")
    read = verbs.add_parser(
        "import", help="import a plan file or a bank statement; coach asks before it saves anything"
    )
    read.add_argument("file", metavar="FILE", nargs="+", help="plan.toml, or your bank's files in any format")
    read.add_argument("--yes", action="store_true", help="accept everything that coach proposes")
    read.add_argument(
        "--own",
        metavar="NAME",
        action="append",
        default=[],
        help="names on your own accounts, so that transfers between them are not counted",
    )
    with_choices(read)
    check = verbs.add_parser("check", help="show how coach reads a bank's file, and import nothing")
    check.add_argument("file", metavar="FILE", nargs="+", help="your bank's files in any format")
    with_choices(check)
    with_json(check)
    export = verbs.add_parser("export", help="write the plan to a file")
    export.add_argument("file", metavar="FILE", help="plan.toml, or - for the screen")
    export.add_argument("--overwrite", action="store_true", help="replace an existing file")


def run(options: Namespace, context: Context) -> int | None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "import":
        from coach.cli.money_import import import_files

        return import_files(options, context)
    if options.verb == "check":
        from coach.cli.money_import import check_files

        check_files(options, context)
        return None
    verbs = {
        "add": _add,
        "edit": _edit,
        "cut": _turn,
        "keep": _turn,
        "remove": _remove,
        "list": _list,
        "assume": _assume,
        "export": _export,
    }
    verbs[options.verb](options, context)
    return None


def _add(options: Namespace, context: Context) -> None:
    from coach.cli.money_options import fields_asked, parse_kind
    from coach.cli.money_prompts import ask_missing
    from coach.cli.prompts import can_ask
    from coach.domain.runway.changes import new_id
    from coach.domain.runway.events import LineSet

    record = context.store.state.money
    line = new_id(options.name, record.lines)
    what = parse_kind(options.what)
    fields = fields_asked(options, what, context)
    event = LineSet(line, what, options.name, **fields)
    if can_ask():
        event = ask_missing(event, context)
    entry = context.store.append(event)
    _say_line("Saved", entry.text("line"), context)
    _tell_runway(context)


def _edit(options: Namespace, context: Context) -> None:
    from coach.cli.money_options import fields_asked
    from coach.domain.runway.changes import find_line, with_changes

    entry = find_line(context.store.state.money, options.line)
    changes = fields_asked(options, entry.text("what"), context)
    if options.name is not None:
        changes["name"] = options.name
    if not changes:
        from coach.errors import RefusedError

        raise RefusedError("Nothing to change", "Say what: `coach money edit --help` shows how.")
    event = with_changes(entry, changes)
    context.store.append(event)
    _say_line("Changed", event.line, context)
    _tell_runway(context)


def _turn(options: Namespace, context: Context) -> None:
    from coach.domain.runway.changes import find_line
    from coach.domain.runway.events import LineTurned
    from coach.errors import RefusedError

    found = [find_line(context.store.state.money, line) for line in options.line]
    for entry in found:
        if entry.text("what") != "expense":
            raise RefusedError(f"{entry.text('name')} is not an expense", "You can only cut expenses.")
    for entry in found:
        context.store.append(LineTurned(entry.text("line"), cut=options.verb == "cut"))
    names = ", ".join(entry.text("name") for entry in found)
    print_wrapped(f"{'Cut' if options.verb == 'cut' else 'Back'}: {names}.")
    _tell_runway(context)


def _remove(options: Namespace, context: Context) -> None:
    from coach.domain.runway.changes import find_line
    from coach.domain.runway.events import LineGone

    found = [find_line(context.store.state.money, line) for line in options.line]
    for entry in found:
        context.store.append(LineGone(entry.text("line")))
    print_wrapped(f"Removed: {', '.join(entry.text('name') for entry in found)}. `coach undo` brings it back.")
    _tell_runway(context)


def _list(options: Namespace, context: Context) -> None:
    state = context.store.state
    plan = state.plan(context.today)
    if options.json:
        from coach.export.runway_data import plan_data

        print_json(plan_data(plan, state.money))
        return
    from coach.export.runway_document import plan_lines

    print_parts(*plan_lines(plan, state.money))


def _assume(options: Namespace, context: Context) -> None:
    from coach.cli.money_options import parse_percent
    from coach.domain.runway.events import RunwayAssumed
    from coach.export.runway_document import assumed_sentences

    inflation = parse_percent(options.inflation)
    event = RunwayAssumed(inflation, options.unsure, options.late, options.search)
    if event.as_fields():
        context.store.append(event)
    print_wrapped(assumed_sentences(context.store.state.money))


def _export(options: Namespace, context: Context) -> None:
    from pathlib import Path

    from coach.cli.files import write_file
    from coach.imports.plan_text import write_plan

    text = write_plan(context.store.state.plan(context.today))
    if options.file == "-":
        print(text, end="")
        return
    write_file(Path(options.file), text.encode(), overwrite=options.overwrite)
    print_wrapped(f"Saved to {options.file}. It has your figures in it, so keep it private.")


def _say_line(done: str, line_id: str, context: Context) -> None:
    """Print the line as it was understood, and what is assumed because it was not given."""
    from coach.domain.named_records import short_keys
    from coach.domain.runway.changes import lines_of
    from coach.domain.runway.wording import assumed_of, line_words
    from coach.domain.sanitize import shown

    plan, key = context.store.state.plan(context.today), short_keys(context.store.state.money.lines)[line_id]
    for line in lines_of(plan):
        if line.id == line_id:
            print_wrapped(f"{done}: {shown(line.name)} ({key}), {line_words(line, plan)}.")
            if assumed := assumed_of(line, plan):
                print_wrapped(f"{' '.join(assumed)} `coach money edit {key}` changes it.")


def _tell_runway(context: Context) -> None:
    """Print one line: when the money runs out now."""
    from coach.export.runway_document import runway_line

    print_wrapped(runway_line(context.store.state.plan(context.today), context.today))
