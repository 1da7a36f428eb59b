"""Contacts and applications from files of all kinds, and files that are none."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.search.facts import LINK_LIMIT, PersonSet
from coach.domain.search.file_rows import ApplicationRow, PersonRow, StageRow
from coach.domain.search.log import SearchLog
from coach.domain.search.merging import propose_people
from coach.domain.search.merging_applications import propose_applications
from coach.domain.text import NAME_LIMIT, NOTE_LIMIT
from coach.errors import CoachError, RefusedError
from coach.imports.search.days import Days
from coach.imports.search.files import ApplicationsFile, PeopleFile, read_applications, read_people
from coach.imports.search.stages import read_stage

LINKEDIN = (
    "Notes:\n"
    '"When exporting your connection data, you may notice that some of the email addresses are missing, because ..."\n'
    "\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    'Ana,López,https://www.linkedin.com/in/ana-lopez,ana@x.com,"Acme, Inc.",Head of Platform,12 Mar 2021\n'
    ",,,,,,01 Feb 2020\n"
    "Ben,Wu,https://www.linkedin.com/in/benwu,,,,3 Nov 2019\n"
)
GOOGLE_OLD = (
    "Name,Given Name,Additional Name,Family Name,Notes,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,"
    "Organization 1 - Name,Organization 1 - Title,Website 1 - Value\n"
    "Ana M. López,Ana,M.,López,from Rome,* Work,ana@x.com ::: ana@y.com,+39 1 ::: +39 2,Acme,CTO,http://x.com\n"
)
GOOGLE = (
    "First Name,Middle Name,Last Name,Nickname,File As,Organization Name,Organization Title,Notes,Labels,"
    "E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Website 1 - Value\n"
    "Ana,M.,López,,,Acme,CTO,from Rome,* myContacts,Work,ana@x.com,Mobile,+39 1,http://x.com\n"
)
OUTLOOK = (
    '"Title","First Name","Middle Name","Last Name","Suffix","Company","Department","Job Title","Business Phone",'
    '"Mobile Phone","E-mail Address","E-mail 2 Address","Notes","Web Page"\r\n'
    '"Dr","Ana","M.","López","","Acme","IT","CTO","","+39 1","","ana@x.com","from Rome","http://x.com"\r\n'
    '"Mr","Ben","","Wu","","Acme","","","","","","","","",\r\n'
)


def write(folder: Path, content: str | bytes) -> Path:
    file = folder / "list.csv"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def people(folder: Path, content: str | bytes) -> PeopleFile:
    return read_people(write(folder, content))


def applications(folder: Path, content: str | bytes) -> ApplicationsFile:
    return read_applications(write(folder, content))


def test_connections_of_linkedin(tmp_path: Path) -> None:
    found = people(tmp_path, LINKEDIN)
    assert found.rows == (
        PersonRow(
            *(5, "Ana López"),
            employer="Acme, Inc.",
            role="Head of Platform",
            email="ana@x.com",
            link="https://www.linkedin.com/in/ana-lopez",
            note="Connected on LinkedIn on 12 March 2021.",
        ),
        PersonRow(
            7, "Ben Wu", link="https://www.linkedin.com/in/benwu", note="Connected on LinkedIn on 3 November 2019."
        ),
    )
    assert (found.skipped, found.doubt) == (1, "Row 6 was left out, having no name.")


@pytest.mark.parametrize("content", [GOOGLE_OLD, GOOGLE, OUTLOOK])
def test_contacts_of_google_and_outlook(tmp_path: Path, content: str) -> None:
    assert people(tmp_path, content).rows[0] == PersonRow(
        *(2, "Ana M. López"),
        employer="Acme",
        role="CTO",
        email="ana@x.com",
        phone="+39 1",
        link="http://x.com",
        note="from Rome",
    )


def test_a_courtesy_title_is_no_role(tmp_path: Path) -> None:
    assert people(tmp_path, OUTLOOK).rows[1] == PersonRow(3, "Ben Wu", employer="Acme")
    assert people(tmp_path, "Name,Title\nBen,CTO\n").rows[0].role == "CTO"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_separators_are_found_out(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "Vorname;Name;Firma;E-Mail;Notiz\r\nJürgen;Groß;Müller & Söhne, KG;j@x.de;München\r\n".replace(
        ";", delimiter
    )
    if delimiter == ",":
        text = text.replace("Müller & Söhne, KG", '"Müller & Söhne, KG"')
    found = people(tmp_path, text.encode(encoding))
    assert found.rows == (PersonRow(2, "Jürgen Groß", employer="Müller & Söhne, KG", email="j@x.de", note="München"),)
    assert found.doubt == ""


def test_a_wrong_encoding_is_told(tmp_path: Path) -> None:
    found = people(tmp_path, "Name,Firma\nJürgen,Müller\n".encode("cp1252"))
    assert (found.rows[0].name, found.rows[0].employer) == ("Jürgen", "Müller")
    assert "Windows-1252" in found.doubt
    broken = people(tmp_path, "Name,Firma\nJürgen,Müller & Söhne äöüß\n".encode() + b"A\xff,B\n")
    assert broken.rows[0].name == "Jürgen"
    assert "broken" in broken.doubt


@pytest.mark.parametrize(
    "header",
    [
        "Nom,Prénom,Entreprise,Poste",
        "Apellidos,Nombre,Empresa,Puesto",
        "Cognome,Nome,Azienda,Ruolo",
        "NACHNAME,vorname,Arbeitgeber,Berufsbezeichnung",
        "Last Name,First Name,Organisation,Job title",
        "姓,名,会社,役職",
        "surname,given_name,company_name,job-title",
    ],
)
def test_columns_are_known_in_several_languages(tmp_path: Path, header: str) -> None:
    assert people(tmp_path, f"{header}\nLópez,Ana,Acme,CTO\n").rows == (
        PersonRow(2, "Ana López", employer="Acme", role="CTO"),
    )


def test_arabic_and_parts_of_names(tmp_path: Path) -> None:
    assert people(tmp_path, "الاسم,الشركة,الهاتف\nليلى,أكمي,+971\n").rows[0][1:5] == ("ليلى", "", None, "أكمي")
    assert people(tmp_path, "First name,Name\nAna,Ana López\n").rows[0].name == "Ana López"


def test_the_other_fields_of_a_person(tmp_path: Path) -> None:
    text = (
        "Name,Closeness,Last contact,How we met,People in common,Decides,Next step,Follow up,Ask\n"
        'Ana,"3, worked together",2026-01-05,the bank,yes,no,write,05.12.2026,pay\nBen,trust,,,x,,,,\nCy,9,soon,,,,,,\n'
    )
    ana, ben, cy = (found := people(tmp_path, text)).rows
    assert ana == PersonRow(
        *(2, "Ana", "", 3),
        where="the bank",
        last_contact=date(2026, 1, 5),
        shared=True,
        ask="pay",
        next_step="write",
        next_on=date(2026, 12, 5),
    )
    assert (ben.closeness, ben.shared, cy.closeness, cy.last_contact) == (4, True, None, None)
    assert found.doubt == "A day or number could not be read and stays empty (row 4)."


def test_days_still_to_come_are_no_contact(tmp_path: Path) -> None:
    file = write(tmp_path, "Name,Last contact,Next on\nAna,2027-01-01,2027-01-01\n")
    found = read_people(file, latest=date(2026, 11, 23))
    assert (found.rows[0].last_contact, found.rows[0].next_on) == (None, date(2027, 1, 1))
    assert "still to come" in found.doubt


@pytest.mark.parametrize(
    ("cells", "first", "doubtful"),
    [
        (["03/04/2026", "25/04/2026"], date(2026, 4, 3), False),
        (["03/04/2026", "04/25/2026"], date(2026, 3, 4), False),
        (["3/4/26, 5:04 PM"], date(2026, 3, 4), False),
        (["03/04/2026"], date(2026, 4, 3), True),
        (["03.04.26"], date(2026, 4, 3), False),
        (["2026-04-03T10:00:00Z"], date(2026, 4, 3), False),
        (["2026年4月3日"], date(2026, 4, 3), False),
        (["20260403"], date(2026, 4, 3), False),
        (["3. März 2026"], date(2026, 3, 3), False),
        (["Fri, 3 April 2026"], date(2026, 4, 3), False),
        (["April 3rd, 2026"], date(2026, 4, 3), False),
        (["3 de abril de 2026"], date(2026, 4, 3), False),
        (["3 juil. 2026"], date(2026, 7, 3), False),
        (["3 juin 2026"], date(2026, 6, 3), False),
        (["31/02/2026"], None, False),
        (["0001-01-01"], None, False),
        (["soon"], None, False),
    ],
)
def test_days_as_lists_write_them(cells: list[str], first: date | None, *, doubtful: bool) -> None:
    days = Days.found_in(cells)
    assert days.read(cells[0]) == first
    assert bool(days.doubt) is doubtful


def test_rows_that_are_bad_are_left_out_and_told_with_their_numbers(tmp_path: Path) -> None:
    text = "Name,Company\nAna,Acme\n,Acme\nBen,Beta,and more\n,,\n\nName,Company\nCy,Beta,,\nDi\n" + ",x\n" * 7
    found = people(tmp_path, text)
    assert [(row.number, row.name) for row in found.rows] == [(2, "Ana"), (8, "Cy"), (9, "Di")]
    assert found.skipped == 9
    assert found.doubt == (
        "Rows 3, 10, 11, 12, 13 and 3 more were left out, having no name. "
        "Row 4 was left out, having more cells than the header."
    )


def test_what_is_too_long_is_cut_and_told_and_can_be_kept(tmp_path: Path) -> None:
    text = f"Name,Company,Note,Link\n{'n' * 200},{'c' * 200},{'x' * 9_000},{'l' * 2_000}\nBen,,,\n"
    found = people(tmp_path, text)
    row = found.rows[0]
    assert [len(cell) for cell in (row.name, row.employer, row.note, row.link)] == [
        *(NAME_LIMIT, NAME_LIMIT, NOTE_LIMIT, LINK_LIMIT)
    ]
    assert found.doubt == "4 cells too long and cut (row 2)."
    assert len(propose_people(found.rows, SearchLog()).new) == 2


def test_what_a_terminal_or_a_spreadsheet_would_act_on_is_only_text(tmp_path: Path) -> None:
    text = "Name,Company,Note,Phone\n\x1b[2JAna\u202e,=cmd|' /C calc'!A0,\"a\nb\x07\",'+49 30\n"
    found = people(tmp_path, text)
    assert found.rows[0] == PersonRow(
        2, "\ufffd[2JAna\ufffd", employer="=cmd|' /C calc'!A0", note="a\nb\ufffd", phone="+49 30"
    )
    assert isinstance(propose_people(found.rows, SearchLog()).new[0], PersonSet)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "no row that names its columns"),
        ("Company,Position\nAcme,CTO\n", "no row that names its columns"),
        ("just words\nand more\n", "Name, Company, Position, E-mail"),
        ('Name,Company\nAna,"Acme\nBen,Beta\n', "row 2"),
        ('Name,Company\nAna,"Acme\nBen,"Beta"\n', "row 2"),
        (b"PK\x03\x04rest", "Connections.csv"),
        ("BEGIN:VCARD\nFN:Ana\n", "vCard"),
        ("名前,会社\n山田,ソニー\n".encode("shift_jis"), "save it as CSV in UTF-8"),
        (b"Name\nA\0\n", "encoding"),
        ("Name\n" + "A\n" * 100_001, "100,000 rows"),
        ('Name\n"' + "x" * 1_100_000 + '"\n', "can't be read as CSV"),
    ],
)
def test_a_file_that_can_not_be_understood_is_refused_whole(tmp_path: Path, content: str | bytes, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        people(tmp_path, content)
    said = f"{refused.value.title}. {refused.value.message}"
    assert what in said
    assert "list.csv" in said


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="can't be read"):
        read_people(tmp_path / "none.csv")


def test_a_tracker(tmp_path: Path) -> None:
    text = (
        "Company;Job Title;Status;Date Applied;Last updated;Job URL;Found on;Recruiter;Location;Job ID;Notes\n"
        "Acme;Engineer;2nd round interview;13/10/2026;20/10/2026;https://x.com/7;LinkedIn;Ana;Dubai;R7;nice\n"
        "Beta;CTO;Wishlist;;;;;;;;\n"
        "Gamma;;Rejected;01/10/2026;;;;;;;\n"
        "Delta;;Applied;;;;;;;;\n"
        "Eta;;On the moon;01/10/2026;;;;;;;\n"
        ";Nobody;;;;;;;;;\n"
    )
    found = applications(tmp_path, text)
    acme, beta, gamma, delta, eta = found.rows
    sent = date(2026, 10, 1)
    assert acme == ApplicationRow(
        *(2, "Acme", "", "Engineer", "https://x.com/7", "LinkedIn", "R7", "Dubai", "Ana", "nice", date(2026, 10, 13)),
        (StageRow("applied", date(2026, 10, 13)), StageRow("interview", date(2026, 10, 20))),
    )
    assert beta == ApplicationRow(3, "Beta", role="CTO")
    assert gamma.stages == (StageRow("applied", sent), StageRow("rejected", sent))
    assert delta.stages == (StageRow("applied"),)
    assert (eta.stages, eta.note) == ((StageRow("applied", sent),), "Status: On the moon")
    assert found.skipped == 1
    assert found.doubt == (
        "Row 7 was left out, having no employer. 1 status could not be told, such as 'On the moon'; the note has them."
    )
    assert len(propose_applications(found.rows, SearchLog()).new) == 5


def test_applications_need_an_employer(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="Company, Position, Status"):
        applications(tmp_path, "Position,Status\nCTO,Applied\n")


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        *(("Saved", "wished"), ("Not applied", "wished"), ("To apply", "wished"), ("APPLIED", "applied")),
        *(("Beworben", "applied"), ("they wrote back", "answered"), ("Recruiter screen", "screening")),
        *(("Interviewing", "interview"), ("Onsite (4 rounds)", "interview"), ("Take-home", "task")),
        *(("Coding test passed", "task"), ("Final round", "final"), ("Offer!", "offer"), ("Zusage", "offer")),
        *(("Offer accepted", "accepted"), ("Rejected after interview", "rejected"), ("Absage", "rejected")),
        *(("Refusée", "rejected"), ("No response", "silent"), ("👻 Ghosted", "silent"), ("I withdrew", "withdrawn")),
        *(("Offer declined", "withdrawn"), ("مقابلة", "interview"), ("final", "final"), ("On the moon", "")),
    ],
)
def test_statuses_of_trackers_are_stages(status: str, stage: str) -> None:
    assert read_stage(status) == stage


def test_ten_thousand_rows_tell_how_far_they_are_and_nobody_twice(tmp_path: Path) -> None:
    head, _, _ = LINKEDIN.partition("Ana,")
    lines = [f"P{n},Q,https://www.linkedin.com/in/p{n},,Company {n % 99},CTO,12 Mar 2021\n" for n in range(10_000)]
    told: list[tuple[int, int]] = []
    began = time.perf_counter()
    found = read_people(write(tmp_path, head + "".join(lines + lines[:100])), lambda *each: told.append(each))
    proposed = propose_people(found.rows, SearchLog())
    assert time.perf_counter() - began < 5  # about 0.4 s
    assert (len(proposed.new), proposed.twice) == (10_000, 100)
    assert told[0] == (500, 10_100)
    assert told[-1] == (10_100, 10_100)


anything = st.binary(max_size=200) | st.text("NameCompanyStatus Date,;\t\n\r\"'=0123456789-/.", max_size=120).map(
    lambda text: f"Name,Company,Status,Date,Closeness\n{text}".encode()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_no_file_is_more_than_refused(tmp_path: Path, content: bytes) -> None:
    rows: tuple[PersonRow, ...] = ()
    jobs: tuple[ApplicationRow, ...] = ()
    with suppress(RefusedError):
        rows = people(tmp_path, content).rows
    with suppress(RefusedError):
        jobs = applications(tmp_path, content).rows
    found, sent = propose_people(rows, SearchLog()), propose_applications(jobs, SearchLog())
    assert (len(found.new) + found.twice, len(sent.new) + sent.twice) == (len(rows), len(jobs))
