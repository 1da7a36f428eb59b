"""A list, and beside it the page of the selected item."""

from __future__ import annotations

from textual.containers import Container


class ListDetail(Container):
    """A `.chooser` and a `.page`. A narrow window shows one of them: the list, or the page once the person is inside.

    Inside means that the person went from the list into the page. If both are visible, it only says where they are.
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, classes="two-columns")

    @property
    def is_inside(self) -> bool:
        """Whether the person is in the page."""
        return self.has_class("-inside")

    def go_in(self) -> None:
        """Go from the list into the page."""
        self.add_class("-inside")

    def go_out(self) -> None:
        """Go from the page back to the list."""
        self.remove_class("-inside")
