"""`coach worksheet`: the worksheet of each step: read it, fill it in, edit it in your editor, export it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_lines, print_parts, print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

VERBS = ("edit", "fill", "draft", "row", "remove", "export")


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("what", metavar="NAME", nargs="?", help=f"a worksheet or its step; or {', '.join(VERBS)}")
    parser.add_argument("words", metavar="WORD", nargs="*", help="the rest of the command: see docs/commands.md")
    parser.add_argument("--json", action="store_true", help="print it as JSON, for other programs")
    parser.add_argument("--output", metavar="FILE", help="write to a file instead of the screen (export)")
    parser.add_argument("--overwrite", action="store_true", help="replace an existing file")
    parser.add_argument("--from", dest="taken_from", metavar="FILE", help="read the text from a file (edit)")
    parser.add_argument("--tone", metavar="TONE", help="in which tone (draft)")
    parser.add_argument("--keep", action="store_true", help="save the draft (draft)")


def run(options: Namespace, context: Context) -> None:
    """Print one worksheet or all, or run the chosen verb. Raises CoachError."""
    from coach.cli import worksheet_edit
    from coach.storage.drafts import Drafts, recover_drafts

    if context.home.drafts.is_dir():
        recover_drafts(context.store, Drafts(context.home))
    verbs = {
        "edit": worksheet_edit.edit,
        "fill": worksheet_edit.fill,
        "draft": worksheet_edit.draft,
        "row": worksheet_edit.row,
        "remove": worksheet_edit.remove,
        "export": _export,
    }
    if options.what in verbs:
        verbs[options.what](options, context)
    elif options.words:
        raise RefusedError(
            f"{options.what[:40]!r} is not a command of `coach worksheet`",
            f"Choose one of: {', '.join(VERBS)}. To see a worksheet, give only its name.",
        )
    else:
        _show(options, context)


def _show(options: Namespace, context: Context) -> None:
    from coach.export.worksheet_data import worksheet_data
    from coach.export.worksheet_document import worksheet_lines, worksheet_overview
    from coach.guide.worksheets import worksheet, worksheets

    state = context.store.state
    if options.what:
        sheet = worksheet(options.what)
        if options.json:
            print_json(worksheet_data(state, sheet))
        else:
            print_document(worksheet_overview(state, sheet))
    elif options.json:
        print_json({"worksheets": [worksheet_data(state, sheet) for sheet in worksheets()]})
    else:
        print_parts(*worksheet_lines(state, worksheets()))
        print_wrapped("`coach worksheet NAME` shows one, `coach worksheet edit NAME` opens it in your editor.")


def _export(options: Namespace, context: Context) -> None:
    from coach.cli.files import write_file
    from coach.export.markdown import document_markdown
    from coach.export.worksheet_document import worksheet_page
    from coach.guide.worksheets import worksheet, worksheets

    sheets = [worksheet(name) for name in options.words] or list(worksheets())
    page = "\n".join(document_markdown(worksheet_page(context.store.state, sheet)) for sheet in sheets)
    if options.output:
        write_file(Path(options.output), page.encode(), overwrite=options.overwrite)
        print_wrapped(f"Saved to {options.output}")
    else:
        print_lines([page.rstrip("\n")])
