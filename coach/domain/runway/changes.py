"""Lines of a plan as facts to be recorded: new ones, changed ones, and those of a whole plan file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from coach.domain.amounts import plain
from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.field_types import Day
from coach.domain.named_records import resolve_key
from coach.domain.runway.events import LINE_FIELDS, LineGone, LineSet, LineTurned, RunwayAssumed
from coach.domain.runway.field_rules import without_meaning
from coach.domain.runway.plan import Account, Debt, Expense, Income, Line, OneOffIncome, Plan
from coach.domain.runway.state import MoneyState
from coach.domain.sanitize import shown
from coach.errors import RefusedError

_LONGEST_ID = 30


def new_id(name: str, taken: Collection[str]) -> str:
    """A key for something of this name that is not taken here: "rent", "rent-2". It can be typed on any keyboard.

    Once it is written it has the mark of this machine as well: see `coach.domain.named_records`.
    """
    letters = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", letters).strip("-")[:_LONGEST_ID].rstrip("-") or "line"
    number = 1
    while (found := stem if number == 1 else f"{stem}-{number}") in taken:
        number += 1
    return found


def find_line(record: MoneyState, asked: str) -> Entry:
    """The line whose id or name was given. Raises RefusedError where there is none, or more than one."""
    if key := resolve_key(asked, record.lines):
        return record.lines[key]
    wanted = asked.strip().casefold()
    found = [entry for entry in record.lines.values() if entry.text("name").casefold() == wanted]
    if len(found) == 1:
        return found[0]
    if found:
        ids = ", ".join(entry.text("line") for entry in found)
        raise RefusedError(f"More than one line is called {shown(asked)[:40]}", f"Use its id, one of: {ids}.")
    raise RefusedError(f"There is no money line {shown(asked)[:40]!r}", "`coach money list` shows them all.")


def with_changes(entry: Entry, changes: Mapping[str, Any]) -> LineSet:
    """The line as it was told in `entry`, but for what is in `changes`; None there takes a field away.

    What was told before and means nothing any more beside the changes goes: the day of what is spread from now on.
    Raises RefusedError where the line can't be like that.
    """
    what = entry.text("what")
    before = {name: value for name, value in entry.fields.items() if name in (*LINE_FIELDS.get(what, ()), "source")}
    for name in before:
        if isinstance(LineSet.declared[name], Day):
            before[name] = entry.day(name)
    if changes.get("day"):
        before.pop("spread", None)
    after = {**before, **changes}
    said = {name: value for name, value in after.items() if name not in ("name", "source")}
    nothing = {name for name, _ in without_meaning(LINE_FIELDS.get(what, ()), said)}
    kept = {name: value for name, value in after.items() if name in changes or name not in nothing}
    return LineSet(**{"line": entry.text("line"), "what": what, "name": entry.text("name"), **kept})


def fact_of(line: Line, digits: int) -> LineSet:
    """What has to be recorded so that the plan has this line, with amounts of `digits` digits after the point."""
    if isinstance(line, Account):
        tier = {"tier": line.tier, "after_days": line.after_days or None}
        return LineSet(line.id, "account", line.name, plain(line.balance, digits), **tier)  # type: ignore[arg-type]
    if isinstance(line, Income):
        amount = plain(line.amount, digits)
        flow = line.every, line.since, line.until, line.day
        return LineSet(line.id, "income", line.name, amount, *flow, source=line.source or None)
    if isinstance(line, OneOffIncome):
        amount = plain(line.amount, digits)
        late = line.delay_days or None
        return LineSet(line.id, "lump", line.name, amount, due=line.on, delay_days=late, source=line.source or None)
    if isinstance(line, Debt):
        return LineSet(
            *(line.id, "debt", line.name, plain(line.balance, digits)),
            minimum=plain(line.minimum, digits),
            day=line.day,
        )
    if isinstance(line, Expense):
        return LineSet(
            *(line.id, "expense", line.name, plain(line.amount, digits), line.every, line.since, line.until, line.day),
            spread=line.spread or None,
            category=None if line.guessed_from else line.category,
            discomfort=line.discomfort,
        )
    return LineSet(line.id, "clock", line.name, due=line.on, source=line.source or None)


def lines_of(plan: Plan) -> Iterator[Line]:
    """Every line of a plan."""
    yield from plan.accounts
    yield from plan.incomes
    yield from plan.lumps
    yield from plan.expenses
    yield from plan.debts
    yield from plan.clocks


def facts_of(plan: Plan, record: MoneyState) -> Iterator[tuple[Event, date | None]]:
    """What has to be recorded so that the journal's plan is this one, each with the day it is about (None: today).

    Lines that are there and not in the plan go; a balance is told for the day on which the plan starts.
    """
    kept: set[str] = set()
    by_name = {(entry.text("what"), entry.text("name")): entry.text("line") for entry in record.lines.values()}
    for line in lines_of(plan):
        event = fact_of(line, plan.digits)
        line_id = by_name.pop((event.what, event.name), "") or new_id(event.name, {*record.lines, *kept})
        kept.add(line_id)
        yield _with_id(event, line_id), plan.start if event.what == "account" else None
        if (line_id in record.cut) != (line.id in plan.cut):
            yield LineTurned(line_id, cut=line.id in plan.cut), None
    for gone in record.lines.keys() - kept:
        yield LineGone(gone), None
    yield RunwayAssumed(plan.inflation, plan.unsure_percent, plan.late_days), None


def with_new_id(event: LineSet, taken: Collection[str]) -> LineSet:
    """The same line under an id that no other line has."""
    return _with_id(event, new_id(event.name, taken))


def with_new_ids(events: Iterable[LineSet], taken: Iterable[str]) -> list[LineSet]:
    """Several lines that are recorded in one go, each under an id that no other line has."""
    ids, found = set(taken), []
    for event in events:
        found.append(with_new_id(event, ids))
        ids.add(found[-1].line)
    return found


def _with_id(event: LineSet, line_id: str) -> LineSet:
    return event._replace(line=line_id)
