"""Settings for a table format, such as a bank's: saved, so that the next file of that format needs no questions."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from coach.domain.entries import Entry
from coach.domain.event import Event, check_text

LONGEST_FORM, LONGEST_SAID = 400, 2_000  # characters


class TableFormSet(Event):
    """How to read tables of this format from now on.

    `about` is their content, such as "money"; `form` is their headings, folded and separated by bars. `said` is a JSON
    object with the person's settings: columns by name, day order, decimal mark and so on.
    """

    about: str
    form: str
    said: str

    def __post_init__(self) -> None:
        check_text(self, "form", "the form", limit=LONGEST_FORM)
        check_text(self, "said", "what you chose", limit=LONGEST_SAID)


def table_form(about: str, form: str, said: Mapping[str, object]) -> TableFormSet:
    """The event that saves the settings."""
    return TableFormSet(about, form, json.dumps(said, sort_keys=True, separators=(",", ":")))


def table_forms(live: Sequence[Entry]) -> Mapping[tuple[str, str], Mapping[str, Any]]:
    """The last settings of each format, by (about, form); invalid ones are ignored."""
    forms: dict[tuple[str, str], Mapping[str, Any]] = {}
    for entry in live:
        try:
            said = json.loads(entry.text("said"))
        except ValueError:
            continue
        if isinstance(said, dict):
            forms[entry.text("about"), entry.text("form")] = said
    return forms
