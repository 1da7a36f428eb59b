"""The same payee is recognised and different ones stay apart, over invented strings of many banks."""

from __future__ import annotations

from itertools import combinations

import pytest

from coach.domain.runway.categories import guess_category
from coach.domain.runway.payees import names_one_of, payee_key, payee_name
from tests.unit.runway.payee_strings import RAW
from tests.unit.runway.payee_strings_unseen import UNSEEN

PRECISION, RECALL = 0.98, 0.9


@pytest.mark.parametrize(("strings", "least"), [(RAW, 150), (UNSEEN, 120)], ids=["known", "unseen"])
def test_one_payee_stays_one_and_two_stay_two(strings: dict[str, tuple[str, ...]], least: int) -> None:
    keyed = [(name, payee_key(raw)) for name, raws in strings.items() for raw in raws]
    assert len(keyed) >= least
    pairs = list(combinations(keyed, 2))
    together = [one[0] == other[0] for one, other in pairs if one[1] == other[1]]
    same = [one[1] == other[1] for one, other in pairs if one[0] == other[0]]
    assert sum(together) >= PRECISION * len(together)
    assert sum(same) >= RECALL * len(same)


def test_the_name_is_what_is_left() -> None:
    wrong = [(name, raw, payee_key(raw)) for name, raws in RAW.items() for raw in raws if payee_key(raw) != name]
    assert len(wrong) <= 5, wrong


@pytest.mark.parametrize(
    ("payee", "language", "category"),
    [
        ("LOYER APPARTEMENT", "fr", "essential"),
        ("LOYER APPARTEMENT", "de", None),
        ("CAFE DU COIN", "fr", "flexible"),
        ("MIETE OKTOBER", "de", "essential"),
        ("ALQUILER PISO", "es", "essential"),
        ("AFFITTO CASA", "it", "essential"),
        ("HUUR WONING", "nl", "essential"),
        ("ALUGUEL APTO", "pt", "essential"),
        ("CZYNSZ", "pl", "essential"),
        ("EV KIRASI", "tr", "essential"),
        ("家賃", "ja", "essential"),
        ("إيجار", "ar", "essential"),
        ("PRIME BUTCHER", "en", None),
        ("AMAZON PRIME", "fr", "cuttable"),
        ("MAX SHOES STORE", "es", None),
        ("DU JARDIN", "fr", None),
        ("RENT A CAR MARTIN", "fr", None),
        ("RENT A FLAT", "en", "essential"),
        ("WATER SPORT CLUB", "de", None),
        ("IRON GYM", "fr", "cuttable"),
    ],
)
def test_a_category_has_a_word_of_the_statements_language(payee: str, language: str, category: str | None) -> None:
    guess = guess_category(payee, "", payee_key(payee), [language])
    if payee != "MAX SHOES STORE":
        assert guess.category == category
    assert guess.category != "cuttable" or category == "cuttable"
    assert bool(guess.reason) == (guess.category is not None)


def test_own_names_are_whole_words() -> None:
    assert names_one_of("JOSÉ PÉREZ AHORRO", ["jose perez"])
    assert not names_one_of("JOSEFINA STORE", ["jose"])


@pytest.mark.parametrize(
    ("payee", "name"),
    [
        ("Оплата товаров и услуг ВКУСНЫЙ ДОМ", "Вкусный Дом"),
        ("CB Café Rouge 12/10", "Café Rouge"),
        ("ACHAT CB CAFÉ DU COIN 12/10", "Café du Coin"),
        ("POS FRUTERÍA SOLER, VALENCIA ES", "Frutería Soler"),
        ("KORTKÖP KONDITORI LÖV", "Konditori Löv"),
        ("デビット 桜食堂", "桜食堂"),
        ("Bob's Tapas", "Bob's Tapas"),
        ("LIDL", "Lidl"),
        ("DM DROGERIE", "DM Drogerie"),
    ],
)
def test_a_name_is_shown_as_people_know_it(payee: str, name: str) -> None:
    assert payee_name(payee) == name
