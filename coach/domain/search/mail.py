"""What a message says of an application: who answered on what, as a proposal that the person confirms."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.search.mail_matching import Match, matches_of
from coach.guide.mail import MailKind, mail_phrases

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog

DECISIVE: tuple[MailKind, ...] = ("rejection", "offer", "invitation")
"""What a message says once: where it seems to say two of these, the person is asked."""

_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_GAP = " ... "
_LONGEST_GAP = 80  # characters


class Invitation(NamedTuple):
    """A time that a calendar part of a message tells. `zone` is its official name; without one it is the time here.

    One that `is_change` takes the place of what was told before.
    """

    day: date
    start: str
    minutes: int
    zone: str = ""
    title: str = ""
    is_cancelled: bool = False
    is_change: bool = False


class Mail(NamedTuple):
    """A message as it was read: who sent it, when, about what, and the words that are no quotation of another.

    One that `is_sealed` has its words in a file that only Outlook reads (winmail.dat).
    """

    sender: str
    address: str
    subject: str
    on: date | None
    text: str
    invitation: Invitation | None = None
    is_sealed: bool = False


class MailAnswer(NamedTuple):
    """What a message is taken for. `phrase` are the words that say so; several `matches` are a doubt that is asked.

    `others` are what it may mean as well.
    """

    mail: Mail
    kind: MailKind
    phrase: str
    matches: tuple[Match, ...]
    others: tuple[MailKind, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether it says one thing and no other."""
        return self.kind != "other" and not self.others


def read_answer(mail: Mail, log: SearchLog) -> MailAnswer:
    """What a message says, and of which applications it may speak, the likeliest first."""
    said, matches = _said(mail), tuple(matches_of(mail, log))
    kind: MailKind = next(iter(said), "other")
    is_open = kind in DECISIVE or (kind == "approach" and matches)
    others = tuple(each for each in said if each != kind and each in DECISIVE) if is_open else ()
    return MailAnswer(mail, kind, said.get(kind, ""), matches, others)


def _said(mail: Mail) -> dict[MailKind, str]:
    """All that a message says, with the phrases that say it, what counts most first."""
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
        elif phrase := next((phrase for each in sure for phrase in said if _says(each, phrase)), ""):
            found[kind] = phrase
    return found


def _says(sentence: str, phrase: str) -> bool:
    """Whether a phrase stands in a sentence; three dots in it are a few words."""
    before, gap, after = phrase.partition(_GAP)
    at = sentence.find(before)
    if at < 0 or not gap:
        return at >= 0
    end = at + len(before)
    return 0 <= sentence.find(after, end) - end <= _LONGEST_GAP


def _is_conditional(sentence: str, conditions: tuple[str, ...]) -> bool:
    words = f" {' '.join(sentence.replace(',', ' ').split())} "
    return any(f" {each} " in words for each in conditions)
