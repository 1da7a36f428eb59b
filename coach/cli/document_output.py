"""Prints a document in the requested format: to read in the terminal, or as a file to save or pass on."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from coach.domain.document import Document
    from coach.export.document_file import Shareable

FORMATS = ("text", "md", "html", "pdf")


def with_formats(parser: ArgumentParser) -> None:
    """Add the options of a document that can be saved."""
    parser.add_argument("--format", choices=FORMATS, default="text", help=", ".join(FORMATS))
    parser.add_argument("--output", metavar="FILE", help="write to a file (needed for a PDF)")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")


def write_document(options: Namespace, example: str, found: Shareable, without: frozenset[str]) -> None:
    """Print the document, or write it to a file; `example` is a file name for the help. Raises CoachError."""
    if options.format == "pdf" and not options.output:
        raise RefusedError("A PDF needs a file", f"Add --output {example}.pdf.")
    if options.format == "text" and not options.output:
        print_document(found.document(without))
        return
    from coach.export.document_file import shared_file

    content = shared_file(found, options.format, without)
    if not options.output:
        sys.stdout.write(content.decode())
        return
    from coach.cli.files import write_file

    write_file(Path(options.output), content, overwrite=options.overwrite)
    print_wrapped(f"Saved to {options.output}. Read it before you pass it on.")
    if options.format == "pdf":
        warn_of_letters(found.document(without))


def warn_of_letters(document: Document) -> None:
    """Warn if a PDF may lack letters of the document."""
    from coach.export.pdf import OTHER_LETTERS, needs_other_letters

    if needs_other_letters(document):
        print_wrapped(OTHER_LETTERS)
