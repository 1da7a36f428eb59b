"""The list of commands, and how one is run. Only the module of the command that was asked for is imported."""

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
        "demo": ("demo", "Look around in an example; nothing is saved."),
        "start": ("start", "Set coach up: when you lost the job, country, currency, name."),
        "first-hours": ("first_hours", "The first 48 hours: quiet, urgent dates, people, private writing."),
        "your-plan": ("your_plan", "Your plan: the first week, the runway, the people; also as a spreadsheet."),
        "settings": ("settings", "Show your settings, or change them."),
    },
    "Every day": {
        "today": ("today", "What to do today."),
        "done": ("done", "Tick an action."),
        "undone": ("undone", "Remove the ticks of an action."),
        "checkin": ("checkin", "Note how you are today: mood, energy, a line."),
        "note": ("note", "Write a note."),
        "close": ("close", "Close the day: how it was, and a line."),
        "status": ("status", "Print one line, for a shell prompt or a status bar."),
        "pause": ("pause", "Pause for a while; nothing is counted and nothing is lost."),
        "resume": ("resume", "End a pause, or the quiet time of the first 48 hours."),
    },
    "The ten steps": {
        "steps": ("steps", "List the ten steps with their actions, and what you have done."),
        "step": ("step", "Show one step: why it matters, and how to do its actions."),
        "skip": ("skip", "Skip a step."),
        "unskip": ("unskip", "Bring back a skipped step."),
        "worksheet": ("worksheet", "Worksheets: read, fill in, edit or export one."),
        "story": ("story", "Stories about what you did, and the strengths they show."),
        "skills": ("skills", "What adverts ask for, what you have, and what to learn."),
        "practice": ("practice", "Practise interview questions; weak answers come back."),
    },
    "Money": {
        "runway": ("runway", "Show when the money runs out, and what changes that."),
        "money": ("money", "Your money: add, edit, cut, list, import or export lines."),
        "benefits": ("benefits", "What your country pays after a job loss, and when to claim it."),
    },
    "The week": {
        "week": ("week", "Show a week: the plan, and what happened."),
        "plan": ("plan", "Plan the next week in five minutes."),
        "block": ("block", "Blocks of time: add, move, swap, time, tick or remove one."),
        "calendar": ("calendar", "Export the schedule as a calendar file; import busy times."),
    },
    "The search": {
        "log": ("log", "Log a talk, a message, an application or an answer in one line."),
        "due": ("due", "Show which follow-ups are due, and what to do next."),
        "people": ("people", "People you know: add, find, import; who to write to next."),
        "employers": ("employers", "Employers you would like to work for, best first."),
        "applications": ("applications", "Where you applied, and the stage of each application."),
        "mail": ("mail", "Read an answer by mail, and record what it says."),
        "activities": ("activities", "Everything you did in your search, by date."),
        "cards": ("cards", "Setback cards: what could go wrong, and what you will do then."),
        "ending": ("ending", "You found work: thank people, withdraw, stop, and keep the record."),
        "worklog": ("worklog", "The work-search log that an authority asks for."),
    },
    "Looking back": {
        "review": ("review", "Review a week, a month or the whole time."),
        "reflect": ("reflect", "Answer four questions about a week, and note what you learned."),
        "history": ("history", "Show one line for each week."),
    },
    "Reading": {
        "read": ("read", "Read the articles, the evidence, and your own texts and notes."),
        "search": ("search", "Search everything there is to read, and what you wrote."),
    },
    "Your record": {
        "undo": ("undo", "Undo what you did last."),
        "redo": ("redo", "Redo what you undid last."),
        "export": ("export", "Export everything in open formats to a folder."),
        "import": ("import_archive", "Import a full export; duplicates are skipped."),
        "same": ("same", "What you noted on two machines, and whether it is the same."),
        "backup": ("backup", "Back up everything you would miss to one dated file."),
        "restore": ("restore", "Restore a backup beside what you have; nothing is lost."),
        "where": ("where", "Show where your data is stored."),
        "doctor": ("doctor", "Check your data for problems."),
        "completion": ("completion", "Set up command completion for your shell."),
    },
}
"""The commands by subject, each with its module and a line of help."""
COMMANDS = {name: command for commands in PARTS.values() for name, command in commands.items()}


class CommandModule(Protocol):
    """The interface of a command's module."""

    def configure(self, parser: Parser) -> None:
        """Add the command's arguments."""

    def run(self, options: Namespace, context: Context) -> int | None:
        """Run the command; return the exit code, None for 0. Raises CoachError with a message for the person."""


def run(arguments: list[str]) -> int:
    """Run the command line `arguments` and return the exit code: 0 for success, 2 for wrong usage, 1 for a failure."""
    from coach.cli.runner import exit_code_of

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

        show_line(context)  # without the parser, since a shell prompt runs this again and again
        context.close()
        return 0
    command = load(name)
    options = parser_of(name, command).read(rest)
    as_json = getattr(options, "json_written", False)
    code = (_run_as_json(command, options, context) if as_json else command.run(options, context)) or 0
    context.close()
    return code


def _run_as_json(command: CommandModule, options: Namespace, context: Context) -> int | None:
    """Print the command's output, line by line, and the entries it saved, as one JSON value."""
    from contextlib import redirect_stdout
    from io import StringIO

    from coach.cli.output import print_json

    said = StringIO()
    with redirect_stdout(said):
        code = command.run(options, context)
    print_json({"says": said.getvalue().splitlines(), "written": [dict(entry.fields) for entry in context.written]})
    return code


def load(name: str) -> CommandModule:
    """Import the module of a command."""
    from importlib import import_module
    from typing import cast

    return cast("CommandModule", import_module(f"coach.cli.commands.{COMMANDS[name][0]}"))


def parser_of(name: str, command: CommandModule) -> Parser:
    """The parser of one command's arguments."""
    from coach.cli.parser import Parser

    parser = Parser(prog=f"coach {name}", description=COMMANDS[name][1], allow_abbrev=False)
    configure(parser, command)
    return parser


def configure(parser: Parser, command: CommandModule) -> None:
    """Add the command's arguments, and the option that all commands have."""
    from coach.cli.parser import with_written_json

    command.configure(parser)
    for leaf in parser.leaves():
        with_written_json(leaf)


def overview() -> str:
    """The output of `coach --help`."""
    from itertools import chain

    width = max(map(len, COMMANDS))
    return "\n".join(
        [
            "coach: a guide through the weeks after losing a job.",
            "",
            "  coach            opens the screen",
            "  coach COMMAND    runs one command",
            "",
            *chain.from_iterable(_listed(part, width) for part in PARTS),
            "`coach COMMAND --help` explains a command. `coach --version` shows the version.",
            "COACH_HOME sets the folder for your data. COACH_NOW sets the clock, for demonstrations.",
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
    from coach.cli.tui_launcher import has_terminal, open_window

    if not has_terminal():
        from coach.cli.runner import warn

        warn("The screen needs a terminal, so here is `coach today` as plain text. `coach --help` lists every command.")
        return _dispatch(["today"])
    try:
        return open_window(context.open_coach(tell=False))
    except BaseException:
        from coach.first_screen import restore_terminal

        restore_terminal()  # otherwise the messages would be printed on a screen that disappears
        raise
