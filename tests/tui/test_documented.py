from __future__ import annotations

import json
import re
from pathlib import Path

from coach.tui.commands import COMMANDS
from tests.scenes import SCENES

DOCS = Path(__file__).parents[2] / "docs"


def test_the_guide_names_every_command_that_can_have_a_key_of_ones_own_and_no_other() -> None:
    text = (DOCS / "guide.md").read_text("utf-8").partition("\n## Keys of your own\n")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in text.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`([a-z.-]+)`", " ".join(rows))) == set(COMMANDS)


def test_the_pictures_of_the_readme_are_there() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    pictures = re.findall(r"\((docs/pictures/[^)]+)\)", readme)
    assert pictures
    assert all((DOCS.parent / picture).is_file() for picture in pictures)


def test_every_screen_has_a_picture_in_the_documents_and_no_picture_is_left_over() -> None:
    shown = set(re.findall(r"\((pictures/[^)]+)\)", (DOCS / "screens.md").read_text("utf-8")))
    assert shown == {f"pictures/{name}-80x24-light.png" for name in SCENES}
    linked = "".join(page.read_text("utf-8") for page in [DOCS.parent / "README.md", *DOCS.glob("*.md")])
    kept = [picture.name for picture in (DOCS / "pictures").iterdir()]
    assert [name for name in kept if name not in linked] == ["tour.cast"]


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for page in [DOCS.parent / "README.md", *DOCS.glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"


def test_the_recording_is_one_that_players_take_and_shows_the_example_in_every_room() -> None:
    lines = (DOCS / "pictures" / "tour.cast").read_text("utf-8").splitlines()
    head = json.loads(lines[0])
    assert (head["version"], head["width"], head["height"]) == (2, 100, 30)
    written = [json.loads(line) for line in lines[1:]]
    assert [at for at, _, _ in written] == sorted(at for at, _, _ in written)
    assert written[-1][0] < 60
    shown = "".join(text for _, kind, text in written if kind == "o")
    assert "Example, not saved" in shown
    for seen in ("9.8", "Upskill", "Mon 23 Nov", "The money lasts until", "Clinic Eight", "What you did", "Background"):
        assert seen in shown
    picture = (DOCS / "pictures" / "tour.gif").read_bytes()
    assert picture.startswith(b"GIF89a")
    assert b"NETSCAPE2.0" in picture  # it moves
    assert len(picture) < 1_000_000
