"""Everything in open formats: every entry as written, and tables and pages for other programs.

The same journal gives the same files, byte for byte: nothing depends on the day of the export.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.entries import Entry
from coach.domain.manifest import NAME, manifest_of
from coach.domain.review.review import all_time, review
from coach.domain.review.runway import move_words, runway_move
from coach.export.markdown import document_markdown
from coach.export.review_document import review_document, visible_parts
from coach.export.search_csv import activities_csv, applications_csv, employers_csv, people_csv

if TYPE_CHECKING:
    from coach.domain.state import State

ENTRIES = "entries.jsonl"
READING = "reading"
ABOUT = """\
Everything that coach stores about you, up to the last entry.

entries.jsonl     every entry as it was written, one on each line; `coach import` reads this file and needs no other but
reading/          the texts of your own reading, if you added any
record.md         the whole time on one page
people.csv        employers.csv, applications.csv, activities.csv: the search log as tables

manifest.json     the files with what their bytes add up to, so that a copy that was cut short is noticed

docs/data-format.md of coach says what an entry is.
"""


def archive(
    entries: Sequence[Entry], state: State, texts: Iterable[tuple[str, bytes]] = ()
) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the archive by name; `entries` are sorted by id, `texts` are the person's own reading."""
    yield "README.txt", ABOUT.encode()
    yield ENTRIES, "".join(f"{line_of(entry)}\n" for entry in entries).encode("utf-8", "backslashreplace")
    for name, content in texts:
        yield f"{READING}/{name}", content
    last = max((entry.on for entry in entries), default=date.min)
    if not entries:
        return
    period = all_time(state, last)
    found, move = review(state, period, last), move_words(runway_move(state, period.first, last))
    document = review_document(found, move, visible_parts(state, period, last), state.profile.name, frozenset())
    yield "record.md", document_markdown(document).encode()
    log = state.search
    yield "people.csv", people_csv(log).encode()
    yield "employers.csv", employers_csv(log).encode()
    yield "applications.csv", applications_csv(log).encode()
    yield "activities.csv", activities_csv(log).encode()


def with_manifest(entries: Sequence[Entry], state: State, texts: Iterable[tuple[str, bytes]] = ()) -> dict[str, bytes]:
    """Return the files of the archive by name, with a manifest that lets an import check that they are complete."""
    files = dict(archive(entries, state, texts))
    return {**files, NAME: manifest_of(files, {ENTRIES: len(entries)})}


def line_of(entry: Entry) -> str:
    """Return an entry as a line of JSON. Lone surrogates, invalid in UTF-8, are left for the writer to escape."""
    return json.dumps(dict(entry.fields), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
