"""`coach log "TEXT"`: turn one line about the search into an activity, an answer or a plan, with what follows."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING, Any

from coach.cli.output import print_json, print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.schedule.block import Block
    from coach.domain.search.quick_log import ParsedLine

FROM_STDIN = "-"
NEW = "new"
MOST_LINES = 10_000


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "text",
        metavar="TEXT",
        nargs="+",
        help='such as "coffee with Ana at Acme, 40 min, follow up friday"; - reads lines from stdin',
    )
    parser.add_argument("--show", action="store_true", help="show how coach reads the line, and save nothing")
    parser.add_argument("--json", action="store_true", help="print the result as JSON, for other programs")
    parser.add_argument(
        "--person",
        metavar="KEY",
        action="append",
        default=[],
        help="who it was, if the name fits two people: a key from your list, or new",
    )


def run(options: Namespace, context: Context) -> int:
    """Parse the line, save it, and print how it was understood. Raises RefusedError."""
    if options.text == [FROM_STDIN]:
        return _run_lines(options, context)
    quick = _read(" ".join(options.text), options, context)
    blocks: list[Block] = []
    if not options.show:
        blocks = _keep(quick, context)
    elif not quick.asks:
        _facts(quick, context)  # raises for what can't be saved
    if options.json:
        print_json({"kept": not options.show, **as_data(quick, blocks)})
        return 0
    _say(quick, options, context, blocks)
    return 0


def _run_lines(options: Namespace, context: Context) -> int:
    """Save each line on its own: one that fails is reported with its number, and the others are saved."""
    found: list[dict[str, Any]] = []
    refused = 0
    for number, line in _lines():
        try:
            quick = _read(line, options, context)
            blocks = _facts(quick, context) if options.show else _keep(quick, context)
        except RefusedError as error:
            refused += 1
            found.append({"line": number, "kept": False, "refused": f"{error.title}. {error.message}"})
            if not options.json:
                print_wrapped(f"Line {number} was not saved. {error.title}. {error.message}")
            continue
        found.append({"line": number, "kept": not options.show, **as_data(quick, blocks)})
        if not options.json:
            print_wrapped(f"Line {number}:")
            _say(quick, options, context, blocks)
    if options.json:
        print_json({"lines": found})
    elif not found:
        raise RefusedError("There was nothing on stdin", 'Such as: echo "called Ana" | coach log -')
    return 2 if refused else 0


def _lines() -> Iterator[tuple[int, str]]:
    from itertools import islice

    text = sys.stdin.buffer.read().decode("utf-8", errors="replace").removeprefix("\ufeff")
    ends = re.split("\r\n|\r|\n", text)  # and not at every character that str.splitlines takes as a line end
    lines = ((number, line) for number, line in enumerate(ends, 1) if line.strip())
    return islice(lines, MOST_LINES)


def _read(line: str, options: Namespace, context: Context) -> ParsedLine:
    from coach.domain.named_records import resolve_key
    from coach.domain.sanitize import accept
    from coach.domain.search.matching import folded_name
    from coach.domain.search.quick_log import read_line

    accept(" ".join(line.split()), "the line")
    log, now = context.store.state.search, f"{context.clock.now():%H:%M}"
    quick = read_line(line, context.today, log, now)
    answers = {}
    for ask in quick.asks:
        keys = {key for key, _ in ask.choices}
        said = next((found for key in options.person if (found := key if key == NEW else resolve_key(key, keys))), None)
        if ask.about == "person" and said is not None:
            answers[folded_name(ask.name)] = "" if said == NEW else said
    return read_line(line, context.today, log, now, answers) if answers else quick


def _facts(quick: ParsedLine, context: Context) -> list[Block]:
    from coach.domain.search.line_facts import events_of_line

    events_of_line(quick, context.store.state.search)
    return []


def _keep(quick: ParsedLine, context: Context) -> list[Block]:
    from coach.services.lines import save_line

    if quick.asks and quick.asks[0].about == "person":
        keys = ", ".join((*(key for key, _ in quick.asks[0].choices), NEW))
        raise RefusedError("It could be two people", f"{quick.asks[0].words} Add --person with one of: {keys}.")
    return save_line(context.store, quick)


def _say(quick: ParsedLine, options: Namespace, context: Context, blocks: list[Block]) -> None:
    from coach.cli.setbacks import answer_setback
    from coach.domain.search.line_wording import done_blocks_words, method_words, planned_words, rows_of

    kept = "Planned" if quick.planned else "Saved"
    print_wrapped(f"{f'Would be {kept.lower()}' if options.show else kept}:")
    for label, words, told in rows_of(quick, context.today):
        print_wrapped(f"{label + ':':<15} {words}{' ' if words and told else ''}{f'({told})' if told else ''}")
    for ask in quick.asks:
        print_wrapped(f"Please answer first: {ask.words}")
    if quick.planned:
        print_wrapped(planned_words(quick))
    for words in (done_blocks_words(blocks), method_words(quick, context.store.state.search)):
        if words:
            print_wrapped(words)
    if quick.stage and not options.show and not quick.planned:
        answer_setback(quick.stage, context)


def as_data(quick: ParsedLine, blocks: list[Block]) -> dict[str, Any]:
    """What was understood, as JSON; `not_read` are the words in no field, `parts` all words in order.

    `blocks_done` are the keys of the blocks that it completes.
    """
    days = {name: day.isoformat() if (day := getattr(quick, name)) else None for name in ("on", "next_on")}
    texts = ("what", "stage", "employer", "role", "start", "method", "source", "reference", "place", "ask", "next_step")
    return {
        "text": quick.text,
        "planned": quick.planned,
        **{name: getattr(quick, name) or None for name in texts},
        **days,
        "minutes": quick.minutes,
        "people": [{"name": named.name, "key": named.key or None} for named in quick.people],
        "note": quick.note or None,
        "not_read": [part.words for part in quick.parts if part.name in ("note", "unread")],
        "asks": [{"about": ask.about, "words": ask.words, "choices": dict(ask.choices)} for ask in quick.asks],
        "parts": [part._asdict() for part in quick.parts],
        "blocks_done": [block.key for block in blocks],
    }
