"""Lines in Dutch as people type them, and what each of them says; `ASKED` are those that need an answer first."""

from __future__ import annotations

from tests.factories import days
from tests.unit.search.typed_lines import Expected, said

LINES: list[tuple[str, Expected]] = [
    ("koffie met Jan bij ASML, 40 min", said("conversation", "Jan", employer="ASML", minutes=40)),
    ("Ana gebeld, 20 min", said("call", "Ana", minutes=20, method="phone")),
    ("gebeld met Ana en Tom gisteren", said("call", "Ana", "Tom", on=days(-1), method="phone")),
    ("belde Ana van Philips 3 dagen geleden", said("call", "Ana", on=days(-3), employer="Philips", method="phone")),
    (
        "gesolliciteerd bij ASML als engineer via LinkedIn, ref 8812",
        said("application", stage="applied", employer="ASML", role="engineer", source="LinkedIn", reference="8812"),
    ),
    ("cv gestuurd naar Philips", said("application", stage="applied", employer="Philips")),
    ("sollicitatie gestuurd naar KLM gisteren", said("application", stage="applied", on=days(-1), employer="KLM")),
    (
        "sollicitatiegesprek bij ING morgen om 10 uur",
        said("interview", stage="interview", on=days(1), start="10:00", employer="ING", planned=True),
    ),
    (
        "sollicitatiegesprek bij ING donderdag om 14u30",
        said("interview", stage="interview", on=days(3), start="14:30", employer="ING", planned=True),
    ),
    (
        "telefonisch interview met Booking op 25 november om 10:30",
        said(
            "interview", stage="screening", on=days(2), start="10:30", employer="Booking", method="phone", planned=True
        ),
    ),
    ("gesprek met Tom vrijdag 3 uur s middags", said("conversation", "Tom", on=days(4), start="15:00", planned=True)),
    ("gemaild naar Ana", said("message", "Ana", method="e-mail")),
    ("bericht gestuurd aan Ana, Tom en Piet via LinkedIn", said("message", "Ana", "Tom", "Piet", method="online")),
    ("geappt met Sanne", said("message", "Sanne")),
    ("afgewezen door ASML", said("", stage="rejected", employer="ASML")),
    ("afwijzing van Philips", said("", stage="rejected", employer="Philips")),
    ("geen reactie van ING", said("", stage="silent", employer="ING")),
    ("aanbod gekregen van KLM", said("", stage="offer", employer="KLM")),
    ("bellen met Tom op vrijdag", said("call", "Tom", on=days(4), method="phone", planned=True)),
    ("Ana gebeld, opvolgen over 3 dagen", said("call", "Ana", method="phone", next_step="opvolgen", next_on=days(3))),
    ("lunch met mijn oude baas Kees", said("conversation", "Kees")),
    ("koffie met Maria van der Berg, een uur", said("conversation", "Maria van der Berg", minutes=60)),
    ("cursus SQL, 2 uur", said("course", minutes=120, note="SQL")),
    ("banenmarkt gisteren, 3 uur", said("event", on=days(-1), minutes=180)),
    ("motivatiebrief geschreven 1 uur", said("other", minutes=60)),
    (
        "gesolliciteerd op 3 vacatures via Indeed",
        said("application", stage="applied", source="Indeed", note="op 3 vacatures"),
    ),
    ("wandeling met Sara overmorgen", said("conversation", "Sara", on=days(2), planned=True)),
    (
        "do 10u interview Shell",
        said("interview", stage="interview", on=days(3), start="10:00", employer="Shell", planned=True),
    ),
    ("mail naar HR van Philips", said("message", "HR", employer="Philips", method="e-mail")),
    ("met Sanne gebeld, een kwartier", said("call", "Sanne", minutes=15, method="phone")),
]
ASKED = [
    ("moet Tom bellen", "when"),
    ("geen gesprek bij ING", "kind"),
    ("gesprek bij ING afgezegd", "kind"),
    ("Piet gesproken vorige week", "day"),
]
