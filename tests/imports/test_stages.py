"""Statuses of applications as people write them, against stages assigned by hand."""

from __future__ import annotations

import pytest

from coach.domain.search.constants import STAGES
from coach.guide.statuses import status_words
from coach.imports.search.stages import read_stage

# "" is for an ambiguous status: it stays in the note, and is asked about once.
MARKED = {
    "wished": (
        *(
            "Saved",
            "Not applied",
            "To apply",
            "haven't applied yet",
            "Should apply",
            "Evaluated",
            "Skipped",
            "WISHLIST",
        ),
        *("noch nicht beworben", "pas encore postulé", "sin enviar", "Não enviada", "non ancora inviata"),
        *("nog niet gesolliciteerd", "Decided not to apply"),
    ),
    "applied": (
        *(
            "Applied",
            "APPLIED ✅",
            "Applied via LinkedIn",
            "applied (referral)",
            "Submitted 3 Nov",
            "Application under review",
        ),
        *("Accepted for review", "Awaiting offer", "Waiting for an interview", "Not yet interviewed", "No reply yet"),
        *("Haven't heard back yet", "Pending", "Offer pending", "Beworben", "Bewerbung läuft", "noch keine Antwort"),
        *(
            "Candidature envoyée",
            "en attente d'un entretien",
            "Enviada",
            "esperando respuesta",
            "a la espera de una oferta",
        ),
        *("Aguardando retorno", "em análise", "Inviata", "in attesa di risposta", "Gesolliciteerd", "nog geen reactie"),
        *("CV sent, waiting", "応募済み", "已投递"),
    ),
    "answered": ("They wrote back", "Recruiter reached out", "Shortlisted", "Rückmeldung erhalten", "Preseleccionado"),
    "screening": (
        *("Phone screen scheduled", "Recruiter call on Monday", "HR interview", "Telefoninterview am 3.12."),
        *("Entretien téléphonique", "entrevista telefónica", "Colloquio telefonico", "telefonisch gesprek gehad"),
    ),
    "interview": (
        *(
            "2nd round interview",
            "Interviewing",
            "Onsite (4 rounds)",
            "Interview done, waiting",
            "Phone screen → interview",
        ),
        *(
            "Awaiting feedback after interview",
            "Eingeladen zum Vorstellungsgespräch",
            "Entretien prévu",
            "Entrevista marcada",
        ),
        *("secondo colloquio", "Gesprek gepland", "Applied, then interviewed"),
    ),
    "task": ("Take-home", "Coding test passed", "Online assessment", "Probearbeit", "Prueba técnica", "cas pratique"),
    "final": (
        "Final round",
        "Last round on Friday",
        "Letztes Gespräch",
        "Entretien final",
        "fase finale",
        "Laatste ronde",
    ),
    "offer": (
        "Offer!",
        "Got an offer",
        "negotiating offer",
        "Zusage",
        "Offre reçue",
        "Proposta recebida",
        "Aanbod ontvangen",
    ),
    "accepted": (
        *("Offer accepted", "Accepted", "Hired", "Contract signed", "Vertrag unterschrieben", "Offre acceptée"),
        *("Oferta aceptada", "Proposta aceita", "Offerta accettata", "Contract getekend"),
    ),
    "rejected": (
        *("Didn't get it", "did not get it :("),
        *(
            "Not hired",
            "Did not get the offer",
            "Rejected after onsite",
            "No longer under consideration",
            "Rejected :(",
        ),
        *("Rejected by hiring manager after final round", "didn't pass the phone screen", "Not selected for interview"),
        *("Position filled", "Failed coding test", "Went with another candidate", "Offer rescinded", "Turned me down"),
        *("Absage", "Absage nach zweitem Gespräch", "nicht eingestellt", "keine Zusage", "Non retenue", "pas d'offre"),
        *(
            "refusée après entretien",
            "Descartada",
            "no seleccionado",
            "sin oferta",
            "Não selecionado",
            "reprovado na entrevista",
        ),
        *("Non selezionato", "esito negativo", "Afgewezen", "niet aangenomen", "Not accepted", "不採用", "已拒绝"),
    ),
    "silent": (
        *("Ghosted", "👻 Ghosted", "Applied - no response", "Never heard back", "Ghosted after interview"),
        *("keine Rückmeldung", "sans réponse", "sin respuesta tras la entrevista", "sem resposta", "nessuna risposta"),
        *("geen reactie", "nie gemeldet"),
    ),
    "withdrawn": (
        *(
            "Withdrew",
            "Offer declined",
            "I declined the offer",
            "Declined by me",
            "no longer interested",
            "Rejected offer",
        ),
        *(
            "Bewerbung zurückgezogen",
            "Angebot abgelehnt",
            "Offre refusée",
            "Oferta rechazada",
            "Desisti",
            "Offerta rifiutata",
        ),
        *("Aanbod geweigerd", "Ingetrokken"),
    ),
    "": (
        *(
            "On hold",
            "No interview",
            "On the moon",
            "Closed",
            "might withdraw",
            "Hoping for an offer",
            "Interview cancelled",
        ),
        *(
            "Not rejected",
            "Offer accepted, then withdrew",
            "Interview: no",
            "vielleicht",
            "???",
            "3",
            "Considering the offer",
        ),
        *("Archived", "kein Gespräch", "pas d'entretien", "sin entrevista", "nessun colloquio", "Maybe"),
    ),
}
PAIRS = [(status, stage) for stage, statuses in MARKED.items() for status in statuses]


def test_nearly_every_status_is_recognised_and_none_as_a_better_stage() -> None:
    wrong = [(status, stage, read_stage(status)) for status, stage in PAIRS if read_stage(status) != stage]
    assert len(PAIRS) >= 175
    assert len(wrong) * 50 <= len(PAIRS), wrong
    assert not [each for each in wrong if each[2] in ("offer", "accepted", "interview")], wrong


@pytest.mark.parametrize("stage", STAGES)
def test_every_stage_is_recognised_by_its_own_name(stage: str) -> None:
    assert read_stage(stage) == stage


def test_no_phrase_has_two_meanings() -> None:
    words = status_words()
    assert set(words.phrases.values()) | set(words.whole.values()) == set(STAGES)
    assert all(words.phrases.get(phrase, stage) == stage for phrase, stage in words.whole.items())
