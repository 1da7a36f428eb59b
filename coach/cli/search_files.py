"""People and applications from CSV files, and to them."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coach.cli.output import say_wrapped

if TYPE_CHECKING:
    from argparse import Namespace, _SubParsersAction

    from coach.cli.context import Context
    from coach.imports.progress import Progress

MANY = {"person": "people", "application": "applications", "employer": "employers", "activity": "activities"}


def with_files(verbs: _SubParsersAction[Any]) -> None:
    """The verbs import and export."""
    take = verbs.add_parser("import", help="read a CSV file, such as a network's export of contacts")
    take.add_argument("file", metavar="FILE", help="the file; what is known already is not doubled")
    take.add_argument("--yes", action="store_true", help="keep what is proposed without asking")
    with_export(verbs)


def with_export(verbs: _SubParsersAction[Any]) -> None:
    """The verb export."""
    give = verbs.add_parser("export", help="write all of them to a CSV file")
    give.add_argument("file", metavar="FILE", help="such as people.csv; - for the screen")
    give.add_argument("--overwrite", action="store_true", help="replace a file that is there")


def carry(what: str, options: Namespace, context: Context) -> None:
    """Read a file, or write one. Raises CoachError."""
    if options.verb == "export":
        _export(what, options, context)
    else:
        _import(what, options, context)


def _export(what: str, options: Namespace, context: Context) -> None:
    from coach.cli.files import write_file
    from coach.export import search_csv

    writers = {
        "person": search_csv.people_csv,
        "application": search_csv.applications_csv,
        "employer": search_csv.employers_csv,
        "activity": search_csv.activities_csv,
    }
    text = writers[what](context.coach.transition.search)
    if options.file == "-":
        sys.stdout.write(text)
        return
    write_file(Path(options.file), text.encode("utf-8-sig"), overwrite=options.overwrite)
    say_wrapped(f"Written: {options.file}. It names people: keep it where only you can read it.")


def _import(what: str, options: Namespace, context: Context) -> None:
    from coach.cli.asking import agreed
    from coach.imports.search.proposals import propose

    file = Path(options.file)
    found = propose(MANY[what], file, context.coach.transition.search, context.today, _telling(file, "rows"))
    say_wrapped(found.words)
    if not found.has_news:
        say_wrapped("There is nothing to keep.")
    elif options.yes or agreed("Keep them?"):
        coach = context.coach
        coach.refresh()  # another window may have added some of it meanwhile
        coach.record_all(found.facts_for(coach.transition.search), _telling(file, "kept"))
        say_wrapped("Kept.")


def _telling(file: Path, words: str) -> Progress:
    """Tells on the terminal how far it is, and nobody else."""
    shows = sys.stderr is not None and sys.stderr.isatty()

    def tell(done: int, of: int) -> None:
        if shows:
            end = "\n" if done == of else ""
            print(f"\r{file.name}: {done:,} of {of:,} {words}", end=end, file=sys.stderr, flush=True)

    return tell
