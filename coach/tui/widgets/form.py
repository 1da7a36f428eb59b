"""A form: labels on the left, one-row fields on the right, and under a field what is to be said about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.errors import RefusedError
from coach.tui.widgets.compact import compact
from coach.tui.widgets.line import LineField, NoMarkup, Reads

Read = TypeVar("Read")


class Form(Horizontal):
    """Fields with their labels. All the labels are one widget, since each widget costs time to open."""

    def __init__(self, fields: Sequence[tuple[str, Widget]]) -> None:
        self._labels, self._fields = zip(*fields, strict=True)
        super().__init__(
            Static(Content("\n".join(self._labels)), classes="labels"),
            Vertical(*self._fields, classes="fields"),
            classes="form",
        )

    def label_of(self, field: Widget) -> str:
        """The label of one of its fields; "" for any other."""
        return next((label for label, each in zip(self._labels, self._fields, strict=True) if each is field), "")

    def align(self) -> None:
        """Put each label beside its field again, when something under a field took a row or gave it back."""
        lines: list[str] = []
        for label, field in zip(self._labels, self._fields, strict=True):
            below = sum(under.size.height for under in self.query(Under) if under.field is field and under.display)
            lines += [label, *[""] * below]
        self.query_one(".labels", Static).update(Content("\n".join(lines)))


class Under(Static):
    """What is said under a field: how it is read, or why it can't be kept."""

    def __init__(self, field: Widget) -> None:
        super().__init__(classes="under", markup=False)
        self.field = field
        self.refused: str | None = None
        """The text that was refused, as long as that is what is said here."""

    def say(self, words: str, *, refused: bool) -> None:
        """Say it; "" takes the row away."""
        self.display = bool(words)
        self.refused = getattr(self.field, "value", None) if refused and words else None
        self.set_class(refused, "-refused")
        self.update(Content(words))
        if not words:
            self.on_resize()

    def on_resize(self) -> None:
        """The labels beside it move with it."""
        for around in self.ancestors:
            if isinstance(around, Form):
                around.align()


def named(label: str, read: Callable[..., Read], *texts: object) -> Read:
    """What `read` makes of a field. Raises RefusedError, which names the field, where it makes nothing of it."""
    try:
        return read(*texts)
    except RefusedError as error:
        raise RefusedError(error.title, error.message, label) from error


def line_input(
    name: str,
    value: str,
    placeholder: str,
    told: str = "",
    suggester: Suggester | None = None,
    reads: Reads | None = None,
) -> LineField:
    """A field for one line of text. `told` is what its help says, and `reads` how it is read while it is typed."""
    line = LineField(value, placeholder, NoMarkup(), suggester=suggester, validate_on=(), id=name)
    line.field_help = told
    line.reads = reads
    return compact(line)


def texts_in(dialog: Widget) -> dict[str, str]:
    """What stands in every field for text, by its name."""
    from textual.widgets import TextArea

    texts = {line.id or "": line.value for line in dialog.query(Input)}
    return texts | {area.id or "": area.text for area in dialog.query(TextArea)}
