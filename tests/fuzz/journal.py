"""The content of the home folder: segments from another machine, drafts, keys, the snapshot."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from coach.clock import clock_from
from coach.guide.guide import load_guide
from coach.storage.device import parse_device_id
from coach.storage.drafts import Drafts, recover_drafts
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.reader import content_of
from coach.storage.segments import segment_named
from coach.storage.snapshots import load_snapshot
from coach.storage.store import Store
from coach.tui.own_keys import load_keymap
from tests.fuzz.mutating import NASTY, mutated, texts
from tests.fuzz.prompt import NOW, command
from tests.fuzz.rule import files_in, value_or_refusal
from tests.fuzz.samples import journal, rows_of_a_journal
from tests.fuzz.target import Target
from tests.storage.factories import page_with

THEIRS = "2026-11.cccc3333.json"
READING = (
    *("today", "steps", "step 2", "status", "runway", "money list", "benefits", "week", "people", "employers", "due"),
    *("applications", "activities", "cards", "review", "review all", "history", "stories", "worklog", "settings"),
    *("doctor", "block list", "plan", "read", "undo", "redo", "calendar", "week 2026-11-30", "close"),
    *("review 2026-11", "reflect", "people write", "worklog list", "today --json", "undone 1.1", "done 1.1"),
)
ODD: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [*NASTY, 0, -1, 10**30, 10**400, 1e308, True, None, [], {}, [[]], "09:00", "AED", 100, "5e2", 60 * 24]
    ),
    st.text(max_size=12),
    st.lists(st.sampled_from([*NASTY, 0, 10**30, None]), max_size=3),
)


@st.composite
def poisoned_pages(draw: st.DrawFn) -> bytes:
    """A segment with well-formed entries that have some invalid values."""
    rows = [dict(row) for row in draw(st.lists(st.sampled_from(rows_of_a_journal()), min_size=1, max_size=12))]
    for number, row in enumerate(rows):
        row["id"] = f"{0x01A000000000 + number:012x}-{number:08x}"
    for _ in range(draw(st.integers(1, 6))):
        row = draw(st.sampled_from(rows))
        row[draw(st.sampled_from(sorted(row)))] = draw(ODD)
    return page_with(rows, device="cccc3333")


def _page(content: bytes, folder: Path) -> None:
    found = content_of(folder / THEIRS, content)
    for entry in found.entries:
        assert isinstance(entry.id, str)
        assert (entry.moment, entry.day("until"), entry.number("minutes")) is not None


def _rooms(told: tuple[bytes, str], folder: Path) -> None:
    """Put a foreign segment next to our own: every command still answers."""
    content, words = told
    _lay_out(folder, {THEIRS: content, **dict(journal())})
    before = files_in(folder / "home" / "journal")
    command([*words.split()], folder)
    if words.split()[0] not in ("undo", "redo", "undone", "done"):
        assert files_in(folder / "home" / "journal") == before, "something was written"
    assert (folder / "home" / "journal" / THEIRS).read_bytes() == content


def _lay_out(folder: Path, pages: dict[str, bytes]) -> None:
    home = Home(folder / "home")
    shutil.rmtree(home.folder, ignore_errors=True)
    home.make()
    home.device.write_text("aaaa1111\n")
    for name, content in pages.items():
        (home.journal / name).write_bytes(content)


def _draft(content: bytes, folder: Path) -> None:
    home = Home(folder / "home")
    left = home.drafts / "abc123"
    shutil.rmtree(home.folder, ignore_errors=True)
    home.make()
    left.mkdir(parents=True)
    (left / "compass.role.json").write_bytes(content)
    store = Store(Journal(home), load_guide(), clock_from(NOW))
    value_or_refusal(lambda: recover_drafts(store, Drafts(home)))
    assert not (left / "compass.role.json").exists() or os.path.lexists(left)


def _keys(content: bytes, folder: Path) -> None:
    file = folder / "keys.toml"
    file.write_bytes(content)
    value_or_refusal(lambda: load_keymap(file))


def _digest(content: bytes, folder: Path) -> None:
    home = Home(folder)
    home.snapshot.write_bytes(content)
    load_snapshot(home, {})
    parse_device_id(content)


def _names(name: str, _folder: Path) -> None:
    page = segment_named(name)
    assert page is None or segment_named(page.file_name) == page
    assert page is None or "/" not in page.file_name


def _draft_texts() -> list[bytes]:
    told: list[dict[str, Any]] = [{"worksheet": "compass", "field": "role", "text": "a\nb"}]
    return [json.dumps(each).encode() for each in told]


_DIGEST = {"format": 1, "pages": {}, "last_id": "", "size": 3, "earlier": {"1.1": [[1], [2], [3]]}}
PAGES = [content for _, content in journal()]
TARGETS = {
    "page": Target(mutated(PAGES) | poisoned_pages(), _page),
    "rooms": Target(st.tuples(poisoned_pages() | mutated(PAGES), st.sampled_from(READING)), _rooms),
    "drafts": Target(mutated(_draft_texts()), _draft),
    "keys": Target(mutated([b'undo = "z"\nleave = "ctrl+x"\n']), _keys),
    "digest": Target(
        mutated([json.dumps({**_DIGEST, "entries": rows_of_a_journal()[:2]}).encode(), b"aaaa1111\n"]), _digest
    ),
    "page-names": Target(texts(("2026-11.aaaa1111.json", "2026-11.aaaa1111.2.json")), _names),
}
