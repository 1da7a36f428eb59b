"""Read what an e-mail says about an application: who answered and what, as a proposal for the person to confirm."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.search.mail_matching import Match, matches_of
from coach.guide.mail import MailKind, mail_phrases

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog

DECISIVE: tuple[MailKind, ...] = ("rejection", "offer", "invitation")
"""An e-mail says only one of these: if it seems to say two, coach asks."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_GAP = " ... "
_LONGEST_GAP = 80  # characters


class Invitation(NamedTuple):
    """A time in the calendar part of an e-mail. `zone` is its official name; without one it is local time.

    An `is_change` invitation replaces an earlier one.
    """

    day: date
    start: str
    minutes: int
    zone: str = ""
    title: str = ""
    is_cancelled: bool = False
    is_change: bool = False


class Mail(NamedTuple):
    """A parsed e-mail: sender, date, subject, and its text without quoted replies.

    `is_sealed` is true if the text is in a file that only Outlook reads (winmail.dat).
    """

    sender: str
    address: str
    subject: str
    on: date | None
    text: str
    invitation: Invitation | None = None
    is_sealed: bool = False


class MailAnswer(NamedTuple):
    """The interpretation of an e-mail. `phrase` is the wording behind it; several `matches` are a question to the
    person.

    `others` are other possible meanings.
    """

    mail: Mail
    kind: MailKind
    phrase: str
    matches: tuple[Match, ...]
    others: tuple[MailKind, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it has one meaning only."""
        return self.kind != "other" and not self.others


def read_answer(mail: Mail, log: SearchLog) -> MailAnswer:
    """What an e-mail says, and the applications it may be about, most likely first."""
    said, matches = _meanings(mail), tuple(matches_of(mail, log))
    kind: MailKind = next(iter(said), "other")
    is_open = kind in DECISIVE or (kind == "approach" and matches)
    others = tuple(each for each in said if each != kind and each in DECISIVE) if is_open else ()
    return MailAnswer(mail, kind, said.get(kind, ""), matches, others)


def _meanings(mail: Mail) -> dict[MailKind, str]:
    """All meanings of the e-mail with their phrases, the most decisive first."""
    phrases = mail_phrases()
    text = f"{mail.subject}.\n\n{mail.text}".lower().replace("\u2019", "'")
    sentences = [" ".join(each.split()) for each in _SENTENCES.split(text)]
    sure = [each for each in sentences if not _is_conditional(each, phrases.conditions)]
    found: dict[MailKind, str] = {}
    for kind, said in phrases.by_kind:
        if kind == "invitation" and mail.invitation and not mail.invitation.is_cancelled:
            found[kind] = "a time in a calendar"
        elif kind == "cancellation" and mail.invitation and mail.invitation.is_cancelled:
            found[kind] = "its calendar says so"
        elif phrase := next((phrase for each in sure for phrase in said if _contains(each, phrase)), ""):
            found[kind] = phrase
    return found


def _contains(sentence: str, phrase: str) -> bool:
    """Whether a sentence contains a phrase; three dots in it match a few words."""
    before, gap, after = phrase.partition(_GAP)
    at = sentence.find(before)
    if at < 0 or not gap:
        return at >= 0
    end = at + len(before)
    return 0 <= sentence.find(after, end) - end <= _LONGEST_GAP


def _is_conditional(sentence: str, conditions: tuple[str, ...]) -> bool:
    words = f" {' '.join(sentence.replace(',', ' ').split())} "
    return any(f" {each} " in words for each in conditions)
