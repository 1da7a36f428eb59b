"""Public holidays by country, from the `holidays` library."""

from __future__ import annotations

import sys
from datetime import date
from functools import lru_cache


@lru_cache(maxsize=16)
def holidays_in(country: str, year: int) -> dict[date, str]:
    """The public holidays of a country in a year, by day, with their English names where the library has them.

    `country` is an ISO 3166 code. Empty if the library does not know the country.
    """
    if not country:
        return {}
    import holidays

    try:
        found = holidays.country_holidays(country, years=year, language="en_US")
    except NotImplementedError:
        return {}
    return {day: name for day, name in sorted(found.items()) if day.year == year}


def is_loaded(country: str) -> bool:
    """Whether a country's holidays are already loaded; the first load of the library takes a fifth of a second."""
    return not country or "holidays.countries" in sys.modules


def holiday_on(country: str, day: date) -> str:
    """The name of the public holiday on that day, or ""."""
    return holidays_in(country, day.year).get(day, "")
