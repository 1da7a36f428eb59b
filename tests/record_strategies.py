"""Records of any kind for hypothesis, made from their declarations."""

from __future__ import annotations

from collections.abc import Container, Mapping
from datetime import date
from typing import Any, TypeVar

from hypothesis import strategies as st

from coach.domain.field_types import Clock, Day, Field, Flag, Line, Number, Text, Word
from coach.domain.record import Record
from coach.domain.runway.events import LINE_FIELDS, WHATS, LineSet

T = TypeVar("T", bound=Record)

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Co", "Cn"])
KEYS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,9}", fullmatch=True)
HOSTILE = (
    *(
        "=1+1",
        "+49 30",
        "-x",
        "@sum",
        "'quoted",
        "'=1",
        '"',
        "a,b;c|d",
        "<b>x</b>",
        "[red]x[/]",
        "\\n",
        "\\;",
        "BEGIN:VCARD",
    ),
    *("a ::: b", "END:VCARD", "Status: Offer", "x:y", "Ümläut 日本", "{=cmd}", "yes", "1", "2026-01-02", "- x"),
)
WORDS = (
    (st.sampled_from(HOSTILE) | st.text(LETTERS | st.sampled_from("=+-@'\";,|<[ "), min_size=1, max_size=20))
    .map(str.strip)
    .filter(bool)
)
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
DAYS, PAST = st.dates(date(1970, 1, 1), date(2100, 12, 31)), st.dates(date(1970, 1, 1), date(2026, 11, 23))
TIMES = st.times().map(lambda time: f"{time:%H:%M}")


def values(field: Field) -> st.SearchStrategy[Any]:
    """Values that such a field can have, none of them empty."""
    if isinstance(field, Number):
        return st.integers(field.least, field.most)
    if isinstance(field, Word):
        return st.sampled_from(field.known)
    if isinstance(field, Line):
        return LINES if isinstance(field, Text) else WORDS
    if isinstance(field, Day):
        return PAST if field.past else DAYS
    others: dict[type[Field], st.SearchStrategy[Any]] = {Flag: st.just(value=True), Clock: TIMES}
    return others.get(type(field), KEYS)


def records(
    kind: type[T], without: Container[str] = (), told: Mapping[str, st.SearchStrategy[Any]] | None = None
) -> st.SearchStrategy[T]:
    """Records of the kind, each field told or not, but for those `without`; those in `told` always are."""
    declared = {name: field for name, field in kind.declared.items() if field.stored and name not in without}
    fields = {name: values(field) for name, field in declared.items()} | dict(told or {})
    needed = {*(told or ())} | {
        name for name, field in declared.items() if field.needed or name not in kind._field_defaults
    }
    return st.fixed_dictionaries(
        {name: each for name, each in fields.items() if name in needed},
        optional={name: each for name, each in fields.items() if name not in needed},
    ).map(lambda given: kind(**given))


def _lines_of(what: str) -> st.SearchStrategy[LineSet]:
    """Lines of one type, without the fields that mean something beside others alone."""
    own = {*LINE_FIELDS[what], "line", "what", "name", "source"} - {"after_days", "day", "spread", "until"}
    amounts = st.integers(0, 10**6).map(lambda number: f"{number}.50")
    needed = {"what": st.just(what), "amount": amounts, "minimum": amounts, "due": DAYS}
    return records(LineSet, {*LineSet.declared} - own, {name: each for name, each in needed.items() if name in own})


def any_of(kind: type[T]) -> st.SearchStrategy[Any]:
    """Records of the kind that keep the rules which its declaration can't say."""
    if kind.kind == "money":
        return st.sampled_from(WHATS).flatmap(_lines_of)
    if kind.kind == "own_reading":
        links = st.just("https://example.org/a")
        return records(kind, told={"link": links, "text": st.sampled_from(["", "a" * 64])})
    return records(kind)
