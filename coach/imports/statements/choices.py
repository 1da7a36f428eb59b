"""The person's choices for a bank's table, which override everything that coach detects."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from coach.domain.sanitize import shown
from coach.errors import RefusedError

# The names that a person can give for columns; the pipeline's own names work as well.
COLUMN_NAMES: Mapping[str, str] = {
    "date": "date",
    "amount": "amount",
    "out": "debit",
    "debit": "debit",
    "in": "credit",
    "credit": "credit",
    "sign": "sign",
    "name": "payee",
    "payee": "payee",
    "text": "text",
    "balance": "balance",
    "currency": "currency",
    "fee": "fee",
    "state": "state",
    "reference": "reference",
    "account": "account",
}
WIDEST = 200


class StatementChoices(BaseModel):
    """The choices. `columns` has the position of a column, from 1, by its name; 0 means that there is none.

    `out_word` is the word for money out in the column of signs; every other word means money in.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    columns: Mapping[str, Annotated[int, Field(ge=0, le=WIDEST)]] = {}
    day_order: Annotated[str, Field(pattern="^(dmy|mdy|ymd)?$")] = ""
    decimal: Annotated[str, Field(pattern="^[.,]?$")] = ""
    flip: bool | None = None
    out_word: Annotated[str, Field(max_length=40)] = ""
    encoding: Annotated[str, Field(max_length=40)] = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    currency: Annotated[str, Field(pattern="^([A-Z]{3})?$")] = ""

    @field_validator("columns")
    @classmethod
    def _known(cls, columns: Mapping[str, int]) -> Mapping[str, int]:
        return {COLUMN_NAMES[name]: place for name, place in columns.items() if name in COLUMN_NAMES}

    def over(self, earlier: StatementChoices) -> StatementChoices:
        """These choices, with the earlier ones for everything they leave open."""
        said = {name: value for name, value in self if value not in ("", None, {})}
        columns = {**earlier.columns, **self.columns}
        return earlier.model_copy(update={**said, "columns": columns})

    def with_answer(self, about: str, value: str) -> StatementChoices:
        """These choices with the answer to a question: `Question.about`, and the value of the chosen option."""
        if about == "columns":
            return self.model_copy(update={"columns": {**self.columns, **parse_columns(value)}})
        if about == "flip":
            return self.model_copy(update={"flip": value == "yes"})
        if about == "sign":
            place, _, word = value.partition("=")
            return self.model_copy(update={"columns": {**self.columns, "sign": int(place)}, "out_word": word})
        return self.model_copy(update={{"day-order": "day_order"}.get(about, about): value})

    def as_fields(self) -> dict[str, Any]:
        """The choices as plain values, without those that were not made."""
        return {name: value for name, value in self.model_dump().items() if value not in ("", None, {})}


NO_CHOICES = StatementChoices()


def choices_from(fields: Mapping[str, object]) -> StatementChoices:
    """Choices from stored plain values; invalid ones are ignored."""
    kept: dict[str, object] = {}
    for name, value in fields.items():
        try:
            StatementChoices.model_validate({name: value})
        except ValidationError:
            continue
        kept[name] = value
    return StatementChoices.model_validate(kept)


def parse_columns(
    text: str, names: Mapping[str, str] = COLUMN_NAMES, example: str = "date=1,amount=4,name=3"
) -> dict[str, int]:
    """Parse "date=1,amount=4,name=3" as positions by field; `names` has the field of each name that is allowed.

    Raises RefusedError, naming what can't be read.
    """
    columns: dict[str, int] = {}
    for part in filter(None, re.split(r"[,\s]+", text)):
        name, _, place = part.partition("=")
        if name.lower() not in names:
            raise RefusedError(
                f"There is no column {shown(name)[:30]!r}", f"Columns are {', '.join(names)}: {example}."
            )
        if not (place.isascii() and place.isdigit() and int(place[:4]) <= WIDEST):
            raise RefusedError(f"{shown(part)[:40]!r} needs the number of a column", f"Count from 1: {example}.")
        columns[names[name.lower()]] = int(place)
    return columns
