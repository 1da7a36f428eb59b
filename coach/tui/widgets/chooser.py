"""A list beside a page, with enter for going in shown in the footer."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import OptionList


class Chooser(OptionList):
    """A list whose rows open something."""

    HELP = "A list. Move with the arrow keys, page up, page down, home and end. Enter opens the row under the cursor."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "select", "Open", tooltip="Open the row under the cursor."),
    ]
