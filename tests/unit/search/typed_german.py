"""Lines in German as people type them, and what each of them says; `ASKED` are those that need an answer first."""

from __future__ import annotations

from tests.factories import days
from tests.unit.search.typed_lines import Expected, said

LINES: list[tuple[str, Expected]] = [
    ("mit Jan telefoniert, 20 min", said("call", "Jan", minutes=20, method="phone")),
    ("Jan angerufen", said("call", "Jan", method="phone")),
    (
        "Bewerbung geschickt an Bosch als Entwickler",
        said("application", stage="applied", employer="Bosch", role="Entwickler"),
    ),
    ("Lebenslauf an Bosch geschickt", said("other")),
    (
        "Vorstellungsgespräch bei Bosch morgen um 10 Uhr",
        said("interview", stage="interview", on=days(1), start="10:00", employer="Bosch", planned=True),
    ),
    ("Kaffee mit Jan und Petra, 1 Std", said("conversation", "Jan", "Petra", minutes=60)),
    (
        "an Jan, Petra und Uwe geschrieben über LinkedIn",
        said("other", note="an Jan Petra und Uwe geschrieben über LinkedIn"),
    ),
    ("Absage von Bosch", said("", stage="rejected", employer="Bosch")),
    ("keine Antwort von Bosch", said("", stage="silent", employer="Bosch")),
    ("Jan anrufen am Freitag um 15 Uhr", said("call", "Jan", on=days(4), start="15:00", method="phone", planned=True)),
    (
        "Jan angerufen, nachfassen in 3 Tagen",
        said("call", "Jan", method="phone", next_step="nachfassen", next_on=days(3)),
    ),
    ("Mittagessen mit Frau Müller übermorgen", said("conversation", "Frau Müller", on=days(2), planned=True)),
    ("Weiterbildung SQL 2 Stunden", said("course", minutes=120, note="SQL")),
    ("beworben bei Lidl online", said("application", stage="applied", employer="Lidl", method="online")),
]
ASKED = [
    ("muss Jan anrufen", "when"),
    ("Interview bei Bosch verschoben", "kind"),
]
