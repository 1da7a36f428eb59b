"""The names of the months in the languages of imported files, from content/headers/months.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from coach.guide.content import read_file


@cache
def month_names() -> Mapping[str, Mapping[str, int]]:
    """By language: each folded name and abbreviation, with its month from 1 to 12."""
    content = tomllib.loads(read_file("headers/months.toml"))
    return {
        language: {name: number for number, names in enumerate(block["months"], 1) for name in names}
        for language, block in content.items()
        if isinstance(block, dict)
    }
