"""Turns a bank's table into bookings, step by step. A row that fails a step is left out, with its number and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.places import minor_digits
from coach.domain.runway.statement import Balance, Booking, Decision, OpenQuestion, SkippedRow, Statement
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.guide.folding import folded
from coach.guide.headers import header_words
from coach.imports.statements import sign_column
from coach.imports.statements.choices import StatementChoices
from coach.imports.statements.limits import LONGEST_PAYEE, LONGEST_REFERENCE, LONGEST_TEXT, TOLD_EVERY
from coach.imports.statements.parties import account_numbers, own_names, texts_of
from coach.imports.statements.proof import prove
from coach.imports.statements.signs import AmountCells, Cell, Hints, Signed, with_signs
from coach.imports.statements.table_file import StatementLocale, StatementTable, cell_of
from coach.imports.table.days import find_day_order, is_placeholder
from coach.imports.table.grid import GridRow
from coach.imports.table.numbers import MOST, DecimalMark, Number, codes_of, find_decimal_mark, parse_number

if TYPE_CHECKING:
    from coach.imports.progress import Progress

LONGEST_PHRASE = 4  # words
LEAST_TO_TURN = 2  # balances; fewer may fit by chance
NUMBER_FIELDS = ("amount", "debit", "credit", "balance", "fee")
STATE_FIELDS = ("state", "reference")  # what has no number yet may be marked with a word in its place
_STATES = {"pending": "not booked yet", "reverted": "taken back", "declined": "declined"}


class TableLine(NamedTuple):
    """A row in progress: its day, the numbers in its columns by field, and later the amount in minor units."""

    row: GridRow
    on: date
    numbers: dict[str, Number]
    amount: int = 0
    balance: int | None = None


def statements_of(
    table: StatementTable,
    place: StatementLocale,
    choices: StatementChoices,
    progress: Progress,
    before: Sequence[Decision] = (),
) -> tuple[Statement, ...]:
    """The bookings, account by account; `before` are the decisions made while reading the table.

    Raises RefusedError if no row is a booking, or none is in the person's currency.
    """
    return _Pipeline(table, place, choices, progress).statements(before)


class _Pipeline:
    """The remaining rows, those that were left out, and the decisions."""

    def __init__(
        self, table: StatementTable, place: StatementLocale, choices: StatementChoices, progress: Progress
    ) -> None:
        self.table = table
        self.columns = table.columns
        self.place = place
        self.choices = choices
        self.progress = progress
        self.words = header_words("statements")
        self.left_out: list[SkippedRow] = []
        self.decisions: list[Decision] = []
        self.questions: list[OpenQuestion] = [table.question] if table.question else []
        self.currency = choices.currency or place.currency
        self.digits = place.digits
        self.is_card = False
        self.own_names: frozenset[str] = frozenset()

    def statements(self, before: Sequence[Decision]) -> tuple[Statement, ...]:
        """Run all steps, in order."""
        lines = self._with_numbers(self._with_days(self._in_shape()))
        lines = self._in_currency(lines)
        lines = self._with_amounts(lines)
        if not lines:
            raise self._nothing_left()
        self.own_names = own_names([line.row for line in lines], self.columns)
        made: list[Statement] = []
        for account, unproved in self._by_account(lines).items():
            proof, closing, group = self._checked_by_balances(unproved)
            days = [line.on for line in group]
            made.append(
                Statement(
                    *(self.table.name, tuple(self._booking(line) for line in group), self.currency, account),
                    () if made else tuple(sorted(self.left_out)),
                    (*before, *self.table.decisions, *self.decisions, *proof),
                    tuple(self.questions),
                    min(days),
                    max(days),
                    closing,
                    self.is_card,
                )
            )
        self.progress(len(self.table.rows), len(self.table.rows))
        return tuple(made)

    def _leave(self, row: GridRow, why: str) -> None:
        self.left_out.append(SkippedRow(row.number, why))

    def _cell(self, row: GridRow, field: str) -> str:
        return cell_of(row, getattr(self.columns, field))

    # -- rows

    def _in_shape(self) -> list[GridRow]:
        """Drop repeated headings, and rows that are wider than the headings."""
        header = [cell.strip() for cell in self.table.header]
        usual = Counter(len(row.cells) for row in self.table.rows).most_common(1)
        width = max(len(header), usual[0][0] if usual else 0)
        kept = []
        for row in self.table.rows:
            if header and [cell.strip() for cell in row.cells] == header:
                self._leave(row, "the headings again")
            elif len(_cut(row.cells)) > width:
                self._leave(row, f"{len(_cut(row.cells))} cells, where the others have at most {width}")
            else:
                kept.append(row)
        return kept

    def _with_days(self, rows: Sequence[GridRow]) -> list[tuple[GridRow, date]]:
        """Each row with its day; without rows that have none, and rows that are not bookings."""
        cells = [self._cell(row, "date") for row in rows]
        order = find_day_order(cells, self.place.country, self.choices.day_order, self.place.today)
        self.decisions.append(order.decision)
        if order.question:
            self.questions.append(order.question)
        kept = []
        for row, cell in zip(rows, cells, strict=True):
            on = order.read(cell)
            if why := self._why_no_booking(row, cell, on):
                self._leave(row, why)
            elif on:
                kept.append((row, on))
        return kept

    def _why_no_booking(self, row: GridRow, day: str, on: date | None) -> str:
        state = next(
            filter(None, (self.words.state_words.get(folded(self._cell(row, field))) for field in STATE_FIELDS)), ""
        )
        state = state or ("" if on else self.words.state_words.get(folded(day), ""))
        if state in _STATES:
            return _STATES[state]
        texts = [folded(cell_of(row, column)) for column in self.columns.texts]
        if not any(texts):  # some banks write it into any free column
            texts = [folded(cell) for cell in row.cells]
        if any(map(self._is_balance, texts)):
            return "a balance or a sum, not a booking"
        if on:
            return ""
        if not day:
            return "no day"
        if is_placeholder(day):
            return f"{shown(day)[:20]} is a placeholder for a day that is not known yet"
        return f"{shown(day)[:30]!r} isn't a day"

    def _is_balance(self, text: str) -> bool:
        """Whether the text is one such as "Closing balance", also with a day or a number after it."""
        words = text.split()
        return any(
            " ".join(words[:length]) in self.words.no_booking and not any(word.isalpha() for word in words[length:])
            for length in range(1, min(len(words), LONGEST_PHRASE) + 1)
        )

    def _with_numbers(self, rows: Sequence[tuple[GridRow, date]]) -> list[TableLine]:
        """Each row with the numbers in its columns; without rows whose amount is missing or can't be read."""
        fields = [field for field in NUMBER_FIELDS if getattr(self.columns, field) is not None]
        kept = []
        for done, (row, on) in enumerate(rows):
            cells = {field: cell for field in fields if (cell := self._cell(row, field))}
            numbers = {field: number for field, cell in cells.items() if (number := parse_number(cell)) is not None}
            unread = [
                cells[field] for field in ("amount", "debit", "credit") if field in cells and field not in numbers
            ]
            unread = [cell for cell in unread if any(letter.isalnum() for letter in cell)]  # "-" is an empty cell
            if unread:
                self._leave(row, f"{shown(unread[0])[:30]!r} isn't an amount")
            elif not {"amount", "debit", "credit"} & set(numbers):
                self._leave(row, "no amount")
            else:
                kept.append(TableLine(row, on, numbers))
            if done % TOLD_EVERY == 0:
                self.progress(done, 2 * len(rows))
        return kept

    # -- currency

    def _in_currency(self, lines: Sequence[TableLine]) -> list[TableLine]:
        """Drop rows in other currencies than the person's. Raises RefusedError if none remain."""
        codes = [self._codes_of(line) for line in lines]
        found = Counter(code[0] for code in codes if len(code) == 1)
        if not self.currency and found:
            self.currency = found.most_common(1)[0][0]
            self.digits = minor_digits(self.currency)
            if len(found) > 1:
                choices = tuple((code, f"{count} in {code}") for code, count in found.most_common(6))
                words = f"There are amounts in {' and '.join(sorted(found))}. Which is yours?"
                self.questions.append(OpenQuestion("currency", words, choices))
        codes = self._signs_asked(codes)
        kept = [
            line
            for line, code in zip(lines, codes, strict=True)
            if not code or self.currency in code or not self.currency
        ]
        if lines and not kept:
            other = (found.most_common(1)[0][0] if found else codes[0][0]) if codes else ""
            raise RefusedError(
                f"{self.table.name} is in {other}, and your currency is {self.currency}",
                "Import statements in your own currency; coach has no exchange rates.",
            )
        for line, code in zip(lines, codes, strict=True):
            if code and self.currency and self.currency not in code:
                self._leave(line.row, f"in {code[0]}, not in {self.currency}")
        if self.currency:
            why = (
                "you said so"
                if self.choices.currency
                else "the file says so"
                if any(codes)
                else "the file says nothing else"
            )
            self.decisions.append(Decision("currency", self.currency, why))
        return kept

    def _signs_asked(self, codes: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
        """A sign such as $, if it stands for many currencies but not the person's, proves nothing: ask."""
        strange = [code for code in codes if len(code) > 1 and self.currency and self.currency not in code]
        if strange and not any(len(code) == 1 for code in codes):
            usual = strange[0][0]
            choices = ((self.currency, f"in {self.currency}"), (usual, f"in {usual}"))
            words = (
                f"The amounts have the sign of {usual}, and your currency is {self.currency}. What is the account in?"
            )
            self.questions.append(OpenQuestion("currency", words, choices))
            return [() if code in strange else code for code in codes]
        return codes

    def _codes_of(self, line: TableLine) -> tuple[str, ...]:
        """The currencies that a row may be in: by the heading, by its cell, by what is next to the amount.

        A heading that names one currency counts first: the column next to it may be the currency of the purchase.
        """
        if self.choices.currency:
            return ()
        if len(self.columns.codes) == 1:
            return self.columns.codes
        cell = self._cell(line.row, "currency").upper()
        if (found := codes_of(cell)) or (len(cell) == 3 and cell.isascii() and cell.isalpha()):
            return found or (cell,)
        for field in ("amount", "debit", "credit"):
            if field in line.numbers and line.numbers[field].codes:
                return line.numbers[field].codes
        return self.columns.codes

    # -- amounts

    def _with_amounts(self, lines: Sequence[TableLine]) -> list[TableLine]:
        """Each row with its amount in minor units, negative for money out."""
        marks = self._marks(lines)
        readings = [(mark, [self._cells(line, mark) for line in lines]) for mark in marks]
        mark, cells = readings[0]
        signed = self._signed(lines, cells)
        if self._has_no_sign(cells):
            signed = self._by_sign_column(lines, cells, signed, mark)
        if mark.question and self.columns.balance is not None:
            proved = [
                (other, others)
                for other, others in readings
                if prove(self._signed(lines, others).amounts, self._balances(lines, other)).holds
            ]
            if len(proved) == 1:
                mark, cells = DecimalMark(proved[0][0].mark, "only this fits the balances"), proved[0][1]
                signed = self._signed(lines, cells)
        self.is_card = signed.is_card or self._is_card()
        self.decisions += [mark.decision, signed.decision]
        self.questions += [question for question in (mark.question, signed.question) if question]
        balances = self._balances(lines, mark)
        amounts = self._minus_fees(lines, signed.amounts, balances, mark)
        return self._within_bounds(lines, amounts, balances, mark)

    def _marks(self, lines: Sequence[TableLine]) -> list[DecimalMark]:
        numbers = (number for line in lines for number in line.numbers.values())
        mark = find_decimal_mark(numbers, self.digits, self.place.country, self.choices.decimal)
        return [mark, DecimalMark("," if mark.mark == "." else ".", mark.why)] if mark.question else [mark]

    def _cells(self, line: TableLine, mark: DecimalMark) -> AmountCells:
        word = self._cell(line.row, "sign")
        direction = self._direction(word)
        amount, debit, credit = (self._minor(line, field, mark) for field in ("amount", "debit", "credit"))
        return AmountCells(amount, direction if self.columns.sign is not None else None, debit, credit)

    def _direction(self, word: str) -> int:
        """-1 if the word in the column of signs means money out, 1 for money in, 0 if it is unknown."""
        if self.choices.out_word:
            return -1 if folded(word) == folded(self.choices.out_word) else 1
        return {"+": 1, "-": -1}.get(word) or self.words.sign_words.get(folded(word), 0)

    def _minor(self, line: TableLine, field: str, mark: DecimalMark) -> Cell | None:
        number = line.numbers.get(field)
        found = mark.minor(number, self.digits) if number else None
        return Cell(found[0], number.sign, number.says) if found and number else None

    def _signed(self, lines: Sequence[TableLine], cells: Sequence[AmountCells]) -> Signed:
        texts = [" ".join(folded(cell_of(line.row, column)) for column in self.columns.texts) for line in lines]
        return with_signs(cells, Hints(self._is_card(), texts, self._is_repayment), flip=self.choices.flip)

    def _has_no_sign(self, cells: Sequence[AmountCells]) -> bool:
        """Whether nothing that coach knows gives the direction."""
        amounts = [each.amount for each in cells if each.amount]
        said = self.choices.flip is not None or self.columns.sign is not None or self._is_card()
        return bool(amounts) and not said and all(each.sign > 0 and not each.says for each in amounts)

    def _by_sign_column(
        self, lines: Sequence[TableLine], cells: Sequence[AmountCells], signed: Signed, mark: DecimalMark
    ) -> Signed:
        """Use a column whose words coach does not know: learn them from the balances, or ask."""
        rows = [line.row.cells for line in lines]
        used = self.columns.places
        minors = [each.amount.minor if each.amount else None for each in cells]
        found = sign_column.learn_sign_column(rows, used, minors, self._balances(lines, mark))
        if found is None:
            return signed._replace(
                question=sign_column.question_about(rows, used, self.table.header) or signed.question
            )
        words = [
            each._replace(word=-1 if row[found.place].strip() == found.out else 1)
            for row, each in zip(rows, cells, strict=True)
        ]
        decision = Decision("sign", f"{shown(found.out)!r} went out", "only this fits the balances")
        return self._signed(lines, words)._replace(decision=decision)

    def _is_card(self) -> bool:
        names = {folded(cell) for cell in self.table.header}
        return any(all(heading in names for heading in card) for card in self.words.cards)

    def _is_repayment(self, text: str) -> bool:
        return any(f" {phrase} " in f" {text} " for phrase in self.words.repayments)

    def _balances(self, lines: Sequence[TableLine], mark: DecimalMark) -> list[int | None]:
        cells = [self._minor(line, "balance", mark) for line in lines]
        return [cell.minor * (cell.says or cell.sign) if cell else None for cell in cells]

    def _minus_fees(
        self, lines: Sequence[TableLine], amounts: list[int | None], balances: list[int | None], mark: DecimalMark
    ) -> list[int | None]:
        """Subtract the fee from the amount, unless the balances or a column of net amounts show that it is included."""
        fees = [cell.minor if (cell := self._minor(line, "fee", mark)) else 0 for line in lines]
        header = self.table.header
        amount = self.columns.amount
        is_net = amount is not None and amount < len(header) and folded(header[amount]) in ("net", "netto")
        if not any(fees) or is_net:
            return amounts
        less = [None if each is None else each - fee for each, fee in zip(amounts, fees, strict=True)]
        plain, apart = prove(amounts, balances), prove(less, balances)
        if plain.fitting > apart.fitting:
            self.decisions.append(Decision("fee", "in the amount already", "only this fits the balances"))
            return amounts
        why = "only this fits the balances" if apart.fitting > plain.fitting else "a fee goes beside the amount"
        self.decisions.append(Decision("fee", "taken off", why))
        return less

    def _within_bounds(
        self,
        lines: Sequence[TableLine],
        amounts: Sequence[int | None],
        balances: Sequence[int | None],
        mark: DecimalMark,
    ) -> list[TableLine]:
        kept = []
        rounded = 0
        for line, amount, balance in zip(lines, amounts, balances, strict=True):
            if amount is None:
                self._leave(line.row, self._why_no_amount(line, mark))
            elif abs(amount) > MOST:
                self._leave(line.row, "that is too large for an amount")
            else:
                kept.append(line._replace(amount=amount, balance=balance))
                number = next(
                    (line.numbers[field] for field in ("amount", "debit", "credit") if field in line.numbers), None
                )
                rounded += bool(number and (found := mark.minor(number, self.digits)) and found[1])
        if rounded:
            self.decisions.append(
                Decision("rounding", f"{rounded} amounts", f"they have more than {self.digits} decimal places")
            )
        return kept

    def _why_no_amount(self, line: TableLine, mark: DecimalMark) -> str:
        for field in ("amount", "debit", "credit"):
            if field in line.numbers and mark.minor(line.numbers[field], self.digits) is None:
                return f"{shown(self._cell(line.row, field))[:30]!r} isn't written like the other amounts"
        if "debit" in line.numbers and "credit" in line.numbers:
            return "both money in and money out"
        return "it doesn't say whether the money came in or went out"

    # -- accounts and the proof

    def _by_account(self, lines: Sequence[TableLine]) -> dict[str, list[TableLine]]:
        """The rows of each account; all in one if there is no column for it, or it means something else."""
        groups: dict[str, list[TableLine]] = {}
        accounts = account_numbers([line.row for line in lines], self.columns)
        for line, account in zip(lines, accounts, strict=True):
            groups.setdefault(f"…{shown(account)[-4:]}" if account else "", []).append(line)
        return groups

    def _checked_by_balances(self, lines: list[TableLine]) -> tuple[list[Decision], Balance | None, list[TableLine]]:
        """Check the amounts against the balances; if those show that all signs are inverted, invert them."""
        if self.columns.balance is None or sum(line.balance is not None for line in lines) < 2:
            return [], None, lines
        proof = prove([line.amount for line in lines], [line.balance for line in lines])
        decided = []
        enough = proof.holds and proof.steps >= LEAST_TO_TURN
        if enough and proof.turned and self.choices.flip is None and not self._is_card():
            lines = [line._replace(amount=-line.amount) for line in lines]
            decided.append(Decision("sign", "reversed", "only this fits the balances"))
        if not proof.holds:
            words = f"only {proof.fitting} of {proof.steps} balances fit the amounts"
            return [*decided, Decision("balance", "does not add up", words)], None, lines
        decided.append(Decision("balance", "adds up", proof.words))
        newest = lines[0] if proof.newest_first else lines[-1]
        return decided, Balance(newest.on, newest.balance or 0), lines

    # -- the end

    def _booking(self, line: TableLine) -> Booking:
        texts = [" ".join(shown(text).split()) for text in texts_of(line.row, self.columns, self.own_names)]
        payee, *rest = texts or [""]
        text = " ".join(each for each in rest if each != payee)
        reference = shown(self._cell(line.row, "reference"))
        return Booking(
            line.on,
            line.amount,
            payee[:LONGEST_PAYEE],
            reference[:LONGEST_REFERENCE],
            line.row.number,
            text[:LONGEST_TEXT],
        )

    def _nothing_left(self) -> RefusedError:
        first = min(self.left_out, default=None)
        why = f" Row {first.row}: {first.why}." if first else ""
        return RefusedError(
            f"{self.table.name} has no bookings",
            f"{len(self.left_out)} rows were left out.{why} Ask the bank for a file that covers three months, or say "
            "which column is which with --columns.",
        )


def _cut(cells: Sequence[str]) -> Sequence[str]:
    """Drop empty cells at the end: many banks write an extra delimiter."""
    end = len(cells)
    while end and not cells[end - 1].strip():
        end -= 1
    return cells[:end]
