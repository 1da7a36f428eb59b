"""What is suggested for a country. The tables are Babel's; these tests check our use of them."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.places import country, country_defaults, country_names, currency, guess_country, writes_month_first
from coach.errors import RefusedError

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("DE", "DE"),
        ("de", "DE"),
        ("  Germany ", "DE"),
        ("GERMANY", "DE"),
        ("UAE", "AE"),
        ("the united arab emirates", "AE"),
        ("uk", "GB"),
        ("Cote d'Ivoire", "CI"),
        ("turkey", "TR"),
        ("Türkiye", "TR"),
        ("bosnia and herzegovina", "BA"),
        ("Bosnia & Herzegovina", "BA"),
        ("Georgia", "GE"),
    ],
)
def test_a_country_is_known_by_its_code_and_by_its_name(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Germny", "Did you mean Germany (DE)"),
        ("korea", "North Korea (KP) or South Korea (KR)"),
        ("zz", "such as DE"),
        ("EU", "such as DE"),
        ("", "such as DE"),
        ("x" * 10_000, "such as DE"),
        ("[/b]", "such as DE"),
    ],
)
def test_no_country_is_refused_and_a_near_one_suggested(text: str, hint: str) -> None:
    with pytest.raises(RefusedError, match="There is no country") as refusal:
        country(text)
    assert hint in refusal.value.message
    assert len(refusal.value.title) < 80


def test_every_country_can_be_found_by_its_own_name_and_has_a_proposal() -> None:
    names = country_names()
    assert {"DE", "AE", "US", "IN", "BR", "ZA", "JP"} <= names.keys()
    assert not {"EU", "UN", "ZZ", "001", "419"} & names.keys()
    assert list(names.values()) == sorted(names.values())
    for code, name in names.items():
        assert country(name) == code
        fits = country_defaults(code, TODAY)
        assert fits.currency == "" or currency(fits.currency) == fits.currency
        assert fits.first_weekday in range(7)
        assert 5 <= len(fits.working_days) <= 6


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("DE", ("EUR", 0, (0, 1, 2, 3, 4))),
        ("US", ("USD", 6, (0, 1, 2, 3, 4))),
        ("AE", ("AED", 0, (0, 1, 2, 3, 4))),
        ("EG", ("EGP", 5, (0, 1, 2, 3, 6))),
        ("IL", ("ILS", 6, (0, 1, 2, 3, 6))),
        ("IN", ("INR", 6, (0, 1, 2, 3, 4, 5))),
        ("AQ", ("", 0, (0, 1, 2, 3, 4))),
    ],
)
def test_a_proposal_is_the_currency_and_the_week_of_the_country(code: str, told: tuple[object, ...]) -> None:
    fits = country_defaults(code, TODAY)
    assert (fits.currency, fits.first_weekday, fits.working_days) == told


def test_the_currency_is_the_one_in_use_on_the_day() -> None:
    assert country_defaults("HR", date(2022, 6, 1)).currency == "HRK"
    assert country_defaults("HR", TODAY).currency == "EUR"
    assert country_defaults("BG", date(2025, 12, 31)).currency == "BGN"
    assert country_defaults("BG", date(2026, 1, 1)).currency == "EUR"


@pytest.mark.parametrize(
    ("text", "country_code", "code"),
    [
        ("dollars", "US", "USD"),
        ("dollars", "NZ", "NZD"),
        ("$", "CA", "CAD"),
        ("pounds", "GB", "GBP"),
        ("Rupees", "PK", "PKR"),
        ("dirham", "AE", "AED"),
        ("US dollars", "AE", "USD"),
        ("euros", "US", "EUR"),
        ("€", "", "EUR"),
        ("yen", "", "JPY"),
    ],
)
def test_a_currency_is_known_by_its_name_and_one_of_many_by_the_country(
    text: str, country_code: str, code: str
) -> None:
    assert currency(text, country_code, TODAY) == code


@pytest.mark.parametrize("text", ["dollars", "pounds", "rupee"])
def test_a_name_that_many_currencies_have_is_asked_about(text: str) -> None:
    with pytest.raises(RefusedError, match="Several currencies have that name"):
        currency(text, "", TODAY)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("U.S.", "US"), ("the US", "US"), ("the U.S.A.", "US"), ("The Netherlands", "NL"), ("the u.k.", "GB")),
        *(("Oregon", "US"), ("sharjah", "AE"), ("Lisbon", "PT"), ("Buenos Aires", "AR"), ("Nova Scotia", "CA")),
        *(("Georgia", "GE"), ("Mexico", "MX")),
    ],
)
def test_a_country_is_known_as_people_call_it_and_by_its_parts_and_towns(text: str, code: str) -> None:
    assert country(text) == code


@pytest.mark.parametrize(
    ("code", "month_first"), [("US", True), ("GB", False), ("BR", False), ("CA", None), ("", None)]
)
def test_whether_a_country_writes_the_month_first(code: str, month_first: object) -> None:
    assert writes_month_first(code) is month_first


@pytest.mark.parametrize(("text", "code"), [("EUR", "EUR"), (" usd ", "USD"), ("aed", "AED")])
def test_a_currency_is_known_by_its_code(text: str, code: str) -> None:
    assert currency(text) == code


@pytest.mark.parametrize(("text", "hint"), [("XYZ", "such as EUR"), ("", "such as EUR"), ("shells", "such as EUR")])
def test_a_currency_that_is_none_is_refused(text: str, hint: str) -> None:
    with pytest.raises(RefusedError, match="There is no currency") as refusal:
        currency(text)
    assert hint in refusal.value.message


@pytest.mark.parametrize(
    ("language", "code"),
    [
        ("de_DE.UTF-8", "DE"),
        ("pt_BR", "BR"),
        ("sr_Latn_RS.UTF-8", "RS"),
        ("ca_ES.UTF-8@valencia", "ES"),
        ("de_DE@euro", "DE"),
        ("C.UTF-8", ""),
        ("POSIX", ""),
        ("en", ""),
        ("en_ZZ", ""),
        ("eo_001", ""),
        ("", ""),
    ],
)
def test_the_country_is_guessed_from_the_language_of_the_machine(language: str, code: str) -> None:
    assert guess_country(language) == code
