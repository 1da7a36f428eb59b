"""The forms of the week: a block, and a break."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from textual.widget import Widget
from textual.widgets import Input

from coach.domain.dates import parse_any_day
from coach.domain.lengths import parse_minutes
from coach.domain.schedule.block import Block, check_zone, parse_clock
from coach.domain.schedule.changes import as_fact
from coach.domain.schedule.constants import REASONS, THEMES
from coach.errors import RefusedError
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.widgets.form import Form, line_input, named
from coach.tui.widgets.line import Reads
from coach.tui.widgets.reads import as_clock, as_day, as_length
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.domain.state import State

ONCE, ALWAYS = "this once", "from now on"
LINES = (
    ("day", "Day", "friday, tomorrow, 30 Nov"),
    ("start", "Starts at", "9:30"),
    ("minutes", "How long", "90, 1h30, half an hour"),
    ("title", "What for", "in your words"),
    ("action", "Action", "from the ten steps, such as 4.6"),
    ("person", "With", "somebody on your list of people"),
    ("application", "Application", "the employer it went to"),
    ("zone", "Time zone", "yours, or such as Europe/London"),
)


class BlockDialog(FormDialog[dict[str, Any]]):
    """A block, new or changed. The result has the block's fields and, for a weekly one, `from_now_on`."""

    HELP = (
        "When it is, how long, and what for. You can leave any of it empty. A block with only a theme shows an action "
        "from the steps that fits."
    )

    def __init__(self, block: Block, state: State, today: date, *, new: bool) -> None:
        super().__init__()
        self._block = block
        self._transition = state
        self._today = today
        self._new = new
        self.dialog_title = "Add a block" if new else "Change this block"

    def contents(self) -> list[Widget]:
        """Return the fields."""
        known = self._block._asdict()
        themes = THEMES if self._block.theme in THEMES else (self._block.theme, *THEMES)
        fields: list[tuple[str, Widget]] = [
            ("Theme", WordPicker(themes, themes.index(self._block.theme), id="block-theme"))
        ]
        fields += [
            (label, line_input(f"block-{name}", str(known[name]), hint, reads=self._reads(name)))
            for name, label, hint in LINES
        ]
        if self._new:
            fields.append(("Repeats", WordPicker(("no", "every week"), 0, id="block-scope")))
        elif self._block.weekly:
            fields.append(("Change it", WordPicker((ONCE, ALWAYS), 0, id="block-scope")))
        return [Form(fields), refusal_line()]

    def _reads(self, name: str) -> Reads | None:
        state, log = self._transition, self._transition.search
        readers: dict[str, Reads] = {
            "day": as_day(parse_any_day, self._today, state.profile.country),
            "start": as_clock,
            "minutes": as_length,
            "action": lambda text: state.guide.action(text).title,
            "person": lambda text: log.people[log.find("person", text)].name,
            "application": lambda text: log.applications[log.find("application", text)].employer,
            "zone": lambda text: check_zone(text) and "",
        }
        return readers.get(name)

    def answer(self) -> dict[str, Any]:
        """Return the block. Raises RefusedError for a field that can't be read."""
        text = {name: self.query_one(f"#block-{name}", Input).value.strip() for name, _, _ in LINES}
        log = self._transition.search
        scope = self.query("#block-scope")
        word = self.query_one("#block-scope", WordPicker).word if scope else ""
        fields: dict[str, Any] = {
            "day": named("day", parse_any_day, text["day"], self._today, self._transition.profile.country),
            "start": named("start", parse_clock, text["start"]),
            "minutes": named("minutes", parse_minutes, text["minutes"]),
            "theme": self.query_one("#block-theme", WordPicker).word,
            "title": text["title"],
            "action": self._transition.guide.action(text["action"]).id if text["action"] else "",
            "person": log.find("person", text["person"]) if text["person"] else "",
            "application": log.find("application", text["application"]) if text["application"] else "",
            "zone": check_zone(text["zone"]) if text["zone"] else "",
            "weekly": word in ("every week", ONCE, ALWAYS),
        }
        as_fact(Block(self._block.key or "new", fields["day"], **fields))  # refused here, it can still be corrected
        return fields | {"from_now_on": word == ALWAYS}


class BreakDialog(LinesDialog):
    """A planned break. The result is its first day, last day and reason."""

    HELP = "The first and the last day of a break, and why if you like. Press p to end it early."

    def __init__(self, today: date, country: str) -> None:
        told = "Nothing is counted in a break, and nothing is lost. To start one today, p is quicker."
        fields = (
            ("First day", "", "monday, in 3 days, 20 Dec"),
            ("Last day", "", "27 Dec"),
            ("Why", "", f"{', '.join(REASONS[:-1])}"),
        )
        super().__init__("A break", told, fields)
        self._here = (today, country)

    def reads(self, at: int) -> Reads | None:
        """Read the two days."""
        return as_day(parse_any_day, *self._here) if at < 2 else None

    def check(self, lines: list[str]) -> None:
        """Check that the days can be read. Raises RefusedError."""
        first = named("First day", parse_any_day, lines[0], *self._here)
        last = named("Last day", parse_any_day, lines[1], *self._here)
        if last < first:
            raise RefusedError("The break ends before it starts", "Give its first day, then its last.", "Last day")
        if lines[2] and lines[2].lower() not in REASONS:
            raise RefusedError(
                "coach does not know that reason", f"Write one of: {', '.join(REASONS)}, or nothing.", "Why"
            )
