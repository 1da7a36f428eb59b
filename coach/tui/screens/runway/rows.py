"""The lines of the plan as rows: what goes, with its price in days; what is there, what comes, and the dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rich.cells import set_cell_size
from textual.content import Content
from textual.widgets.option_list import Option

from coach.domain.amounts import about
from coach.domain.dates import day_in_year
from coach.domain.runway.plan import Account
from coach.domain.runway.pricing import by_price
from coach.domain.runway.record import MoneyRecord
from coach.domain.runway.results import LineResult, Results
from coach.domain.runway.wording import money, price_words
from coach.domain.text import shown
from coach.domain.wording import count
from coach.tui.themes import MUTED

STATE, AMOUNT, CATEGORY, PRICE, SCROLLBAR = 6, 16, 12, 15, 2
TOO_NARROW_FOR_CATEGORIES = 66


class Rows:
    """Makes the rows of one plan as it stands on `today`, `width` cells wide; what was only asked for is left out."""

    def __init__(self, found: Results, record: MoneyRecord, today: date, width: int) -> None:
        self._found = found
        self._plan = found.plan
        self._record = record
        self._today = today
        self._wide = width >= TOO_NARROW_FOR_CATEGORIES
        columns = STATE + AMOUNT + PRICE + SCROLLBAR + (CATEGORY if self._wide else 0)
        self._room = max(10, width - columns)

    def all(self) -> list[Option]:
        """Every line, under headings."""
        return [
            *_under("What goes, and the days each line buys if it is cut", self._expenses()),
            *_under("What is owed", self._debts()),
            *_under(f"What is there, as of {day_in_year(self._plan.start)}", map(self._account, self._plan.accounts)),
            *_under("What comes", self._coming()),
            *_under("Dates that will not wait", self._clocks()),
        ]

    def _expenses(self) -> Iterator[Option]:
        for line in by_price(self._found.lines):
            if line.expense.id in self._record.lines:
                yield self._expense(line)

    def _expense(self, line: LineResult) -> Option:
        expense = line.expense
        ended = expense.until is not None and expense.until <= self._today
        state = "cut" if line.is_cut else "ended" if ended else ""
        amount = f"{self._plan.currency} {about(line.monthly, self._plan.digits)} /mo"
        kind = f"{expense.category} {expense.discomfort}".ljust(CATEGORY) if self._wide else ""
        style = MUTED if state else ""
        words = Content.assemble(
            (f"{state:<{STATE}}", "$success"),
            (f"{self._name(expense.name)}{amount.rjust(AMOUNT - 2)}  ", style),
            (kind, MUTED),
            (price_words(line, self._plan).rjust(PRICE), style or "bold"),
        )
        return Option(words, id=expense.id)

    def _debts(self) -> Iterator[Option]:
        for debt in self._plan.debts:
            owed = f"{money(debt.balance, self._plan)}, {money(debt.minimum, self._plan)} a month at least"
            yield self._row(debt.id, debt.name, owed)

    def _account(self, account: Account) -> Option:
        tiers = {"now": "at hand", "never": "not to be touched"}
        tier = tiers.get(account.tier, f"in {count(account.after_days, 'day')}")
        return self._row(account.id, account.name, f"{money(account.balance, self._plan)}, {tier}")

    def _coming(self) -> Iterator[Option]:
        for income in self._plan.incomes:
            if income.id in self._record.lines:
                until = f" until {day_in_year(income.until)}" if income.until else ""
                yield self._row(
                    income.id, income.name, f"{money(income.amount, self._plan)} every {income.every}{until}"
                )
        for lump in self._plan.lumps:
            late = f", {count(lump.delay_days, 'day')} late" if lump.delay_days else ""
            yield self._row(lump.id, lump.name, f"{money(lump.amount, self._plan)} on {day_in_year(lump.on)}{late}")

    def _clocks(self) -> Iterator[Option]:
        for clock in self._plan.clocks:
            days = (clock.on - self._today).days
            ahead = f", in {count(days, 'day')}" if days > 0 else ", today" if days == 0 else ", past"
            yield self._row(clock.id, clock.name, f"{day_in_year(clock.on)}{ahead}")

    def _row(self, line: str, name: str, words: str) -> Option:
        return Option(Content.assemble(" " * STATE, self._name(name), (words, MUTED)), id=line)

    def _name(self, name: str) -> str:
        return set_cell_size(shown(name), self._room - 1) + " "


BEGINNINGS = {
    "account": "Add what you have: one account, with what is on it today",
    "lump": "Add what is to come once: severance, gratuity, a deposit",
    "expense": "Add what goes: rent, food, the phone; the large ones first",
    "import": "Read a bank statement, and choose among what it holds",
    "benefits": "See what your country pays, and what must be claimed by when",
}


def beginnings() -> list[Option]:
    """What can be done where nothing was told yet; each id is the beginning's name behind a plus."""
    return [Option(words, id=f"+{name}") for name, words in BEGINNINGS.items()]


def _under(heading: str, lines: Iterable[Option]) -> list[Option]:
    found = list(lines)
    return [Option(Content.styled(heading, MUTED), disabled=True), *found] if found else []
