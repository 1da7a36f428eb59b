"""A list of actions to tick: one widget, however many rows."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from coach.domain.wording import duration
from coach.guide.models import Action
from coach.tui.commands import TICKING, bindings
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from typing import Protocol

    class AnyRow(Protocol):
        """A row that the list can show: an action, or anything else with a name."""

        @property
        def action(self) -> Action | None:
            """The action it is about, if any."""

        @property
        def done(self) -> bool:
            """Whether its box is ticked."""

        @property
        def name(self) -> str:
            """Its unique name; "" for a heading, which the cursor skips."""

        def content(self, width: int) -> Content:
            """Draw the row within `width` cells."""

        def waiting(self) -> AnyRow:
            """Return the same row, marked as not saved yet."""


BOX_WIDTH = 4
TEXT_BEGINS = 9


class TickRow(NamedTuple):
    """An action in the list: `done` ticks its box, `remark` follows its title. Without an action, a heading.

    `waits` is true from the key press until the change is on disk.
    """

    action: Action | None
    done: bool = False
    remark: str = ""
    waits: bool = False

    @property
    def name(self) -> str:
        """Its unique name; "" for a heading."""
        return self.action.id if self.action else ""

    def waiting(self) -> TickRow:
        """Return the same row, marked as not saved yet."""
        return self._replace(waits=True)

    def content(self, width: int) -> Content:
        """Draw the row within `width` cells. The box shows the state, so that colour is never needed."""
        if self.action is None:
            return Content.styled(self.remark, MUTED)
        pieces = [each.replace(" ", "\u00a0") for each in (self.remark or duration(self.action.minutes)).split(", ")]
        behind = ", ".join(pieces)  # wrap only after a comma
        lines = wrap(f"{self.action.title}  {behind}", max(20, width - TEXT_BEGINS - (len(self.action.id) > 4)))
        text = f"\n{' ' * TEXT_BEGINS}".join(lines)
        title = Content(text).stylize(MUTED, 0 if self.done else max(0, text.rfind(pieces[0])))
        box = Content.styled("[x] ", "$success") if self.done else Content("[ ] ")
        box = Content.styled("[·] ", MUTED) if self.waits else box
        return Content.assemble(box, (f"{self.action.id:<4} ", MUTED), title)


class TickList(OptionList):
    """Actions, each with a box. Sends messages; changes nothing itself."""

    HELP = "Things to do. Move with the arrow keys. Space ticks one or removes the tick; enter shows more about it."
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(TICKING)]

    class About(Message):
        """A message about one action."""

        def __init__(self, action_id: str) -> None:
            super().__init__()
            self.action_id = action_id

    class Ticked(About):
        """The box of an action was pressed."""

    class Opened(About):
        """The person wants to see more about an action."""

    class DetailsWanted(About):
        """The person wants to tick an action with minutes, a note or another day."""

    class Moved(Message):
        """Another row is highlighted."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._rows: Sequence[AnyRow] = ()
        self._wrapped_for = 80

    def show(self, rows: Sequence[AnyRow]) -> None:
        """Show these rows. If they are nearly the same as before, only the changed ones are redrawn."""
        if [row.name for row in rows] == [row.name for row in self._rows]:
            for index, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
                if old != new:
                    self.replace_option_prompt_at_index(index, new.content(self._width))
            self._rows = rows
            return
        kept = self.highlighted_row
        self._rows = rows
        self.set_options([self._option(row) for row in rows])
        self.highlight(kept.name if kept else "")

    def highlight(self, name: str) -> None:
        """Highlight the row with this name, or else the first open action."""
        names = [row.name for row in self._rows]
        still_open = [index for index, row in enumerate(self._rows) if row.action and not row.done]
        if name and name in names:
            self.highlighted = names.index(name)
        else:
            self.highlighted = next(iter(still_open), 0 if self._rows else None)

    @property
    def highlighted_row(self) -> AnyRow | None:
        """The row under the cursor."""
        if self.highlighted is None or self.highlighted >= len(self._rows):
            return None
        return self._rows[self.highlighted]

    @property
    def highlighted_action(self) -> Action | None:
        """The action under the cursor."""
        row = self.highlighted_row
        return row.action if row else None

    def action_tick(self) -> None:
        """Press the box of the highlighted action. It shows as waiting at once, and as ticked when saved."""
        if action := self.highlighted_action:
            self._wait_for(self.highlighted or 0)
            self.post_message(self.Ticked(action.id))

    def _wait_for(self, index: int) -> None:
        rows = list(self._rows)
        rows[index] = rows[index].waiting()
        self._rows = rows
        self.replace_option_prompt_at_index(index, rows[index].content(self._width))

    def action_open(self) -> None:
        """Ask to see more about the highlighted action."""
        if action := self.highlighted_action:
            self.post_message(self.Opened(action.id))

    def action_details(self) -> None:
        """Ask to tick with minutes, a note or another day."""
        if action := self.highlighted_action:
            self.post_message(self.DetailsWanted(action.id))

    def on_click(self, event: events.Click) -> None:
        """Tick if a box was clicked; elsewhere on a row, open it, as enter does."""
        index = event.style.meta.get("option")
        if index is not None and event.x < BOX_WIDTH and self._rows[index].name:
            event.prevent_default()
            self.highlighted = index
            self.action_tick()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open the selected row."""
        event.stop()
        self.action_open()

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Report which row is highlighted."""
        event.stop()
        if (row := self.highlighted_row) and row.name:
            self.post_message(self.Moved(row.name))

    def on_resize(self) -> None:
        """Wrap the titles again for the new width."""
        if self._width != self._wrapped_for:
            self._wrap(self._width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the height of all rows. Before the list is first shown, they are wrapped for its future width."""
        if not self.size and width > 0:
            self._wrap(self._beside_the_bar(width))
        return super().get_content_height(container, viewport, width)

    def _wrap(self, width: int) -> None:
        self._wrapped_for = width
        for index, row in enumerate(self._rows):
            self.replace_option_prompt_at_index(index, row.content(width))

    @property
    def _width(self) -> int:
        width = self.content_region.width
        return self._beside_the_bar(width) if width else self._wrapped_for

    def _beside_the_bar(self, width: int) -> int:
        # Leave room for the scrollbar even while there is none. If its appearance changed how titles wrap, and so how
        # many lines there are, it would appear and disappear for ever.
        return width - self.styles.scrollbar_size_vertical - 1

    def _option(self, row: AnyRow) -> Option:
        return Option(row.content(self._width), id=row.name or None, disabled=not row.name)
