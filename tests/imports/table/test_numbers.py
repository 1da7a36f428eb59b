"""Amounts in the formats of many banks, and the decimal mark decided over a column."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.imports.table.numbers import Number, find_decimal_mark, parse_number


def parsed(cell: str) -> Number:
    number = parse_number(cell)
    assert number is not None, cell
    return number


def minor(cell: str, digits: int = 2) -> int:
    number = parsed(cell)
    found = find_decimal_mark([number], digits).minor(number, digits)
    assert found is not None
    return found[0] * number.direction


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        *(
            ("2,345.67", 234567),
            ("-2,345.67", -234567),
            ("2.345,67-", -234567),
            ("(88.10)", -8810),
            ("88.10 DR", -8810),
        ),
        *(("88.10Dr.", -8810), ("88.10 (Cr)", 8810), ("(Dr) 88.10", -8810), ("--12.30", 1230), ("+12.30", 1230)),
        *(("12.30 SGD", 1230), ("SGD 12.30", 1230), ("-KWD 12.30", -1230), ("CAD-12.30", -1230), ("USD 12.30-", -1230)),
        *(
            ("₹1,23,456.00", 12345600),
            ("Rs. 500", 50000),
            ("Rs.500", 50000),
            ("12'345.60", 1234560),
            ("12’345.60", 1234560),
        ),
        *(
            ("1 234,50 €", 123450),
            ("1\u202f234,50", 123450),
            ("١٢٣٫٥٠", 12350),
            ("５００．２５", 50025),
            ("kr. 1.234,50", 123450),
        ),
        *(
            ("45,-", 4500),
            (".75", 75),
            ("7", 700),
            ("\u22127.00", -700),
            ("US$ 5.10", 510),
            ("R$ 5,10", 510),
            ('="5.10"', 510),
        ),
    ],
)
def test_one_amount_is_read_in_many_formats(cell: str, expected: int) -> None:
    assert minor(cell) == expected


@pytest.mark.parametrize("cell", ["AED 10.00", "10.00 AED", "10.00 USD", "10.00 CAD", "10.00 BHD"])
def test_a_currency_code_that_ends_in_d_is_not_a_debit(cell: str) -> None:
    assert minor(cell) == 1000


@pytest.mark.parametrize("cell", ["", "ten", "5x6", "50 apples", "12-34-56", "1.2.3,4,5x", "9" * 80, "NaN", "1e5", "٪"])
def test_text_that_is_not_an_amount_is_none(cell: str) -> None:
    assert parse_number(cell) is None


def test_a_currency_sign_gives_every_currency_that_uses_it() -> None:
    assert parsed("5.00 PLN").codes == ("PLN",)
    assert {"USD", "CAD", "SGD"} <= set(parsed("$5.00").codes)
    assert parsed("5.00").codes == ()


@pytest.mark.parametrize(
    ("cells", "digits", "country", "mark"),
    [
        (["1.234", "9,99"], 2, "", ","),
        (["1,234", "9.99"], 2, "", "."),
        (["1.250", "3.400"], 2, "DE", ","),
        (["1,250", "3,400"], 2, "US", "."),
        (["1.250", "300", "45"], 2, "", ","),  # only thousands have the mark
        (["1.250", "4300"], 2, "", "."),  # and here thousands have no mark
        (["12.000", "9.500"], 0, "ID", ","),
        (["1.500", "20.250"], 3, "", "."),
        (["1.234.567"], 2, "", ","),
        (["0.125"], 2, "", "."),
    ],
)
def test_the_decimal_mark_is_found_over_the_column(cells: list[str], digits: int, country: str, mark: str) -> None:
    found = find_decimal_mark(map(parsed, cells), digits, country)
    assert (found.mark, found.question) == (mark, None)


@pytest.mark.parametrize(("cell", "country"), [("1.250", ""), ("1.250", "US"), ("1,250", "DE")])
def test_an_ambiguous_decimal_mark_raises_a_question(cell: str, country: str) -> None:
    question = find_decimal_mark([parsed(cell)], 2, country).question
    assert question is not None
    assert question.words == f"{cell} can be 1,250 or 1.250."


def test_extra_decimal_places_are_rounded_half_to_even() -> None:
    mark = find_decimal_mark([], 2)
    assert mark.minor(Number("115.8350"), 2) == (11584, True)
    assert mark.minor(Number("115.8250"), 2) == (11582, True)
    assert mark.minor(Number("115.8300"), 2) == (11583, False)
    assert mark.minor(Number("1,23"), 2) is None  # thousands are groups of three


@given(st.integers(0, 10**12), st.sampled_from([0, 2, 3]), st.sampled_from(["", ",", "'", " "]))
def test_an_amount_with_a_decimal_point_round_trips(amount: int, digits: int, grouping: str) -> None:
    whole, rest = divmod(amount, 10**digits)
    cell = f"{whole:,}".replace(",", grouping) + (f".{rest:0{digits}d}" if digits else "")
    number = parsed(cell)
    assert find_decimal_mark([number], digits, said=".").minor(number, digits) == (amount, False)


@given(st.text(max_size=40))
def test_any_cell_is_read_or_none(cell: str) -> None:
    assert isinstance(parse_number(cell), Number | None)
