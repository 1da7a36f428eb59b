"""The plan's lines as rows: expenses with their cost in days, savings, incomes and dates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from textual.content import Content
from textual.widgets.option_list import Option

from coach.domain.amounts import about
from coach.domain.dates import day_in_year
from coach.domain.runway.cliffs import Cliff
from coach.domain.runway.plan import Account
from coach.domain.runway.ranking import by_value
from coach.domain.runway.results import LineResult, Results
from coach.domain.runway.state import MoneyState
from coach.domain.runway.wording import line_words, money, price_words
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.tui.text_layout import fit
from coach.tui.themes import MUTED
from coach.tui.widgets.area_chart import bar

STATE, AMOUNT, CATEGORY, BAR, PRICE, DAYS, SCROLLBAR = 6, 11, 11, 8, 14, 26, 2
TOO_NARROW_FOR_CATEGORIES, TOO_NARROW_FOR_BARS = 62, 72
BAR_STYLES = {"cuttable": "$success", "flexible": "$accent"}


class Rows:
    """Makes the rows of a plan as of `today`, `width` cells wide, without lines that are only asked for.

    `letters` are those that mark dates on the chart.
    """

    def __init__(
        self, found: Results, record: MoneyState, today: date, width: int, letters: Mapping[Cliff, str]
    ) -> None:
        self._letters = letters
        self._found = found
        self._plan = found.plan
        self._record = record
        self._today = today
        self._wide = width >= TOO_NARROW_FOR_CATEGORIES
        self._bar = BAR if width >= TOO_NARROW_FOR_BARS else 0
        self._most = max((line.bought.days for line in found.lines), default=0)
        columns = STATE + AMOUNT + PRICE + SCROLLBAR + (CATEGORY if self._wide else 0) + self._bar
        self._room = max(10, width - columns)
        self._beside_days = max(10, width - STATE - DAYS - SCROLLBAR)

    def all(self) -> list[Option]:
        """Return every line and date, under headings."""
        return [*self.lines(), *_under("Dates that can't wait", self.dates())]

    def lines(self) -> list[Option]:
        """Return expenses, debts, savings and incomes, under headings."""
        return [
            *_under(self._columns(), self._expenses()),
            *_under("What you owe", self._debts()),
            *_under(f"What you have, as of {day_in_year(self._plan.start)}", map(self._account, self._plan.accounts)),
            *_under("What will come", self._coming()),
        ]

    def _columns(self) -> str:
        """Return the column headings of the expenses."""
        amounts = f"{self._plan.currency or 'Sum'} a month"
        what = "What you pay"
        gap = max(2, STATE + self._room + AMOUNT - 2 - len(what) - len(amounts))
        gained = "Days gained without it".rjust(self._bar + PRICE) if self._bar else "Days gained".rjust(PRICE)
        return f"{what}{' ' * gap}{amounts}{' ' * (2 + (CATEGORY if self._wide else 0))}{gained}"

    def _expenses(self) -> Iterator[Option]:
        for line in by_value(self._found.lines):
            if line.expense.id in self._record.lines:
                yield self._expense(line)

    def _expense(self, line: LineResult) -> Option:
        expense = line.expense
        ended = expense.until is not None and expense.until <= self._today
        state = "cut" if line.is_cut else "ended" if ended else ""
        amount = about(line.monthly, self._plan.digits)
        kind = (expense.category or "not sorted").ljust(CATEGORY) if self._wide else ""
        style = MUTED if state else ""
        words = Content.assemble(
            (f"{state:<{STATE}}", "$success"),
            (f"{self._name(expense.name)}{amount.rjust(AMOUNT - 2)}  ", style),
            (kind, MUTED),
            self._bar_of(line),
            (price_words(line, self._plan).rjust(PRICE), style or "bold"),
        )
        return Option(words, id=expense.id)

    def _bar_of(self, line: LineResult) -> Content:
        """Return the days gained as a bar, scaled to the longest, or nothing if there is no room."""
        if not self._bar:
            return Content("")
        share = 1 if line.bought.no_end else line.bought.days / self._most if self._most else 0
        style = MUTED if line.is_cut else BAR_STYLES.get(line.expense.counts_as, MUTED)
        return Content.styled(bar(share, self._bar), style)

    def _debts(self) -> Iterator[Option]:
        for debt in self._plan.debts:
            owed = f"{money(debt.balance, self._plan)}, {money(debt.minimum, self._plan)} a month at least"
            yield self._row(debt.id, debt.name, owed)

    def _account(self, account: Account) -> Option:
        tiers = {"now": "available", "never": "not used"}
        tier = tiers.get(account.tier, f"in {count(account.after_days, 'day')}")
        return self._row(account.id, account.name, f"{money(account.balance, self._plan)}, {tier}")

    def _coming(self) -> Iterator[Option]:
        for income in self._plan.incomes:
            if income.id in self._record.lines:
                until = f" until {day_in_year(income.until)}" if income.until else ""
                yield self._row(income.id, income.name, f"{line_words(income, self._plan)}{until}")
        for lump in self._plan.lumps:
            late = f", {count(lump.delay_days, 'day')} late" if lump.delay_days else ""
            yield self._row(lump.id, lump.name, f"{money(lump.amount, self._plan)} on {day_in_year(lump.on)}{late}")

    def dates(self, *, on_two_lines: bool = False) -> Iterator[Option]:
        """Yield the dates with a deadline, and those that have a letter on the chart."""
        told = {Cliff(clock.on, clock.name): clock.id for clock in self._plan.clocks}
        for cliff in sorted({*told, *self._letters}):
            days = (cliff.on - self._today).days
            ahead = f"in {count(days, 'day')}" if days > 0 else "today" if days == 0 else "past"
            letter = self._letters.get(cliff, "")
            if on_two_lines:
                day = Content.assemble(
                    (f"{letter:<3}", "bold $accent"), (day_in_year(cliff.on), "bold"), (f"  {ahead}", MUTED)
                )
                yield Option(
                    Content.assemble(day, f"\n   {shown(cliff.what)}"), id=told.get(cliff), disabled=cliff not in told
                )
            else:
                words = f"{day_in_year(cliff.on)}, {ahead}"
                yield self._row(told.get(cliff), cliff.what, words, letter, self._beside_days)

    def _row(self, line: str | None, name: str, words: str, letter: str = "", room: int = 0) -> Option:
        """Return one row. A row that only follows from a line of the plan can't be selected."""
        state = (f"{letter:<{STATE}}", "bold $accent")
        return Option(
            Content.assemble(state, fit(shown(name), room or self._room), (words, MUTED)),
            id=line,
            disabled=line is None,
        )

    def _name(self, name: str) -> str:
        return fit(shown(name), self._room)


BEGINNINGS = {
    "account": "Add what you have: one account, and what is in it today",
    "lump": "Add what will come once: severance, gratuity, a deposit",
    "expense": "Add what you pay: rent, food, phone; the big ones first",
    "import": "Import a bank statement, and choose what to add",
    "benefits": "See what your country pays, and when to claim it",
}


def beginnings() -> list[Option]:
    """Return the ways to start an empty plan. Each id is "+" and the name of the way."""
    return [Option(words, id=f"+{name}") for name, words in BEGINNINGS.items()]


def _under(heading: str, lines: Iterable[Option]) -> list[Option]:
    found = list(lines)
    return [Option(Content.styled(heading, MUTED), disabled=True), *found] if found else []
