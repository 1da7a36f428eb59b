"""What the documented JSON is made of."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

Data = dict[str, Any]
"""An object of the JSON: its shape is promised in docs/commands.md. Keys may be added, never taken away."""


def iso(day: date | datetime | None) -> str | None:
    """A day or a moment as JSON has it, such as 2026-11-23; None for none."""
    return day.isoformat() if day else None
