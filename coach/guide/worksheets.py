"""The worksheets of the steps, from content/worksheets/.

The shipped files are trusted here; the tests and the build of the wheel check them (worksheet_schema.py).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

from coach.errors import RefusedError
from coach.guide.content import content_root

TEMPLATE_NAME = re.compile(r"\{([a-z0-9_.-]+)(?:\|([a-z]+))?\}")
"""A field in a template, `{role}` or `{compass.roles|listed}`; coach/domain/worksheets/templates.py fills it in."""

KNOWN = ("me.name", "stories.best", "stories.strengths")
"""What templates can use besides fields: things coach knows about the person anyway."""

FieldKind = Literal["line", "text", "lines", "choice", "order", "draft", "log"]
Opens = Literal["", "first-48-hours", "names", "audit", "week", "skills", "practice", "stories"]


class Option(NamedTuple):
    """An option of a choice. `suits` are names of options of other fields that are in favour of it."""

    name: str
    words: str
    suits: tuple[str, ...] = ()


class Column(NamedTuple):
    """A column of a log. A scale goes from 0 to 10; seconds and minutes are whole numbers."""

    key: str
    label: str
    kind: Literal["scale", "minutes", "seconds", "line"]
    hint: str = ""


class WorksheetField(NamedTuple):
    """A field to write in.

    `line` is one line, `text` several, `lines` one thing a line, `choice` one of `options`, `order` the lines of the
    field `of` in an order found by comparing two at a time, `draft` a text made of the other fields in one of several
    `tones`, and `log` dated rows of `columns`, due again after `every` days.

    `action` is done once this field and the others of that action are filled; with `outside` it is done only once the
    text is sent or published, so the person ticks it. `at_least` and `at_most` count lines or rows; `limit` counts
    characters; `checks` names the checks of a draft. `start` is the template of the initial text. `weighs` names the
    choices that are in favour of one of the options.
    """

    key: str
    label: str
    kind: FieldKind
    prompt: str
    action: str = ""
    example: str = ""
    hint: str = ""
    limit: int = 4_000
    at_least: int = 1
    at_most: int = 0
    needed: bool = True
    outside: bool = False
    of: str = ""
    start: str = ""
    every: int = 0
    tones: Mapping[str, str] = MappingProxyType({})
    checks: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    weighs: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()


class Worksheet(NamedTuple):
    """A small tool of one step, whose result is saved. `made` describes the result in a line.

    `opens` names the part of coach that it leads to, if it is more than fields; "" otherwise.
    """

    name: str
    step: int
    title: str
    minutes: int
    made: str
    why: str
    evidence: tuple[str, ...]
    opens: Opens
    fields: tuple[WorksheetField, ...]

    def field(self, key: str) -> WorksheetField:
        """The field with this key, or one whose key or label begins like this. Raises RefusedError."""
        word = key.strip().lower().replace(" ", "-")
        exact = [field for field in self.fields if field.key == word]
        found = exact or [field for field in self.fields if word and _begins(field, word)]
        if len(found) != 1:
            known = ", ".join(field.key for field in self.fields) or "none"
            raise RefusedError(f"There is no field {key[:40]!r}", f"This worksheet has these: {known}.")
        return found[0]


def _begins(field: WorksheetField, word: str) -> bool:
    return field.key.startswith(word) or field.label.lower().replace(" ", "-").startswith(word)


def names_in(template: str) -> Iterator[str]:
    """The fields that a template uses, in order."""
    return (found[1] for found in TEMPLATE_NAME.finditer(template))


@cache
def worksheets() -> tuple[Worksheet, ...]:
    """All worksheets, in the order of the steps."""
    folder = content_root() / "worksheets"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    found = [_worksheet(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    return tuple(sorted(found, key=lambda each: (each.step, each.name)))


def worksheet(asked: str) -> Worksheet:
    """The worksheet with this name or of this step, or one whose name or title begins like this. Raises
    RefusedError.
    """
    word = asked.strip().lower().replace(" ", "-")
    known = worksheets()
    exact = [each for each in known if word in (each.name, str(each.step))]
    found = exact or [each for each in known if word and _answers_to(each, word)]
    if len(found) != 1:
        names = ", ".join(each.name for each in known)
        raise RefusedError(f"There is no worksheet {asked[:40]!r}", f"Choose one of: {names}.")
    return found[0]


def _answers_to(each: Worksheet, word: str) -> bool:
    title = each.title.lower().removeprefix("the ").replace(" ", "-")
    return each.name.startswith(word) or title.startswith(word.removeprefix("the-"))


@cache
def phrases() -> tuple[Phrase, ...]:
    """The empty phrases, each with what to write instead."""
    values = tomllib.loads((content_root() / "phrases.toml").read_text(encoding="utf-8"))
    return tuple(Phrase(tuple(each["says"]), each["note"]) for each in values["phrases"])


class Phrase(NamedTuple):
    """Phrases with little content that have the same problem, and a gentle note about them."""

    says: tuple[str, ...]
    note: str


def _worksheet(values: dict[str, Any]) -> Worksheet:
    return Worksheet(
        *(values["name"], values["step"], values["title"], values["minutes"], values["made"], values["why"]),
        *(tuple(values.get("evidence", ())), values.get("opens", "")),
        tuple(_field(each) for each in values.get("fields", ())),
    )


def _field(values: dict[str, Any]) -> WorksheetField:
    parts: dict[str, Any] = {
        "checks": tuple(values.pop("checks", ())),
        "weighs": tuple(values.pop("weighs", ())),
        "options": tuple(
            Option(each["name"], each["words"], tuple(each.get("suits", ()))) for each in values.pop("options", ())
        ),
        "columns": tuple(Column(**each) for each in values.pop("columns", ())),
    }
    texts: dict[str, Any] = {name: value.strip() if isinstance(value, str) else value for name, value in values.items()}
    return WorksheetField(**texts, **parts)
