"""The colours of the week's themes are legible, distinguishable, and never needed."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.color_triplet import ColorTriplet
from textual.color import Color, rgb_to_lab
from textual.theme import Theme

from coach.domain.schedule.constants import THEMES
from coach.tui.theme_colours import LOOKS, colour_variables, look_of, theme_style
from coach.tui.themes import DARK, LIGHT
from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app
from tests.tui.contrast import contrast

EASILY_TOLD = 10.0  # of distance in CIELAB, where about 2 can just be seen side by side


def colours_for(theme: Theme) -> dict[str, Color]:
    variables = colour_variables(dark=theme.dark, ansi=False)
    return {name: Color.parse(variables[f"theme-{name}"]) for name in THEMES}


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("paper", ["background", "surface", "panel"])
def test_a_theme_of_the_week_can_be_read_in_its_colour_and_on_it(theme: Theme, paper: str) -> None:
    ground = Color.parse(getattr(theme, paper))
    for name, colour in colours_for(theme).items():
        assert contrast(ColorTriplet(*colour.rgb), ColorTriplet(*ground.rgb)) >= 4.5, (name, colour)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_no_two_themes_of_the_week_have_nearly_the_same_colour(theme: Theme) -> None:
    for (one, first), (other, second) in combinations(colours_for(theme).items(), 2):
        apart = sum((a - b) ** 2 for a, b in zip(rgb_to_lab(first), rgb_to_lab(second), strict=True)) ** 0.5
        assert apart >= EASILY_TOLD, (one, other, apart)


def test_every_theme_of_the_week_has_a_word_and_a_code_of_its_own() -> None:
    assert LOOKS.keys() == {*THEMES}
    for part, most in (("word", 9), ("code", 3)):
        words = [getattr(look, part) for look in LOOKS.values()]
        assert len(set(words)) == len(words)
        assert all(0 < cell_len(word) <= most for word in words)


def test_a_theme_named_by_the_person_keeps_its_name_and_looks_like_other() -> None:
    look = look_of("gardening")
    assert (look.word, look.code, look.dark) == ("gardening", "gar", LOOKS["other"].dark)
    assert theme_style("gardening") == theme_style("other") == "$theme-other"


@pytest.mark.parametrize("theme", ["coach-dark", "coach-light", "ansi-dark", "ansi-light", "nord"])
async def test_every_theme_of_the_program_knows_the_colours_of_the_week(theme: str, home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        person.app.theme = theme
        await person.settle()
        for name in THEMES:
            assert Color.parse(person.app.theme_variables[f"theme-{name}"]).ansi is None or theme.startswith("ansi")
