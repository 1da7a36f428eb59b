"""What can be done on the page of the first 48 hours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.first_hours.your_plan import DATES, SHEET
from coach.domain.search.fields import record_event
from coach.domain.worksheets.state import sheet_of
from coach.errors import RefusedError
from coach.guide.first_hours import first_hours
from coach.guide.worksheets import worksheet
from coach.services.first_hours import burn_written, tick_once
from coach.services.worksheets import SaveResult, fill_field
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.storage.store import Store
    from coach.tui.screens.first_hours.page import FirstHoursPage

CLOSEST = 5


def open_part(page: FirstHoursPage) -> None:
    """Open what the part under the cursor leads to."""
    part = page.part
    if part.time:
        write(page)
    elif part.name in ("dates", "people"):
        add(page)
    elif part.name == "plan":
        _open_plan(page)


def _open_plan(page: FirstHoursPage) -> None:
    quiet = page.view.day.quiet
    if quiet:
        page.main.tell(f"It comes after the quiet time, at {quiet.ends:%H:%M}. There is no hurry.", "Your plan")
        return
    from coach.tui.screens.first_hours.your_plan import YourPlanPage

    page.app.push_screen(YourPlanPage(page.main))


def write(page: FirstHoursPage) -> None:
    """Open the page of a writing time, with what stands on it."""
    from coach.tui.screens.first_hours.private_writing import WritingPage

    time = page.part.time
    assert time is not None
    page.app.push_screen(WritingPage(page.main, time), lambda _: page.look())


def burn(page: FirstHoursPage) -> None:
    """Ask once, then burn what was kept."""
    time, words = page.part.time, first_hours().writing
    assert time is not None

    def sure(yes: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        if yes:
            page.coach_app.act(lambda store: burn_written(store, time.number), lambda _: burnt())

    def burnt() -> None:
        page.main.tell(words.burnt, "Burnt")
        page.look()

    asked = f"You can't get it back, not even with undo. {words.out_of_reach}"
    page.app.push_screen(AskDialog(f"Burn “{time.prompt.title}”?", asked), sure)


def add(page: FirstHoursPage) -> None:
    """Add a date that can't wait, or somebody to lean on."""
    if page.part.name == "dates":
        fields = [("What, and by when", "", "30 Nov: sign the end papers (Ms Haddad)")]
        page.app.push_screen(LineToKeep("A date that can't wait", first_hours().dates, fields), _date_keeper(page))
    else:
        fields = [("Name", "", "Ana Lopez"), ("Phone", "", "if you like")]
        page.app.push_screen(
            LineToKeep("Somebody to lean on", "They are added to your people.", fields), _person_keeper(page)
        )


class LineToKeep(LinesDialog):
    """A line or two, of which the first is needed."""

    HELP = "One line is enough. ctrl+s saves it, escape cancels."

    def check(self, lines: list[str]) -> None:
        """Raises RefusedError where nothing is written."""
        if not lines[0]:
            raise RefusedError("Nothing is written yet", "Write it in the first line, or press escape.")


def _date_keeper(page: FirstHoursPage) -> Callable[[list[str] | None], None]:
    def keep(lines: list[str] | None) -> None:
        if lines is None:
            return

        def fill(store: Store) -> SaveResult:
            before = sheet_of(store.state, SHEET).texts.get(DATES, "")
            return fill_field(store, worksheet(SHEET), DATES, f"{before}\n{lines[0]}")

        page.coach_app.act(fill, lambda kept: page.main.tell(_ticked(page, kept) or "Written down."))

    return keep


def _ticked(page: FirstHoursPage, kept: SaveResult) -> str:
    actions = (page.view.state.guide.action(each) for each in kept.ticked)
    return " ".join(f"That ticks {each.id} {each.title}." for each in actions)


def _person_keeper(page: FirstHoursPage) -> Callable[[list[str] | None], None]:
    def keep(lines: list[str] | None) -> None:
        if lines is None:
            return
        name, phone = lines

        def choose(now: State) -> Event:
            known = now.search.person_named(name)
            changes = {"name": name, "closeness": CLOSEST, **({"phone": phone} if phone else {})}
            return record_event("person", known, changes, now.search)[0]

        page.coach_app.act(lambda store: store.apply(choose), lambda _: page.main.tell("They are on your list."))

    return keep


def told(page: FirstHoursPage) -> None:
    """Somebody close knows: that ticks an action of the step."""
    action = page.view.state.guide.action(first_hours().people_action)

    def say(ticked: tuple[str, ...]) -> None:
        page.main.tell(f"That ticks {action.id} {action.title}." if ticked else "That was already ticked.")

    page.coach_app.act(lambda store: tick_once(store, action.id), say)


def undo(page: FirstHoursPage) -> None:
    """Take back what was done last; what was burnt stays burnt."""
    page.main.action_undo()


HANDLERS: dict[str, Callable[[FirstHoursPage], None]] = {
    "open": open_part,
    "add": add,
    "told": told,
    "burn": burn,
    "undo": undo,
}
"""What the commands of the page do, by the name that they run."""
