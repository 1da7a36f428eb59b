"""The logs that authorities ask for, from content/authorities/: their columns, their minimum, and who says so.

The shipped files are trusted here; the tests and the build of the wheel check them (authority_forms.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from typing import NamedTuple

from coach.errors import RefusedError
from coach.guide.content import content_root


class Authority(NamedTuple):
    """One log. `columns` are headings with the field below each; `minimum` is how many activities a week have to be.

    `minimum` is None where no number was read at an official source. `seen` is "official" or "secondary", `as_of` when
    it was read. `words` has its own words for kinds of activity and stages, where they are not English. `note` says
    what the person has to know, and that the authority's own form decides.
    """

    id: str
    name: str
    country: str
    title: str
    source: str
    link: str
    seen: str
    as_of: str
    minimum: int | None
    keep: str
    note: str
    columns: tuple[tuple[str, str], ...]
    words: Mapping[str, str]


def authority_ids() -> tuple[str, ...]:
    """The names of the logs; the plain one comes first."""
    found = (file.name.removesuffix(".toml") for file in (content_root() / "authorities").iterdir())
    return tuple(sorted((name for name in found if not name.startswith(".")), key=lambda name: (name != "plain", name)))


def authority(asked: str) -> Authority:
    """The log with this name, or one that begins with it. Raises RefusedError."""
    known, word = authority_ids(), asked.strip().lower().replace(" ", "-")
    found = [name for name in known if name == word] or [name for name in known if word and name.startswith(word)]
    if len(found) != 1:
        raise RefusedError(f"There is no log called {asked[:40]!r}", f"Choose one of: {', '.join(known)}.")
    values = tomllib.loads((content_root() / "authorities" / f"{found[0]}.toml").read_text(encoding="utf-8"))
    plain = {
        name: values.get(name, "") for name in ("id", "name", "country", "title", "source", "link", "seen", "as_of")
    }
    return Authority(
        **plain,
        minimum=values.get("minimum"),
        keep=values.get("keep", ""),
        note=values["note"],
        words=values.get("words", {}),
        columns=tuple((heading, field) for heading, field in values["columns"]),
    )
