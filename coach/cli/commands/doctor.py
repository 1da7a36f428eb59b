"""`coach doctor`: check your data for problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_parts
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.document import Paragraph
    from coach.storage.doctor.findings import Finding
    from coach.storage.home import Home

MARKS = {"problem": "problem: ", "note": "note:    ", "fine": "fine:    "}


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> int:
    """Print the findings, most severe first; return 0 if none of them is a problem, else 1. It changes nothing."""
    from coach import __version__
    from coach.storage.doctor.journal import check_journal

    report = check_journal(context.home, context.today)
    findings = [*report.findings, *_about_crash(context.home)]
    if options.json:
        print_json(
            {
                "sound": report.is_sound,
                "version": __version__,
                "home": str(context.home.folder),
                "pages": report.pages,
                "entries": report.entries,
                "findings": [
                    {"severity": each.severity, "sentence": each.sentence, "advice": each.advice or None}
                    for each in findings
                ],
            }
        )
    else:
        print_parts(*map(_paragraph, findings))
    return 0 if report.is_sound else 1


def _about_crash(home: Home) -> list[Finding]:
    from coach.storage.doctor.findings import Finding, shown_path

    try:
        home.crash.lstat()
    except OSError:
        return []
    what = f"coach crashed once because of a bug. The details are in {shown_path(home.crash)}."
    return [Finding("note", what, "Delete the file when you have read or reported it.")]


def _paragraph(finding: Finding) -> Paragraph:
    from coach.domain.document import Paragraph

    return Paragraph(f"{finding.sentence} {finding.advice}".strip(), lead=MARKS[finding.severity])
