"""Dates in the formats of many countries, decided over a column."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.imports.table.days import find_day_order, is_day, is_placeholder

TODAY = date(2026, 11, 29)


@pytest.mark.parametrize(
    "cell",
    [
        *("2026-07-24", "24.07.2026", "24.07.26", "24/07/2026", "07/24/2026", "2026/7/24", "20260724", "24-07-2026"),
        *(
            "24 Jul 2026",
            "24-JUL-26",
            "Jul 24, 2026",
            "July 24 2026",
            "24 July 2026 09:15",
            "Fri, 24 Jul 2026",
            "24Jul2026",
        ),
        *(
            "24 juillet 2026",
            "24. Juli 2026",
            "24 de julho de 2026",
            "24 luglio 2026",
            "24 lipca 2026",
            "24 июля 2026 г.",
        ),
        *(
            "24/07/2026 23:59:59",
            "24.07.2026, 8:05",
            "2026-07-24T23:30:00Z",
            "2026-07-24T23:30:00+04:00",
            "20260724235959",
        ),
        *(
            "2026年7月24日",
            "2026. 7. 24.",
            "令和8年7月24日",
            "R8.7.24",
            "115/07/24",
            "24/07/2569",
            "٢٤/٠٧/٢٠٢٦",
            "２０２６／０７／２４",
        ),
        *(
            '="2026-07-24"',
            "07/24/2026 as of 07/22/2026",
            "24072026",
            "46227",
            "2026-Jul-24",
            "24 Temmuz 2026",
            "24 يوليو 2026",
        ),
    ],
)
def test_one_date_is_read_in_many_formats(cell: str) -> None:
    assert find_day_order([cell], "AE", today=TODAY).read(cell) == date(2026, 7, 24)


@pytest.mark.parametrize(
    "cell", ["Pending", "Total", "", "12.50", "-45.30", "2026-13-45", "31/02/2026", "1.2.3.4", "x" * 300]
)
def test_text_that_is_not_a_date_is_none(cell: str) -> None:
    assert find_day_order([cell], "AE", today=TODAY).read(cell) is None


def test_placeholder_dates_are_recognised() -> None:
    for cell in ("9999-12-31", "0001-01-01", "1111-11-11"):
        assert is_day(cell)
        assert is_placeholder(cell)
        assert find_day_order([cell, "2026-05-01"]).read(cell) is None


@pytest.mark.parametrize(
    ("cells", "country", "order"),
    [
        (["05/06/2026", "25/06/2026"], "US", "dmy"),  # the column wins over the country
        (["05/06/2026", "06/25/2026"], "DE", "mdy"),
        (["10/12/2026", "10/14/2025"], "", "mdy"),
        (["10/12/2026", "10/11/2026"], "", "mdy"),  # otherwise they are in the future
        (["05/06/2026", "05/07/2026"], "US", "mdy"),
        (["05/06/2026", "05/07/2026"], "AE", "dmy"),
        (["01/02/2026", "01/05/2026", "02/03/2026"], "", "mdy"),  # the only order in which the rows are sorted
        (["03.04.2026"], "", "dmy"),
        (["26-03-13", "26-03-14"], "SE", "ymd"),
        (["25/06/26", "16/06/26", "15/06/26"], "JP", "dmy"),  # otherwise they are years apart
        (["13-03-26", "14-03-26"], "SE", "dmy"),  # nobody imports a file that ends years ago
    ],
)
def test_the_order_of_day_and_month_is_found(cells: list[str], country: str, order: str) -> None:
    found = find_day_order(cells, country, today=TODAY)
    assert (found.order, found.question) == (order, None)
    assert found.why


@pytest.mark.parametrize("country", ["", "CA"])
def test_an_undecided_order_raises_a_question(country: str) -> None:
    found = find_day_order(["05/06/2026", "05/07/2026"], country, today=TODAY)
    assert found.question is not None
    assert found.question.words == "'05/06/2026' can be 5 June 2026 or 6 May 2026."
    assert [value for value, _ in found.question.choices] == ["dmy", "mdy"]


@pytest.mark.parametrize("cells", [["20261013", "20261014"], ["05/05/2026"], ["2026-05-06"], ["5 May 2026"]])
def test_no_question_is_raised_if_both_readings_are_the_same(cells: list[str]) -> None:
    assert find_day_order(cells, today=TODAY).question is None


def test_a_month_name_of_two_languages_is_read_in_the_columns_language() -> None:
    polish = find_day_order(["3 listopada 2026", "5 czerwca 2026"])
    croatian = find_day_order(["3. listopada 2026", "5. kolovoza 2026"])
    assert polish.read("3 listopada 2026") == date(2026, 11, 3)
    assert croatian.read("3. listopada 2026") == date(2026, 10, 3)


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %b %Y", "%B %d, %Y"]),
)
def test_an_unambiguous_date_format_round_trips(day: date, form: str) -> None:
    cell = day.strftime(form)
    assert find_day_order([cell]).read(cell) == day


@given(st.text(max_size=60))
def test_any_cell_is_read_or_none(cell: str) -> None:
    assert isinstance(find_day_order([cell]).read(cell), date | None)
