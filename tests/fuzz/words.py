"""Words as people type them: dates, times, amounts, places, lines about the search, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from coach.clock import clock_from
from coach.domain import dates, places, weekdays
from coach.domain.amounts import MOST, grouped, parse_amount, plain
from coach.domain.lengths import parse_minutes
from coach.domain.review.period import parse_period
from coach.domain.runway import fields as money
from coach.domain.runway.events import LINE_FIELDS as MONEY_FIELDS
from coach.domain.sanitize import shown, shown_lines
from coach.domain.schedule.block import check_zone, parse_clock
from coach.domain.search import typed_records as search
from coach.domain.search.log import SearchLog
from coach.domain.search.state import RECORDS
from coach.domain.worksheets.checks import review_text
from coach.domain.worksheets.templates import compose, gaps
from coach.guide.worksheets import phrases, worksheet
from coach.imports.search.days import find_days
from coach.imports.search.stages import read_stage, read_steps
from tests.fuzz.mutating import texts
from tests.fuzz.rule import harmless, value_or_refusal
from tests.fuzz.target import TODAY, Target

DAYS = (
    "2026-11-23",
    "today",
    "yesterday",
    "tomorrow",
    "-3",
    "+30",
    "friday",
    "mon",
    "2026-W48",
    "2026-W48-1",
    "20261123",
)
LINES = (
    "coffee with a former colleague at Acme, 40 min, ask about platform team, follow up Friday",
    "applied to Acme as platform engineer via LinkedIn; yesterday; at 9:30",
    "rejected by Bolt, 2026-11-20, call again on monday",
    "second interview at Acme with Ana Lopez for CTO from Bolt about pay, 1h30",
)
WORKED_OUT = ("4,500.50", "4 500", "4.500,00", "4.5k", "4500/12", "AED 1,234", "€ 12", "12,34,567.00", "1m", "0.125")
LONGEST_WORD = 60


def _days(text: str, _folder: Path) -> None:
    for read in (dates.parse_day, dates.parse_any_day, weekdays.parse_coming_day):
        day = value_or_refusal(lambda read=read: read(text, TODAY))  # type: ignore[misc]
        if day:
            assert abs((day - TODAY).days) < 3_700_000
            assert read(day.isoformat(), day) == day
    value_or_refusal(lambda: weekdays.parse_weekday(text))
    found = value_or_refusal(lambda: weekdays.parse_weekdays(text))
    assert found is None or set(found) <= set(range(7))
    find_days({"applied_on": [text, "1/2/2026"]}).read("applied_on", text)


def _periods(text: str, _folder: Path) -> None:
    period = value_or_refusal(lambda: parse_period(text, TODAY, 6))
    if period:
        assert all((period.before.title, period.after.title, period.title))
        assert parse_period(period.name, TODAY, 6).first == period.first


def _times(text: str, _folder: Path) -> None:
    clock = value_or_refusal(lambda: parse_clock(text))
    assert clock is None or parse_clock(clock) == clock
    minutes = value_or_refusal(lambda: parse_minutes(text))
    assert minutes is None or 0 <= minutes < 10_000
    value_or_refusal(lambda: check_zone(text))


def _amounts(text: str, _folder: Path) -> None:
    for digits in (0, 2, 3):
        amount = value_or_refusal(lambda digits=digits: parse_amount(text, digits))  # type: ignore[misc]
        if amount is not None:
            assert 0 <= amount <= MOST
            assert parse_amount(plain(amount, digits), digits) == amount
            if len(grouped(amount, digits)) < LONGEST_WORD and digits == 2:
                assert parse_amount(grouped(amount, digits), digits) == amount


def _places(text: str, _folder: Path) -> None:
    code = value_or_refusal(lambda: places.country(text))
    if code:
        assert places.country(code) == code
        places.country_defaults(code, TODAY)
    value_or_refusal(lambda: places.currency(text))
    places.guess_country(text)


def _clock(text: str, _folder: Path) -> None:
    clock = value_or_refusal(lambda: clock_from(text))
    if clock:
        now = clock.now()
        assert now.tzinfo
        assert now - timedelta(days=3660) < now < now + timedelta(days=3660)
        assert now.timestamp()
        assert isinstance(clock.zone_name, str)


def _typed(kinds: Sequence[tuple[str, str]], read: Callable[[str, dict[str, str]], Any]) -> Callable[[Any, Path], None]:
    def check(told: tuple[int, str], _folder: Path) -> None:
        number, text = told
        what, name = kinds[number % len(kinds)]
        value_or_refusal(lambda: read(what, {name: text}))

    return check


def _worksheets(told: tuple[str, str], _folder: Path) -> None:
    text, template = told
    found = value_or_refusal(lambda: worksheet(text))
    if found:
        value_or_refusal(lambda: found.field(template))
    made = compose(template, lambda name: text if "." in name else "", lambda name: name)
    assert gaps(made) >= 0
    review_text(text, 120, ("exit", "next", "phrases"), phrases())


def _text(text: str, _folder: Path) -> None:
    harmless(shown(text))
    harmless(shown_lines(text).replace("\t", ""))
    read_stage(text)
    list(read_steps(text))


def _with_number(inner: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[int, str]]:
    return st.tuples(st.integers(0, 99), inner)


MONEY = [(what, name) for what, names in MONEY_FIELDS.items() for name in (*names, "none-such")]
SEARCH = [(what, field.name) for what, record in RECORDS.items() for field in record.form]
TEMPLATES = (
    "I am {role}[, known for {proofs|listed}]. {me.name}",
    "{compass.roles|bullets}\n[[{a}]]",
    "{a|text}{b|c}[",
    "⟨{x}⟩",
)

TARGETS = {
    "days": Target(texts(DAYS, ("mon-fri", "sun,tue", "none")), _days),
    "periods": Target(
        texts((*DAYS, "this", "last", "2026-11", "2026W01", "0001-w01", "9999-12", "9999-W53")), _periods
    ),
    "times": Target(
        texts(("9", "9:30", "9.30am", "14h", "1h30", "90 min", "1.5h", "Asia/Dubai", "../etc/x", "UTC")), _times
    ),
    "amounts": Target(texts(WORKED_OUT), _amounts),
    "places": Target(texts(("DE", "Germany", "the UK", "Ivory Coast", "EUR", "dirham", "de_DE.UTF-8")), _places),
    "clock": Target(texts(("2026-11-23T09:00", "2026-11-23", "2026-11-23T09:00:00+04:00", "0001-01-01")), _clock),
    "money-typed": Target(
        _with_number(texts((*WORKED_OUT, *DAYS, "month", "yes", "now", "90 a week", "$7k a year in 3 cheques"))),
        _typed(MONEY, lambda what, told: money.typed_fields(what, told, money.Currency("AED", 2), TODAY)),
    ),
    "search-typed": Target(
        _with_number(texts((*DAYS, "3, know", "yes", "9:30", "40", "call"))),
        _typed(SEARCH, lambda what, told: search.typed_fields(what, told, SearchLog(), TODAY)),
    ),
    "worksheets": Target(st.tuples(texts(("compass", "1", "the pitch", "role")), texts(TEMPLATES)), _worksheets),
    "text": Target(texts(LINES), _text),
}
