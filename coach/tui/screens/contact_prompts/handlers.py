"""What follows the prompts of the pass: how close each is and what to ask, the first messages, the follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.sanitize import shown
from coach.domain.search.contact_prompts import SPOKEN, spoken_on, to_tell
from coach.domain.search.first_message import SHEET, TOPIC, first_message, whom_first
from coach.domain.worksheets.state import sheet_of
from coach.services.contact_prompts import describe_contact, note_sent
from coach.tui.screens.contact_prompts.wording import who
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.page import Page
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.search.dialogs import DraftDialog
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.scale import Scale
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.search.state import Person
    from coach.tui.screens.contact_prompts.page import ContactPromptsPage

CHOICES = 12


class CloseDialog(FormDialog[dict[str, Any]]):
    """How close somebody is, when one spoke last, and what to ask. Any of it may stay open."""

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
        """Who it is, and the three things."""
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
        """What was told."""
        return {
            "closeness": self.query_one(Scale).value,
            "spoken": self.query_one("#close-spoken", WordPicker).word,
            "ask": self.query_one("#close-ask", Input).value.strip() or None,
        }


def ask_how_close(page: ContactPromptsPage) -> None:
    """Ask about everybody of whom something is not told yet, one after another; each is kept at once."""
    waiting = [person.key for person in to_tell(page.search_log)]
    if waiting:
        _ask_about(page, waiting, 0)
    else:
        page.main.tell("Every name has its details.")


def _ask_about(page: ContactPromptsPage, waiting: list[str], at: int) -> None:
    person = page.search_log.people.get(waiting[at]) if at < len(waiting) else None
    if at >= len(waiting):
        page.main.tell("That was everybody. Press d to see who to write to first.")
        return
    if person is None:
        _ask_about(page, waiting, at + 1)
        return
    topic = person.ask or sheet_of(page.coach_app.store.state, SHEET).texts.get(TOPIC, "")

    def keep(told: dict[str, Any] | None) -> None:
        if told is None:
            return
        spoken = spoken_on(told.pop("spoken"), page.view.day.date)
        changes = {**told, **({"last_contact": spoken} if spoken else {})}
        page.coach_app.act(lambda store: describe_contact(store, person.key, **changes), page.say_ticked)
        _ask_about(page, waiting, at + 1)

    page.app.push_screen(CloseDialog(person, topic, f"{at + 1} of {len(waiting)}"), keep)


def write_first(page: ContactPromptsPage) -> None:
    """Choose whom to write to, draft the message, and note it once it is sent."""
    state, today = page.coach_app.store.state, page.view.day.date
    ties = whom_first(state, today, close_first=page.close_first)[:CHOICES]
    if not ties:
        page.main.tell("Everybody has had a first message. Press f to see what is due.")
        return
    choices = [(tie.person.key, f"{who(tie)}: {shown('; '.join(tie.reasons))}") for tie in ties]

    def chosen(key: str | None) -> None:
        person = page.search_log.people.get(key or "")
        if person:
            draft = first_message(page.coach_app.store.state, person, today)
            page.app.push_screen(DraftDialog(person.name, draft), lambda text: _copied(page, person, text))

    page.app.push_screen(OneDialog("Who to write to first", "", choices), chosen)


def _copied(page: ContactPromptsPage, person: Person, text: str | None) -> None:
    if not text:
        return
    page.app.copy_to_clipboard(text)

    def note(sent: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        if sent:
            page.coach_app.act(lambda store: note_sent(store, person.key), page.say_ticked)

    words = "coach has copied it; you send it yourself. Press enter when you have sent it, or escape if not yet."
    page.app.push_screen(AskDialog(f"To {shown(person.name)}", words), note)


def turn_order(page: ContactPromptsPage) -> None:
    """Those close to one first, or those further out."""
    page.close_first = not page.close_first
    page.show(page.view)


def follow(page: ContactPromptsPage) -> None:
    """Go to the search, where what is due is noted."""
    for _ in [each for each in page.app.screen_stack if isinstance(each, Page)]:
        page.app.pop_screen()
    page.main.go_on_to("search")


def undo(page: ContactPromptsPage) -> None:
    """Take back what was done last."""
    page.main.action_undo()


HANDLERS: dict[str, Callable[[ContactPromptsPage], None]] = {
    "close": ask_how_close,
    "write": write_first,
    "order": turn_order,
    "follow": follow,
    "undo": undo,
}
"""What the commands of the pass do, by the name that they run."""
