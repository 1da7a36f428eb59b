"""The dates of a table, in the order that fits all of its columns. Ambiguous dates stay empty until one is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from coach.domain.dates import day_with_year
from coach.domain.runway.statement import Decision, OpenQuestion
from coach.domain.sanitize import shown
from coach.imports.table.days import DayOrder, find_day_order, parts_of

ORDERS = ("dmy", "mdy")
ENOUGH_IN_ORDER = 8  # different dates


class ColumnDays(NamedTuple):
    """How the dates are written. While it is `open`, only unambiguous dates are read."""

    order: DayOrder
    serials: frozenset[str] = frozenset()
    open: bool = False
    question: OpenQuestion | None = None

    def read(self, field: str, cell: str) -> date | None:
        """The date in a cell of a field; None if there is none, or it is ambiguous."""
        if not self.open:
            return self.order._replace(serial=field in self.serials).read(cell)
        found = _readings(cell)
        return found[0] if len(found) == 1 else None

    @property
    def decision(self) -> Decision:
        """The decision, to show to the person."""
        if self.open:
            return Decision("day-order", "open", "you have to say which; unclear days stay empty")
        return self.order.decision


def find_days(
    cells: Mapping[str, Sequence[str]], country: str = "", said: str = "", today: date | None = None
) -> ColumnDays:
    """Find how the dates of a table are written; `cells` are those of each field."""
    serials = frozenset(field for field, those in cells.items() if _are_serials(those))
    every = [cell for field, those in cells.items() if field not in serials for cell in those]
    order = find_day_order(every, country, said, today)
    if said:
        return ColumnDays(order, serials)
    if order.why == "otherwise the rows would be out of order" and len(set(every)) < ENOUGH_IN_ORDER:
        # a few rows are in order by chance: dates that show no order are read by the country, or the person is asked
        order = find_day_order([next(cell for cell in every if len(_readings(cell)) > 1)], country, said, today)
    mixed = _mixed(every)
    if mixed:
        return ColumnDays(order, serials, open=True, question=mixed[0])
    return ColumnDays(order, serials, open=order.question is not None, question=order.question)


def _are_serials(cells: Sequence[str]) -> bool:
    parts = [part for cell in cells if cell.strip() and (part := parts_of(cell))]
    return bool(parts) and all(part.written == "serial" for part in parts)


def _readings(cell: str) -> list[date]:
    """The dates that a cell can be, day first and month first."""
    days = (DayOrder(order).read(cell) for order in ORDERS)
    return [*dict.fromkeys(day for day in days if day)]


def _mixed(cells: Sequence[str]) -> tuple[OpenQuestion | None] | None:
    """The question to ask if one cell only makes sense day first, and another only month first."""
    shows: dict[str, str] = {}
    unsure = ""
    for cell in dict.fromkeys(cells):
        part = parts_of(cell)
        if part is None or part.written not in ("xxy", "xxx") or part.word:
            continue
        fits = [order for order in ORDERS if DayOrder(order).read(cell)]
        if len(fits) == 1:
            shows.setdefault(fits[0], cell)
        elif len(_readings(cell)) > 1:
            unsure = unsure or cell
    if len(shows) < 2:
        return None
    if not unsure:
        return (None,)
    one, two = _readings(unsure)
    words = (
        f"{shown(shows['dmy'])[:30]} has the day first, and {shown(shows['mdy'])[:30]} the month, so "
        f"{shown(unsure)[:30]} can be {day_with_year(one)} or {day_with_year(two)}."
    )
    return (OpenQuestion("day-order", words, (("dmy", day_with_year(one)), ("mdy", day_with_year(two)))),)
