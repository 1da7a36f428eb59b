"""Fields without borders, as by Textual's `compact`, which styles each of them once more before it is shown."""

from __future__ import annotations

from typing import TypeVar

from textual.widgets import Input, TextArea

Field = TypeVar("Field", bound=Input | TextArea)


def compact(field: Field) -> Field:
    """The same field, without borders. It is styled when it is mounted, with all the others."""
    field.set_reactive(type(field).compact, True)
    field.add_class("-textual-compact", update=False)
    return field
