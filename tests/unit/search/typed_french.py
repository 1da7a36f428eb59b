"""Lines in French as people type them, and what each of them says; `ASKED` are those that need an answer first."""

from __future__ import annotations

from tests.factories import days
from tests.unit.search.typed_lines import Expected, said

LINES: list[tuple[str, Expected]] = [
    ("appelé Marie il y a 3 jours", said("call", "Marie", on=days(-3), method="phone")),
    (
        "entretien chez Danone lundi prochain à 10h",
        said("interview", stage="interview", on=days(7), start="10:00", employer="Danone", planned=True),
    ),
    (
        "entretien chez Danone jeudi à 14h30",
        said("interview", stage="interview", on=days(3), start="14:30", employer="Danone", planned=True),
    ),
    (
        "postulé chez Carrefour comme caissier via Indeed, ref 8812",
        said("application", stage="applied", employer="Carrefour", role="caissier", source="Indeed", reference="8812"),
    ),
    ("envoyé mon cv à Renault hier", said("application", stage="applied", on=days(-1), employer="Renault")),
    ("café avec Paul et Julie, 40 min", said("conversation", "Paul", "Julie", minutes=40)),
    ("écrit à Paul, Julie et Luc sur LinkedIn", said("message", "Paul", "Julie", "Luc", method="online")),
    ("relancé Danone vendredi dernier", said("message", "Danone", on=days(-3))),
    ("refusé par Danone", said("", stage="rejected", employer="Danone")),
    ("pas de réponse de Danone", said("", stage="silent", employer="Danone")),
    ("je dois appeler Paul demain", said("call", "Paul", on=days(1), method="phone", planned=True)),
    ("déjeuner avec Sophie après-demain", said("conversation", "Sophie", on=days(2), planned=True)),
    (
        "appelé Marie, relancer dans 3 jours",
        said("call", "Marie", method="phone", next_step="relancer", next_on=days(3)),
    ),
    (
        "entretien en visio avec Orange demain à 9h",
        said(
            "interview", stage="interview", on=days(1), start="09:00", employer="Orange", method="video", planned=True
        ),
    ),
]
ASKED = [
    ("entretien chez Danone annulé", "kind"),
]
