"""Lines in Spanish as people type them, and what each of them says; `ASKED` are those that need an answer first."""

from __future__ import annotations

from tests.factories import days
from tests.unit.search.typed_lines import Expected, said

LINES: list[tuple[str, Expected]] = [
    ("café con Ana en Inditex, 40 min", said("conversation", "Ana", employer="Inditex", minutes=40)),
    ("llamé a Ana y Luis ayer", said("call", "Ana", "Luis", on=days(-1), method="phone")),
    ("llamé a Ana de Acme hace 3 días", said("call", "Ana", on=days(-3), employer="Acme", method="phone")),
    (
        "entrevista en Zara mañana a las 10",
        said("interview", stage="interview", on=days(1), start="10:00", employer="Zara", planned=True),
    ),
    (
        "entrevista con Mercadona el jueves a las 4 de la tarde",
        said("interview", stage="interview", on=days(3), start="16:00", employer="Mercadona", planned=True),
    ),
    (
        "entrevista telefónica con Glovo el 25 de noviembre de 2026 a las 10:30",
        said("interview", stage="screening", on=days(2), start="10:30", employer="Glovo", method="phone", planned=True),
    ),
    (
        "apliqué a Acme como analista vía LinkedIn, ref 8812",
        said("application", stage="applied", employer="Acme", role="analista", source="LinkedIn", reference="8812"),
    ),
    (
        "postulé a Mercado Libre por LinkedIn",
        said("application", stage="applied", employer="Mercado Libre", method="online", source="LinkedIn"),
    ),
    ("envié CV a Indra ayer", said("application", stage="applied", on=days(-1), employer="Indra")),
    ("mandé el cv a Ana de Acme", said("application", "Ana", stage="applied", employer="Acme")),
    ("escribí a Ana, Luis y Marta por LinkedIn", said("message", "Ana", "Luis", "Marta", method="online")),
    ("rechazado por Acme", said("", stage="rejected", employer="Acme")),
    ("Acme me rechazó", said("", stage="rejected", employer="Acme")),
    ("sin respuesta de Glovo", said("", stage="silent", employer="Glovo")),
    ("oferta de Telefónica", said("", stage="offer", employer="Telefónica")),
    ("llamar a Luis el viernes", said("call", "Luis", on=days(4), method="phone", planned=True)),
    (
        "llamé a Ana, hacer seguimiento en 3 días",
        said("call", "Ana", method="phone", next_step="hacer seguimiento", next_on=days(3)),
    ),
    ("reunión con María de la Cruz, una hora", said("conversation", "María de la Cruz", minutes=60)),
    ("hablé con Pepe por teléfono 20 min", said("conversation", "Pepe", minutes=20, method="phone")),
    ("curso de SQL, 2 horas", said("course", minutes=120)),
    ("feria de empleo ayer, 3 horas", said("event", on=days(-1), minutes=180)),
    ("tomé un café con mi antiguo jefe Carlos", said("conversation", "Carlos")),
    (
        "entrevista Acme el lunes que viene 9h",
        said("interview", stage="interview", on=days(7), start="09:00", employer="Acme", planned=True),
    ),
    ("actualicé el cv 1h", said("other", minutes=60)),
    ("mensaje a Ana por WhatsApp", said("message", "Ana", method="online")),
    (
        "apliqué a 3 ofertas en InfoJobs",
        said("application", stage="applied", method="online", source="InfoJobs", note="a 3, ofertas"),
    ),
    ("comida con Sara pasado mañana a mediodía", said("conversation", "Sara", on=days(2), start="12:00", planned=True)),
    ("videollamada con Iker 30 min", said("call", "Iker", minutes=30, method="video")),
    (
        "me postulé como jefe de ventas en Iberia",
        said("application", stage="applied", employer="Iberia", role="jefe de ventas"),
    ),
    ("llamé a mi antigua compañera Rosa, 1h", said("call", "Rosa", minutes=60, method="phone")),
    (
        "reunión Zara jueves 10h zoom",
        said("conversation", "Zara", on=days(3), start="10:00", method="video", planned=True),
    ),
]
ASKED = [
    ("tengo que llamar a Luis", "when"),
    ("no tuve entrevista en Acme", "kind"),
    ("entrevista en Acme cancelada", "kind"),
    ("quedé con Jorge la semana pasada", "day"),
]
