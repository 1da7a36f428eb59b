"""Names of a person's fields on a contact card (vCard 3.0, RFC 2426)."""

from __future__ import annotations

from coach.domain.field_types import Field
from coach.domain.search.events import PersonSet

OWN = "X-COACH-"
SEVERAL = {"email": "EMAIL", "phone": "TEL", "link": "URL"}
"""The fields that a card can have several of."""

_OF_THE_CARD = ("name", "employer", "role", "note", *SEVERAL)
OWN_FIELDS = tuple(field for name, field in PersonSet.declared.items() if name not in _OF_THE_CARD)
"""The fields that vCard has no property for."""


def own_property(field: Field) -> str:
    """Our own property for such a field."""
    return f"{OWN}{field.name.replace('_', '-').upper()}"
