"""Contacts and applications from files of all kinds, and files that are neither."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coach.domain.field_types import LINK_LIMIT
from coach.domain.sanitize import NAME_LIMIT, NOTE_LIMIT
from coach.domain.search.events import PersonSet
from coach.domain.search.import_rows import ApplicationRow, PersonRow, StageRow
from coach.domain.search.log import SearchLog
from coach.domain.search.merge_applications import propose_applications
from coach.domain.search.merge_people import propose_people
from coach.errors import CoachError, RefusedError
from coach.imports.search.choices import RecordChoices
from coach.imports.search.files import Locale, RecordFile, read_applications, read_people

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


def people(folder: Path, content: str | bytes) -> RecordFile[PersonRow]:
    return read_people(write(folder, content))


def applications(folder: Path, content: str | bytes) -> RecordFile[ApplicationRow]:
    return read_applications(write(folder, content))


def test_linkedin_connections_are_read(tmp_path: Path) -> None:
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
    assert (found.skipped, found.doubt) == (1, "Row 6 was left out: no name.")


@pytest.mark.parametrize(
    ("content", "more"),
    [(GOOGLE_OLD, "\nOther e-mail: ana@y.com\nOther number: +39 2"), (GOOGLE, ""), (OUTLOOK, "\nDepartment: IT")],
)
def test_google_and_outlook_contacts_are_read(tmp_path: Path, content: str, more: str) -> None:
    assert people(tmp_path, content).rows[0] == PersonRow(
        *(2, "Ana M. López"),
        employer="Acme",
        role="CTO",
        email="ana@x.com",
        phone="+39 1",
        link="http://x.com",
        note=f"from Rome{more}",
    )


def test_a_form_of_address_is_not_a_role(tmp_path: Path) -> None:
    assert people(tmp_path, OUTLOOK).rows[1] == PersonRow(3, "Ben Wu", employer="Acme")
    assert people(tmp_path, "Name,Title\nBen,CTO\n").rows[0].role == "CTO"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_encodings_and_delimiters_are_detected(tmp_path: Path, encoding: str, delimiter: str) -> None:
    text = "Vorname;Name;Firma;E-Mail;Notiz\r\nJürgen;Groß;Müller & Söhne, KG;j@x.de;München\r\n".replace(
        ";", delimiter
    )
    if delimiter == ",":
        text = text.replace("Müller & Söhne, KG", '"Müller & Söhne, KG"')
    found = people(tmp_path, text.encode(encoding))
    assert found.rows == (PersonRow(2, "Jürgen Groß", employer="Müller & Söhne, KG", email="j@x.de", note="München"),)
    assert found.doubt == ""


def test_other_encodings_are_detected_from_the_headings(tmp_path: Path) -> None:
    found = people(tmp_path, "Name;Société;Téléphone\nJürgen;Müller;0611 22\n".encode("cp1252"))
    assert found.rows == (PersonRow(2, "Jürgen", employer="Müller", phone="0611 22"),)
    assert people(tmp_path, "名前,会社\n山田,ソニー\n".encode("shift_jis")).rows[0].name == "山田"
    broken = people(tmp_path, "Name,Firma\nJürgen,Müller & Söhne äöüßäöüßäöüßäöüß\n".encode() + b"A\xff,B\n")
    assert [row.name for row in broken.rows] == ["Jürgen", "A\ufffd"]


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


def test_arabic_headings_and_parts_of_names_are_read(tmp_path: Path) -> None:
    [leila] = people(tmp_path, "الاسم,الشركة,الهاتف\nليلى,أكمي,+971\n").rows
    assert (leila.name, leila.employer) == ("ليلى", "أكمي")
    assert people(tmp_path, "First name,Name\nAna,Ana López\n").rows[0].name == "Ana López"


def test_the_other_fields_of_a_person_are_read(tmp_path: Path) -> None:
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
    assert found.doubt == "A day or number could not be read, such as 'soon', and is left empty (row 4)."


def test_a_future_date_is_not_a_contact(tmp_path: Path) -> None:
    file = write(tmp_path, "Name,Last contact,Next on\nAna,2027-01-01,2027-01-01\n")
    found = read_people(file, Locale(today=date(2026, 11, 23)))
    assert (found.rows[0].last_contact, found.rows[0].next_on) == (None, date(2027, 1, 1))
    assert "A day in the future" in found.doubt


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["03/04/2026", "25/04/2026"], [date(2026, 4, 3), date(2026, 4, 25)]),
        (["03/04/2026", "04/25/2026"], [date(2026, 3, 4), date(2026, 4, 25)]),
        (["03/04/2026"], [None]),
        (["17/02/2026", "02/17/2026", "04/05/2026", "2026-01-02"], [*[date(2026, 2, 17)] * 2, None, date(2026, 1, 2)]),
        (["46300", "Tue Nov 03 2026", "3-Nov", "soon", "31/02/2026"], [None] * 5),
        (["46300", "46301"], [date(2026, 10, 5), date(2026, 10, 6)]),
    ],
)
def test_an_ambiguous_or_invalid_date_goes_into_the_note(
    tmp_path: Path, cells: list[str], days: list[date | None]
) -> None:
    rows = "".join(f"A{at},Applied,{cell}\n" for at, cell in enumerate(cells))
    found = applications(tmp_path, f"Company,Status,Date applied\n{rows}")
    assert [row.sent_on for row in found.rows] == days
    assert [row.note for row in found.rows] == [
        "" if day else f"Date applied: {cell}" for cell, day in zip(cells, days, strict=True)
    ]
    assert all(row.stages[0].stage == "applied" for row in found.rows)


def test_a_chosen_date_order_settles_the_dates(tmp_path: Path) -> None:
    file = write(
        tmp_path, "Company,Status,Date applied\nA,Applied,17/02/2026\nB,Applied,02/17/2026\nC,Applied,04/05/2026\n"
    )
    found = read_applications(file)
    assert [question.about for question in found.questions] == ["day-order"]
    said = read_applications(file, choices=RecordChoices(day_order="mdy"))
    assert [row.sent_on for row in said.rows] == [None, date(2026, 2, 17), date(2026, 4, 5)]
    assert (said.questions, "row 2" in said.doubt) == ((), True)


def test_invalid_rows_are_left_out_and_reported_by_number(tmp_path: Path) -> None:
    text = "Name,Company\nAna,Acme\n,Acme\nBen,Beta,and more\n,,\n\nName,Company\nCy,Beta,,\nDi\n" + ",x\n" * 7
    found = people(tmp_path, text)
    assert [(row.number, row.name) for row in found.rows] == [(2, "Ana"), (8, "Cy"), (9, "Di")]
    assert found.skipped == 9
    assert found.doubts == (
        "Row 4 was left out: more cells than the headings.",
        "Rows 3, 10, 11, 12, 13 and 3 more were left out: no name.",
    )


def test_long_text_is_cut_and_reported_and_can_be_saved(tmp_path: Path) -> None:
    text = f"Name,Company,Note,Link\n{'n' * 200},{'c' * 200},{'x' * 9_000},{'l' * 2_000}\nBen,,,\n"
    found = people(tmp_path, text)
    row = found.rows[0]
    assert [len(cell) for cell in (row.name, row.employer, row.note, row.link)] == [
        *(NAME_LIMIT, NAME_LIMIT, NOTE_LIMIT, LINK_LIMIT)
    ]
    assert found.doubt == "4 cells too long and cut (row 2)."
    assert len(propose_people(found.rows, SearchLog()).new) == 2


def test_terminal_codes_and_formulas_become_plain_text(tmp_path: Path) -> None:
    text = "Name,Company,Note,Phone\n\x1b[2JAna\u202e,=cmd|' /C calc'!A0,\"a\nb\x07\",'+49 30\n"
    found = people(tmp_path, text)
    assert found.rows[0] == PersonRow(
        2, "\ufffd[2JAna\ufffd", employer="=cmd|' /C calc'!A0", note="a\nb\ufffd", phone="+49 30"
    )
    assert isinstance(propose_people(found.rows, SearchLog()).new[0], PersonSet)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "is empty"),
        ("Company,Position\nAcme,CTO\n", "no row of headings"),
        ("just words\nand more\n", "Name, Company, Position, E-mail"),
        (b"PK\x03\x04rest", "damaged"),
        (b"\x00\x01\x02\xff\xfe" * 40, "is not a text file"),
        ("Name\n" + "A\n" * 100_100, "100,000 rows"),
        ("CONVERSATION ID,FROM,TO,DATE\n1,Ana,Ben,2026\n", "Connections.csv"),
        ("From,To,Sent At,Message,Direction\nAna,Ben,1/2/26,,OUT\n", "Connections.csv"),
        ("First Name,Last Name,Maiden Name,Birth Date,Headline,Industry\nAna,B,,,x,y\n", "your own LinkedIn profile"),
        ("BEGIN:VCALENDAR\nEND:VCALENDAR\n", "calendar"),
        (b"%PDF-1.4 x", "PDF"),
    ],
)
def test_a_file_that_can_not_be_understood_is_refused(tmp_path: Path, content: str | bytes, what: str) -> None:
    with pytest.raises(RefusedError) as refused:
        people(tmp_path, content)
    said = f"{refused.value.title}. {refused.value.message}"
    assert what in said
    assert "list.csv" in said


def test_an_unclosed_quotation_mark_loses_at_most_its_own_row(tmp_path: Path) -> None:
    found = people(tmp_path, 'Name,Company\nAna,"Acme\nBen,Beta\n')
    assert [(row.name, row.employer) for row in found.rows] == [("Ana", "Acme"), ("Ben", "Beta")]
    assert "Kept as text" in found.doubt or "never closed" in found.doubt


def test_a_note_of_a_hundred_lines_is_one_note(tmp_path: Path) -> None:
    note = "\n".join(f"line {number}, told" for number in range(100))
    found = people(tmp_path, f'Name,Company,Note\nAna,Acme,"{note}"\nBen,Beta,"x"\n')
    assert [(row.name, row.note) for row in found.rows] == [("Ana", note), ("Ben", "x")]


def test_ignored_columns_are_counted_and_named(tmp_path: Path) -> None:
    found = people(tmp_path, "First Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nAna,x,Work,a@x.org\n")
    assert found.not_read == ("Labels", "E-mail 1 - Label")
    assert "2 columns were not read: Labels, E-mail 1 - Label." in found.doubt


def test_columns_without_a_field_go_into_the_note_and_are_named(tmp_path: Path) -> None:
    found = people(tmp_path, "Name,Shoe size,Note,Hobby,Empty\nAna,38,fair,chess,\nBo,,,,\n")
    assert [row.note for row in found.rows] == ["fair\nShoe size: 38\nHobby: chess", ""]
    assert (found.noted, found.not_read) == (("Shoe size", "Hobby"), ())
    assert "2 columns went into the note: Shoe size, Hobby." in found.doubt


def test_a_note_from_columns_is_cut_and_that_is_reported(tmp_path: Path) -> None:
    [row] = (found := people(tmp_path, f"Name,Hobby\nAna,{'chess ' * 90}\n")).rows
    assert row.note == f"Hobby: {('chess ' * 50).strip()}"
    assert "1 cell too long and cut (row 2)." in found.doubt


def test_columns_without_a_field_are_left_out_if_the_person_says_so(tmp_path: Path) -> None:
    file = write(tmp_path, "Name,Hobby\nAna,chess\n")
    found = read_people(file, choices=RecordChoices(others="leave"))
    assert found.rows == (PersonRow(2, "Ana"),)
    assert (found.noted, found.not_read) == ((), ("Hobby",))


@pytest.mark.parametrize("header", ["Company size,Company", "Company,Company size"])
def test_an_exact_heading_wins_over_a_partial_one(tmp_path: Path, header: str) -> None:
    cells = "200,Fjell" if header.startswith("Company size") else "Fjell,200"
    [row] = applications(tmp_path, f"{header},Role\n{cells},Dev\n").rows
    assert (row.employer, row.note) == ("Fjell", "Company size: 200")


@pytest.mark.parametrize(
    "header",
    [
        "Vorname;Nachname;Firma;Position;E-Mail-Adresse;Mobiltelefon;Telefon (geschäftlich);Webseite",
        "Prénom;Nom;Société;Titre;Adresse de messagerie;Tél. mobile;Téléphone (bureau);Page Web",
        "Nombre;Apellidos;Organización;Puesto;Correo electrónico;Teléfono móvil;Teléfono del trabajo;Página web",
        "Nome;Cognome;Società;Posizione;Indirizzo posta elettronica;Cellulare;Telefono (ufficio);Pagina Web",
        "Voornaam;Achternaam;Bedrijf;Functie;E-mailadres;Mobiele telefoon;Telefoon op werk;Webpagina",
        "Primeiro nome;Sobrenome;Empresa;Cargo;Endereço de email;Telemóvel;Telefone comercial;Página da Web",
        "First Name;Last Name;Organization;Job Title;Primary Email;Mobile Number;Work Phone;Web Page 1",
    ],
)
def test_address_books_of_many_languages_lose_nothing(tmp_path: Path, header: str) -> None:
    found = people(
        tmp_path, f"{header}\nNora;Winters;Glasco;Buyer;n@glasco.example;0611 22 33;030 44 55;https://n.example\n"
    )
    assert found.not_read == ()
    assert found.rows == (
        PersonRow(
            *(2, "Nora Winters"),
            employer="Glasco",
            role="Buyer",
            email="n@glasco.example",
            phone="0611 22 33",
            link="https://n.example",
            note="Other number: 030 44 55",
        ),
    )


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ('First Name,Last Name,File As,Organization Name\nOla,Berg,"Berg, Ola",Fjell\n', "Ola Berg"),
        ('First Name,Last Name,Display Name\n,,"Berg, Ola"\n', "Ola Berg"),
        ("Name,Given Name,Family Name,Organization Name\nFjell AS,Ola,Berg,Fjell AS\n", "Ola Berg"),
        ("Name,Given Name,Family Name\nola@fjell.example,Ola,Berg\n", "Ola Berg"),
    ],
)
def test_the_sort_name_is_used_only_if_there_is_no_better_one(tmp_path: Path, content: str, name: str) -> None:
    assert people(tmp_path, content).rows[0].name == name


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(CoachError, match="can't be read"):
        read_people(tmp_path / "none.csv")


def test_a_tracker_is_read(tmp_path: Path) -> None:
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
        *(2, "Acme", "", "Engineer", "https://x.com/7", "LinkedIn", "R7", "Dubai", "Ana", "nice"),
        told_on=date(2026, 10, 13),
        stages=(StageRow("applied", date(2026, 10, 13)), StageRow("interview", date(2026, 10, 20))),
    )
    assert beta == ApplicationRow(3, "Beta", role="CTO")
    assert gamma.stages == (StageRow("applied", sent), StageRow("rejected"))
    assert delta.stages == (StageRow("applied"),)
    assert (eta.stages, eta.note) == ((StageRow("applied", sent),), "Status: On the moon")
    assert found.skipped == 1
    assert found.doubt == (
        "Row 7 was left out: no employer. 1 status could not be read as a stage, such as 'On the moon'. You find them "
        "in the note."
    )
    assert len(propose_applications(found.rows, SearchLog()).new) == 5


def test_applications_need_an_employer(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="Company, Position, Status"):
        applications(tmp_path, "Position,Status\nCTO,Applied\n")


MARKDOWN = """# Where I applied

| # | Date | Company | Role | Status | Notes |
|:--|------|---------|------|--------|-------|
| 1 | 2026-10-02 | **Solvo** | [Tester](https://solvo.example/7) | Applied | sent on 2026-10-06 |
| 2 | 2026-10-03 | Kappa | Dev | Evaluated | |
"""


def test_the_date_of_a_row_is_not_always_that_of_the_application(tmp_path: Path) -> None:
    solvo, kappa = applications(tmp_path, MARKDOWN).rows
    assert (solvo.employer, solvo.role, solvo.link) == ("Solvo", "Tester", "https://solvo.example/7")
    assert (solvo.stages, solvo.told_on, solvo.note) == (
        (StageRow("applied"),),
        date(2026, 10, 2),
        "sent on 2026-10-06",
    )
    assert (kappa.stages, kappa.told_on) == ((), date(2026, 10, 3))


def test_a_date_is_the_applications_if_every_row_was_sent(tmp_path: Path) -> None:
    found = applications(tmp_path, "Date,Company,Status\n2026-10-02,Solvo,Applied\n2026-10-03,Kappa,On hold\n")
    assert [row.sent_on for row in found.rows] == [date(2026, 10, 2), None]


def test_the_closing_day_and_the_pay_are_in_the_note(tmp_path: Path) -> None:
    text = "Company,Salary range,Closing date,Status\nSolvo,40-50k,13/12/2026,Saved\n"
    assert applications(tmp_path, text).rows[0].note == "Pay: 40-50k\nCloses: 2026-12-13"


def test_an_unknown_status_is_asked_once_and_then_remembered(tmp_path: Path) -> None:
    file = write(tmp_path, "Company,Status\nSolvo,On the moon\nKappa,on the MOON\n")
    found = read_applications(file)
    assert [row.note for row in found.rows] == ["Status: On the moon", "Status: on the MOON"]
    [question] = found.questions
    value = next(value for value, words in question.choices if words == "they said no")
    known = read_applications(file, choices=found.said.with_answer(question.about, value))
    assert [row.stages for row in known.rows] == [(StageRow("rejected"),)] * 2
    assert (known.questions, known.doubts) == ((), ())


def test_a_workbook_is_read_and_the_ignored_sheet_is_named(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "Jobs"
    sheet.append(["Company", "Position", "Status", "Date applied"])
    sheet.append(["Solvo", "Tester", "Absage", date(2026, 10, 2)])
    book.create_sheet("Ideas").append(["Name of company"])
    file = tmp_path / "jobs.xlsx"
    book.save(file)
    found = read_applications(file)
    assert found.rows[0].stages == (StageRow("applied", date(2026, 10, 2)), StageRow("rejected"))
    assert "Ideas" in found.doubt


def test_ten_thousand_rows_report_progress_and_have_no_duplicates(tmp_path: Path) -> None:
    head, _, _ = LINKEDIN.partition("Ana,")
    lines = [f"P{n},Q,https://www.linkedin.com/in/p{n},,Company {n % 99},CTO,12 Mar 2021\n" for n in range(10_000)]
    told: list[tuple[int, int]] = []
    found = read_people(write(tmp_path, head + "".join(lines + lines[:100])), progress=lambda *each: told.append(each))
    proposed = propose_people(found.rows, SearchLog())
    assert (len(proposed.new), proposed.twice) == (10_000, 100)
    assert told[0] == (500, 10_100)
    assert told[-1] == (10_100, 10_100)


anything = st.binary(max_size=200) | st.text("NameCompanyStatus Date,;\t\n\r\"'=0123456789-/.", max_size=120).map(
    lambda text: f"Name,Company,Status,Date,Closeness\n{text}".encode()
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(anything)
def test_any_file_is_read_or_refused(tmp_path: Path, content: bytes) -> None:
    rows: tuple[PersonRow, ...] = ()
    jobs: tuple[ApplicationRow, ...] = ()
    with suppress(RefusedError):
        rows = people(tmp_path, content).rows
    with suppress(RefusedError):
        jobs = applications(tmp_path, content).rows
    found, sent = propose_people(rows, SearchLog()), propose_applications(jobs, SearchLog())
    assert (len(found.new) + found.twice, len(sent.new) + sent.twice) == (len(rows), len(jobs))


def test_the_addresses_in_linkedins_list_of_applications_are_the_persons_own(tmp_path: Path) -> None:
    header = (
        "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Resume Name,Question And Answers"
    )
    found = applications(tmp_path, f'{header}\n"11/13/24, 9:01 PM",me@me.example,+44 1,Quill,Editor,cv.pdf,\n')
    assert [(row.employer, row.contact, row.note) for row in found.rows] == [("Quill", "", "")]
    assert found.not_read[:2] == ("Contact Email", "Contact Phone Number")
    [other] = applications(tmp_path, "Company,Role,Contact Email\nQuill,Editor,hr@quill.example\n").rows
    assert other.contact == "hr@quill.example"


def test_a_notion_relation_becomes_its_name(tmp_path: Path) -> None:
    cell = "Quill & Co (https://www.notion.so/Quill-Co-0a1b?pvs=21)"
    [row] = applications(tmp_path, f"Company,Role,Status\n{cell},Editor (part time),Applied\n").rows
    assert (row.employer, row.role) == ("Quill & Co", "Editor (part time)")


@pytest.mark.parametrize("nothing", ["-", "–", "---", "0.0.00", "0/0/00"])
def test_a_dash_and_outlooks_empty_date_are_empty(tmp_path: Path, nothing: str) -> None:
    found = people(tmp_path, f"Name,Phone,Birthday,Hobby\nAna,{nothing},{nothing},{nothing}\nBo,1,2,3\n")
    assert found.rows[0] == PersonRow(2, "Ana")
    assert not found.left_out


def test_the_column_of_a_board_is_the_stage(tmp_path: Path) -> None:
    rows = applications(tmp_path, "Title,Company,List,Applied At\nDev,Emu,Interview,2024-03-04T08:00:00.000Z\n").rows
    assert [step.stage for step in rows[0].stages] == ["applied", "interview"]


@pytest.mark.parametrize(
    ("last", "left_out"),
    [
        ("Total,2,,", True),
        ("Gesamt,,,12 %", True),
        ("TOTAL:,,AED 64000,", True),
        ("Total,Refinery engineer,,", False),
        ("Totalenergies,2,,", False),
    ],
)
def test_a_row_of_totals_is_not_an_application(tmp_path: Path, last: str, *, left_out: bool) -> None:
    file = tmp_path / "jobs.csv"
    file.write_text(f"Company,Role,Salary,Fit\nAcme,CTO,34000,80\nTotal,2,,\nBolt,Dev,30000,70\n{last}\n")
    found = read_applications(file, Locale(today=date(2026, 11, 23)))
    assert [row.employer for row in found.rows][:3] == ["Acme", "Total", "Bolt"]
    assert len(found.rows) == (3 if left_out else 4)
    assert ("Row 5 was left out: it adds up the other rows." in found.doubt) is left_out


def test_a_column_called_sent_is_the_day_of_sending(tmp_path: Path) -> None:
    file = tmp_path / "jobs.md"
    file.write_text("| Employer | Stage | Sent |\n|---|---|---|\n| Nova | phone screen | 2026-11-03 |\n")
    [row] = read_applications(file, Locale(today=date(2026, 11, 23))).rows
    assert [(step.stage, step.on) for step in row.stages] == [("applied", date(2026, 11, 3)), ("screening", None)]
