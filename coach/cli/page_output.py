"""A page in the form that was asked for: to read in the terminal, or as a file to save or pass on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_lines, print_wrapped, width
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from coach.export.review_page import ReviewPage

FORMATS = ("text", "md", "html", "pdf")


def with_page(parser: ArgumentParser) -> None:
    """Add the arguments that every such page has."""
    parser.add_argument("--format", choices=FORMATS, default="text", help=", ".join(FORMATS))
    parser.add_argument("--output", metavar="FILE", help="write to a file (needed for a PDF)")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")


def write_page(options: Namespace, name: str, page: ReviewPage, make: Callable[[str], bytes]) -> None:
    """Print the page, or write it; `make` makes the content of a format, `name` is a file's in an example.

    Raises CoachError.
    """
    if options.format == "pdf" and not options.output:
        raise RefusedError("A PDF needs a file", f"Add --output {name}.pdf.")
    if options.format == "text" and not options.output:
        from coach.export.plain import wrap
        from coach.export.review_page import as_text

        lines = as_text(page)
        print_lines([line for text in lines for line in (wrap(text, width(), rest="    ") or [""])])
        return
    from coach.export.review_page import needs_other_letters
    from coach.export.templates import OTHER_LETTERS

    content = make(options.format)
    if options.output:
        from coach.cli.files import write_file

        write_file(Path(options.output), content, overwrite=options.overwrite)
        print_wrapped(f"Saved to {options.output}. Read it before you pass it on.")
        if options.format == "pdf" and needs_other_letters(page):
            print_wrapped(OTHER_LETTERS)
        return
    sys.stdout.write(content.decode())
