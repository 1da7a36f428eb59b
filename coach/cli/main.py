"""Which commands there are. Only the module of the one that was asked for is imported."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Protocol

from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

PARTS: dict[str, dict[str, tuple[str, str]]] = {
    "To begin": {
        "demo": ("demo", "A lived-in example to look around in; nothing is kept."),
        "start": ("start", "Set coach up: the day of the job loss, country, currency, name."),
        "first-hours": ("first_hours", "The first 48 hours: the quiet, urgent dates, people, private writing."),
        "your-plan": ("your_plan", "Your plan: the first week, the runway, the people; also as a spreadsheet."),
        "settings": ("settings", "Show your settings, or change them."),
    },
    "Every day": {
        "today": ("today", "What to do today."),
        "done": ("done", "Tick an action."),
        "undone": ("undone", "Take the ticks of an action back."),
        "checkin": ("checkin", "Say how the day is: mood, energy, a line."),
        "note": ("note", "Keep a few words."),
        "close": ("close", "The close of a day: how it was, and a line."),
        "status": ("status", "One line, for a shell prompt or a status bar."),
        "pause": ("pause", "Stop for a while; nothing counts and nothing is lost."),
        "resume": ("resume", "End a pause, or leave the quiet of the first 48 hours."),
    },
    "The ten steps": {
        "steps": ("steps", "The ten steps with their actions, and what is done."),
        "step": ("step", "One step: why it matters, and how to do its actions."),
        "skip": ("skip", "Leave a step out."),
        "unskip": ("unskip", "Take up a step that was left out."),
        "worksheet": ("worksheet", "What each step lets you make: read it, write it, edit it, export it."),
        "story": ("story", "What you did, kept as stories to tell, and the strengths they show."),
        "skills": ("skills", "What adverts ask for, what of it you have, and the one thing to learn."),
        "practice": ("practice", "Interview questions, one at a time; weak ones come back."),
    },
    "Money": {
        "runway": ("runway", "On which day the money ends, and what moves it."),
        "money": ("money", "What you have, what comes and what goes: add, edit, cut, list, import, export."),
        "benefits": ("benefits", "What your country pays after a job loss, and what must be claimed by when."),
    },
    "The week": {
        "week": ("week", "The plan of a week, and beside it what happened."),
        "plan": ("plan", "The five minutes that plan the next week."),
        "block": ("block", "Blocks of time: add, move, swap, time, tick, take out."),
        "calendar": ("calendar", "The schedule as a calendar file; busy times from one."),
    },
    "The search": {
        "log": ("log", "One line about an effort: a talk, a message, an application, an answer."),
        "due": ("due", "Follow-ups that are due, and what to do next."),
        "people": ("people", "Who you know: add, find, write to next, contacts from a file."),
        "employers": ("employers", "The employers you would like, the most wanted first."),
        "applications": ("applications", "Where you applied, and how far each is."),
        "mail": ("mail", "An answer by mail: whose it is, what it says, and what to record."),
        "activities": ("activities", "Every dated effort of the search."),
        "cards": ("cards", "Setback cards: what may go wrong, and what you will do then."),
        "worklog": ("worklog", "The log of your search that an authority asks for."),
    },
    "Looking back": {
        "review": ("review", "What a week, a month or the whole time came to."),
        "reflect": ("reflect", "Four questions about a week, and one thing to learn from."),
        "history": ("history", "Week after week, what each came to."),
    },
    "Reading": {
        "read": ("read", "The articles, the evidence, and your own reading with notes."),
        "search": ("find", "Find words in all there is to read, and in what you wrote."),
    },
    "Your record": {
        "undo": ("undo", "Take back what was written last."),
        "redo": ("redo", "Bring back what was undone last."),
        "export": ("export", "Everything, in open formats, in a folder of its own."),
        "import": ("bring_in", "A whole record, on a new machine; nothing is doubled."),
        "same": ("same", "What two machines noted twice, and whether it is one."),
        "backup": ("backup", "Everything you would miss, in one dated file."),
        "restore": ("restore", "A backup put back beside what is there; nothing goes."),
        "where": ("where", "Where your files lie."),
        "doctor": ("doctor", "Check everything, and say what was found."),
        "completion": ("completion", "Completion of commands for your shell."),
    },
}
"""The commands by what they are about, each with its module and what it is for."""
COMMANDS = {name: command for commands in PARTS.values() for name, command in commands.items()}


class Command(Protocol):
    """What the module of every command offers."""

    def configure(self, parser: Parser) -> None:
        """Add the command's arguments."""

    def run(self, options: Namespace, context: Context) -> int | None:
        """Do it; return the exit code, None for 0. Raises CoachError for what a person should be told."""


def run(arguments: list[str]) -> int:
    """Run the command line `arguments` and return the exit code: 0, 2 for what was asked wrongly, 1 for what broke."""
    from coach.cli.exit_codes import exit_code_of

    return exit_code_of(lambda: _dispatch(arguments), os.environ)


def _dispatch(arguments: list[str]) -> int:
    from coach.cli.context import Context

    context = Context(os.environ)
    if not arguments:
        return _open_screen(context)
    name, rest = arguments[0], arguments[1:]
    if name in ("--help", "-h", "help") and not (name == "help" and rest):
        print(overview())
        return 0
    if name in ("--version", "-V"):
        from coach import __version__

        print(f"coach {__version__}")
        return 0
    if name == "help":
        name, rest = rest[0], ["--help"]
    if name not in COMMANDS:
        raise _unknown(name)
    if name == "status" and not rest:
        from coach.cli.commands.status import show_line

        show_line(context)  # without the parser, since a shell prompt asks this again and again
        context.close()
        return 0
    command = load(name)
    code = command.run(parser_of(name, command).read(rest), context) or 0
    context.close()
    return code


def load(name: str) -> Command:
    """The module of a command."""
    from importlib import import_module
    from typing import cast

    return cast("Command", import_module(f"coach.cli.commands.{COMMANDS[name][0]}"))


def parser_of(name: str, command: Command) -> Parser:
    """The parser of one command's arguments."""
    from coach.cli.parser import Parser

    parser = Parser(prog=f"coach {name}", description=COMMANDS[name][1], allow_abbrev=False)
    command.configure(parser)
    return parser


def overview() -> str:
    """What `coach --help` prints."""
    from itertools import chain

    width = max(map(len, COMMANDS))
    return "\n".join(
        [
            "coach: a guided way through the weeks after a job loss.",
            "",
            "  coach            opens the screen",
            "  coach COMMAND    does one thing and ends",
            "",
            *chain.from_iterable(_listed(part, width) for part in PARTS),
            "`coach COMMAND --help` says more about one of them; `coach --version` says which coach this is.",
            "COACH_HOME sets the folder everything is kept in; COACH_NOW sets the clock, for demonstrations.",
        ]
    )


def _listed(part: str, width: int) -> list[str]:
    return [part, *(f"  {name:<{width}}  {summary}" for name, (_, summary) in PARTS[part].items()), ""]


def _unknown(name: str) -> RefusedError:
    if name.startswith("-"):
        return RefusedError(f"There is no option {name[:40]!r}", "`coach --help` lists everything.")
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), COMMANDS, n=1)
    hint = f"Did you mean `coach {near[0]}`? " if near else ""
    return RefusedError(f"There is no command {name[:40]!r}", f"{hint}`coach --help` lists them all.")


def _open_screen(context: Context) -> int:
    from coach.cli.window import has_terminal, open_window

    if not has_terminal():
        from coach.cli.exit_codes import tell

        tell("The screen needs a terminal, so here is `coach today` as plain text. `coach --help` lists every command.")
        return _dispatch(["today"])
    return open_window(context.open_coach(tell=False))
