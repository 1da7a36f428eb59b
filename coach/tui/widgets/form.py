"""A form: labels on the left, one-row fields on the right."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Horizontal, Vertical
from textual.suggester import Suggester
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.tui.widgets.line import Harmless, Line


def form(fields: Sequence[tuple[str, Widget]]) -> Widget:
    """Fields with their labels. All the labels are one widget, since each widget costs time to open."""
    labels, widgets = zip(*fields, strict=True)
    return Horizontal(Static("\n".join(labels), classes="labels"), Vertical(*widgets, classes="fields"), classes="form")


def line_input(name: str, value: str, placeholder: str, suggester: Suggester | None = None) -> Input:
    """A field for one line of text."""
    return Line(value, placeholder=placeholder, highlighter=Harmless(), suggester=suggester, id=name, compact=True)
