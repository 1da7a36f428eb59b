"""Defaults for a country: its currency and its week, from Babel's tables (Unicode CLDR).

Babel is imported on first use, because it costs a fifth of a quick command's time.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.place_names import PARTS_OF
from coach.errors import RefusedError

if TYPE_CHECKING:
    from babel import Locale

_NO_COUNTRIES = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
# Names people type that Babel does not have.
_OTHER_NAMES = {
    "AE": ("UAE", "EMIRATES"),
    "CI": ("IVORY COAST",),
    "CZ": ("CZECH REPUBLIC",),
    "GB": ("UK", "GREAT BRITAIN", "BRITAIN", "ENGLAND", "SCOTLAND", "WALES", "NORTHERN IRELAND"),
    "MM": ("BURMA",),
    "NL": ("HOLLAND",),
    "TR": ("TURKEY",),
    "US": ("USA", "UNITED STATES OF AMERICA", "AMERICA"),
}
MOST_NAMED = 5
_ALSO_CALLED = {name: code for code, names in _OTHER_NAMES.items() for name in names}
# Changes newer than the tables of the oldest Babel we accept: Bulgaria has had the euro since 1 January 2026
# (decided by the Council of the EU on 8 July 2025).
_NEWER_CURRENCIES = {"BG": (date(2026, 1, 1), "EUR")}


class CountryDefaults(NamedTuple):
    """A country's defaults: an ISO 4217 code ("" for none), and weekdays as numbers (Monday is 0)."""

    currency: str
    first_weekday: int
    working_days: tuple[int, ...]


def country_names() -> dict[str, str]:
    """The English name of every country by its ISO 3166 code, sorted by name."""
    names = {
        code: name
        for code, name in _english().territories.items()
        if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return dict(sorted(names.items(), key=lambda item: item[1]))


def country(text: str) -> str:
    """Return the ISO 3166 code of the country that `text` names, by code or in English: "AE", "the U.S.", "Kenya".

    A state, a province or a large town works as well: "Ohio", "Abu Dhabi", "Nairobi". Raises RefusedError for anything
    else, with suggestions.
    """
    asked, names = text.strip(), country_names()
    short = asked.upper().removeprefix("THE ").replace(".", "").strip()
    code = _ALSO_CALLED.get(short, short)
    if code in names:
        return code
    by_name = {_normalised(name): code for code, name in names.items()}
    found = by_name.get(_normalised(asked)) or PARTS_OF.get(_normalised(asked)) or _country_of_town(_normalised(asked))
    if found:
        return found
    near = _near(_normalised(asked), by_name)
    hint = f"Did you mean {' or '.join(f'{names[code]} ({code})' for code in near)}?" if near else ""
    raise RefusedError(
        f"There is no country {asked[:40]!r}", hint or "Give its name in English, or its code, such as DE."
    )


def currency(text: str, country_code: str = "", today: date | None = None) -> str:
    """Return the ISO 4217 code of the currency that `text` names: "EUR", "US dollars", "euros", "£".

    A name that several currencies share, such as "dollars", means the country's own. Without `today` only ISO codes are
    recognised. Raises RefusedError for anything else, and for a shared name if none is the country's.
    """
    code, name = text.strip().upper(), text.strip()[:80].casefold()
    if code in _english().currencies:
        return code
    found = _currencies_named(name, today) if today and name else []
    own = _currency_of(country_code, today) if today and country_code else ""
    if own and (own in found or name == _sign_at_home(own, country_code)):
        return own
    if len(found) == 1:
        return found[0]
    hint = "Give its three letters, such as EUR, USD or AED."
    if found:
        hint = f"Several currencies have that name. Give the three letters, such as {', '.join(found[:MOST_NAMED])}."
    raise RefusedError(f"There is no currency {text.strip()[:40]!r}", hint)


def currency_name(code: str) -> str:
    """The English name of a currency: "US Dollar"."""
    return str(_english().currencies.get(code, code))


def _currencies_named(name: str, today: date) -> list[str]:
    """The currencies in use with this name, its last word, or this sign; those of most countries first."""
    from collections import Counter

    from babel.numbers import get_currency_symbol

    one = name.removesuffix("s")
    known, use = _english().currencies, Counter(_currency_of(code, today) for code in country_names())
    in_use = [code for code, _ in use.most_common() if code]
    exact = [code for code in in_use if known[code].casefold() in (name, one)]
    last = [code for code in in_use if known[code].casefold().split()[-1] in (name, one)]
    signs = [code for code in in_use if name in ("€", "£") and get_currency_symbol(code, "en") == name]
    return exact or last or signs


def _sign_at_home(code: str, country_code: str) -> str:
    """The currency's sign in its own country: "$" in Canada."""
    from babel import UnknownLocaleError
    from babel.numbers import get_currency_symbol

    try:
        return get_currency_symbol(code, f"und_{country_code}").casefold()
    except (UnknownLocaleError, ValueError):
        return ""


def writes_month_first(code: str) -> bool | None:
    """Whether people in a country write 11/2 for 2 November; None if unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        pattern = Locale.parse(f"und_{code}").date_formats["short"].pattern if code else ""
    except (UnknownLocaleError, ValueError):
        return None
    return {"M": True, "d": False}.get(pattern[:1])


def writes_decimal_comma(code: str) -> bool:
    """Whether people in a country write 1.234,50, with a comma before the decimal places."""
    from babel import UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    try:
        return bool(code) and get_decimal_symbol(f"und_{code}") == ","
    except (UnknownLocaleError, ValueError):
        return False


def country_defaults(code: str, today: date) -> CountryDefaults:
    """The defaults of the country with this code on that day: the main currency, and the usual week."""
    first, weekend = _week_of(code)
    working = tuple(day for day in range(7) if day not in weekend)
    return CountryDefaults(_currency_of(code, today), first, working)


def guess_country(language: str) -> str:
    """The country in an environment variable such as LANG ("de_DE.UTF-8" gives "DE"), or ""."""
    found = re.match(r"[A-Za-z]{2,3}(?:_[A-Za-z]{4})?_([A-Za-z]{2})(?:[.@]|$)", language)
    code = found[1].upper() if found else ""
    return code if code in country_names() else ""


def _english() -> Locale:
    from babel import Locale

    return Locale.parse("en")


def _normalised(name: str) -> str:
    """A name without its variations: case, accents, "&" and dots."""
    from unicodedata import combining, normalize

    letters = "".join(letter for letter in normalize("NFKD", name.casefold()) if not combining(letter))
    words = re.sub(r"[^a-z ]+", " ", letters.replace("&", " and ")).split()
    return " ".join(word for word in words if word != "the")


def _country_of_town(name: str) -> str:
    """The country of a town that names a time zone, or ""."""
    from babel.core import get_global

    zones = get_global("zone_territories")
    found = {
        code
        for zone, code in zones.items()
        if "/" in zone and _normalised(zone.rpartition("/")[2].replace("_", " ")) == name
    }
    return found.pop() if len(found) == 1 and name else ""


def _near(asked: str, by_name: dict[str, str]) -> list[str]:
    from difflib import get_close_matches

    if len(asked) < 3 or len(asked) > 80:
        return []
    within = [code for name, code in by_name.items() if asked in name]
    return within[:2] or [by_name[name] for name in get_close_matches(asked, by_name, n=2, cutoff=0.7)]


def _currency_of(code: str, today: date) -> str:
    from babel.numbers import get_territory_currencies

    since, newer = _NEWER_CURRENCIES.get(code, (date.max, ""))
    if today >= since:
        return newer
    in_use: list[str] = get_territory_currencies(code, start_date=today, end_date=today, tender=True)
    return in_use[0] if in_use else ""


def _week_of(code: str) -> tuple[int, set[int]]:
    """The first day of the week and the weekend; Monday and Saturday to Sunday if unknown."""
    from babel import Locale, UnknownLocaleError

    try:
        usual = Locale.parse(f"und_{code}")
    except (UnknownLocaleError, ValueError):
        return 0, {5, 6}
    length = (usual.weekend_end - usual.weekend_start) % 7
    return usual.first_week_day, {(usual.weekend_start + number) % 7 for number in range(length + 1)}


def minor_digits(code: str) -> int:
    """How many decimal places a currency has: 2 for AED, 0 for JPY, 3 for KWD."""
    from babel.numbers import get_currency_precision

    return get_currency_precision(code)
