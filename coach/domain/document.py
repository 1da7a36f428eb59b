"""What a part shows, as a pure value. Renderers turn it into text, Markdown, HTML, a PDF or the screen.

Texts stay as they were written. Each renderer escapes them for its own format, so nothing here is ever markup.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from typing import Literal, NamedTuple

Form = Literal["title", "heading", "text", "item", "entry", "detail", "fact", "row", "lines", "quote", "code", "remark"]
"""The kinds of paragraph: `item` is a bullet, `entry` a record in a list, `detail` a line below a heading, `fact` a
label with its value, `row` is never wrapped, `lines` keep their line breaks, `quote` is a template or somebody's words,
and `remark` is an aside."""
Emphasis = Literal["strong", "emphasis", "code", "muted"]
Mark = tuple[int, int, Emphasis]


class Paragraph(NamedTuple):
    """One paragraph. `marks` are spans of its text with an emphasis.

    `lead` comes before the text, such as "[x] 4.2  " or "1. ", and never holds a person's words; wrapped lines hang
    under the text. `depth` is the level of indentation. A paragraph without text is a gap.
    """

    text: str
    form: Form = "text"
    marks: tuple[Mark, ...] = ()
    lead: str = ""
    depth: int = 0


class Table(NamedTuple):
    """Rows of cells under their headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Bar(NamedTuple):
    """A bar with its name and a description; `planned` and `done` in percent of the longest bar."""

    name: str
    words: str
    planned: int
    done: int


class Bars(NamedTuple):
    """Bars below one another; `about` is a word for what they compare."""

    about: str
    bars: tuple[Bar, ...]


class Figure(NamedTuple):
    """A picture drawn with characters, row by row; `words` describe it for somebody who can't see it."""

    rows: tuple[str, ...]
    words: str


Part = Paragraph | Table | Bars | Figure


class Section(NamedTuple):
    """Parts that belong together, under a title where they have one."""

    title: str
    parts: tuple[Part, ...]


class Document(NamedTuple):
    """One page about something. `intro` are its first sentences, the most telling first; `name` says whose it is.

    One that `is_form` is to be handed in: it is printed across the paper, with a line for a date and a signature.
    """

    title: str
    sections: tuple[Section, ...]
    name: str = ""
    intro: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    is_form: bool = False

    def section(self, title: str) -> Section:
        """The section with that title; an empty one where there is none."""
        return next((section for section in self.sections if section.title == title), Section(title, ()))


GAP = Paragraph("")
LISTED: Collection[Form] = ("item", "entry", "detail", "fact", "row")
"""Forms that are shown as a list."""
KEPT: Collection[Form] = ("lines", "code")
"""Forms that keep their line breaks."""


def prose(text: str) -> Iterator[Paragraph]:
    """Prose of the content: paragraphs flow, with a gap between them.

    Lines that begin with "> " (templates) or "- " (items) are paragraphs of their own.
    """
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            yield GAP
        flowing: list[str] = []
        for line in paragraph.splitlines():
            if not line.startswith((">", "- ")):
                flowing.append(line.strip())
                continue
            if flowing:
                yield Paragraph(" ".join(flowing))
                flowing = []
            yield Paragraph(line[1:].strip(), "quote" if line.startswith(">") else "item")
        if flowing:
            yield Paragraph(" ".join(flowing))


def is_apart(before: Form | None, form: Form) -> bool:
    """Whether a text to read has an empty line between a paragraph and the one before it."""
    return before not in (None, "heading") and not (before == form and form in ("item", "remark"))


def with_gaps(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The paragraphs of a text to read, with the gaps between them."""
    before: Form | None = None
    for each in paragraphs:
        if is_apart(before, each.form):
            yield GAP
        yield each
        before = each.form


def indented(parts: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """The same paragraphs, one level deeper."""
    return (each._replace(depth=each.depth + 1) if each.text else each for each in parts)


def labelled(label: str, text: str, form: Form = "text") -> Paragraph:
    """ "Done when: it is sent.", with the label marked."""
    return Paragraph(f"{label}: {text}", form, ((0, len(label) + 1, "strong"),))


def all_of(form: Form, texts: Iterable[str]) -> tuple[Paragraph, ...]:
    """Each text as a paragraph of that form."""
    return tuple(Paragraph(text, form) for text in texts)


def filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections that have parts."""
    return tuple(section for section in sections if section.parts)


def grouped(*groups: Iterable[Part]) -> Document:
    """A document of groups without titles, for the terminal; empty groups are left out."""
    return Document("", filled(section("", group) for group in groups))


def section(title: str, *parts: Part | Iterable[Part]) -> Section:
    """A section of parts and of groups of parts."""
    return Section(title, tuple(each for part in parts for each in _parts_of(part)))


def gathered(parts: Iterable[Part]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """The parts with their kinds, without gaps; consecutive paragraphs of one list come together, as a "list"."""
    for is_list, together in groupby(parts, lambda part: isinstance(part, Paragraph) and part.form in LISTED):
        if is_list:
            yield "list", tuple(together)
        else:
            yield from ((kind_of(part), (part,)) for part in together if part != GAP)


def kind_of(part: Part) -> str:
    """The form of a paragraph; "table", "bars" or "figure" for another part."""
    return part.form if isinstance(part, Paragraph) else type(part).__name__.lower()


def _parts_of(part: Part | Iterable[Part]) -> Iterable[Part]:
    return (part,) if isinstance(part, (Paragraph, Table, Bars, Figure)) else part
