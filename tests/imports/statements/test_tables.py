"""Tables of banks: columns by meaning, signs, states, currencies, and questions instead of guesses."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.statement import Statement
from coach.errors import RefusedError
from coach.imports.statements.choices import NO_CHOICES, StatementChoices, choices_from, parse_columns
from coach.imports.statements.table_file import StatementLocale
from coach.imports.statements.tables import Request, nothing_known, read_csv

TODAY = date(2026, 11, 29)
UAE = StatementLocale(2, "AED", "AE", TODAY)
GERMANY = StatementLocale(2, "EUR", "DE", TODAY)
AMERICA = StatementLocale(2, "USD", "US", TODAY)
ANYWHERE = StatementLocale(2, "", "", TODAY)


def quiet(done: int, of: int) -> None:
    """Ignore progress."""


def all_of(text: str, place: StatementLocale = UAE, choices: StatementChoices = NO_CHOICES) -> tuple[Statement, ...]:
    return read_csv(text.encode(), Request("bank.csv", place, choices, nothing_known, quiet))[1]


def one(text: str, place: StatementLocale = UAE, choices: StatementChoices = NO_CHOICES) -> Statement:
    (statement,) = all_of(text, place, choices)
    return statement


def amounts(text: str, place: StatementLocale = UAE, choices: StatementChoices = NO_CHOICES) -> list[int]:
    return [each.amount for each in one(text, place, choices).bookings]


def decided(statement: Statement, step: str) -> str:
    return next(f"{each.what}: {each.why}" for each in statement.decisions if each.step == step)


# -- money in or out


@pytest.mark.parametrize("heading", ["Debit/Credit", "Dr / Cr", "DR/CR", "Credit Debit Indicator", "Transaction Type"])
def test_a_column_gives_the_direction_of_unsigned_amounts(heading: str) -> None:
    text = f"Date,Description,Amount,{heading}\n2026-10-01,GROCER,31.20,Debit\n2026-10-02,PAY,900.00,Credit\n"
    assert amounts(text) == [-3120, 90000]


def test_a_minus_next_to_the_word_debit_does_not_invert_it() -> None:
    text = "Date,Description,Type,Amount\n2026-10-01,GROCER,Debit,-31.20\n2026-10-02,PAY,Credit,900.00\n"
    assert amounts(text) == [-3120, 90000]


def test_a_minus_among_unsigned_debits_is_a_reversal() -> None:
    text = "Date,Description,Debit,Credit\n2026-10-01,A,75.00,\n2026-10-02,A BACK,-75.00,\n2026-10-03,B,20.00,\n"
    assert amounts(text) == [-7500, 7500, -2000]


def test_debits_with_a_minus_throughout_are_money_out() -> None:
    text = "Datum;Text;Gutschrift in EUR;Lastschrift in EUR\n01.10.2026;A;;-75,00\n02.10.2026;B;;-9,00\n"
    assert amounts(text, GERMANY) == [-7500, -900]


def test_if_only_money_in_is_marked_the_rest_is_money_out() -> None:
    assert amounts("Date,Description,Amount\n2026-10-01,A,12.00\n2026-10-02,B,500.00 CR\n2026-10-03,C,8.00\n") == [
        *(-1200, 50000, -800)
    ]


def test_the_charges_of_a_card_are_money_out() -> None:
    rows = "".join(f"10/{day:02}/2026,STORE {day},{day}.00\n" for day in range(1, 9))
    text = f"Date,Description,Amount\n{rows}10/20/2026,AUTOPAY PAYMENT - THANK YOU,-36.00\n"
    assert sum(amounts(text, AMERICA)) == 0
    assert amounts(text, AMERICA)[0] == -100


def test_many_payers_and_no_spending_raise_a_question() -> None:
    text = "Date,Description,Amount\n" + "".join(f"2026-10-0{day},PLACE {day},{day}.00\n" for day in range(1, 7))
    assert [question.about for question in one(text).questions] == ["flip"]
    assert one(text, choices=StatementChoices(flip=True)).questions == ()
    assert amounts(text, choices=StatementChoices(flip=True))[0] == -100
    assert amounts(text, choices=StatementChoices(flip=False))[0] == 100


def test_wages_alone_raise_no_question() -> None:
    text = "Date,Description,Amount\n" + "".join(f"2026-0{month}-25,NORD PAY,900.00\n" for month in range(1, 7))
    assert one(text).questions == ()


def test_unknown_words_for_the_direction_are_learnt_from_the_balances() -> None:
    text = (
        "Date,Description,Amount,Way,Balance\n"
        "2026-10-01,A,10.00,tuka,90.00\n"
        "2026-10-02,B,5.00,tuka,85.00\n"
        "2026-10-03,C,7.00,pota,92.00\n"
        "2026-10-04,D,2.00,tuka,90.00\n"
    )
    assert amounts(text) == [-1000, -500, 700, -200]


def test_unknown_words_for_the_direction_raise_a_question() -> None:
    text = (
        "Date,Description,Amount,Way\n"
        "2026-10-01,A,10.00,tuka\n"
        "2026-10-02,B,5.00,tuka\n"
        "2026-10-03,C,7.00,pota\n"
        "2026-10-04,D,2.00,tuka\n"
    )
    (question,) = one(text).questions
    assert (question.about, [value for value, _ in question.choices]) == ("sign", ["4=pota", "4=tuka"])
    assert amounts(text, choices=NO_CHOICES.with_answer("sign", "4=tuka")) == [-1000, -500, 700, -200]


# -- the balance as a proof


def test_balances_invert_amounts_with_the_wrong_sign() -> None:
    text = (
        "Date,Description,Amount,Balance\n2026-10-01,A,10.00,90.00\n2026-10-02,B,5.00,85.00\n2026-10-03,C,-7.00,92.00\n"
    )
    statement = one(text)
    assert [each.amount for each in statement.bookings] == [-1000, -500, 700]
    assert statement.balance is not None
    assert (statement.balance.on, statement.balance.amount) == (date(2026, 10, 3), 9200)


def test_a_single_balance_inverts_nothing() -> None:
    text = "20/06/2026,-7.40,WOOL,100.00\n21/06/2026,-1.90,TRAM,92.60\n"
    assert amounts(text) == [-740, -190]


def test_the_newest_row_may_come_first() -> None:
    statement = one(
        "Date,Description,Amount,Balance\n2026-10-03,C,7.00,92.00\n2026-10-02,B,-5.00,85.00\n2026-10-01,A,-10.00,90.00\n"
    )
    assert statement.balance is not None
    assert statement.balance.amount == 9200
    assert decided(statement, "balance").startswith("adds up")


def test_balances_that_do_not_add_up_are_reported() -> None:
    statement = one(
        "Date,Description,Amount,Balance\n2026-10-01,A,-10.00,5.00\n2026-10-02,B,-5.00,5.00\n2026-10-03,C,7.00,5.00\n"
    )
    assert decided(statement, "balance") == "does not add up: only 0 of 2 balances fit the amounts"
    assert statement.balance is None


def test_balances_settle_the_decimal_mark() -> None:
    text = (
        "Date;Description;Amount;Balance\n"
        "2026-10-01;A;-1.250;8.750\n"
        "2026-10-02;B;-2.000;6.750\n"
        "2026-10-03;C;-1.500;5.250\n"
    )
    # both readings fit these balances, so the person is asked, or the country decides
    assert one(text, ANYWHERE).questions[0].about == "decimal"
    assert amounts(text, GERMANY) == [-125000, -200000, -150000]


def test_a_fee_is_subtracted_unless_the_balances_include_it() -> None:
    head = "Date,Description,Amount,Fee,Balance\n"
    beside = f"{head}2026-10-01,A,-10.00,0.50,89.50\n2026-10-02,B,-5.00,0.00,84.50\n2026-10-03,C,-7.00,1.00,76.50\n"
    inside = f"{head}2026-10-01,A,-10.00,0.50,90.00\n2026-10-02,B,-5.00,0.00,85.00\n2026-10-03,C,-7.00,1.00,78.00\n"
    assert amounts(beside) == [-1050, -500, -800]
    assert amounts(inside) == [-1000, -500, -700]


# -- rows that are not bookings


def test_rows_that_are_not_bookings_are_left_out_with_a_reason() -> None:
    statement = one(
        "Date,Description,Amount\n2026-10-01,Opening balance,900.00\n2026-10-02,SHOP,-10.00\nPending,CAFE,-3.00\n"
        "9999-12-31,CAFE,-4.00\n2026-10-05,KIOSK,\nTotal,,-10.00\nDate,Description,Amount\n2026-10-06,BAR,five\n"
    )
    assert [each.payee for each in statement.bookings] == ["SHOP"]
    assert [(each.row, each.why) for each in statement.left_out] == [
        (2, "a balance or a sum, not a booking"),
        (4, "not booked yet"),
        (5, "9999-12-31 is a placeholder for a day that is not known yet"),
        (6, "no amount"),
        (7, "'Total' isn't a day"),
        (8, "the headings again"),
        (9, "'five' isn't an amount"),
    ]


@pytest.mark.parametrize("state", ["Pending", "PENDING", "Declined", "REVERTED"])
def test_bookings_that_never_completed_are_left_out(state: str) -> None:
    text = f"Date,Description,Amount,State\n2026-10-01,A,-5.00,Completed\n2026-10-02,B,-6.00,{state}\n"
    assert amounts(text) == [-500]


def test_a_row_that_is_too_wide_is_reported_and_not_cut() -> None:
    statement = one("Date,Description,Amount\n2026-10-01,A,-5.00\n2026-10-02,B, the bakers,-6.00\n2026-10-03,C,-7.00\n")
    assert [each.amount for each in statement.bookings] == [-500, -700]
    assert statement.left_out[0].row == 3
    assert "4 cells" in statement.left_out[0].why


# -- currencies


@pytest.mark.parametrize(
    "text",
    [
        "Date,Description,Amount (USD)\n2026-10-01,A,-5.00\n",
        "Date,Description,Amount\n2026-10-01,A,-5.00 USD\n",
        "Date,Description,Amount,Currency\n2026-10-01,A,-5.00,USD\n",
    ],
)
def test_a_file_in_another_currency_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="is in USD, and your currency is AED"):
        one(text)
    assert amounts(text, AMERICA) == [-500]
    assert one(text, ANYWHERE).currency == "USD"


def test_rows_in_another_currency_are_left_out_one_by_one() -> None:
    statement = one("Date,Description,Amount\n2026-10-01,A,-5.00 AED\n2026-10-02,B,-6.00 EUR\n")
    assert [each.amount for each in statement.bookings] == [-500]
    assert [(each.row, each.why) for each in statement.left_out] == [(3, "in EUR, not in AED")]


def test_a_sign_of_other_currencies_raises_a_question() -> None:
    text = "Date,Description,Amount\n2026-10-01,A,-$5.00\n"
    assert [question.about for question in one(text).questions] == ["currency"]
    assert one(text, choices=StatementChoices(currency="AED")).questions == ()
    assert one(text, AMERICA).questions == ()


# -- columns


def test_headings_are_known_in_many_languages_and_forms() -> None:
    text = "#Data operacji;#Opis operacji;#Kwota;\n2026-10-01;Sklep;-12,30 PLN;\n"
    assert amounts(text, StatementLocale(2, "PLN", "PL", TODAY)) == [-1230]


def test_a_heading_with_two_meanings_goes_by_its_cells() -> None:
    currency = "Data;Valuta;Descrizione;Importo\n02/10/2026;EUR;Bar;-3,00\n"
    day = "Datum;Valuta;Text;Betrag\n02.10.2026;03.10.2026;Bar;-3,00\n"
    assert one(currency, StatementLocale(2, "EUR", "IT", TODAY)).currency == "EUR"
    assert one(day, GERMANY).bookings[0].on == date(2026, 10, 2)


def test_a_line_above_the_headings_is_not_used_as_headings() -> None:
    text = "Date: 31/10/2026,Amount due: 250.00\n\nDate,Description,Amount\n13/10/2026,A,-5.00\n"
    assert amounts(text) == [-500]


def test_the_name_of_the_account_is_not_the_payee() -> None:
    text = (
        "Date;Description;Description 1;Debit;Credit\n"
        "31.08.2026;My account;Landlord;1'500.00;\n"
        "25.08.2026;My account;Work;;5'000.00\n"
    )
    assert [each.payee for each in one(text, StatementLocale(2, "CHF", "CH", TODAY)).bookings] == ["Landlord", "Work"]


def test_a_file_without_headings_is_read_by_its_cells() -> None:
    statement = one('"10/02/2026","-5.20","*","","CORNER"\n"10/13/2026","900.00","*","","WORK"\n', AMERICA)
    assert [(each.amount, each.payee) for each in statement.bookings] == [(-520, "CORNER"), (90000, "WORK")]


def test_columns_that_prove_each_other_need_no_headings() -> None:
    text = "02/10/2026,A,10.00,,90.00\n03/10/2026,B,,25.00,115.00\n04/10/2026,C,15.00,,100.00\n"
    assert amounts(text) == [-1000, 2500, -1500]


def test_two_possible_columns_of_amounts_raise_a_question() -> None:
    text = "02/10/2026,A,10.00,\n03/10/2026,B,,25.00\n04/10/2026,C,15.00,\n"
    assert [question.about for question in one(text).questions] == ["columns"]
    assert amounts(text, choices=StatementChoices(columns=parse_columns("out=3,in=4"))) == [-1000, 2500, -1500]


def test_an_unrecognised_file_is_refused_with_its_first_rows() -> None:
    with pytest.raises(RefusedError) as refused:
        one("red,green\nblue,grey\n")
    assert "row 1: red | green" in refused.value.message
    assert "--columns" in refused.value.message


def test_accounts_in_one_file_are_told_apart() -> None:
    text = (
        "Date,Account,Description,Amount\n"
        "2026-10-01,AE12 0001,A,-5.00\n2026-10-01,AE12 0002,A,5.00\n"
        "2026-10-02,AE12 0001,B,-6.00\n2026-10-03,AE12 0002,C,-1.00\n"
    )
    assert [(each.account, each.bookings[0].amount) for each in all_of(text)] == [("…0001", -500), ("…0002", 500)]


# -- the person's choices


def test_choices_for_a_form_apply_to_its_next_file() -> None:
    first = "When,Who,How much\n05/06/2026,A,5.00\n05/07/2026,B,6.00\n"
    said = StatementChoices(day_order="mdy", flip=True)
    table, _, _ = read_csv(first.encode(), Request("bank.csv", ANYWHERE, said, nothing_known, quiet))

    def known(signature: str) -> StatementChoices:
        return choices_from(said.as_fields()) if signature == table.signature else NO_CHOICES

    _, (statement,), _ = read_csv(first.encode(), Request("next.csv", ANYWHERE, NO_CHOICES, known, quiet))
    assert [(each.on, each.amount) for each in statement.bookings] == [
        (date(2026, 5, 6), -500),
        (date(2026, 5, 7), -600),
    ]
    assert statement.questions == ()


def test_stored_choices_that_make_no_sense_are_ignored() -> None:
    assert choices_from({"day_order": "dym", "columns": {"date": 9999}, "flip": True, "new": 1}) == StatementChoices(
        flip=True
    )


@pytest.mark.parametrize("text", ["colour=1", "date", "date=x", "date=1,amount=-2", "date=99999"])
def test_impossible_columns_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        parse_columns(text)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Date,Description,Amount\n", "has no bookings"),
        ("", "is empty"),
        ("Date,Description,Amount\n2026-02-30,B,1\n", "has no bookings"),
    ],
)
def test_a_file_without_bookings_is_refused(text: str, what: str) -> None:
    with pytest.raises(RefusedError, match=what):
        one(text)


@given(st.text("DateAmountDescription,;\"'0123456789-/.\n\x1b[", max_size=200))
def test_any_text_is_read_or_refused_without_control_characters(text: str) -> None:
    statements: tuple[Statement, ...] = ()
    said: list[str] = []
    try:
        statements = all_of(text, ANYWHERE)
    except RefusedError as error:
        said.append(f"{error.title}{error.message}")
    said += [booking.payee for each in statements for booking in each.bookings]
    said += [row.why for each in statements for row in each.left_out]
    assert not any("\x1b" in each for each in said)


# -- the parties


def test_account_numbers_of_other_parties_do_not_split_a_file() -> None:
    text = (
        "Date;Name;IBAN;Amount\n"
        "2026-10-01;A Shop;DE01;-1.00\n2026-10-02;B Shop;DE02;-2.00\n"
        "2026-10-03;A Shop;DE01;-3.00\n2026-10-04;B Shop;DE02;-4.00\n"
    )
    assert [each.account for each in all_of(text, GERMANY)] == [""]


def test_the_payee_is_the_other_party_and_not_the_person() -> None:
    text = "Date;Payer;Payee;Amount\n2026-10-01;Me;Shop;-1.00\n2026-10-02;Work;Me;9.00\n2026-10-03;Me;Cafe;-2.00\n"
    assert [each.payee for each in one(text, GERMANY).bookings] == ["Shop", "Work", "Cafe"]


def test_an_account_number_is_not_a_name() -> None:
    text = "Date;Counterparty;Name;Amount\n2026-10-01;DE0100200;Shop;-1.00\n2026-10-02;DE0100300;Work;9.00\n"
    assert [each.payee for each in one(text, GERMANY).bookings] == ["Shop", "Work"]


def test_the_currency_in_the_amounts_heading_wins_over_the_purchase_currency() -> None:
    text = "Date;Name;Amount (EUR);Currency\n2026-10-01;Shop;-1.00;USD\n2026-10-02;Work;9.00;EUR\n"
    assert amounts(text, GERMANY) == [-100, 900]


def test_a_column_of_amounts_may_have_dashes_for_empty_cells() -> None:
    text = (
        "Date,Text,Debit,Credit\n2026-10-01,A,1.00,-\n2026-10-02,B,2.00,-\n2026-10-03,C,-,9.00\n2026-10-04,D,3.00,-\n"
    )
    assert amounts(text) == [-100, -200, 900, -300]


def test_a_sign_with_letters_in_a_heading_is_one_currency() -> None:
    text = "Data;Histórico;Valor (R$)\n01/10/2026;Loja;-1,00\n02/10/2026;Trabalho;9,00\n"
    assert (one(text, StatementLocale(2, "BRL", "BR", TODAY)).questions, one(text, ANYWHERE).currency) == ((), "BRL")


def test_direction_words_and_card_numbers_are_not_payees() -> None:
    signs = "Details,Date,Description,Amount\nDEBIT,2026-10-01,Shop,-1.00\nCREDIT,2026-10-02,Work,9.00\n"
    cards = "Date,Details,Particulars,Amount\n2026-10-01,0000-****-0001,Shop,-1.00\n2026-10-02,Work,Pay,9.00\n"
    assert [[each.payee for each in one(text).bookings] for text in (signs, cards)] == [["Shop", "Work"]] * 2


def test_the_type_of_a_booking_is_used_if_there_is_no_other_text() -> None:
    assert one("Date,Transaction Type,Amount\n2026-10-01,Bus fare,-1.00\n").bookings[0].payee == "Bus fare"


def test_row_numbers_are_not_a_balance() -> None:
    text = (
        "000001,2026-10-01,00001,Shop,10.00,,90.00\n"
        "000001,2026-10-02,00002,Work,,25.00,115.00\n"
        "000001,2026-10-03,00003,Cafe,15.00,,100.00\n"
    )
    assert amounts(text) == [-1000, 2500, -1500]


def test_a_common_owner_does_not_merge_accounts() -> None:
    text = (
        "Date,Text,Amount,Account Name,Account Number\n"
        "2026-10-01,A,-1.00,Me,01\n2026-10-02,B,-2.00,Me,01\n2026-10-03,A,-3.00,Me,02\n2026-10-04,C,4.00,Me,02\n"
    )
    assert [each.account for each in all_of(text)] == ["…01", "…02"]


def test_a_balance_may_be_named_in_any_column() -> None:
    text = "Date;Text;Reference;Amount\n2026-10-01;;Opening balance;5.00\n2026-10-02;Shop;;-1.00\n"
    assert amounts(text, GERMANY) == [-100]


def test_a_column_of_amounts_that_is_mostly_empty_is_not_the_amount() -> None:
    text = (
        "Date;Text;Total amount of it;Amount\n"
        "2026-10-01;A;-1.00;\n2026-10-02;B;-2.00;\n2026-10-03;C;-3.00;\n2026-10-04;D;;-9.00\n"
    )
    assert amounts(text, GERMANY) == [-100, -200, -300]


@pytest.mark.parametrize(("cell", "code"), [("€", "EUR"), ("RUR", "RUB"), ("RMB", "CNY"), ("zł", "PLN")])
def test_a_column_of_currencies_may_have_their_signs_and_old_names(cell: str, code: str) -> None:
    assert one(f"Date;Text;Amount;Currency\n2026-10-01;A;-1.00;{cell}\n", ANYWHERE).currency == code


def test_a_column_of_states_needs_no_known_heading() -> None:
    text = "Date;Name;Amount;Zzz\n2026-10-01;Shop;-1.00;Pending\n2026-10-02;Work;9.00;Booked\n"
    assert amounts(text, GERMANY) == [900]


def test_rows_below_the_bookings_do_not_influence_the_columns() -> None:
    text = "Date;Text;Debit;Credit\n2026-10-01;Shop;1.00;\n2026-10-02;Work;;9.00\n;;;Closing balance\n;;;as of today\n"
    assert amounts(text, GERMANY) == [-100, 900]


def test_a_heading_of_symbols_alone_counts() -> None:
    assert amounts("Date;Text;+/-;Amount\n2026-10-01;Shop;-;1.00\n2026-10-02;Work;+;9.00\n", GERMANY) == [-100, 900]
