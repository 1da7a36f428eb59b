"""A finding of `coach doctor`: its severity, a sentence, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from coach.domain.sanitize import shown

Severity = Literal["fine", "note", "problem"]


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check.

    "fine": as it should be; "note": good to know, but nothing is wrong; "problem": something needs doing. `advice` says
    what to do; "" for nothing.
    """

    severity: Severity
    sentence: str
    advice: str = ""


def shown_path(path: Path) -> str:
    """The path, safe to show: sync programs may create file names with any characters."""
    return shown(str(path))
