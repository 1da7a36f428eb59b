"""One line about an effort: the fields that it makes are shown while it is typed, and each can be put right."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.dates import parse_any_day, parse_day
from coach.domain.schedule.block import parse_minutes
from coach.domain.search.line_facts import facts_of_line
from coach.domain.search.quick_log import Quick, read_line
from coach.domain.search.setbacks import WITHOUT_CARD, card_for, setback_of
from coach.domain.search.terms import ACTIVITIES, STAGE_WORDS
from coach.domain.text import shown
from coach.errors import RefusedError
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.widgets.form import form, line_input
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog
    from coach.journal.coach import Coach
    from coach.tui.screens.main_handlers import MainHandlers

FIELDS = (
    ("person", "With", ""),
    ("employer", "At", ""),
    ("role", "Role", ""),
    ("minutes", "Minutes", "40, 1h30"),
    ("on", "Day", "today"),
    ("ask", "What to ask", ""),
    ("next_step", "Next step", "follow up"),
    ("next_on", "Next step on", "friday"),
    ("note", "Note", ""),
)
KINDS = (*ACTIVITIES, "they said no", "no answer", "offer")
STAGES = {"they said no": "rejected", "no answer": "silent", "offer": "offer"}
EXAMPLE = "coffee with Ana at Acme, 40 min, follow up Friday"


class QuickLog(Dialog[Quick]):
    """The line, and below it what it says."""

    HELP = (
        "Write in one line what you did: what, with whom, where, how long, what next. The fields below show how coach "
        "understood it; tab goes to them, and what you change there stays as you put it."
    )
    dialog_title = "What did you do?"
    KEYS_LINE = "tab to the fields · enter keeps · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Keep", show=False)]

    def __init__(self, today: date, log: SearchLog, begun: str = "") -> None:
        super().__init__()
        self._search_log = log
        self._today = today
        self._begun = begun
        self._quick: Quick | None = None
        self._own: set[str] = set()

    def contents(self) -> list[Widget]:
        """The line and the fields."""
        fields: list[tuple[str, Widget]] = [("What", WordPicker(KINDS, KINDS.index("other"), id="quick-what"))]
        fields += [(label, line_input(f"quick-{name}", "", hint)) for name, label, hint in FIELDS]
        line = line_input("quick-line", self._begun, EXAMPLE)
        return [line, Static(Content(""), classes="quiet-line"), form(fields), refusal_line()]

    def on_mount(self) -> None:
        """What it begins with is read at once."""
        self.query_one("#quick-line", Input).focus()
        self._read_line()

    @on(Input.Changed, "#quick-line")
    def _read_line(self) -> None:
        try:
            self._quick = read_line(self.query_one("#quick-line", Input).value, self._today)
        except RefusedError:
            self._quick = None
            return
        texts = _texts(self._quick, self._today)
        for name, _, _ in FIELDS:
            if name not in self._own:
                field = self.query_one(f"#quick-{name}", Input)
                with self.prevent(Input.Changed):
                    field.value = texts[name]
        kind = next((words for words, stage in STAGES.items() if stage == self._quick.stage), self._quick.what)
        self.query_one("#quick-what", WordPicker).index = KINDS.index(kind)

    @on(Input.Changed)
    def _mark_own(self, event: Input.Changed) -> None:
        name = (event.input.id or "").removeprefix("quick-")
        if name != "line":
            self._own.add(name)

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Keep it as the fields say it."""
        try:
            quick = self._as_the_fields_say()
            facts_of_line(quick, self._search_log)  # refused here, it can still be put right
            self.dismiss(quick)
        except RefusedError as error:
            self.refuse(error)

    def _as_the_fields_say(self) -> Quick:
        text = {name: self.query_one(f"#quick-{name}", Input).value.strip() for name, _, _ in FIELDS}
        kind = self.query_one("#quick-what", WordPicker).word
        line = self.query_one("#quick-line", Input).value.strip()
        if not line and not any(value for name, value in text.items() if name != "on"):
            raise RefusedError("There is nothing to keep", f"Write a line, such as: {EXAMPLE}.")
        read = self._quick or Quick(line, "other", self._today)
        quick = read._replace(
            what="other" if kind in STAGES else kind,
            stage=STAGES.get(kind, ""),
            minutes=parse_minutes(text["minutes"]) if text["minutes"] else None,
            on=parse_day(text["on"], self._today) if text["on"] else self._today,
            next_on=parse_any_day(text["next_on"], self._today) if text["next_on"] else None,
            **{name: text[name] for name in ("person", "employer", "role", "ask", "next_step", "note")},
        )
        if quick.stage and not quick.employer:
            raise RefusedError("The employer is missing", "Say whose answer it was: fill in At.")
        return quick


def _texts(quick: Quick, today: date) -> dict[str, str]:
    values = {name: getattr(quick, name) for name, _, _ in FIELDS}
    texts = {name: "" if value is None else str(value) for name, value in values.items()}
    return texts | {"on": "" if quick.on == today else texts["on"]}


def log_effort(main: MainHandlers, begun: str = "") -> None:
    """Ask for a line and keep what it says; answer a setback with its card."""

    def keep(quick: Quick | None) -> None:
        if quick is None:
            return

        def record(coach: Coach) -> str:
            coach.decide_all(lambda newest: facts_of_line(quick, newest.search, coach.mark))
            return _answer(quick, coach)

        main.coach_app.act(record, main.tell)

    main.app.push_screen(QuickLog(main.view.day.date, main.view.transition.search, begun), keep)


def _answer(quick: Quick, coach: Coach) -> str:
    """What to say once it is kept."""
    if not quick.stage:
        return "Kept."
    card = card_for(coach.transition.search, setback_of(quick.stage))
    if card:
        return f"Your card for this: {shown(card.answer)}"
    return WITHOUT_CARD.get(quick.stage, f"Kept: {STAGE_WORDS[quick.stage]}.")
