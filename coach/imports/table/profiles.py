"""Profiles of columns: what their cells look like, whatever the heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from coach.guide.folding import folded
from coach.guide.headers import HeaderWords
from coach.imports.table.days import is_day
from coach.imports.table.numbers import codes_of, parse_number

_FIGURES = re.compile(r"\d")
SAMPLE = 400  # rows that are examined


class ColumnProfile(NamedTuple):
    """How many cells of a column are filled, and how many of those look like a day, a number, a name ..."""

    filled: int = 0
    days: int = 0
    numbers: int = 0
    dashes: int = 0
    below_zero: int = 0
    codes: int = 0
    signs: int = 0
    states: int = 0
    names: int = 0
    sure_signs: int = 0  # a plus or minus alone, or a word such as DR; a single letter can be anything
    letters: int = 0
    distinct: int = 0
    longest: int = 0

    def mostly(self, what: int, share: int = 80) -> bool:
        """Whether `what` is at least `share` per cent of the filled cells; False for an empty column."""
        return self.filled > 0 and what * 100 >= share * self.filled

    @property
    def is_amounts(self) -> bool:
        """Whether it has numbers that are not those of accounts, cheques or cards."""
        return self.are_numbers(50) and not self.mostly(self.days)

    def are_numbers(self, share: int) -> bool:
        """Whether at least `share` per cent are numbers; a single dash counts as empty."""
        return self.filled > self.dashes and self.numbers * 100 >= share * (self.filled - self.dashes)

    @property
    def is_names(self) -> bool:
        """Whether it has words, but neither account numbers nor words such as Debit."""
        return self.mostly(self.names, 50) and not self.mostly(self.signs, 50)


def is_name(cell: str) -> bool:
    """Whether a cell has words in it, besides the digits of an account, a card or a reference."""
    figures = len(_FIGURES.findall(cell))
    return not figures or 2 * sum(map(str.isalpha, cell)) > figures


def profile_of(rows: Sequence[Sequence[str]], place: int, words: HeaderWords) -> ColumnProfile:
    """The profile of the column at `place`."""
    cells = [text for row in rows[:SAMPLE] if place < len(row) and (text := row[place].strip())]
    distinct = set(cells)
    numbers = {cell: number for cell in distinct if (number := parse_number(cell)) is not None}
    days = {cell for cell in distinct if is_day(cell)}
    codes = {cell for cell in distinct if codes_of(cell)}
    signs = {cell for cell in distinct if cell in "+-" or folded(cell) in words.sign_words}
    states = {cell for cell in distinct if folded(cell) in words.state_words}
    names = {cell for cell in distinct if is_name(cell)}
    sure = {cell for cell in signs if cell in "+-" or len(folded(cell)) > 1}
    return ColumnProfile(
        filled=len(cells),
        days=sum(cell in days for cell in cells),
        dashes=sum(not any(map(str.isalnum, cell)) for cell in cells),
        numbers=sum(cell in numbers for cell in cells),
        below_zero=sum(cell in numbers and numbers[cell].direction < 0 for cell in cells),
        codes=sum(cell in codes for cell in cells),
        signs=sum(cell in signs for cell in cells),
        states=sum(cell in states for cell in cells),
        names=sum(cell in names for cell in cells),
        sure_signs=sum(cell in sure for cell in cells),
        letters=sum(sum(letter.isalpha() for letter in cell) for cell in cells),
        distinct=len(distinct),
        longest=max((len(cell) for cell in distinct), default=0),
    )
