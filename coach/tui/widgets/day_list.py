"""The list of the day: actions to tick, and items from other rooms."""

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
ROOM_FOR_BOTH = 64  # minimum row width, in cells, to show reason and duration after the title
LEAST_TITLE = 20


class ThingRow(NamedTuple):
    """An item of the day as a row: its box, label and title, and on the right why it is listed."""

    thing: AgendaItem
    waits: bool = False

    @property
    def action(self) -> Action | None:
        """The action it is about, if any."""
        return self.thing.action

    @property
    def done(self) -> bool:
        """Whether its box is ticked."""
        return self.thing.done

    @property
    def name(self) -> str:
        """Its unique name in the list."""
        return self.thing.key

    def waiting(self) -> ThingRow:
        """Return the same row, marked as not saved yet."""
        return self._replace(waits=True)

    def content(self, width: int) -> Content:
        """Draw one line of `width` cells; a title that is cut is shown in full on the page beside the list.

        The box shows the state, so that colour is never needed.
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
    """Ticks actions like any list of them. For other items it only reports what was pressed."""

    HELP = (
        "What to do today, each with the reason for it. Move with the arrow keys. Space ticks an action or a block, or "
        "removes the tick. Enter shows more, or opens the room where you do it."
    )

    class Used(Message):
        """Space (`ticked`) or enter was pressed on something other than an action."""

        def __init__(self, thing: AgendaItem, *, ticked: bool) -> None:
            super().__init__()
            self.thing = thing
            self.ticked = ticked

    @property
    def thing(self) -> AgendaItem | None:
        """The item under the cursor."""
        row = self.highlighted_row
        return row.thing if isinstance(row, ThingRow) else None

    def action_tick(self) -> None:
        """Press the box."""
        self._use(ticked=True)

    def action_open(self) -> None:
        """Open the item."""
        self._use(ticked=False)

    def _use(self, *, ticked: bool) -> None:
        thing = self.thing
        if thing and thing.action is None:
            self.post_message(self.Used(thing, ticked=ticked))
        elif ticked:
            super().action_tick()
        else:
            super().action_open()
