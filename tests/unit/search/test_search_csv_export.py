"""CSV exports are read back unchanged, and no spreadsheet takes any of it for a formula."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.event import Event
from coach.domain.search.constants import STAGES
from coach.domain.search.events import ActivitySet, ApplicationSet, EmployerSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.merge_applications import propose_applications
from coach.domain.search.merge_people import propose_people
from coach.domain.search.state import Activity, Application, Employer, Person
from coach.domain.spreadsheet_escape import escape_formula, unescape_formula
from coach.export.search_csv import activities_csv, applications_csv, employers_csv, people_csv
from coach.imports.search.files import read_applications, read_people
from tests.factories import entry
from tests.record_strategies import records
from tests.unit.search.logs import log_of

DAY = date(2026, 11, 23)
_ANY = st.characters(
    codec="utf-8",
    exclude_categories=["Cc", "Cs", "Zl", "Zp"],
    exclude_characters="\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
)
lines = (
    st.text(_ANY | st.sampled_from(list("=+-@'\";,| \uff1a\uff1d")), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)
days = st.dates(date(1950, 1, 1), date(2100, 12, 31))
maybe = st.none()


people = st.lists(records(PersonSet), max_size=4, unique_by=lambda each: each.key)
applications = st.lists(records(ApplicationSet), max_size=4, unique_by=lambda each: each.key)
steps = st.lists(st.tuples(st.sampled_from(STAGES), days, lines | maybe), max_size=4)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"]))
def test_people_come_back_as_they_were(tmp_path: Path, told: list[PersonSet], encoding: str) -> None:
    log = log_of(*told)
    file = tmp_path / "people.csv"
    file.write_bytes(people_csv(log).encode(encoding))
    found = read_people(file)
    assert (found.skipped, found.doubt) == (0, "")
    assert propose_people(found.rows, SearchLog()).new == tuple(told)
    again = propose_people(found.rows, log)
    assert (again.new, again.changed, again.same, again.twice) == ((), (), len(told), 0)


@pytest.mark.parametrize("text", ["<", "<https://example.org>", "[Ana](https://example.org)", "a ::: b", "--"])
def test_text_that_other_programs_mark_up_stays_as_written(tmp_path: Path, text: str) -> None:
    told = [PersonSet("ana", "Ana", employer=text, role=text, link=text, note=text)]
    log = log_of(*told, dated=[(ApplicationSet("acme", text, role=text, link=text, note=text), DAY)])
    (tmp_path / "people.csv").write_text(people_csv(log), "utf-8")
    (tmp_path / "applications.csv").write_text(applications_csv(log), "utf-8")
    assert propose_people(read_people(tmp_path / "people.csv").rows, SearchLog()).new == tuple(told)
    assert propose_applications(read_applications(tmp_path / "applications.csv").rows, log).events == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(applications, st.lists(steps, min_size=4, max_size=4), days)
def test_applications_come_back_with_their_stages(
    tmp_path: Path, told: list[ApplicationSet], reached: list[list[tuple[str, date, str | None]]], on: date
) -> None:
    dated: list[tuple[Event, date | None]] = []
    for event, way in zip(told, reached, strict=False):
        dated += [(event, on), *((StageReached(event.key, stage, note), day) for stage, day, note in way)]
    log = log_of(dated=dated)
    file = tmp_path / "applications.csv"
    file.write_bytes(applications_csv(log).encode())
    found = read_applications(file)
    assert (found.skipped, found.doubt) == (0, "")
    assert log_of(dated=propose_applications(found.rows, SearchLog()).events).applications == log.applications
    assert propose_applications(found.rows, log).events == []


@given(st.text(max_size=12) | st.text("'=+-@\t\r \uff1d", max_size=6))
def test_a_guarded_cell_is_not_a_formula_and_is_read_back(cell: str) -> None:
    assert not escape_formula(cell).strip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert unescape_formula(escape_formula(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+49 30", "-1", "@SUM(A1)", "  =x", "\uff1dx", "'=x"])
def test_formulas_are_closed_in_all_tables(cell: str) -> None:
    log = log_of(
        PersonSet("a", f"x{cell}", role=cell, note=f"{cell}\nmore"),
        EmployerSet("a", "Acme", link=cell, note=cell),
        ApplicationSet("a", "Acme", role=cell, source=cell),
        ActivitySet("a", "call", text=cell, contact=cell),
    )
    for text in (people_csv(log), employers_csv(log), applications_csv(log), activities_csv(log)):
        assert text.endswith("\r\n")
        for row in csv.reader(StringIO(text, newline="")):
            assert not any(each.lstrip().startswith(("=", "+", "-", "@", "\uff1d")) for each in row)


def test_every_field_of_every_record_is_there() -> None:
    log = log_of(
        PersonSet("ana", "Ana", 4, shared=True, last_contact=DAY),
        EmployerSet("acme", "Acme", 5, 3, advocate=True),
        ActivitySet("call", "call", text="a call", minutes=20, result_on=DAY, points=3, proof="x.pdf"),
        dated=[(ApplicationSet("acme", "Acme"), DAY), (StageReached("acme", "offer", "by phone"), DAY)],
    )
    tables = [
        next(csv.DictReader(StringIO(text, newline="")))
        for text in (people_csv(log), employers_csv(log), activities_csv(log), applications_csv(log))
    ]
    for table, fields in zip(tables, (Person.columns, Employer.columns, Activity.columns), strict=False):
        assert list(table) == list(fields)
    ana, acme, call, application = tables
    assert (ana["closeness"], ana["shared"], ana["decides"], ana["last_contact"]) == ("4", "yes", "", "2026-11-23")
    assert (acme["motivation"], acme["posting"], acme["advocate"]) == ("5", "3", "yes")
    assert (call["minutes"], call["result_on"], call["points"], call["proof"]) == ("20", "2026-11-23", "3", "x.pdf")
    assert (application["stage"], application["since"]) == ("offer", "2026-11-23")
    assert application["stages"] == "2026-11-23 offer: by phone"
    assert set(Application.columns) <= set(application)


def test_control_characters_are_made_harmless() -> None:
    odd = Person.read(entry("person", key="a", name="\x1b[2J\u202e", note="a\nb\x07"))
    text = people_csv(SearchLog(people={"a": odd}))
    assert not {"\x1b", "\x07", "\u202e"} & set(text)
    assert "a\nb" in text
