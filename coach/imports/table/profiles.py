"""What the cells of a column look like, whatever its heading says."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.guide.folding import folded
from coach.imports.table.days import is_day
from coach.imports.table.numbers import currency_codes, parse_number

SAMPLE = 400  # rows that are looked at


class Profile(NamedTuple):
    """How many cells of a column have something in them, and how many of those look like what."""

    filled: int = 0
    days: int = 0
    numbers: int = 0
    below_zero: int = 0
    codes: int = 0
    signs: int = 0
    sure_signs: int = 0  # a plus or minus alone, or a word such as DR; a lone letter can be anything
    letters: int = 0
    distinct: int = 0
    longest: int = 0

    def mostly(self, what: int, share: int = 80) -> bool:
        """Whether at least `share` percent of the filled cells are so; never for an empty column."""
        return self.filled > 0 and what * 100 >= share * self.filled

    @property
    def is_amounts(self) -> bool:
        """Numbers that are no numbers of accounts, cheques or cards."""
        return self.mostly(self.numbers, 50) and not self.mostly(self.days)


def profile_of(rows: Sequence[Sequence[str]], place: int, sign_words: Mapping[str, int]) -> Profile:
    """What the cells of the column at `place` look like."""
    cells = [text for row in rows[:SAMPLE] if place < len(row) and (text := row[place].strip())]
    distinct = set(cells)
    numbers = {cell: number for cell in distinct if (number := parse_number(cell)) is not None}
    days = {cell for cell in distinct if is_day(cell)}
    codes = {cell for cell in distinct if len(cell) == 3 and cell.upper() in currency_codes()}
    signs = {cell for cell in distinct if cell in "+-" or folded(cell) in sign_words}
    sure = {cell for cell in signs if cell in "+-" or len(folded(cell)) > 1}
    return Profile(
        filled=len(cells),
        days=sum(cell in days for cell in cells),
        numbers=sum(cell in numbers for cell in cells),
        below_zero=sum(cell in numbers and numbers[cell].direction < 0 for cell in cells),
        codes=sum(cell in codes for cell in cells),
        signs=sum(cell in signs for cell in cells),
        sure_signs=sum(cell in sure for cell in cells),
        letters=sum(sum(letter.isalpha() for letter in cell) for cell in cells),
        distinct=len(distinct),
        longest=max((len(cell) for cell in distinct), default=0),
    )
