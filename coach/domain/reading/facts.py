"""What can be recorded about reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from coach.domain.fact import Fact, check_text
from coach.domain.text import NAME_LIMIT
from coach.errors import RefusedError


@dataclass(frozen=True, slots=True)
class ReadingMarked(Fact):
    """An article or a finding, named by its id, was read on the day of the entry; or was not after all."""

    kind: ClassVar[str] = "reading"
    item: str
    read: bool = True

    def __post_init__(self) -> None:
        check_text(self, "item", "the name of what was read", limit=NAME_LIMIT)
        if not self.item:
            raise RefusedError("Nothing was named", "`coach read` lists what there is to read.")
