"""Work-search logs by authority, from content/authorities/: their columns, minimum and source.

The shipped files are trusted here; the tests and the build of the wheel check them (authority_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from coach.errors import RefusedError
from coach.guide.content import content_root, read_file

PLAIN = "plain"


class Authority(NamedTuple):
    """One log. `columns` are headings with the field of each; `minimum` is the number of activities required a week.

    `minimum` is None if no official source gives a number. The source fields are described in coach.guide.sources.
    `words` has its own words for kinds of activity and stages, if they are not English. `note` says what the person has
    to know, and that the authority's own form decides. `always` are fields that every activity needs.
    """

    id: str
    name: str
    country: str
    title: str
    source: str
    link: str
    source_kind: str
    source_on: str
    minimum: int | None
    keep: str
    note: str
    columns: tuple[tuple[str, str], ...]
    words: Mapping[str, str]
    always: tuple[str, ...] = ()


class UsState(NamedTuple):
    """A US state, the agency that pays benefits there, and its log; "" if we have not read its rules."""

    code: str
    name: str
    agency: str
    log: str = ""

    @property
    def id(self) -> str:
        """The id of its log: "north-dakota"."""
        return self.log or self.name.lower().replace(" ", "-")


def authority_ids() -> tuple[str, ...]:
    """The ids of the logs; the plain one comes first."""
    found = (file.name.removesuffix(".toml") for file in (content_root() / "authorities").iterdir())
    return tuple(sorted((name for name in found if not name.startswith(".")), key=lambda name: (name != "plain", name)))


@cache
def us_states() -> tuple[UsState, ...]:
    """Every state of the US, by name."""
    return tuple(UsState(**each) for each in _states_file()["states"])


def authority(asked: str) -> Authority:
    """The log with this id, or the only one with this prefix; for a US state its name or code works as well.

    A state whose rules we have not read has the columns of the plain log, and says so. Raises RefusedError.
    """
    known, word = authority_ids(), "-".join(asked.strip().lower().split())
    states = {name: state for state in us_states() for name in (state.id, state.code.lower())}
    every = dict.fromkeys((*known, *(state.id for state in us_states())))
    found = [name for name in (*known, *states) if name == word] or [
        name for name in every if word and name.startswith(word)
    ]
    if len(set(found)) != 1:
        hint = f"Choose one of: {', '.join(known)}; or a state of the US by its name."
        raise RefusedError(f"There is no log called {asked[:40]!r}", hint)
    state = states.get(found[0])
    return _unread(state) if state and not state.log else _read(state.log if state else found[0])


def _states_file() -> Mapping[str, Any]:
    return tomllib.loads(read_file("us-states.toml"))


def _unread(state: UsState) -> Authority:
    """The plain log for a state whose rules we have not read."""
    states = _states_file()
    return _read(PLAIN)._replace(
        id=state.id,
        name=state.agency,
        country="US",
        source=f"Not checked with the {state.agency}; the columns are those of the plain log",
        link=states["finder"],
        source_kind="ours",
        source_on=states["source_on"],
        note=states["note"],
    )


def _read(name: str) -> Authority:
    values = tomllib.loads((content_root() / "authorities" / f"{name}.toml").read_text(encoding="utf-8"))
    optional = ("id", "name", "country", "title", "source", "link", "source_kind", "source_on")
    return Authority(
        **{key: values.get(key, "") for key in optional},
        minimum=values.get("minimum"),
        keep=values.get("keep", ""),
        note=values["note"],
        words=values.get("words", {}),
        always=tuple(values.get("always", ())),
        columns=tuple((heading, field) for heading, field in values["columns"]),
    )
