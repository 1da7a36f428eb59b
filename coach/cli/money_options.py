"""The options for a money line, and the fields made from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from coach.cli.context import Context
    from coach.domain.runway.fields import Currency

OTHER_WORDS = {"lump-sum": "lump", "lumpsum": "lump", "cost": "expense", "bill": "expense", "date": "clock"}
AMBIGUOUS_FIELDS = ("minimum", "since", "until", "due")
"""Fields whose errors read like those of another field, so that the field has to be named."""


def with_fields(parser: ArgumentParser) -> None:
    """Add the options for the fields of a line; each kind of line has its own."""
    from coach.domain.field_types import Flag
    from coach.domain.runway.events import LineSet

    for name, field in LineSet.declared.items():
        if field.option:
            takes: dict[str, Any] = {"metavar": field.option.metavar}
            if isinstance(field, Flag):
                takes = {"action": "store_const", "const": "yes"}
            parser.add_argument(f"--{field.option.name}", dest=name, help=field.option.help, **takes)


def parse_kind(text: str) -> str:
    """The kind of line. Raises RefusedError for an unknown one."""
    from coach.domain.runway.events import WHATS

    word = OTHER_WORDS.get(text.lower(), text.lower())
    if word not in WHATS:
        raise RefusedError(f"There is no kind of line {text[:40]!r}", f"Choose one of: {', '.join(WHATS)}.")
    return word


def fields_asked(options: Namespace, what: str, context: Context) -> dict[str, Any]:
    """The fields that the options give for a line of this kind. Raises RefusedError for one it can't have."""
    from coach.domain.runway.events import LineSet
    from coach.domain.runway.fields import typed_fields

    told = [field.name for field in LineSet.form if field.of]
    given = {name: value for name in told if (value := getattr(options, name)) is not None}
    try:
        return typed_fields(what, given, plan_currency(context), context.today)
    except RefusedError as error:
        if error.field not in AMBIGUOUS_FIELDS:
            raise
        raise RefusedError(
            error.title, f"For {LineSet.declared[error.field].what}: {error.message}", error.field
        ) from error


def plan_currency(context: Context) -> Currency:
    """The currency of the plan."""
    from coach.domain.places import minor_digits
    from coach.domain.runway.fields import Currency

    profile = context.store.state.profile
    return Currency(profile.currency, minor_digits(profile.currency) if profile.currency else 2, profile.country)


def parse_percent(text: str | None) -> int | None:
    """Hundredths of a per cent. Raises RefusedError if it is not a percentage."""
    if text is None:
        return None
    from coach.domain.amounts import parse_amount

    return parse_amount(text.strip().removesuffix("%"), 2)
