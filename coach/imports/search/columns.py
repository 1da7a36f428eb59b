"""Which column of a list of contacts or applications is what. Of a field's columns, the first with something counts."""

from __future__ import annotations

import re
from collections.abc import Mapping

from coach.domain.search.likeness import folded_name
from coach.imports.search.names import Names

Columns = Mapping[str, tuple[int, ...]]

WIDEST = 200  # columns that are looked at; a file of nothing but commas has millions


def heading(cell: str) -> str:
    """A cell of the header without capitals, accents and punctuation."""
    return re.sub(r"[\W_]+", " ", folded_name(cell)).strip()


def find_columns(header: list[str], names: Names) -> Columns:
    """The places of the columns of each field, in the order in which they count. Each column is one field's."""
    cells = [heading(cell) for cell in header[:WIDEST]]
    found: dict[str, tuple[int, ...]] = {}
    taken: set[int] = set()
    for field, known in names.items():
        places = [place for name in known for place, cell in enumerate(cells) if cell == name and place not in taken]
        if places:
            found[field] = tuple(places)
            taken.update(places)
    return _names_apart(found) if "name" in names else found


def _names_apart(found: dict[str, tuple[int, ...]]) -> dict[str, tuple[int, ...]]:
    """Beside a first name alone, Name (or Nom) is the last one; beside a last name alone, Nombre is the first."""
    if "role" not in found and "title" in found:
        found["role"] = found["title"]
    if "first" in found and "last" not in found and "name" in found:
        found["last"] = found.pop("name")
    elif "last" in found and "first" not in found and "name" in found:
        found["first"] = found.pop("name")
    return found
