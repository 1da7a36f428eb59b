"""Phrases that employers write, by meaning, from content/mail.toml. The shipped file is trusted; tests check it."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Literal, NamedTuple, get_args

from coach.guide.content import content_root

MailKind = Literal["rejection", "offer", "approach", "cancellation", "invitation", "confirmation", "question", "other"]
KINDS: tuple[MailKind, ...] = get_args(MailKind)
"""The kinds of answers, in order of precedence if an e-mail has several."""


class MailPhrases(NamedTuple):
    """Lower-case phrases by kind, and the words that make a sentence conditional."""

    conditions: tuple[str, ...]
    by_kind: tuple[tuple[MailKind, tuple[str, ...]], ...]


@cache
def mail_phrases() -> MailPhrases:
    """All phrases, in six languages."""
    values = tomllib.loads((content_root() / "mail.toml").read_text(encoding="utf-8"))
    by_kind = tuple(
        (kind, tuple(phrase for phrases in values[kind].values() for phrase in phrases)) for kind in KINDS[:-1]
    )
    return MailPhrases(tuple(values["conditions"]), by_kind)
