"""Options for the reading of a table: which column is which, and how dates and amounts are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from coach.cli.parser import Parser
    from coach.imports.statements.choices import StatementChoices


def with_table_choices(parser: ArgumentParser, example: str) -> None:
    """Add the options that any table may need."""
    parser.add_argument("--columns", metavar="LIST", default="", help=f"which column is which: {example}")
    parser.add_argument(
        "--day-order", metavar="ORDER", default="", help="the order in dates such as 03/04/2026: dmy, mdy or ymd"
    )
    parser.add_argument("--encoding", metavar="NAME", default="", help="such as cp1252, cp1251 or shift_jis")
    parser.add_argument("--delimiter", metavar="MARK", default="", help="what separates the cells: , ; | or tab")


def with_choices(parser: Parser) -> None:
    """Add the options that answer what a bank's file leaves open."""
    with_table_choices(parser, "date=1,name=2,amount=4")
    parser.add_argument("--decimal", metavar="MARK", default="", help="the decimal mark: point or comma")
    flip = parser.add_mutually_exclusive_group()
    flip.add_argument("--flip", action="store_true", default=None, help="amounts above zero went out")
    flip.add_argument("--no-flip", dest="flip", action="store_false", help="amounts above zero came in")
    parser.add_argument(
        "--out-word", metavar="WORD", default="", help="the word in column sign=N for money that went out"
    )
    parser.add_argument("--currency", metavar="CODE", default="", help="the currency of the account, such as EUR")


def day_order_asked(options: Namespace) -> str:
    """dmy, mdy, ymd or "". Raises RefusedError for any other."""
    from coach.errors import RefusedError

    order: str = options.day_order.lower()
    if order not in ("", "dmy", "mdy", "ymd"):
        raise RefusedError(f"There is no day order {order[:20]!r}", "It is dmy (3 April), mdy (March 4) or ymd.")
    return order


def delimiter_asked(options: Namespace) -> str:
    """One character, or "". Raises RefusedError for more."""
    from coach.errors import RefusedError

    delimiter: str = {"tab": "\t", "comma": ",", "semicolon": ";"}.get(options.delimiter.lower(), options.delimiter)
    if len(delimiter) > 1:
        raise RefusedError(f"{delimiter[:20]!r} is more than one character", "Give one of , ; | or the word tab.")
    return delimiter


def choices_asked(options: Namespace) -> StatementChoices:
    """The choices in the options. Raises RefusedError for an invalid one."""
    from coach.domain.places import currency
    from coach.errors import RefusedError
    from coach.imports.statements.choices import StatementChoices, parse_columns

    decimal = {"point": ".", "comma": ",", "dot": "."}.get(options.decimal.lower(), options.decimal)
    if decimal not in ("", ".", ","):
        raise RefusedError(f"There is no decimal mark {decimal[:20]!r}", "It is a point or a comma.")
    return StatementChoices(
        columns=parse_columns(options.columns),
        day_order=day_order_asked(options),
        decimal=decimal,
        flip=options.flip,
        out_word=options.out_word,
        currency=currency(options.currency) if options.currency else "",
        encoding=options.encoding,
        delimiter=delimiter_asked(options),
    )
