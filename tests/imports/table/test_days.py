"""Days in the ways of many countries, judged over a column."""

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
def test_one_day_in_many_ways(cell: str) -> None:
    assert find_day_order([cell], "AE", today=TODAY).read(cell) == date(2026, 7, 24)


@pytest.mark.parametrize(
    "cell", ["Pending", "Total", "", "12.50", "-45.30", "2026-13-45", "31/02/2026", "1.2.3.4", "x" * 300]
)
def test_what_is_not_a_day_is_none(cell: str) -> None:
    assert find_day_order([cell], "AE", today=TODAY).read(cell) is None


def test_a_day_that_stands_for_none_is_known_as_such() -> None:
    for cell in ("9999-12-31", "0001-01-01", "1111-11-11"):
        assert is_day(cell)
        assert is_placeholder(cell)
        assert find_day_order([cell, "2026-05-01"]).read(cell) is None


@pytest.mark.parametrize(
    ("cells", "country", "order"),
    [
        (["05/06/2026", "25/06/2026"], "US", "dmy"),  # the column counts before the country
        (["05/06/2026", "06/25/2026"], "DE", "mdy"),
        (["10/12/2026", "10/14/2025"], "", "mdy"),
        (["10/12/2026", "10/11/2026"], "", "mdy"),  # otherwise they lie ahead of today
        (["05/06/2026", "05/07/2026"], "US", "mdy"),
        (["05/06/2026", "05/07/2026"], "AE", "dmy"),
        (["01/02/2026", "01/05/2026", "02/03/2026"], "", "mdy"),  # only so are they in order
        (["03.04.2026"], "", "dmy"),
        (["26-03-13", "26-03-14"], "SE", "ymd"),
        (["25/06/26", "16/06/26", "15/06/26"], "JP", "dmy"),  # otherwise they lie years apart
        (["13-03-26", "14-03-26"], "SE", "dmy"),  # nobody imports what ends years ago
    ],
)
def test_which_number_is_the_day_is_found(cells: list[str], country: str, order: str) -> None:
    found = find_day_order(cells, country, today=TODAY)
    assert (found.order, found.question) == (order, None)
    assert found.why


@pytest.mark.parametrize("country", ["", "CA"])
def test_what_nothing_decides_is_asked(country: str) -> None:
    found = find_day_order(["05/06/2026", "05/07/2026"], country, today=TODAY)
    assert found.question is not None
    assert found.question.words == "'05/06/2026' can be 5 June 2026 or 6 May 2026."
    assert [value for value, _ in found.question.choices] == ["dmy", "mdy"]


@pytest.mark.parametrize("cells", [["20261013", "20261014"], ["05/05/2026"], ["2026-05-06"], ["5 May 2026"]])
def test_nothing_is_asked_where_both_readings_are_the_same(cells: list[str]) -> None:
    assert find_day_order(cells, today=TODAY).question is None


def test_a_month_of_two_languages_is_read_in_the_columns_own() -> None:
    polish = find_day_order(["3 listopada 2026", "5 czerwca 2026"])
    croatian = find_day_order(["3. listopada 2026", "5. kolovoza 2026"])
    assert polish.read("3 listopada 2026") == date(2026, 11, 3)
    assert croatian.read("3. listopada 2026") == date(2026, 10, 3)


@given(
    st.dates(date(1990, 1, 1), date(2100, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %b %Y", "%B %d, %Y"]),
)
def test_a_sure_way_to_write_a_day_reads_back(day: date, form: str) -> None:
    cell = day.strftime(form)
    assert find_day_order([cell]).read(cell) == day


@given(st.text(max_size=60))
def test_no_cell_is_more_than_unread(cell: str) -> None:
    assert isinstance(find_day_order([cell]).read(cell), date | None)
