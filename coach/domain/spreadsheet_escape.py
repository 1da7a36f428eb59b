"""Escape CSV cells that a spreadsheet would read as a formula.

A leading apostrophe marks them as text. The escaping is reversible.
"""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile("'*\\s*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")  # the last four are = + - @ in full width


def escape_formula(cell: str) -> str:
    """The cell, escaped so that a spreadsheet treats it as text."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unescape_formula(cell: str) -> str:
    """The cell before `guarded`."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell, 1) else cell
