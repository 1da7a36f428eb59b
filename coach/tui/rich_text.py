"""Our own prose from content/, made ready for the screen. It is never read as markup."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from coach.domain.reading.strength import READ, strength
from coach.guide.models import Evidence
from coach.tui.themes import MUTED


def prose(text: str) -> Content:
    """Paragraphs flow to the width there is; templates (lines that begin with >) and list items keep their lines."""
    return Content("\n").join(_lines(text))


def _lines(text: str) -> Iterator[Content]:
    for number, paragraph in enumerate(text.split("\n\n")):
        if number:
            yield Content("")
        flowing: list[str] = []
        for line in paragraph.splitlines():
            if line.startswith((">", "- ")):
                if flowing:
                    yield Content(" ".join(flowing))
                    flowing = []
                yield Content.styled(f"  {line[1:].strip()}", "italic") if line.startswith(">") else Content(line)
            else:
                flowing.append(line)
        if flowing:
            yield Content(" ".join(flowing))


def evidence_line(evidence: Evidence) -> Content:
    """A finding in two lines: what it is, and how sure it is, from where, and what we read of it."""
    return Content.assemble(
        (evidence.title, "bold"),
        "\n",
        (strength(evidence).capitalize(), "$accent"),
        f": {evidence.size}. ",
        (f"{evidence.source}. We read {READ[evidence.read]}.", MUTED),
    )
