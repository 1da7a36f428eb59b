"""`coach calendar`: export the schedule as a calendar file, and import busy times from one."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.parser import whole_number

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

WEEKS = 8


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    verbs = parser.with_verbs()
    export = verbs.add_parser("export", help="write the schedule as iCalendar")
    export.add_argument("file", metavar="FILE", nargs="?", default="-", help="such as coach.ics, or - for the screen")
    export.add_argument("--zone", metavar="ZONE", help="a time zone, such as Europe/London (default: this machine's)")
    export.add_argument("--overwrite", action="store_true", help="replace an existing file")
    take = verbs.add_parser("import", help="read busy times, so that coach plans around them")
    take.add_argument("file", metavar="FILE", help="an .ics file from any calendar")
    take.add_argument(
        "--weeks", metavar="N", type=whole_number, default=WEEKS, help=f"how far ahead (default: {WEEKS})"
    )
    take.add_argument("--yes", action="store_true", help="save them without asking")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "export":
        _export(options, context)
    else:
        _import(options, context)


def _export(options: Namespace, context: Context) -> None:
    from coach.cli.files import write_file
    from coach.domain.schedule.block import check_zone
    from coach.export.calendar import calendar_of

    zone = check_zone(options.zone) if options.zone else context.clock.zone_name
    content = calendar_of(context.store.state, zone, context.clock.now())
    if options.file == "-":
        sys.stdout.write(content.decode())
        return
    write_file(Path(options.file), content, overwrite=options.overwrite)
    print_wrapped(f"Saved to {options.file}. Importing it again later updates what is there.")


def _import(options: Namespace, context: Context) -> None:
    from datetime import timedelta

    from coach.cli.prompts import confirm
    from coach.domain.sanitize import shown
    from coach.domain.schedule.events import BusyTimes
    from coach.domain.wording import count
    from coach.errors import RefusedError
    from coach.imports.calendars.busy_times import read_busy

    if not 1 <= options.weeks <= 52:
        raise RefusedError("That is not a number of weeks", "Give 1 to 52.")
    file = Path(options.file)
    found = read_busy(file, context.clock.zone, context.today, context.today + timedelta(weeks=options.weeks))
    times = count(len(found.times), "busy time")
    print_wrapped(f"{shown(file.name)}: {times} in the next {options.weeks} weeks. {found.doubt}".strip())
    for begin, end, words in found.times[:10]:
        print_wrapped(f"{begin.replace('T', ' ')} to {end.replace('T', ' ')} {words}".rstrip())
    if options.yes or confirm("Save them, and replace the earlier ones from this file?"):
        context.store.append(BusyTimes(shown(file.name)[:80], found.times))
        print_wrapped("Saved.")
