"""The list of the day: actions to tick, and beside them what is done in other rooms."""

from __future__ import annotations

from typing import NamedTuple

from rich.cells import cell_len
from textual.content import Content
from textual.message import Message

from coach.domain.sanitize import shown
from coach.domain.today.agenda import AgendaItem
from coach.domain.wording import duration
from coach.guide.models import Action
from coach.tui.text_layout import fit
from coach.tui.themes import MUTED
from coach.tui.widgets.tick_list import BOX_WIDTH, TickList

LABEL = 6
TITLE_AT = BOX_WIDTH + LABEL
ROOM_FOR_BOTH = 64  # cells of a row in which why and how long have room behind the title
LEAST_TITLE = 20


class ThingRow(NamedTuple):
    """A thing of the day as a row: its box, its label, its title, and at the right why it is here."""

    thing: AgendaItem
    waits: bool = False

    @property
    def action(self) -> Action | None:
        """The action that it is about."""
        return self.thing.action

    @property
    def done(self) -> bool:
        """Whether its box is filled."""
        return self.thing.done

    @property
    def name(self) -> str:
        """What tells it from the others."""
        return self.thing.key

    def waiting(self) -> ThingRow:
        """The same, while what was asked for is not on the disk yet."""
        return self._replace(waits=True)

    def content(self, width: int) -> Content:
        """One line of `width` cells; where a title is longer, the page beside the list has all of it.

        State is told by the box, never by colour alone.
        """
        thing = self.thing
        behind = thing.behind if width >= ROOM_FOR_BOTH else thing.why or duration(thing.minutes or 0)
        title = fit(shown(thing.title), max(LEAST_TITLE, width - TITLE_AT - cell_len(behind)))
        line = Content.assemble((title, MUTED if thing.done else ""), (behind, MUTED))
        label = "$accent" if thing.kind in ("date", "follow-up") else MUTED
        return Content.assemble(self._box(), (f"{thing.label:<{LABEL}}", label), line)

    def _box(self) -> Content:
        if self.waits:
            return Content.styled("[·] ", MUTED)
        if self.thing.done:
            return Content.styled("[x] ", "$success")
        return Content("[ ] ") if self.thing.has_box else Content.styled("  > ", "$accent")


class DayList(TickList):
    """Actions are ticked here, as in any list of them. Of all else it says what was pressed on it."""

    HELP = (
        "What to do today, each with the reason for it. Move with the arrow keys. Space ticks an action or a block, or "
        "removes the tick. Enter shows more, or opens the room where you do it."
    )

    class Used(Message):
        """Space (`ticked`) or enter was pressed on something that is no action."""

        def __init__(self, thing: AgendaItem, *, ticked: bool) -> None:
            super().__init__()
            self.thing = thing
            self.ticked = ticked

    @property
    def thing(self) -> AgendaItem | None:
        """What lies under the cursor."""
        row = self.highlighted_row
        return row.thing if isinstance(row, ThingRow) else None

    def action_tick(self) -> None:
        """Press the box."""
        self._use(ticked=True)

    def action_open(self) -> None:
        """Ask for more."""
        self._use(ticked=False)

    def _use(self, *, ticked: bool) -> None:
        thing = self.thing
        if thing and thing.action is None:
            self.post_message(self.Used(thing, ticked=ticked))
        elif ticked:
            super().action_tick()
        else:
            super().action_open()
