"""How well skills are found in 64 adverts in four languages: written by us like real ones, and marked by hand."""

from __future__ import annotations

import pytest

from coach.domain.skills.spelling import plain
from coach.domain.skills.vocabulary import Vocabulary
from tests.adverts.score import Score, adverts, score_of

LANGUAGES = ("de", "en", "es", "fr")


def test_the_sample_is_large_enough_to_say_something() -> None:
    assert {language: len(adverts(language)) for language in LANGUAGES} == dict.fromkeys(LANGUAGES, 16)
    assert all(35 <= len(text.split()) <= 90 for language in LANGUAGES for _, text in adverts(language))


def test_what_is_found_is_there_and_most_of_what_is_there_is_found() -> None:
    scores = [score_of(language) for language in LANGUAGES]
    whole = Score(*(sum(each) for each in zip(*scores, strict=True)))
    assert whole.precision >= 0.95
    assert whole.recall >= 0.8
    assert all(score.precision >= 0.9 and score.recall >= 0.8 for score in scores)


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Verhandlungssichere Englisch- und Französischkenntnisse", {"English", "French"}),
        ("Erfahrung in der Debitorenbuchhaltung und mit SPS", {"accounts receivable", "accounting", "PLC programming"}),
        ("Uitstekende beheersing van de Engelse taal en rijbewijs B", {"English", "driving licence"}),
        ("Espanhol fluente, vendas e atendimento ao cliente", {"Spanish", "sales", "customer service"}),
        ("Bilingue français et arabe, permis B", {"French", "Arabic", "driving licence"}),
        ("Alto nivel de francés y gestión de proyectos", {"French", "project management"}),
    ],
)
def test_skills_are_found_in_other_languages_and_inside_their_compounds(text: str, skills: set[str]) -> None:
    assert Vocabulary().named_in(plain(text)) == skills


@pytest.mark.parametrize(
    "text",
    [
        "Jobrad-Leasing nach der Probezeit, ein agiles Umfeld und ein gutes Onboarding",
        "Sem experiência? Sem problema.",
        "Une start-up française, un atelier français, l'animation de la communauté",
        "Bramble Foods plc has a barista in the lobby",
        "Our recruitment process is inclusive",
        "Unsere Büros liegen in ganz Deutschland",
        "We have no notion of overtime in Leeds",
    ],
)
def test_what_only_looks_like_a_skill_is_none(text: str) -> None:
    assert Vocabulary().named_in(plain(text)) == set()
