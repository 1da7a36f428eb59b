"""The events of a worksheet: a field's text, and dated rows of a log."""

from __future__ import annotations

from coach.domain.event import Event, check_text, to_value
from coach.domain.sanitize import NAME_LIMIT, accept
from coach.errors import RefusedError

FIELD_LIMIT = 20_000
MOST_COLUMNS = 12


class FieldFilled(Event):
    """Set the text of a worksheet field; an empty text clears it. Earlier texts remain as versions.

    `sitting` names the window it was written in. Changes within one sitting make one version; two windows make two.
    """

    worksheet: str
    field: str
    text: str
    sitting: str | None = None

    def __post_init__(self) -> None:
        _check_names(self, "worksheet", "field")
        check_text(self, "sitting", "the sitting", limit=NAME_LIMIT)
        check_text(self, "text", "the text", limit=FIELD_LIMIT, lines=True)


class RowAdded(Event):
    """Add a row to a log, as pairs of a column and its text. The entry's day is the row's day."""

    worksheet: str
    field: str
    key: str
    values: tuple[tuple[str, str], ...]

    def __post_init__(self) -> None:
        _check_names(self, "worksheet", "field", "key")
        if not self.values or len(self.values) > MOST_COLUMNS:
            raise RefusedError("There is nothing to save", "Fill in at least one field.")
        to_value(
            self,
            "values",
            tuple(
                (accept(name, "the column", limit=NAME_LIMIT), accept(text, "the note")) for name, text in self.values
            ),
        )


class RowGone(Event):
    """Remove a row from a log."""

    worksheet: str
    field: str
    key: str


def _check_names(event: Event, *names: str) -> None:
    for name in names:
        check_text(event, name, f"the {name}", limit=NAME_LIMIT)
        if not getattr(event, name):
            raise RefusedError("A worksheet's entry needs a name", f"The {name} is empty.")
