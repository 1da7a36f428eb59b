"""The chart has the requested width, every scenario, every mark, and round amounts."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from coach.domain.runway.cliffs import Cliff
from coach.domain.runway.plan import Deadline, Expense, Plan
from coach.domain.runway.results import results
from coach.tui.widgets.area_chart import OUTLINE, SHADED, SOLID, Area, area_rows, bar
from coach.tui.widgets.burn_down import burn_down, days_shown, marks, marks_line
from tests.unit.runway.plans import START, plan_of, plans

PLAN = plan_of(30_000, 3_000, clocks=(Deadline("p", "Permit", date(2027, 1, 22)),))


@pytest.mark.parametrize("width", [40, 58, 76, 116, 200])
@pytest.mark.parametrize("height", [6, 9, 16])
def test_it_fills_its_place_and_names_round_amounts(width: int, height: int) -> None:
    lines = burn_down(results(PLAN), START, width, height).plain.split("\n")
    assert len(lines) == height
    assert max(map(cell_len, lines)) <= width
    assert max(map(cell_len, lines)) > width - 12
    assert any(line.startswith(("20k", "10k")) for line in lines)
    assert "A" in lines[-2]


def test_a_round_amount_labels_the_row_it_fills() -> None:
    kept = plan_of(3_200, 1)._replace(expenses=())
    rows = burn_down(results(kept), START, 60, 6).plain.split("\n")[:4]
    assert [row.split(" ")[0] for row in rows] == ["", "2k", "", ""], "each row is 800"


def test_the_scenarios_can_be_told_apart_without_colour() -> None:
    plan = PLAN._replace(
        expenses=(
            *PLAN.expenses,
            Expense("x", "X", 2000, category="cuttable"),
            Expense("y", "Y", 1500, category="flexible"),
        )
    )
    plain = burn_down(results(plan), START, 100, 16).plain
    assert {SOLID, SHADED, OUTLINE} <= set(plain)


def test_marks_on_the_chart_are_explained_below_it() -> None:
    found = results(PLAN)
    assert marks(found, START, 80) == [(52, Cliff(date(2027, 1, 22), "Permit"))]
    assert marks_line(found, START, 80).plain == "A Fri 22 Jan Permit"
    assert marks(found, date(2027, 2, 1), 80) == []


def test_it_reaches_beyond_the_last_end_or_two_years_where_there_is_none() -> None:
    assert 304 < days_shown(results(PLAN)) < 330
    assert days_shown(results(plan_of(10, 0))) == 730


@given(plans(), st.integers(40, 130), st.integers(5, 16))
def test_every_plan_can_be_drawn(plan: Plan, width: int, height: int) -> None:
    lines = burn_down(results(plan), plan.start, width, height).plain.split("\n")
    assert len(lines) == height
    assert max(map(cell_len, lines)) <= width


@pytest.mark.parametrize("width", [40, 58, 76, 116])
def test_every_letter_is_explained_below_the_chart_however_narrow(width: int) -> None:
    names = ("Last day to claim insurance", "Residence permit ends", "Health cover ends", "The car insurance")
    days = (date(2027, 1, 2), date(2027, 3, 3), date(2027, 5, 4), date(2027, 7, 5))
    found = results(
        PLAN._replace(clocks=tuple(Deadline(name, name, day) for name, day in zip(names, days, strict=True)))
    )
    told = marks_line(found, START, width).plain
    assert cell_len(told) <= width
    for letter, day in zip("ABCD", ("2 Jan", "3 Mar", "4 May", "5 Jul"), strict=True):
        assert f"{letter} {day}" in told or f"{letter} Sat {day}" in told


def test_an_area_is_as_high_as_its_share_to_an_eighth_of_a_cell() -> None:
    rows = area_rows([Area([1, 0.5, 0.25, 0.01, 0], SOLID, "")], 2)
    assert [row.plain for row in rows] == ["█    ", "██▄▁ "]


def test_a_shaded_area_and_an_outline_show_only_above_a_solid_one() -> None:
    areas = [Area([0.5, 0.5, 0], SOLID, ""), Area([0.5, 1, 0.5], SHADED, ""), Area([1, 1, 1], OUTLINE, "")]
    assert [row.plain for row in area_rows(areas, 2)] == ["∙▒∙", "██▒"]


@given(st.lists(st.floats(0, 1), min_size=1, max_size=60), st.integers(1, 12))
def test_a_higher_share_never_looks_lower(shares: list[float], height: int) -> None:
    rows = area_rows([Area(sorted(shares), SOLID, "")], height)
    seen = [sum(" ▁▂▃▄▅▆▇█".index(row.plain[column]) for row in rows) for column in range(len(shares))]
    assert seen == sorted(seen)
    assert all(lower > 0 for lower, share in zip(seen, sorted(shares), strict=True) if share > 0)


@pytest.mark.parametrize(("share", "drawn"), [(0, "    "), (0.001, "▏   "), (0.5, "██  "), (1, "████"), (2, "████")])
def test_a_bar_is_as_long_as_its_share(share: float, drawn: str) -> None:
    assert bar(share, 4) == drawn


def test_the_chart_shows_nothing_from_the_day_on_which_the_money_ends() -> None:
    found = results(plan_of(9_000, 3_000))
    bottom = burn_down(found, START, 60, 9).plain.split("\n")[-3]
    assert SOLID in bottom
    assert bottom.endswith(" ")
