"""Files from elsewhere: plans, statements, calendars, contacts, applications, full exports."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from coach.domain.amounts import MOST
from coach.domain.runway.changes import fact_of, lines_of
from coach.domain.runway.events import LineSet
from coach.domain.runway.plan import Plan
from coach.domain.runway.recurring import find_recurring
from coach.domain.runway.results import results
from coach.domain.runway.statement import Statement
from coach.domain.sanitize import NOTE_LIMIT
from coach.domain.search.log import SearchLog
from coach.domain.search.mail import read_answer
from coach.domain.search.merge_applications import propose_applications
from coach.domain.search.merge_people import propose_people
from coach.imports.adverts import read_adverts
from coach.imports.archive import ENTRIES, read_rows
from coach.imports.calendars.busy_times import read_busy
from coach.imports.mail.files import read_mail
from coach.imports.markdown import blocks_of
from coach.imports.pdf_pages import read_pages
from coach.imports.plan_file import parse_plan, read_plan
from coach.imports.plan_text import write_plan
from coach.imports.reading_file import read_own_text
from coach.imports.search.files import Locale, read_applications, read_people
from coach.imports.statements.camt_file import read_camt
from coach.imports.statements.formats import format_of
from coach.imports.statements.mt940_file import read_mt940
from coach.imports.statements.ofx_file import read_ofx
from coach.imports.statements.qif_file import read_qif
from coach.imports.statements.table_file import StatementLocale
from coach.imports.table.markup import rows_of_html
from coach.imports.table.workbook import WIDEST, Sheet, rows_of_workbook
from coach.imports.worksheet_form import read_form_file
from coach.storage.reader import entry_from
from coach.storage.validation import what_is_wrong
from tests.fuzz.mutating import mutated
from tests.fuzz.rule import harmless, value_or_refusal
from tests.fuzz.samples import (
    ADVERTS,
    APPLICATIONS,
    CALENDAR_WORDS,
    CALENDARS,
    CARDS,
    MAIL,
    OWN_READING,
    PDFS,
    PEOPLE,
    PLANS,
    TRACKERS,
    rows_of_a_journal,
    worksheet_form,
)
from tests.fuzz.target import TODAY, Target
from tests.imports import factories
from tests.imports.factories import read_statements
from tests.imports.record_files import Dialect, table_file
from tests.imports.statements import test_camt, test_mt940, test_ofx, test_qif, test_workbook

T = TypeVar("T")
DUBAI = ZoneInfo("Asia/Dubai")


def read_as(name: str, read: Callable[[Path], T]) -> Callable[[bytes, Path], T | None]:
    """Write the input to a file of this name, and read it. The folder is empty afterwards."""

    def reading(content: bytes, folder: Path) -> T | None:
        file = folder / name
        file.write_bytes(content)
        found = value_or_refusal(lambda: read(file))
        assert [each.name for each in folder.iterdir()] == [name], "something was written beside it"
        assert file.read_bytes() == content, "it was written into"
        return found

    return reading


def _plan(content: bytes, folder: Path) -> None:
    plan = read_as("plan.toml", lambda file: read_plan(file, TODAY))(content, folder)
    if plan is None:
        return
    assert lines_as_stored(parse_plan(write_plan(plan), "again.toml", TODAY)) == lines_as_stored(plan)
    value_or_refusal(lambda: results(plan))


def lines_as_stored(plan: Plan) -> tuple[list[LineSet], Plan]:
    """The lines that the journal would store for it, and the rest."""
    return [fact_of(line, plan.digits) for line in lines_of(plan)], plan


def _statement(name: str) -> Callable[[bytes, Path], None]:
    def check(content: bytes, folder: Path) -> None:
        statements = read_as(name, lambda file: read_statements(file, StatementLocale()))(content, folder)
        for statement in statements or ():
            for said in (*statement.decisions, *statement.questions, *statement.left_out):
                harmless(" ".join(map(str, said)))
            assert all(abs(row.amount) <= 10 * MOST for row in statement.bookings), "an amount without bounds"
            assert all(len(row.payee) <= 1_000 for row in statement.bookings), "a payee without bounds"
        if statements:
            value_or_refusal(lambda: find_recurring(statements))

    return check


def _form_of_statement(read: Callable[..., tuple[Statement, ...]], name: str) -> Callable[[bytes, Path], None]:
    def check(content: bytes, folder: Path) -> None:
        found = read_as(name, lambda file: read(file.read_bytes(), name, 2, lambda _done, _of: None))(content, folder)
        for statement in found or ():
            harmless(f"{statement.account}{statement.currency}")
            for each in (*statement.decisions, *statement.questions, *statement.left_out):
                harmless(str(each[1]))
            for row in statement.bookings:
                harmless(row.payee + row.text + row.reference)
            assert all(abs(row.amount) <= MOST for row in statement.bookings), "an amount without bounds"

    return check


def _sheets(read: Callable[[bytes, str], list[Sheet]], name: str) -> Callable[[bytes, Path], None]:
    def check(content: bytes, folder: Path) -> None:
        found = read_as(name, lambda file: read(file.read_bytes(), name))(content, folder)
        assert all(len(row) <= WIDEST + 50 for sheet in found or () for row in sheet.rows), "a row without bounds"

    return check


def _which_form(content: bytes, folder: Path) -> None:
    read_as("any.dat", lambda file: format_of(file.read_bytes(), "any.dat"))(content, folder)


def _busy(content: bytes, folder: Path) -> None:
    last = TODAY + timedelta(days=60)
    found = read_as("theirs.ics", lambda file: read_busy(file, DUBAI, TODAY, last))(content, folder)
    for begin, end, words in found.times if found else ():
        assert begin <= end
        harmless(words)


def _people(content: bytes, folder: Path) -> None:
    found = read_as("people.csv", lambda file: read_people(file, Locale(today=TODAY)))(content, folder)
    if found:
        harmless(found.doubt)
        assert propose_people(found.rows, SearchLog()).new or not found.rows


def _cards(content: bytes, folder: Path) -> None:
    found = read_as("people.vcf", lambda file: read_people(file, Locale(today=TODAY)))(content, folder)
    for row in found.rows if found else ():
        harmless(f"{row.name}{row.employer}{row.email}{row.phone}{row.link}")
        assert len(row.note) <= NOTE_LIMIT, "a note without bounds"


def _applications(name: str) -> Callable[[bytes, Path], None]:
    def check(content: bytes, folder: Path) -> None:
        found = read_as(name, lambda file: read_applications(file, Locale(today=TODAY)))(content, folder)
        if found:
            harmless(found.doubt)
            propose_applications(found.rows, SearchLog())
            assert all(row.told_on is None or row.told_on <= TODAY for row in found.rows), "a day that nobody can know"

    return check


def _whole(content: bytes, folder: Path) -> None:
    def read(file: Path) -> list[str]:
        rows = read_rows(file)
        sound = [row for row in rows if not what_is_wrong(row)]
        return [entry_from(row).id for row in sound]

    read_as(ENTRIES, read)(content, folder)


def whole_records() -> list[bytes]:
    """A full export, one line for each entry."""
    rows = rows_of_a_journal()
    lines = [json.dumps(row).encode() for row in rows]
    return [*lines, b"\n".join(lines[:12])]


XLSX = Dialect("xlsx", "en", ",", "utf-8", "", quoted=False, preamble=True, line_end="\n", junk=0)
STATEMENTS = [factories.uae().encode(), factories.german().encode(), factories.american().encode()]
OFX = [factories.ofx().encode(), factories.ofx(xml=True).encode()]
SHORT = [content[:900] for content in STATEMENTS]
SHORT_OFX = [factories.ofx(factories.half_a_year()[:3], xml=xml).encode() for xml in (False, True)]


ACCOUNTS = [test_ofx.SGML, test_ofx.XML]
QIF = [text.encode() for text in (test_qif.QUICKEN, test_qif.BRITISH, test_qif.GERMAN)]
MT940 = [text.encode() for text in (test_mt940.GERMAN, test_mt940.DUTCH, test_mt940.POLISH)]
CAMT = [test_camt.TWO.encode()]
PAGES = [test_workbook.PAGE.encode(), test_workbook.EXCEL_2003.encode()]


MHTML = [
    (
        b"From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        b'Content-Type: text/html\n\n<script type="application/ld+json">{"@type": "JobPosting", "title": "Baker", '
        b'"validThrough": "2026-12-31"}</script><p>Baker</p>\n--b--\n'
    ),
]
JOB_TABLES = [b"| Company | Role | Status |\n|---|---|---|\n| Acme | **CTO** | Applied |\n| Bolt | Dev | Not hired |\n"]
WORKBOOKS = [test_workbook.saved(["Company", "Role", "Applied", "Status"], ["Acme", "CTO", "2026-11-02", "applied"])]


def _own(content: bytes, folder: Path) -> None:
    text = read_as("own.md", read_own_text)(content, folder)
    for block in blocks_of(text) if text else ():
        harmless(block.text.replace("\t", " "))


def _pdf(content: bytes, _: Path) -> None:
    """In this process: the separate one, in which it is normally read, is tested in tests/imports/test_pdf.py."""
    found = read_pages(content)
    assert found.wrong in ("", "locked", "long", "broken")
    assert all(isinstance(page, str) for page in found.pages)


def _adverts(name: str) -> Callable[[bytes, Path], None]:
    def check(content: bytes, folder: Path) -> None:
        found = read_as(name, lambda file: read_adverts([file]))(content, folder)
        for each in found or ():
            harmless(each.text)

    return check


def _mail(content: bytes, folder: Path) -> None:
    found = read_as("answers.mbox", lambda file: read_mail(file, DUBAI))(content, folder)
    for each in found or ():
        harmless(f"{each.sender}{each.address}{each.subject}{each.text}")
        read_answer(each, SearchLog())


def _form(content: bytes, folder: Path) -> None:
    found = read_as("compass.md", read_form_file)(content, folder)
    for text in found.texts.values() if found else ():
        harmless(text)


TARGETS = {
    "own-reading": Target(mutated(OWN_READING), _own),
    "adverts in PDF": Target(mutated(PDFS, ("<<", ">>", "stream", "endobj", "/Kids[2 0 R]", "/Length 99999999")), _pdf),
    "adverts": Target(mutated(ADVERTS, ("<p>", "<div>" * 300, "</p>", "<script>", "=======")), _adverts("advert.html")),
    "adverts-saved": Target(
        mutated(MHTML, ("boundary=", "\n--b", "=?utf-8?B?", "charset=", '<script type="application/ld+json">')),
        _adverts("advert.mhtml"),
    ),
    "worksheet-form": Target(mutated([worksheet_form()]), _form),
    "plan": Target(mutated(PLANS), _plan),
    "statement-csv": Target(mutated([*SHORT, *STATEMENTS]), _statement("statement.csv")),
    "statement-ofx": Target(
        mutated([*SHORT_OFX, *SHORT_OFX, *OFX], ("<", ">", "</OFX>", "<STMTTRN>")), _statement("s.ofx")
    ),
    "statement-accounts-ofx": Target(
        mutated(ACCOUNTS, ("<", "<STMTTRN>", "<!--")), _form_of_statement(read_ofx, "s.ofx")
    ),
    "statement-qif": Target(mutated(QIF, ("^\n", "!Account\n", "D1/2/3\n")), _form_of_statement(read_qif, "s.qif")),
    "statement-mt940": Target(mutated(MT940, (":61:", ":86:", "?20", "{4:")), _form_of_statement(read_mt940, "s.sta")),
    "statement-camt": Target(mutated(CAMT, ("<Ntry>", "<!DOCTYPE a>", "&a;")), _form_of_statement(read_camt, "s.xml")),
    "statement-workbook": Target(mutated([test_workbook.PLAIN]), _sheets(rows_of_workbook, "s.xlsx")),
    "statement-page": Target(mutated(PAGES, ("<td", "<table>", "<!--", "&")), _sheets(rows_of_html, "s.xls")),
    "statement-form": Target(mutated([*ACCOUNTS, *QIF, *MT940, *CAMT, *PAGES, *SHORT]), _which_form),
    "busy-times": Target(mutated(CALENDARS, CALENDAR_WORDS), _busy),
    "mail": Target(mutated(MAIL, ("\nFrom ", "boundary=", "=?utf-8?B?", "charset=", "BEGIN:VEVENT")), _mail),
    "people": Target(mutated(PEOPLE), _people),
    "people-cards": Target(
        mutated(CARDS, ("BEGIN:VCARD\n", "END:VCARD\n", ";ENCODING=QUOTED-PRINTABLE:", "=\n", "PHOTO:", "\\;")), _cards
    ),
    "applications": Target(mutated(APPLICATIONS), _applications("jobs.csv")),
    "applications-tables": Target(
        mutated(TRACKERS, ("|---|---|\n", "\\|", "<td>", "<table>", "**")), _applications("jobs.md")
    ),
    "applications-workbook": Target(
        mutated([table_file(("Company", "Role", "Mood"), [["A", "Dev", "3"]], XLSX)]), _applications("jobs.xlsx")
    ),
    "whole-record": Target(mutated(whole_records()), _whole),
}
