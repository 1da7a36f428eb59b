"""The form that asks how close somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.sanitize import shown
from coach.domain.search.contact_prompts import SPOKEN
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.scale import Scale
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.domain.search.state import Person

CHOICES = 12


class CloseDialog(FormDialog[dict[str, Any]]):
    """Ask how close somebody is, when they last spoke, and what to ask them. Every field is optional."""

    HELP = (
        "1 is somebody you have met, 5 is somebody you could ring tonight. Type the digit, then press enter. When you "
        "last spoke does not have to be exact. Saving goes to the next name. Escape closes; what you saved stays."
    )
    KEYS_LINE = "1 to 5 · enter next · ctrl+s saves · esc closes"

    def __init__(self, person: Person, ask: str, place: str) -> None:
        super().__init__()
        self._person = person
        self._ask = ask
        self.dialog_title = f"How close, and what to ask: {place}"

    def contents(self) -> list[Widget]:
        """Return the person's name and the three questions."""
        person = self._person
        about = ", ".join(filter(None, (person.role, person.employer, person.where and f"from {person.where}")))
        scale = Scale("Close", "have met", "could ring", id="close-scale")
        scale.value = person.closeness
        fields: list[tuple[str, Widget]] = [
            ("Last spoke", WordPicker([words for words, _ in SPOKEN], 0, id="close-spoken")),
            ("What to ask", line_input("close-ask", self._ask, "how the team hires")),
        ]
        return [
            Static(
                Content.assemble((shown(person.name), "bold"), f"\n{shown(about)}" if about else ""), classes="hello"
            ),
            *(scale, Form(fields), refusal_line()),
        ]

    def answer(self) -> dict[str, Any]:
        """Return what was entered."""
        return {
            "closeness": self.query_one(Scale).value,
            "spoken": self.query_one("#close-spoken", WordPicker).word,
            "ask": self.query_one("#close-ask", Input).value.strip() or None,
        }
