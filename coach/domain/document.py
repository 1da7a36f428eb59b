"""What a part shows, as a pure value. Renderers turn it into text, Markdown, HTML, a PDF or the screen.

Texts are kept as written. Each renderer escapes them for its own format, so nothing here is ever markup.
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
    """A bar with a name and a description; `planned` and `done` are percentages of the longest bar."""

    name: str
    words: str
    planned: int
    done: int


class Bars(NamedTuple):
    """Bars one below another; `about` says in a word what they compare."""

    about: str
    bars: tuple[Bar, ...]


class Figure(NamedTuple):
    """A picture made of characters, row by row; `words` describe it for people who can't see it."""

    rows: tuple[str, ...]
    words: str


Part = Paragraph | Table | Bars | Figure


class Section(NamedTuple):
    """Parts that belong together, with an optional title."""

    title: str
    parts: tuple[Part, ...]


class Document(NamedTuple):
    """A document about one subject. `intro` are its first sentences, the most important first; `name` says whose it is.

    If `is_form`, it is to be submitted: it is printed in landscape, with a line for a date and a signature.
    """

    title: str
    sections: tuple[Section, ...]
    name: str = ""
    intro: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    is_form: bool = False

    def section(self, title: str) -> Section:
        """Return the section with that title; an empty one if there is none."""
        return next((section for section in self.sections if section.title == title), Section(title, ()))


GAP = Paragraph("")
LISTED: Collection[Form] = ("item", "entry", "detail", "fact", "row")
"""Forms shown as a list."""
KEPT: Collection[Form] = ("lines", "code")
"""Forms that keep their line breaks."""


def prose(text: str) -> Iterator[Paragraph]:
    """Parse prose of the content into paragraphs with gaps between them.

    Lines that begin with "> " (templates) or "- " (items) become paragraphs of their own.
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
    """Whether running text has an empty line between a paragraph and the one before it."""
    return before not in (None, "heading") and not (before == form and form in ("item", "remark"))


def with_gaps(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Insert the gaps between paragraphs of running text."""
    before: Form | None = None
    for each in paragraphs:
        if is_apart(before, each.form):
            yield GAP
        yield each
        before = each.form


def indented(parts: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Return the paragraphs one level deeper."""
    return (each._replace(depth=each.depth + 1) if each.text else each for each in parts)


def labelled(label: str, text: str, form: Form = "text") -> Paragraph:
    """ "Done when: it is sent.", with the label marked."""
    return Paragraph(f"{label}: {text}", form, ((0, len(label) + 1, "strong"),))


def all_of(form: Form, texts: Iterable[str]) -> tuple[Paragraph, ...]:
    """Return each text as a paragraph of that form."""
    return tuple(Paragraph(text, form) for text in texts)


def filled(sections: Iterable[Section]) -> tuple[Section, ...]:
    """Return the sections that have parts."""
    return tuple(section for section in sections if section.parts)


def grouped(*groups: Iterable[Part]) -> Document:
    """Build a document of untitled groups, for the terminal; empty groups are left out."""
    return Document("", filled(section("", group) for group in groups))


def section(title: str, *parts: Part | Iterable[Part]) -> Section:
    """Build a section from parts and groups of parts."""
    return Section(title, tuple(each for part in parts for each in _parts_of(part)))


def gathered(parts: Iterable[Part]) -> Iterator[tuple[str, tuple[Part, ...]]]:
    """Yield the parts with their kinds, without gaps; consecutive list paragraphs are grouped as a "list"."""
    for is_list, together in groupby(parts, lambda part: isinstance(part, Paragraph) and part.form in LISTED):
        if is_list:
            yield "list", tuple(together)
        else:
            yield from ((kind_of(part), (part,)) for part in together if part != GAP)


def kind_of(part: Part) -> str:
    """Return the form of a paragraph; "table", "bars" or "figure" for other parts."""
    return part.form if isinstance(part, Paragraph) else type(part).__name__.lower()


def _parts_of(part: Part | Iterable[Part]) -> Iterable[Part]:
    return (part,) if isinstance(part, (Paragraph, Table, Bars, Figure)) else part
