"""What the first 48 hours say: what is all right to feel, what can wait, and when to see somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.document import Section, all_of, prose, section
from coach.domain.help_lines import help_line_sentences

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.state import State

FEEL, WAIT, SEE = QUIET = ("All right to feel", "What can wait", "When to see somebody")
"""The headings of content/quiet.md, in their order."""


def quiet_section(title: str, state: State, today: date) -> Section:
    """One of the `QUIET`. The last one ends with where to ring."""
    ring = all_of("item", help_line_sentences(state.profile.country, today)) if title == SEE else ()
    return section(title, prose(state.guide.quiet[title]), ring)
