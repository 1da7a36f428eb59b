"""Pydantic schema of content/demo.toml. Only the tests and the build of the wheel import it.

The fields of each kind are checked by the events themselves; the tests build every one of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, RootModel, StringConstraints

DaysFromToday = Annotated[int, Field(ge=-120, le=400)]
DayOfWeek = Annotated[str, StringConstraints(pattern=r"^(mon|tue|wed|thu|fri|sat|sun) (0|-?[1-9][0-9]?)$")]
Day = DaysFromToday | DayOfWeek
Kind = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]
Value = str | bool | int | list[str] | list[int] | list[list[str]]


class ToldSchema(BaseModel):
    """One row: its days, and the fields of the event."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)
    __pydantic_extra__: dict[str, Value] = Field(init=False)

    on: Day | Annotated[list[Day], Field(min_length=1)]

    def says(self, name: str) -> object:
        """A field of the event; None if it has no such field."""
        return self.__pydantic_extra__.get(name)


class DemoSchema(RootModel[dict[Kind, list[ToldSchema]]]):
    """The file demo.toml."""

    model_config: ClassVar[ConfigDict] = ConfigDict(strict=True, frozen=True)


def about_demo(
    demo: DemoSchema, actions: Collection[str], fields: Mapping[str, Sequence[str]], reading: Collection[str]
) -> Iterator[str]:
    """References in the example to things the guide does not have, as sentences.

    `fields` are those of each worksheet, `reading` the ids of the articles and of the evidence.
    """
    rows = demo.root
    for row in rows.get("done", ()):
        if row.says("action") not in actions:
            yield f"demo.toml: done: there is no action {row.says('action')}."
    for kind in ("worksheet", "worksheet_row"):
        for row in rows.get(kind, ()):
            if row.says("field") not in fields.get(str(row.says("worksheet")), ()):
                yield f"demo.toml: {kind}: there is no field {row.says('field')} in {row.says('worksheet')}."
    for row in rows.get("reading", ()):
        if row.says("item") not in reading:
            yield f"demo.toml: reading: there is no page {row.says('item')}."
