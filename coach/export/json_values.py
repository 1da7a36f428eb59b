"""The building blocks of the documented JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

Data = dict[str, Any]
"""A JSON object, whose shape is documented in docs/commands.md. Keys may be added, never removed."""


def iso(day: date | datetime | None) -> str | None:
    """Return a day or a moment in ISO 8601, such as 2026-11-23; None for none."""
    return day.isoformat() if day else None
