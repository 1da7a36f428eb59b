"""What a person said of a form of table, such as their bank's: kept, so that the next file of it needs nothing."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from coach.domain.entries import Entry
from coach.domain.event import Event, check_text

LONGEST_FORM, LONGEST_SAID = 400, 2_000  # characters


class TableFormSet(Event):
    """How tables of this form are to be read from now on.

    `about` is what they hold, such as "money"; `form` is their headings, folded, with bars between them. `said` is a
    JSON object with what the person said: columns by name, day order, decimal mark and so on.
    """

    about: str
    form: str
    said: str

    def __post_init__(self) -> None:
        check_text(self, "form", "the form", limit=LONGEST_FORM)
        check_text(self, "said", "what you chose", limit=LONGEST_SAID)


def table_form(about: str, form: str, said: Mapping[str, object]) -> TableFormSet:
    """The fact that keeps what was said."""
    return TableFormSet(about, form, json.dumps(said, sort_keys=True, separators=(",", ":")))


def table_forms(live: Sequence[Entry]) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """What was said last of each form, by (about, form); what can't be read counts as not said."""
    forms: dict[tuple[str, str], Mapping[str, Any]] = {}
    for entry in live:
        try:
            said = json.loads(entry.text("said"))
        except ValueError:
            continue
        if isinstance(said, dict):
            forms[entry.text("about"), entry.text("form")] = said
    return forms
