"""Realistic mails (letters/): each is recognised, and matched to the right application or asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.domain.search.events import ApplicationSet, StageReached
from coach.domain.search.mail import Invitation, MailAnswer, read_answer
from coach.imports.mail.files import read_mail
from tests.unit.search.logs import log_of

LETTERS = Path(__file__).parent / "letters"
HOME = ZoneInfo("Europe/Dublin")
APPLIED = {
    "larkfield": ("Larkfield Energy", "Grid Planner"),
    "bramble": ("Bramble & Co", "Store Planner"),
    "fernwick": ("Fernwick Labs", "Data lead"),
    "harbourline": ("Harbourline", "Logistics Coordinator"),
    "nordhafen": ("Nordhafen Logistik", "Disponent"),
    "moreau": ("Atelier Moreau", "Responsable logistique"),
    "olivar": ("Olivar Sur", "Técnico de logística"),
}
LOG = log_of(
    *(ApplicationSet(key, who, what) for key, (who, what) in APPLIED.items()),
    *(StageReached(key, "applied") for key in APPLIED),
)
SAID = {
    "01-kind-rejection.eml": ["rejection larkfield"],
    "02-rejection-html-only.eml": ["rejection bramble"],
    "03-rejection-after-interview.eml": ["rejection fernwick"],
    "04-receipt.eml": ["confirmation harbourline"],
    "05-receipt-portal.eml": ["confirmation larkfield"],
    "06-cold-recruiter.eml": ["approach"],
    "07-invite-text.eml": ["invitation larkfield"],
    "08-invite-calendly.eml": ["invitation fernwick"],
    "09-invite-google.eml": ["invitation fernwick"],
    "10-invite-teams.eml": ["invitation nordhafen"],
    "11-offer.eml": ["offer larkfield"],
    "12-reschedule.eml": ["invitation fernwick"],
    "13-cancelled.eml": ["cancellation fernwick"],
    "14-absage-de.eml": ["rejection nordhafen"],
    "15-eingang-de.eml": ["confirmation nordhafen"],
    "16-refus-fr.eml": ["rejection moreau"],
    "17-entretien-fr.eml": ["invitation moreau"],
    "18-rechazo-es.eml": ["rejection olivar"],
    "19-entrevista-es.eml": ["invitation olivar"],
    "20-forwarded.eml": ["rejection fernwick"],
    "21-forwarded-attached.eml": ["rejection larkfield"],
    "22-winmail.eml": ["asked: other nordhafen"],
    "23-several.mbox": ["confirmation larkfield", "rejection fernwick", "approach"],
    "24-question.eml": ["question larkfield"],
    "25-mixed.eml": ["asked: rejection, invitation harbourline"],
    "26-pasted.txt": ["confirmation olivar"],
}


def answers(name: str) -> list[MailAnswer]:
    return [read_answer(mail, LOG) for mail in read_mail(LETTERS / name, HOME)]


def in_short(answer: MailAnswer) -> str:
    """What the mail means and for which application; "asked:" in front if in doubt."""
    kinds = ", ".join((answer.kind, *answer.others))
    about = "/".join(each.application.key for each in answer.matches)
    return " ".join(filter(None, ("" if answer.is_sure else "asked:", kinds, about)))


def test_every_letter_has_an_expected_meaning() -> None:
    assert {file.name for file in LETTERS.iterdir()} == set(SAID)


@pytest.mark.parametrize("name", SAID)
def test_a_letter_is_recognised(name: str) -> None:
    assert [in_short(each) for each in answers(name)] == SAID[name]


@pytest.mark.parametrize(
    ("name", "time"),
    [
        ("08-invite-calendly.eml", Invitation(date(2026, 12, 2), "15:30", 45, "Europe/London")),
        ("09-invite-google.eml", Invitation(date(2026, 12, 3), "08:00", 60)),
        ("10-invite-teams.eml", Invitation(date(2026, 12, 4), "13:00", 60, "Europe/Berlin")),
        ("12-reschedule.eml", Invitation(date(2026, 12, 4), "11:00", 45, "Europe/London", is_change=True)),
        ("13-cancelled.eml", Invitation(date(2026, 12, 4), "11:00", 45, "Europe/London", "", True, True)),
    ],
)
def test_the_calendar_of_a_letter_gives_its_time_in_its_zone(name: str, time: Invitation) -> None:
    (answer,) = answers(name)
    assert answer.mail.invitation
    assert answer.mail.invitation._replace(title="") == time


@pytest.mark.parametrize("name", ["20-forwarded.eml", "21-forwarded-attached.eml"])
def test_a_forwarded_letter_is_from_its_original_sender(name: str) -> None:
    (answer,) = answers(name)
    assert "Okafor" not in answer.mail.sender
    assert answer.mail.on in (date(2026, 11, 23), date(2026, 11, 24))


def test_a_letter_that_only_outlook_can_open_says_so() -> None:
    (answer,) = answers("22-winmail.eml")
    assert answer.mail.is_sealed
    assert answer.mail.sender == "Karin Vogt"


def test_a_line_that_starts_with_from_does_not_split_a_letter() -> None:
    _, middle, _ = answers("23-several.mbox")
    assert "From what I hear" in middle.mail.text
    assert "From Monday on" in middle.mail.text
