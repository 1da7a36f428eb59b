"""The person's answers to what a file leaves open. The names are those of the questions and of the options."""

from __future__ import annotations

from typing import NamedTuple


class Answers(NamedTuple):
    """What is known besides the file; each may be ""."""

    day_order: str = ""  # "dmy", "mdy" or "ymd"
    country: str = ""  # where the person lives; two letters
    decimal: str = ""  # "." or ","
    flip: str = ""  # "yes" inverts all the signs, "no" leaves them


NO_ANSWERS = Answers()
