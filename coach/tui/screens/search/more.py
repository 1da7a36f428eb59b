"""Drafts of messages, and the rules for follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.drafts import reminder, thanks
from coach.domain.search.due import Due
from coach.domain.search.facts import SearchRules
from coach.domain.search.first_message import first_message
from coach.errors import RefusedError
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog
from coach.tui.screens.search.dialogs import DraftDialog

if TYPE_CHECKING:
    from coach.tui.screens.search.handlers import SearchHandlers

DRAFTS = (("ask", "Ask for fifteen minutes"), ("remind", "Remind, once"), ("thank", "Thank, after a talk"))
RULES = (
    ("thanks", "Thanks after"),
    ("second_person", "A second person after"),
    ("reminder", "A reminder after"),
    ("dormant_months", "Dormant after (months)"),
)


def draft(room: SearchHandlers) -> None:
    """A message to the person under the cursor, to be changed and copied."""
    person = room.person_to_write_to()
    if person is None:
        return
    transition, today = room.view.transition, room.today
    me = transition.profile.name
    texts = {
        "ask": lambda: first_message(transition, person, today),
        "remind": lambda: reminder(person, me),
        "thank": lambda: thanks(person, me),
    }

    def copy(text: str | None) -> None:
        if text:
            room.app.copy_to_clipboard(text)
            room.main.tell("Copied. Once it is sent, l notes it.")

    def write(kind: str | None) -> None:
        if kind:
            room.app.push_screen(DraftDialog(person.name, texts[kind]()), copy)

    chosen = room.chosen
    usual = {"thanks": "thank", "remind": "remind"}.get(chosen.why if isinstance(chosen, Due) else "", "")
    if usual:
        write(usual)
    else:
        room.app.push_screen(OneDialog("A message", "", DRAFTS), write)


class RulesDialog(LinesDialog):
    """After how many working days something is due."""

    HELP = "After how many working days something is due: your own days, without weekends, holidays and breaks."

    def check(self, lines: list[str]) -> None:
        """See that they are numbers. Raises RefusedError."""
        rules_of(lines)


def rules_of(lines: list[str]) -> SearchRules:
    """The rules that the lines tell of. Raises RefusedError."""
    if not all(line.isascii() and line.isdigit() and len(line) < 4 for line in lines):
        raise RefusedError("Those are no numbers", "Write whole numbers of days, such as 3.")
    return SearchRules(**{name: int(line) for (name, _), line in zip(RULES, lines, strict=True)})


def ask_rules(room: SearchHandlers) -> None:
    """Show the rules and change them."""
    told = (
        "In working days. The usual 3 and 7 are from The 2-Hour Job Search by Steve Dalton: without an answer, write "
        "to a second person there, then remind the first one once."
    )
    known = room.search_log.rules

    def keep(lines: list[str] | None) -> None:
        if lines is not None:
            room.keep([(rules_of(lines), None)], "Kept.")

    fields = [(label, str(known[name]), "") for name, label in RULES]
    room.app.push_screen(RulesDialog("When something is due", told, fields), keep)
