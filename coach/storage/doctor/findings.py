"""What a look at the folder finds: how grave it is, a sentence, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.domain.sanitize import shown

Severity = Literal["fine", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    "fine": it is as it should be; "note": good to know, and nothing is wrong; "problem": something wants doing.
    `advice` says what to do, or is "" where there is nothing.
    """

    severity: Severity
    sentence: str
    advice: str = ""


def named(path: Path) -> str:
    """The path, safe to show: a program that carries files may make names of any characters."""
    return shown(str(path))
