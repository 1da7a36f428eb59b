"""Cells of a CSV file that a spreadsheet would take for a formula, and how to keep it from that.

A leading apostrophe makes a text of them. It is put so that it can be taken away again exactly.
"""

from __future__ import annotations

import re

_LIKE_A_FORMULA = re.compile("'*\\s*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")  # the last four are = + - @ in full width


def guarded(cell: str) -> str:
    """The cell as a spreadsheet will take it for a text."""
    return f"'{cell}" if _LIKE_A_FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before `guarded`."""
    return cell[1:] if cell.startswith("'") and _LIKE_A_FORMULA.match(cell, 1) else cell
