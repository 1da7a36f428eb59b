"""A form: labels on the left, one-row fields on the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from coach.errors import RefusedError
from coach.tui.widgets.compact import compact
from coach.tui.widgets.line import LineField, NoMarkup

Read = TypeVar("Read")


def form(fields: Sequence[tuple[str, Widget]]) -> Widget:
    """Fields with their labels. All the labels are one widget, since each widget costs time to open."""
    labels, widgets = zip(*fields, strict=True)
    return Horizontal(Static("\n".join(labels), classes="labels"), Vertical(*widgets, classes="fields"), classes="form")


def named(label: str, read: Callable[..., Read], *texts: object) -> Read:
    """What `read` makes of a field. Raises RefusedError, naming the field, where it makes nothing of it."""
    try:
        return read(*texts)
    except RefusedError as error:
        raise RefusedError(error.title, f"{label}: {error.message}") from error


def line_input(name: str, value: str, placeholder: str, told: str = "", suggester: Suggester | None = None) -> Input:
    """A field for one line of text. `told` is what its help says."""
    line = LineField(value, placeholder, NoMarkup(), suggester=suggester, validate_on=(), id=name)
    line.field_help = told
    return compact(line)


def button(name: str, label: str, *, first: bool = False) -> Button:
    """A button. It takes every press: Textual's own passes by one that comes within 0.2 s of the one before."""
    made = Button(label, id=name, variant="primary" if first else "default")
    made.active_effect_duration = 0
    return compact(made)
