"""Mail from files and pasted text: MIME in odd charsets, several in one file, invitations, malicious messages."""

from __future__ import annotations

from datetime import UTC, date
from email.message import EmailMessage
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.search.mail import Invitation
from coach.errors import CoachError, RefusedError
from coach.imports.mail.files import MOST_MESSAGES, mail_in, read_mail
from tests.fuzz.rule import within

LISBON = ZoneInfo("Europe/Lisbon")
TIME = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talk\r\n"
    "DTSTART;TZID={zone}:20270112T143000\r\nDTEND;TZID={zone}:20270112T151500\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def message(text: str, *, subject: str = "Your application", html: bool = False, calendar: str = "") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Inês Köhler <Ines.K@nordlicht.example>"
    made["Subject"] = subject
    made["Date"] = "Tue, 05 Jan 2027 23:30:00 -0500"
    made.set_content(text, subtype="html" if html else "plain")
    if calendar:
        made.add_attachment(calendar.encode(), maintype="text", subtype="calendar", filename="invite.ics")
    return made


def test_a_message_has_a_sender_a_date_and_a_text() -> None:
    content = message("Grüße aus Köln\n\n> what you wrote", subject="Ihre Bewerbung – Bäcker").as_bytes()
    (mail,) = mail_in(content, "a.eml", LISBON)
    assert (mail.sender, mail.address) == ("Inês Köhler", "ines.k@nordlicht.example")
    assert (mail.subject, mail.on) == ("Ihre Bewerbung – Bäcker", date(2027, 1, 6))
    assert mail.text == "Grüße aus Köln"


def test_an_html_only_message_becomes_text() -> None:
    (mail,) = mail_in(
        message("<html><p>We regret</p><p>a lot</p><style>x</style></html>", html=True).as_bytes(), "a", UTC
    )
    assert mail.text == "We regret\na lot"


@pytest.mark.parametrize(
    ("zone", "told"),
    [
        ("Europe/Berlin", Invitation(date(2027, 1, 12), "14:30", 45, "Europe/Berlin", "Talk")),
        ("Pacific Standard Time", Invitation(date(2027, 1, 12), "14:30", 45, "America/Los_Angeles", "Talk")),
        ("GMT+0300", Invitation(date(2027, 1, 12), "11:30", 45, "", "Talk")),
        ("Somewhere", None),
    ],
)
def test_an_invitation_gives_its_time_in_its_zone(zone: str, told: Invitation | None) -> None:
    (mail,) = mail_in(message("Hello", calendar=TIME.format(zone=zone)).as_bytes(), "a.eml", LISBON)
    assert mail.invitation == told


def test_a_cancelled_invitation_is_marked_as_cancelled() -> None:
    calendar = TIME.format(zone="Europe/Berlin").replace("REQUEST", "CANCEL")
    (mail,) = mail_in(message("Hello", calendar=calendar).as_bytes(), "a.eml", LISBON)
    assert mail.invitation is not None
    assert mail.invitation.is_cancelled


def test_several_messages_in_one_file_are_all_read(tmp_path: Path) -> None:
    file = tmp_path / "all.mbox"
    one, two = (message(words).as_bytes() for words in ("first", "second"))
    file.write_bytes(b"From a@b Tue Jan  5 2027\n" + one + b"\nFrom c@d Wed Jan  6 2027\n" + two)
    assert [each.text for each in read_mail(file, LISBON)] == ["first", "second"]


def test_pasted_text_is_read_with_its_header_lines() -> None:
    text = "Von: Kim Lund <kim@fjord.example>\nBetreff: Absage\nDatum: 2027-01-04\n\nLeider absagen\n\n"
    text += "Am 3.1. schrieb Ana:\nHi"
    (mail,) = mail_in(text.encode(), "it", LISBON)
    assert (mail.sender, mail.address, mail.subject, mail.on) == (
        "Kim Lund",
        "kim@fjord.example",
        "Absage",
        date(2027, 1, 4),
    )
    assert mail.text.endswith("Leider absagen")


def nested(depth: int) -> bytes:
    head = "".join(f'Content-Type: multipart/mixed; boundary="b{at}"\n\n--b{at}\n' for at in range(depth))
    return f"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n{head}Content-Type: text/plain\n\nhi\n".encode()


HEAD = b"From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
HOSTILE = [
    nested(150),
    nested(5_000),
    HEAD + b'Content-Type: multipart/mixed; boundary="b"\n\n' + b"--b\n\nx\n" * 300_000,
    HEAD + b"Content-Type: text/plain; charset=nonsense\n\n\xff\xfe",
    HEAD + b"Content-Type: text/plain; charset=rot13\n\nhello",
    HEAD + b"Content-Type: text/plain; charset*0*=\n\nhello",
    HEAD + b"Content-Transfer-Encoding: base64\n\n" + b"A" * 3_000_001,
    b"From: " + b"=?utf-8?B?" * 100_000 + b"\nSubject: x\n\nhi",
    b"From: " + b'"(<' * 500_000 + b"\nSubject: x\n\nhi",
    b"Subject: x\nDate: " + b"9" * 100_000 + b"\n\nhi",
    HEAD + b"Content-Type: text/html\n\n" + b"<td>" * 500_000,
    HEAD + b"Content-Type: text/plain\n\n" + b"On " + b"x wrote" * 300_000,
]


@pytest.mark.parametrize("content", HOSTILE, ids=range(len(HOSTILE)))
def test_a_malicious_message_is_read_or_refused_at_once(content: bytes) -> None:
    with within(10):
        try:
            found = mail_in(content, "it", LISBON)
        except CoachError:
            return
    assert all(len(each.text) <= 20_000 for each in found)


def test_too_many_messages_are_refused() -> None:
    with pytest.raises(RefusedError, match="messages"):
        mail_in((b"From a@b Tue\nFrom: a@b.c\nSubject: x\n\nhi\n" * (MOST_MESSAGES + 1)), "all.mbox", LISBON)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_message_or_refused(content: bytes) -> None:
    try:
        mail_in(b"From: a@b.c\nSubject: x\n" + content, "it", LISBON)
    except CoachError:
        return
