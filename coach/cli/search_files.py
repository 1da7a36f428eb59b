"""Imports and exports of people and applications."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace, _SubParsersAction

    from coach.cli.context import Context

MANY = {"person": "people", "application": "applications", "employer": "employers", "activity": "activities"}
EXAMPLES = {"people": "name=1,email=4,phone=5", "applications": "employer=1,role=2,status=4,applied=5"}
FORMS = {"people": "CSV, Excel or vCard", "applications": "CSV, Excel or a Markdown table"}


def with_files(verbs: _SubParsersAction[Any], what: str) -> None:
    """Add the verbs import, check and export; `what` is people or applications."""
    take = verbs.add_parser("import", help=f"import {what} from a file: {FORMS[what]}")
    take.add_argument("file", metavar="FILE", help="the file; duplicates are skipped")
    take.add_argument("--yes", action="store_true", help="accept what coach proposes without asking")
    _with_answers(take, what)
    check = verbs.add_parser("check", help=f"show how coach reads a file of {what}, and import nothing")
    check.add_argument("file", metavar="FILE", help="the file")
    _with_answers(check, what)
    check.add_argument("--json", action="store_true", help="print it as JSON, for other programs")
    with_export(verbs, cards=what == "people")


def _with_answers(parser: ArgumentParser, what: str) -> None:
    from coach.cli.statement_options import with_table_choices

    with_table_choices(parser, EXAMPLES[what])
    parser.add_argument(
        "--others",
        choices=("note", "leave"),
        default="",
        help="what coach has no field for: into the note, or left out",
    )
    if what == "people":
        parser.add_argument(
            "--same", metavar="ROWS", default="", help="rows that are the same person, such as 5,7; check lists them"
        )
    else:
        parser.add_argument(
            "--status", metavar="WORD=STAGE", action="append", default=[], help="what a status means: 'on ice=applied'"
        )


def with_export(verbs: _SubParsersAction[Any], *, cards: bool = False) -> None:
    """Add the verb export."""
    give = verbs.add_parser("export", help=f"write all of them to a CSV file{', or as vCard' if cards else ''}")
    example = "people.csv or people.vcf" if cards else "list.csv"
    give.add_argument("file", metavar="FILE", help=f"such as {example}; - for the screen")
    give.add_argument("--excel", action="store_true", help="mark the file so that Excel reads letters such as é")
    give.add_argument("--overwrite", action="store_true", help="replace an existing file")


def run_file_verb(what: str, options: Namespace, context: Context) -> None:
    """Import, check or export a file. Raises CoachError."""
    if options.verb == "export":
        _export(what, options, context)
        return
    from coach.cli.search_import import check_file, import_file

    (check_file if options.verb == "check" else import_file)(MANY[what], options, context)


def _export(what: str, options: Namespace, context: Context) -> None:
    from coach.cli.files import write_file
    from coach.export import search_csv

    log = context.store.state.search
    if what == "person" and options.file.lower().endswith((".vcf", ".vcard")):
        from coach.export.search_vcard import people_vcard

        write_file(Path(options.file), people_vcard(log).encode(), overwrite=options.overwrite)
        print_wrapped(f"Saved to {options.file}. It has people's names in it, so keep it private.")
        return
    writers = {
        "person": search_csv.people_csv,
        "application": search_csv.applications_csv,
        "employer": search_csv.employers_csv,
        "activity": search_csv.activities_csv,
    }
    text = writers[what](log)
    if options.file == "-":
        sys.stdout.write(text)
        return
    encoding = "utf-8-sig" if options.excel else "utf-8"
    write_file(Path(options.file), text.encode(encoding), overwrite=options.overwrite)
    print_wrapped(f"Saved to {options.file}. It has people's names in it, so keep it private.")
