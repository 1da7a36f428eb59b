"""The options that tell of a money line, and the fields that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from coach.cli.context import Context
    from coach.domain.runway.fields import Currency

OTHER_WORDS = {"lump-sum": "lump", "lumpsum": "lump", "cost": "expense", "bill": "expense", "date": "clock"}
FIELDS = (
    *("amount", "every", "since", "until", "day", "spread", "category", "discomfort"),
    *("tier", "after_days", "due", "delay_days", "minimum"),
)

SAID_ALIKE = ("minimum", "since", "until", "due")
"""Fields that are refused in the same words as another one, so that the field has to be named."""


def with_fields(parser: ArgumentParser) -> None:
    """What may be told of a line; each kind of line has its own."""
    parser.add_argument(
        "--every", metavar="RHYTHM", help='month, week, "2 weeks", quarter, year, once ... (default: month)'
    )
    parser.add_argument("--from", dest="since", metavar="DAY", help="the first day it comes or is due")
    parser.add_argument("--until", metavar="DAY", help="the last day it can come")
    parser.add_argument("--day", metavar="N", help="due on this day of the month (1 to 31)")
    parser.add_argument(
        "--spread", action="store_const", const="yes", help="an expense spread over every day, such as food"
    )
    parser.add_argument(
        "--category", metavar="WORD", help="essential, flexible or cuttable; default: guessed from the name"
    )
    parser.add_argument("--discomfort", metavar="1-5", help="how hard it would be to do without, from 1 (easy) to 5")
    parser.add_argument("--tier", metavar="WORD", help="when you can use an account: now, later or never")
    parser.add_argument("--after-days", metavar="N", help="with --tier later: in how many days")
    parser.add_argument("--on", dest="due", metavar="DAY", help="the day of a lump sum or date")
    parser.add_argument("--delay", dest="delay_days", metavar="DAYS", help="how many days late a lump sum may come")
    parser.add_argument("--minimum", metavar="AMOUNT", help="the least you have to pay of a debt each month")


def checked_what(text: str) -> str:
    """The kind of line that was named. Raises RefusedError."""
    from coach.domain.runway.events import WHATS

    word = OTHER_WORDS.get(text.lower(), text.lower())
    if word not in WHATS:
        raise RefusedError(f"There is no kind of line {text[:40]!r}", f"Choose one of: {', '.join(WHATS)}.")
    return word


def fields_asked(options: Namespace, what: str, context: Context) -> dict[str, Any]:
    """The fields that the options tell of a line of this kind. Raises RefusedError for one it can't have."""
    from coach.domain.runway.field_rules import NAMES
    from coach.domain.runway.fields import typed_fields

    given = {name: value for name in FIELDS if (value := getattr(options, name)) is not None}
    try:
        return typed_fields(what, given, counted_in(context), context.today)
    except RefusedError as error:
        if error.field not in SAID_ALIKE:
            raise
        raise RefusedError(error.title, f"For {NAMES[error.field]}: {error.message}", error.field) from error


def counted_in(context: Context) -> Currency:
    """The currency of the plan."""
    from coach.domain.places import minor_digits
    from coach.domain.runway.fields import Currency

    profile = context.store.state.profile
    return Currency(profile.currency, minor_digits(profile.currency) if profile.currency else 2, profile.country)


def percent_asked(text: str | None) -> int | None:
    """Hundredths of a percent. Raises RefusedError for what is no percentage."""
    if text is None:
        return None
    from coach.domain.amounts import parse_amount

    return parse_amount(text.strip().removesuffix("%"), 2)
