"""A command is one object: from it come its key, its place in the footer, its line in the help and in the palette."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding


class Command(NamedTuple):
    """Something a person can do with one key.

    `id` names it for good: people give it keys of their own under this name. `action` is the Textual action it runs,
    `title` a word or two, `help` a sentence. `footer` shows it at the bottom of the screen.
    """

    id: str
    key: str
    action: str
    title: str
    help: str
    footer: bool = False
    while_typing: bool = False

    @property
    def binding(self) -> Binding:
        """The binding that runs it."""
        return Binding(
            self.key,
            self.action,
            self.title,
            show=self.footer,
            priority=self.while_typing,
            tooltip=self.help,
            id=self.id,
        )


def bindings(commands: Iterable[Command]) -> list[Binding]:
    """The bindings of several commands."""
    return [command.binding for command in commands]


ROOMS = (
    Command("room.today", "1", "room('today')", "Today", "What to do today."),
    Command("room.steps", "2", "room('steps')", "Steps", "The ten steps: read them and tick them."),
    Command("room.week", "3", "room('week')", "Week", "The week's plan."),
    Command("room.runway", "4", "room('runway')", "Runway", "On which day the money ends."),
    Command("room.search", "5", "room('search')", "Search", "People, employers and applications."),
    Command("room.review", "6", "room('review')", "Review", "The summary of the week."),
    Command("room.library", "7", "room('library')", "Library", "Background reading and the evidence."),
)

EVERYWHERE = (
    Command("check-in", "c", "check_in", "Check in", "Say how you are today: mood, energy, a line.", footer=True),
    Command("undo", "u", "undo", "Undo", "Take back what you did last; it says what that was.", footer=True),
    Command("redo", "U,ctrl+y", "redo", "Redo", "Bring back what you undid last."),
    Command("note", "w", "note", "Write a note", "Keep a few words about anything."),
    Command("pause", "p", "pause", "Pause or go on", "Take a break from today: nothing counts, nothing is lost."),
    Command("settings", "comma", "settings", "Settings", "Name, dates, country, week and theme."),
    Command("help", "question_mark", "help", "Help", "What you can do here, and with which keys.", footer=True),
)

LEAVE = Command("leave", "ctrl+c", "leave", "Leave", "Ask, then leave. Everything is saved.", while_typing=True)

TICKING = (
    Command("tick", "space", "tick", "Tick", "Tick this for today, or take the tick back.", footer=True),
    Command("open", "enter", "open", "More", "How to do it, when it is done, and the evidence for it.", footer=True),
    Command("details", "n", "details", "Details", "Tick it with minutes, a note, or for another day."),
)

LEAVE_QUIET = Command("leave-quiet", "b", "leave_quiet", "Begin now", "End the quiet early and begin.", footer=True)
SKIP_STEP = Command("skip-step", "s", "skip_step", "Leave step out", "Leave this step out, or take it up again.")
OPEN_LINK = Command("open-link", "o", "open_link", "Open link", "Look for the source in your web browser.", footer=True)
RUNWAY = (
    Command("runway.cut", "space", "turn_cut", "Cut", "Cut this expense, or bring it back.", footer=True),
    Command(
        "runway.why", "enter", "why", "Why", "How this line moves the day, with its dates and amounts.", footer=True
    ),
    Command("runway.add", "a", "add_line", "Add", "Tell of money that is there, that comes or that goes.", footer=True),
    Command("runway.edit", "e", "edit_line", "Edit", "Change this line.", footer=True),
    Command("runway.remove", "x", "remove_line", "Remove", "Take this line out of the plan; u brings it back."),
    Command(
        "runway.import", "i", "import_file", "Import", "Read a bank statement or a plan file; you choose what stays."
    ),
    Command(
        "runway.benefits", "b", "benefits", "Benefits", "What your country pays, and what must be claimed by when."
    ),
    Command("runway.days", "d", "days", "Day by day", "What comes and goes on each day, and what is left."),
    Command("runway.months", "m", "months", "Month by month", "What comes and goes in each month."),
    Command("runway.audit", "g", "go_through", "Go through", "One payment at a time: keep, cancel, cheaper, later."),
)
BACK = Command("back", "escape", "back", "Back", "Back to the list.")
