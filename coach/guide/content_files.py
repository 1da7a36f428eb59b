"""Read content files for validation: each as a page, or as sentences about its problems.

Nothing at run time imports this; the tests do, and the build of the wheel.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from coach.guide.content import split

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

F = TypeVar("F", bound=BaseModel)

_HEADING = re.compile(r"^## *(.*?) *$", re.MULTILINE)
_BETWEEN_SENTENCES = re.compile(r"""(?<=[.?!])["')\]]*\s+(?=["'(\[]*[A-Z0-9])""")


@dataclass(frozen=True)
class ContentFile(Generic[F]):
    """One content file: its path under the content's root, its front matter, and its body."""

    file: str
    head: F
    body: str

    @cached_property
    def _parts(self) -> list[str]:
        return _HEADING.split(self.body)

    @property
    def headings(self) -> list[str]:
        """Its headings, in order."""
        return self._parts[1::2]

    def under(self, heading: str) -> str:
        """The prose under a heading; "" if there is no such heading."""
        return dict(zip(self.headings, self._parts[2::2], strict=True)).get(heading, "").strip()

    # Problems of the prose, as sentences

    def wrong_headings(self, wanted: Sequence[str]) -> Iterator[str]:
        """A problem unless the headings are exactly these, with nothing before the first."""
        if self._parts[0].strip():
            yield f"{self.file}: there is text before its first heading."
        if self.headings != list(wanted):
            yield f"{self.file}: its headings are {_listed(self.headings)}, and should be {_listed(wanted)}."

    def wrong_words(self, heading: str, least: int, most: int) -> Iterator[str]:
        """A problem unless the number of words under the heading is in this range."""
        yield from self._out_of_bounds(heading, "words", len(self.under(heading).split()), least, most)

    def wrong_sentences(self, heading: str, least: int, most: int) -> Iterator[str]:
        """A problem unless the number of sentences under the heading (of all the prose, for "") is in this range, not
        counting templates.
        """
        text = self.under(heading) if heading else self.body
        prose = " ".join(line for line in text.splitlines() if not line.startswith("> ")).strip()
        number = len(_BETWEEN_SENTENCES.split(prose)) if prose else 0
        yield from self._out_of_bounds(heading or "the text", "sentences", number, least, most)

    def wrong_list(self, heading: str, least: int, most: int) -> Iterator[str]:
        """A problem unless the text under the heading is a list, and nothing else, with a number of lines in this
        range.
        """
        lines = self.under(heading).splitlines()
        if not all(re.match(r"- \S", line) for line in lines):
            yield f'{self.file}: {heading}: every line should begin with "- ".'
        yield from self._out_of_bounds(heading, "lines", len(lines), least, most)

    def _out_of_bounds(self, place: str, what: str, number: int, least: int, most: int) -> Iterator[str]:
        if not least <= number <= most:
            yield f"{self.file}: {place}: it has {number} {what}, and should have {least} to {most}."


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names) or "none"


def read_pages(root: Traversable, folder: str, form: type[F], found: list[str]) -> list[ContentFile[F]]:
    """Every page in a folder that can be parsed; the problems of the others are added to `found`."""
    try:
        names = sorted(item.name for item in root.joinpath(folder).iterdir() if item.name.endswith(".md"))
    except OSError:
        names = []
    if not names:
        found.append(f"{folder}: there is no page in this folder.")
    pages = (read_page(root, f"{folder}/{name}", form, found) for name in names)
    return [page for page in pages if page]


def read_tables(root: Traversable, folder: str, form: type[F], found: list[str]) -> list[tuple[str, F]]:
    """Every TOML file in a folder that can be parsed, with its name; problems are added to `found`."""
    try:
        names = sorted(item.name for item in root.joinpath(folder).iterdir() if item.name.endswith(".toml"))
    except OSError:
        names = []
    if not names:
        found.append(f"{folder}: there is no file in this folder.")
    tables = ((name, read_table(root, f"{folder}/{name}", form, found)) for name in names)
    return [(f"{folder}/{name}", table) for name, table in tables if table]


def read_page(root: Traversable, file: str, form: type[F], found: list[str]) -> ContentFile[F] | None:
    """One page; None if it can't be parsed, with the problem added to `found`."""
    try:
        head, body = split(root.joinpath(file).read_text(encoding="utf-8"))
    except OSError:
        found.append(f"{file}: it can't be opened.")
    except ValueError:
        found.append(f"{file}: it should be UTF-8, and begin with its front matter between two lines of +++.")
    else:
        filled = _filled(file, head, form, found)
        return ContentFile(file, filled, body) if filled else None
    return None


def read_table(root: Traversable, file: str, form: type[F], found: list[str]) -> F | None:
    """One TOML file; None if it can't be parsed, with the problem added to `found`."""
    try:
        text = root.joinpath(file).read_text(encoding="utf-8")
    except OSError:
        found.append(f"{file}: it can't be opened.")
    except ValueError:
        found.append(f"{file}: it should be UTF-8.")
    else:
        return _filled(file, text, form, found)
    return None


def _filled(file: str, toml: str, form: type[F], found: list[str]) -> F | None:
    try:
        return form.model_validate(tomllib.loads(toml))
    except ValidationError as error:
        for each in error.errors(include_url=False):
            place = ", ".join(f"number {part + 1}" if isinstance(part, int) else part for part in each["loc"])
            what = each["msg"].removeprefix("Value error, ")
            if each["type"] == "string_pattern_mismatch":
                what = f"{each['input']!r:.60} has not the right form"
            found.append(": ".join(filter(None, (file, place, f"{what[:1].lower()}{what[1:]}."))))
    except tomllib.TOMLDecodeError as error:
        found.append(f"{file}: its TOML can't be read: {error}.")
    return None
