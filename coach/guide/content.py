"""Read content files: TOML front matter between two lines of +++, then prose under headings."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FENCE = "+++\n"


def content_root() -> Traversable:
    """The shipped content: inside an installed package, or next to it in a checkout, where edits show at once."""
    for folder in (Path(__file__).parents[1] / "_content", Path(__file__).parents[2] / "content"):
        if folder.is_dir():
            return folder
    from importlib.resources import files  # only for a package in no folder (a zip): this import costs 10 ms

    return files("coach") / "_content"


def split(text: str) -> tuple[str, str]:
    """A content file's front matter (TOML) and its body. Raises ValueError if the fences are missing."""
    opening, head, body = text.split(FENCE, 2)
    if opening.strip():
        raise ValueError("a content file begins with +++")
    return head, body


def front_matter(text: str) -> dict[str, Any]:
    """The front matter of a content file as plain values."""
    import tomllib

    return tomllib.loads(split(text)[0])


def sections(text: str) -> dict[str, str]:
    """The body of a content file by heading: `## Why` and what follows it becomes {"Why": "..."}."""
    parts = split(text)[1].split("\n## ")
    parts[0] = parts[0].removeprefix("## ")
    headed = (part.partition("\n") for part in parts if part.strip())
    return {heading.strip(): prose.strip() for heading, _, prose in headed}


def read_folder(name: str) -> list[str]:
    """The texts of all Markdown files in a content folder, sorted by name."""
    folder = content_root() / name
    found = sorted((item for item in folder.iterdir() if item.name.endswith(".md")), key=lambda item: item.name)
    return [item.read_text(encoding="utf-8") for item in found]


def read_file(name: str) -> str:
    """The text of one content file."""
    return (content_root() / name).read_text(encoding="utf-8")
