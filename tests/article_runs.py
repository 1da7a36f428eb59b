"""Runs of six words of the four articles, as hashes: a test finds a copied phrase, and the articles are not shipped.

`python -m tests.article_runs ARTICLES.txt` writes them anew from the articles' text. Titles and names are left out.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

HASHES = Path(__file__).with_suffix(".txt")
WORDS = 6
NAMES = (
    "China's AI Diplomacy in the Age of U.S. Unilateralism",
    "Future-ready UAE shows the world how foresight builds long-term resilience",
    "Anti-tech extremism: How AI could become target of political violence",
    "You Lost Your Job. Now What? 10 Steps to Land Your Next Big Role",
    "You Lost Your Job. Now What? 10 Steps to Land Your Next Role",
    "Stop the Machines: The Rise of Anti-Technology Extremism",
    "We the UAE 2031 and UAE Centennial 2071",
    "Give Yourself 48 Hours to Feel Everything",
    "Get Clear on What You Want (Not Just What You Lost)",
    "Update Your LinkedIn Boldly and Honestly",
    "Reconnect with Your Network Without Shame",
    "Audit Your Finances and Make a Runway Plan",
    "Work on Something That Rebuilds Your Confidence",
    "Create a Weekly Structure Like You're Already Employed",
    "Upskill Smartly, Not Randomly",
    "Practice Interviewing Before You Land One",
    "Remind Yourself: You Are Not Your Job Title",
)


def words_of(text: str) -> list[str]:
    """The words of a text in small letters; apostrophes stay, other signs and dashes part words."""
    return re.findall(r"[a-z0-9]+(?:'[a-z]+)?", text.lower().replace("\u2019", "'"))


def runs(text: str) -> Iterator[str]:
    """Every run of six words in a text."""
    words = words_of(text)
    return (" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def hashed(run: str) -> str:
    """A run as 12 hexadecimal digits."""
    return blake2b(run.encode(), digest_size=6).hexdigest()


def without_names(text: str) -> list[str]:
    """The text in the pieces that are left when titles and names are cut out."""
    words = " ".join(words_of(text))
    for name in NAMES:
        words = words.replace(" ".join(words_of(name)), "\n")
    return words.split("\n")


def known() -> frozenset[str]:
    """The hashes of the articles' runs."""
    return frozenset(HASHES.read_text("ascii").split())


if __name__ == "__main__":
    articles = Path(sys.argv[1]).read_text("utf-8")
    found = {hashed(run) for piece in without_names(articles) for run in runs(piece)}
    HASHES.write_text("\n".join(sorted(found)) + "\n", "ascii")
