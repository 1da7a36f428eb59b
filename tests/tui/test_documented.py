from __future__ import annotations

import re
from pathlib import Path

from coach.tui.keys import CHANGEABLE

DOCS = Path(__file__).parents[2] / "docs"


def test_every_key_that_can_be_changed_is_in_the_guide() -> None:
    text = (DOCS / "guide.md").read_text("utf-8")
    named = set(re.findall(r"`([a-z.-]+)`", text))
    rooms = {command.id for command in CHANGEABLE if command.id.startswith("room.")}
    missing = {command.id for command in CHANGEABLE} - rooms - named
    assert not missing
    assert {"room.today", "room.library"} <= named


def test_the_pictures_of_the_readme_are_there() -> None:
    readme = (DOCS.parent / "README.md").read_text("utf-8")
    pictures = re.findall(r"\((docs/pictures/[^)]+)\)", readme)
    assert pictures
    assert all((DOCS.parent / picture).is_file() for picture in pictures)


def test_every_link_between_the_documents_leads_somewhere() -> None:
    for page in [DOCS.parent / "README.md", *DOCS.glob("*.md")]:
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (page.parent / link).exists(), f"{page.name}: {link}"
