"""The rules for follow-ups: after how many working days something is due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.events import SearchRules
from coach.errors import RefusedError
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from coach.tui.screens.search.room import Search


RULES = (
    ("thanks", "Say thanks after"),
    ("second_person", "A second person after"),
    ("reminder", "A reminder after"),
    ("dormant_months", "Out of touch after"),
)


class FollowUpRulesDialog(LinesDialog):
    """Ask after how many working days something is due."""

    HELP = "After how many working days something is due: your own days, without weekends, holidays and breaks."

    def check(self, lines: list[str]) -> None:
        """Check that they are numbers. Raises RefusedError."""
        rules_of(lines)


def rules_of(lines: list[str]) -> SearchRules:
    """Return the rules entered. Raises RefusedError."""
    if not all(line.isascii() and line.isdigit() and len(line) < 4 for line in lines):
        raise RefusedError("Those are not numbers", "Write whole numbers in every field, such as 3.")
    thanks, second_person, reminder, dormant_months = map(int, lines)
    return SearchRules(second_person, reminder, thanks, dormant_months)


async def ask_rules(room: Search) -> None:
    """Show the rules and save changes."""
    told = (
        "How many working days after you wrote or talked. If nobody answers, write to a second person there, then "
        "remind the first person once. The usual 3 and 7 are from The 2-Hour Job Search by Steve Dalton. Out of touch "
        "is in months: after that, somebody is worth writing to again."
    )
    known = room.search_log.rules
    fields = [(label, str(known[name]), "") for name, label in RULES]
    lines = await room.ask(FollowUpRulesDialog("When something is due", told, fields))
    if lines is not None:
        await room.store.append_all([rules_of(lines)])
        room.tell("Saved.")
