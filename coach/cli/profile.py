"""The options for a person's profile, and the event made from them."""

from __future__ import annotations

from argparse import BooleanOptionalAction
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.first_week import ALL
from coach.domain.kinds_of_work import KINDS, in_words, parse_work

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.parser import Parser
    from coach.domain.events import ProfileSet
    from coach.domain.places import CountryDefaults
    from coach.domain.reducers import Profile

THEMES = (
    *("coach-dark", "coach-light", "ansi-dark", "ansi-light", "atom-one-dark", "atom-one-light", "catppuccin-frappe"),
    *("catppuccin-latte", "catppuccin-macchiato", "catppuccin-mocha", "dracula", "flexoki", "gruvbox", "monokai"),
    *("nord", "rose-pine", "rose-pine-dawn", "rose-pine-moon", "solarized-dark", "solarized-light", "textual-dark"),
    *("textual-light", "tokyo-night"),
)
OPTIONS = ("lost_on", "country", "currency", "name", "week_starts", "working_days", "theme", "work", "all_keys")


def with_profile(parser: Parser) -> None:
    """Add the options; an empty text ("") clears a field."""
    parser.add_argument("--lost-on", metavar="DAY", help="the day of the job loss: 2026-11-23, yesterday or -3")
    parser.add_argument("--country", metavar="CC", help="its code (DE) or its name in English")
    parser.add_argument("--currency", metavar="CUR", help="its code, such as EUR")
    parser.add_argument("--name", metavar="TEXT", help="what coach should call you")
    parser.add_argument("--week-starts", metavar="DAY", help="the first day of the week, such as monday")
    parser.add_argument("--working-days", metavar="DAYS", help="such as mon-fri, or mon,tue,thu, or none")
    parser.add_argument("--work", metavar="KIND", help=f"your kind of work: {', '.join(KINDS)}")
    parser.add_argument(
        "--all-keys",
        action=BooleanOptionalAction,
        help="show every key and room on the screen, also in your first week",
    )
    parser.add_argument("--theme", metavar="NAME", help=f"the colours of the screen: {', '.join(THEMES)}")


def anything_given(options: Namespace) -> bool:
    """Whether any of the options was used."""
    return any(getattr(options, name) is not None for name in OPTIONS)


def profile_asked(options: Namespace, today: date, *, propose: bool) -> ProfileSet:
    """The given fields; `propose` adds the country's defaults for missing ones. Raises RefusedError."""
    from coach.domain.events import ProfileSet
    from coach.domain.weekdays import parse_weekday, parse_weekdays

    country = checked_country(options.country)
    fits = proposed(country, today) if propose and country else None
    first = parse_weekday(options.week_starts) if options.week_starts is not None else None
    days = parse_weekdays(options.working_days) if options.working_days is not None else None
    return ProfileSet(
        name=options.name,
        lost_on=checked_lost_on(options.lost_on, today, country),
        country=country,
        currency=fits.currency
        if fits and options.currency is None
        else checked_currency(options.currency, today, country),
        first_weekday=first if first is not None or not fits else fits.first_weekday,
        working_days=days if days is not None or not fits else fits.working_days,
        theme=_checked_theme(options.theme),
        work=checked_work(options.work),
        keys=None if options.all_keys is None else ALL if options.all_keys else "",
    )


def checked_work(text: str | None) -> str | None:
    """The kind of work; None and "" as they are. Raises RefusedError."""
    return parse_work(text) if text else text


def checked_lost_on(text: str | None, today: date, country: str | None = None) -> str | None:
    """The day of the loss as an ISO date, read in the country's order of day and month; None and "" as they are.

    Raises RefusedError.
    """
    if not text:
        return text
    from coach.domain.quiet_period import read_lost_on

    return read_lost_on(text, today, country or "").isoformat()


def checked_country(text: str | None) -> str | None:
    """The code of a country; None and "" as they are. Raises RefusedError."""
    if not text:
        return text
    from coach.domain.places import country

    return country(text)


def checked_currency(text: str | None, today: date, country: str | None = None) -> str | None:
    """The code of a currency, which may be given by the name of the country's own; None and "" as they are.

    Raises RefusedError.
    """
    if not text:
        return text
    from coach.domain.places import currency

    return currency(text, country or "", today)


def proposed(country: str, today: date) -> CountryDefaults:
    """The defaults of a country."""
    from coach.domain.places import country_defaults

    return country_defaults(country, today)


def _checked_theme(text: str | None) -> str | None:
    if not text or text in THEMES:
        return text
    from coach.errors import RefusedError

    raise RefusedError(f"There is no theme {text[:40]!r}", "`coach settings --help` lists them; coach-light is one.")


def profile_lines(profile: Profile, today: date) -> list[str]:
    """The profile, one line for each setting."""
    from coach.domain.dates import WEEKDAYS, relative_day
    from coach.domain.sanitize import shown
    from coach.domain.weekdays import weekdays_in_words

    lost_on = f"{profile.lost_on.isoformat()} ({relative_day(profile.lost_on, today)})" if profile.lost_on else ""
    told = {
        "Name": shown(profile.name),
        "Job lost on": lost_on,
        "Country": _country_in_words(profile.country),
        "Currency": shown(profile.currency),
        "Week starts on": WEEKDAYS[profile.first_weekday],
        "Working days": weekdays_in_words(profile.working_days),
        "Kind of work": in_words(profile.work),
        "Keys": "all" if profile.keys == ALL else "few in your first week",
        "Theme": shown(profile.theme) or "matches your terminal",
    }
    return [f"{name + ':':<16}{value or 'not given'}" for name, value in told.items()]


def _country_in_words(code: str) -> str:
    if not code:
        return ""
    from coach.domain.places import country_names
    from coach.domain.sanitize import shown

    return f"{country_names().get(code, 'unknown')} ({shown(code)})"
