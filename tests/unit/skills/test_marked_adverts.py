"""How well skills are found in adverts in six languages, written by us in the style of real ones and marked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.skills.spelling import plain
from coach.domain.skills.vocabulary import Vocabulary
from tests.adverts.score import HELD_OUT, MARKED, adverts, languages, score_of, table, together

SIZES = {
    MARKED: {"de": 16, "en": 26, "es": 16, "fr": 16, "nl": 4, "pt": 4},
    HELD_OUT: {"en": 10, "nl": 4, "pt": 4},
}
DOCUMENT = Path(__file__).parents[3] / "docs" / "skills.md"


@pytest.mark.parametrize("sample", SIZES)
def test_the_sample_is_large_enough_to_say_something(sample: str) -> None:
    assert {language: len(adverts(sample, language)) for language in languages(sample)} == SIZES[sample]
    assert all(35 <= len(text.split()) <= 90 for language in SIZES[sample] for _, text in adverts(sample, language))


@pytest.mark.parametrize("sample", SIZES)
def test_what_is_found_is_there_and_most_of_what_is_there_is_found(sample: str) -> None:
    scores = {language: score_of(sample, language) for language in languages(sample)}
    assert {language: score for language, score in scores.items() if score.precision < 0.95} == {}
    assert {language: score for language, score in scores.items() if score.recall < 0.8} == {}
    assert together(list(scores.values())).precision >= 0.95


@pytest.mark.parametrize("sample", SIZES)
def test_the_document_gives_the_scores_as_they_are(sample: str) -> None:
    assert "\n".join(table(sample)) in DOCUMENT.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "skills"),
    [
        ("Verhandlungssichere Englisch- und Französischkenntnisse", {"English", "French"}),
        ("Erfahrung in der Debitorenbuchhaltung und mit SPS", {"accounts receivable", "accounting", "PLC programming"}),
        ("Uitstekende beheersing van de Engelse taal en rijbewijs B", {"English", "driving licence"}),
        ("Espanhol fluente, vendas e atendimento ao cliente", {"Spanish", "sales", "customer service"}),
        ("Bilingue français et arabe, permis B", {"French", "Arabic", "driving licence"}),
        ("Experiência no Excel e no SAP", {"Microsoft Excel", "SAP"}),
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
        "No cold calling, and no prior sales experience needed",
        "A driving licence is not needed",
        "You report to the office manager, with our data scientist beside you",
        "You train teachers and welders",
        "Our accounting firm does it, and the marketing and SEO people sit upstairs",
        "On call one week in eight, paid",
        "Ohne Deutschkenntnisse; Excel ist nicht nötig",
        "Geen rijbewijs nodig. Acquisitie naar aanleiding van deze vacature stellen wij niet op prijs",
        "Não é preciso falar inglês",
    ],
)
def test_lookalikes_of_a_skill_are_not_found(text: str) -> None:
    assert Vocabulary().named_in(plain(text)) == set()
