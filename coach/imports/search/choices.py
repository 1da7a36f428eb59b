"""The person's choices for a table of people or applications, which override everything that coach detects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from coach.domain.search.constants import STAGES
from coach.domain.search.events import ApplicationSet, PersonSet

WIDEST = 200
LEAVE = "leave"  # columns without a field are left out
NO_STAGE = "note"  # the status stays in the note

_NAMES = {
    "people": ("first", "middle", "last", *(field.name for field in PersonSet.form)),
    "applications": (
        *("stage", "applied_on", "since", "told_on", "closes", "pay"),
        *(field.name for field in ApplicationSet.form),
    ),
}
_OTHER_NAMES = {
    "company": "employer",
    "status": "stage",
    "date": "applied_on",
    "applied": "applied_on",
    "place": "location",
}


def column_names(what: str) -> dict[str, str]:
    """The names that a person can give for columns, with their fields; `what` is people or applications."""
    names = {name: name for name in _NAMES[what]} | {name.replace("_", "-"): name for name in _NAMES[what]}
    return names | {name: field for name, field in _OTHER_NAMES.items() if field in _NAMES[what]}


class RecordChoices(BaseModel):
    """The choices. `columns` has the position of a column, from 1, by its field; 0 means that there is none.

    `others` says whether columns without a field go into the note ("note", the default) or are left out ("leave").
    `statuses` has a stage for each folded status, or "note" if it is not a stage.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    columns: Mapping[str, Annotated[int, Field(ge=0, le=WIDEST)]] = {}
    day_order: Annotated[str, Field(pattern="^(dmy|mdy|ymd)?$")] = ""
    encoding: Annotated[str, Field(max_length=40)] = ""
    delimiter: Annotated[str, Field(max_length=1)] = ""
    others: Annotated[str, Field(pattern="^(note|leave)?$")] = ""
    statuses: Mapping[str, str] = {}

    @field_validator("statuses")
    @classmethod
    def _stages(cls, statuses: Mapping[str, str]) -> Mapping[str, str]:
        return {word: stage for word, stage in statuses.items() if stage in (*STAGES, NO_STAGE)}

    def over(self, earlier: RecordChoices) -> RecordChoices:
        """These choices, with the earlier ones for everything they leave open."""
        said = {name: value for name, value in self if value not in ("", {})}
        columns, statuses = {**earlier.columns, **self.columns}, {**earlier.statuses, **self.statuses}
        return earlier.model_copy(update={**said, "columns": columns, "statuses": statuses})

    def with_answer(self, about: str, value: str) -> RecordChoices:
        """These choices with the answer to a question: `Question.about`, and the value of the chosen option."""
        if about == "status":
            word, _, stage = value.rpartition("=")
            return self.model_copy(update={"statuses": {**self.statuses, word: stage}})
        return self.model_copy(update={"day_order": value})

    def of_the_form(self) -> dict[str, Any]:
        """The choices to store for the next table with the same headings, as plain values."""
        return {
            name: value for name, value in self.model_dump().items() if value not in ("", {}) and name != "statuses"
        }


NOTHING_SAID = RecordChoices()


def choices_from(fields: Mapping[str, object]) -> RecordChoices:
    """Choices from stored plain values; invalid ones are ignored."""
    kept: dict[str, object] = {}
    for name, value in fields.items():
        try:
            RecordChoices.model_validate({name: value})
        except ValidationError:
            continue
        kept[name] = value
    return RecordChoices.model_validate(kept)
