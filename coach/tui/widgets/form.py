"""A form: labels on the left, one-row fields on the right, and remarks below the fields."""

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
    """Fields with their labels. All labels are one widget, as every widget takes time to mount."""

    def __init__(self, fields: Sequence[tuple[str, Widget]]) -> None:
        self._labels, self._fields = zip(*fields, strict=True)
        super().__init__(
            Static(Content("\n".join(self._labels)), classes="labels"),
            Vertical(*self._fields, classes="fields"),
            classes="form",
        )

    def label_of(self, field: Widget) -> str:
        """Return the label of a field; "" for a widget that isn't one."""
        return next((label for label, each in zip(self._labels, self._fields, strict=True) if each is field), "")

    def align(self) -> None:
        """Line the labels up again after a remark below a field appeared or went."""
        lines: list[str] = []
        for label, field in zip(self._labels, self._fields, strict=True):
            below = sum(under.size.height for under in self.query(Under) if under.field is field and under.display)
            lines += [label, *[""] * below]
        self.query_one(".labels", Static).update(Content("\n".join(lines)))


class Under(Static):
    """The remark below a field: how its text is understood, or why it can't be saved."""

    def __init__(self, field: Widget) -> None:
        super().__init__(classes="under", markup=False)
        self.field = field
        self.refused: str | None = None
        """The refused text, while its refusal is shown."""

    def say(self, words: str, *, refused: bool) -> None:
        """Show a remark; "" removes its row."""
        self.display = bool(words)
        self.refused = getattr(self.field, "value", None) if refused and words else None
        self.set_class(refused, "-refused")
        self.update(Content(words))
        if not words:
            self.on_resize()

    def on_resize(self) -> None:
        """Move the labels along."""
        for around in self.ancestors:
            if isinstance(around, Form):
                around.align()


def named(label: str, read: Callable[..., Read], *texts: object) -> Read:
    """Parse a field with `read`. Raises RefusedError, naming the field, if it is invalid."""
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
    """Return an input for one line. `told` is its help text; `reads` shows how it is understood while it is typed."""
    line = LineField(value, placeholder, NoMarkup(), suggester=suggester, validate_on=(), id=name)
    line.field_help = told
    line.reads = reads
    return compact(line)


def texts_in(dialog: Widget) -> dict[str, str]:
    """Return the text of every field by name."""
    from textual.widgets import TextArea

    texts = {line.id or "": line.value for line in dialog.query(Input)}
    return texts | {area.id or "": area.text for area in dialog.query(TextArea)}
