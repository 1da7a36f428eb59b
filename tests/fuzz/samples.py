"""Samples of what real programs and people write, as seeds for the fuzzer."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from coach.export.worksheet_form import as_form
from coach.guide.worksheets import worksheet
from tests.imports.making_pdf import blank, by_hand, packed
from tests.imports.test_plan_file import WHOLE
from tests.imports.test_search_csv import GOOGLE, GOOGLE_OLD, LINKEDIN, OUTLOOK
from tests.scenes import coach_in, with_money, with_search, with_week

PLANS = [
    WHOLE.encode(),
    b'currency = "KWD"\n[[debt]]\nname = "Card"\nbalance = "1.500,250"\nminimum = "25"\nday = 28\n',
    (
        b'currency = "JPY"\ninflation = "2.5"\n[[account]]\nname = "A"\nbalance = 90000\ntier = "30 days"\n'
        b'[[expense]]\nname = "B"\namount = "1k"\nevery = "2 weeks"\nday = 3\n'
    ),
]
PEOPLE = [text.encode() for text in (LINKEDIN, GOOGLE_OLD, GOOGLE, OUTLOOK)] + [
    b"key,name,closeness,last_contact,next_on,note\r\nana-lopez,Ana,3,2026-01-02,2026-12-01,'=x\r\n",
    "Name;Firma;Letzter Kontakt\nZoë;Jäger & Söhne;1.2.2024\n".encode("utf-16"),
]
CARDS = [
    (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=BCr=\r\ngen;;;\r\n"
        b"TEL;CELL;PREF:+49 1\r\nTEL:030 2\r\nPHOTO;ENCODING=BASE64;JPEG:\r\n /9j/4AAQ\r\n\r\nEND:VCARD\r\n"
    ),
    (
        b"BEGIN:VCARD\nVERSION:3.0\nFN:Ana Berg\nN:Berg;Ana;;;\nORG:Fjell\\, AS;IT\nitem1.EMAIL;type=pref:a@x.org\n"
        b"item1.X-ABLabel:_$!<Work>!$_\nNOTE:one\\ntwo\nEND:VCARD\n"
        b"BEGIN:VCARD\nVERSION:4.0\nFN:Ben\nTEL;VALUE=uri:tel:+1-555\nX-COACH-KEY:ben\nEND:VCARD\n"
    ),
]
APPLICATIONS = [
    b"Company,Position,Status,Date applied,Link\nAcme,CTO,Applied,11/3/2026,https://x.com/1\nBolt,Dev,Interviewing,,\n",
    (
        b"key,employer,role,stage,since,applied_on,stages\r\nacme,Acme,CTO,interview,2026-11-02,2026-10-01,"
        b'"2026-10-01 applied\n2026-11-02 interview: with Ana"\r\n'
    ),
    "Firma;Stelle;Status;Beworben am\nJäger;Leiter;Absage;1. März 2026\n".encode("cp1252"),
    b"Application Date,Contact Email,Company Name,Job Title,Resume Name,Question And Answers\n1/2/26,a@x.org,A,B,c,\n",
]
TRACKERS = [
    (
        b"# Jobs\r\n\r\n| Company | Role | Status | Mood |\r\n|:--|---|:-:|--:|\r\n"
        b"| **A** \\| B | [x](https://x.org) | Applied | 3 |\r\n"
    ),
    b"<html><table><tr><th>Company<th>Role<th>Date applied<tr><td>A &amp; B<td>Dev<td>2026-03-04</table></html>",
]

OWN_READING = [
    b"# A page\n\n*Words*, **more**, a [link](https://x.org/a?b) and `code`.\n\n> quoted\n\n1. one\n2. two\n   - in\n",
    b"Plain\r\n\r\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```\nset in\n```\n***\n![p](x.png) &amp; <b>x</b>\n",
]
PDFS = [
    by_hand(b"BT /F1 12 Tf 10 100 Td (We need SQL) Tj T* [(and) -250 (Excel)] TJ ET"),
    packed(b"BT /F1 12 Tf 10 100 Td (a calm mind) Tj ET"),
    blank(2),
]
ADVERTS = [
    (
        b'<html><body><p>x</p><br><script type="application/ld+json">{"@graph": [{"@type": "JobPosting",'
        b'"title": "Cook",'
        b'"description": "<p>Soup</p>", "validThrough": "2027-01-01", "baseSalary": {"value": 5}}]}</script>'
        b"</body></html>"
    ),
    (
        b"MIME-Version: 1.0\nFrom: <saved>\nContent-Type: multipart/related; boundary=b\n\n--b\n"
        b"Content-Type: text/html\n"
        b"Content-Transfer-Encoding: quoted-printable\n\n<html><p>a=20b</p></html>\n--b--\n"
    ),
    b"Platform engineer\n\nWe look for Python, SQL and Kubernetes. Nice: Go.\n=====\nData analyst: Excel, Power BI.",
    b"<!doctype html><html><body><div><h1>Engineer</h1><ul><li>Python<li>SQL &amp; Go</ul></div></body></html>",
]


def worksheet_form() -> bytes:
    """A worksheet as `coach worksheet edit` opens it."""
    with TemporaryDirectory() as folder:
        return as_form(coach_in(Path(folder)).state, worksheet("compass")).encode()


def _calendar(*events: str, head: str = "") -> bytes:
    body = "".join(
        f"BEGIN:VEVENT\r\nUID:{at}@x\r\nDTSTAMP:20261101T000000Z\r\n{event}\r\nEND:VEVENT\r\n"
        for at, event in enumerate(events)
    )
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n{head}{body}END:VCALENDAR\r\n".encode()


_ZONE = (
    "BEGIN:VTIMEZONE\r\nTZID:Here\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nTZOFFSETFROM:+0200\r\n"
    "TZOFFSETTO:+0100\r\nRRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\nEND:STANDARD\r\nBEGIN:DAYLIGHT\r\n"
    "DTSTART:19700329T020000\r\nTZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nRRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "END:DAYLIGHT\r\nEND:VTIMEZONE\r\n"
)
CALENDARS = [
    _calendar(
        "DTSTART;TZID=Europe/London:20261123T090000\r\nDTEND;TZID=Europe/London:20261123T100000\r\n"
        "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE;COUNT=9\r\nEXDATE;TZID=Europe/London:20261125T090000\r\nSUMMARY:Standup",
        "DTSTART;VALUE=DATE:20261201\r\nDTEND;VALUE=DATE:20261203\r\nTRANSP:OPAQUE\r\nSUMMARY:Away",
    ),
    _calendar(
        "DTSTART:20261124T050000Z\r\nDURATION:PT45M\r\nRRULE:FREQ=DAILY;UNTIL=20261224T000000Z\r\nSUMMARY:Run",
        "RECURRENCE-ID:20261125T050000Z\r\nDTSTART:20261125T060000Z\r\nDURATION:P1DT2H\r\nSTATUS:CANCELLED",
    ),
    _calendar(
        "DTSTART;TZID=Here:20261123T090000\r\nDTEND;TZID=Here:20261123T100000\r\n"
        "RRULE:FREQ=MONTHLY;BYMONTHDAY=-1;BYSETPOS=1\r\nRDATE;VALUE=DATE-TIME:20261130T090000",
        "DTSTART:20200101T090000\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH\r\nSUMMARY:Dinner",
        head=_ZONE,
    ),
]
MAIL = [
    b"From ann@acme.example Mon Nov 23 2026\nFrom: Ann Lee <ann@acme.example>\nSubject: =?utf-8?q?Caf=C3=A9?=\n"
    b'Date: Mon, 23 Nov 2026 09:00:00 +0100\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="b"\n\n'
    b"--b\nContent-Type: text/html; charset=cp1252\n\n<p>We regret to inform you</p>\n--b\n"
    b"Content-Type: text/calendar\n\n" + CALENDARS[0] + b"\n--b--\n",
    b"From: Ann\nSubject: Re: baker\n\nWe have received your application.\n> quoted\n",
]
CALENDAR_WORDS = (
    *("RRULE:FREQ=SECONDLY", "FREQ=YEARLY", "FREQ=DAILY", "INTERVAL=0", "INTERVAL=-1", "COUNT=0", "COUNT=99999999"),
    *("BYMONTH=2;BYMONTHDAY=30", "BYSETPOS=400", "BYDAY=99MO", "BYYEARDAY=400", "BYHOUR=99", "BYWEEKNO=54", "WKST=XX"),
    *(
        "UNTIL=99991231T235959Z",
        "UNTIL=00010101",
        "DURATION:P99999999D",
        "DURATION:-PT1H",
        "TZID=Nowhere/Ville",
        "TZID=",
    ),
    *(
        "DTSTART:00010101T000000Z",
        "DTEND:99991231T235959Z",
        "TZOFFSETTO:+9999",
        "\r\nBEGIN:VEVENT\r\n",
        "\r\n",
        ":",
        ";",
        "=",
    ),
)


@cache
def journal() -> tuple[tuple[str, bytes], ...]:
    """The segments of somebody who uses every room, by their names."""
    with TemporaryDirectory() as folder:
        for fill in (with_money, with_week, with_search):
            store = coach_in(Path(folder))
            fill(store)
        return tuple((file.name, file.read_bytes()) for file in sorted((Path(folder) / "journal").glob("*.json")))


@cache
def rows_of_a_journal() -> list[dict[str, Any]]:
    """Their entries, as written."""
    return [row for _, content in journal() for row in json.loads(content)["entries"].values()]
