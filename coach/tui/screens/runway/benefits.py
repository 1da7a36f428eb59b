"""Benefits on the screen: a country's rules with their sources, and what they come to for the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.benefits.proposal import Proposal
from coach.domain.benefits.proposing import propose
from coach.domain.places import minor_digits
from coach.domain.runway.changes import fact_of, with_new_ids
from coach.errors import RefusedError
from coach.export.benefits_plain import line_words, source_line
from coach.guide.money import CountryMoney, Question, Rule, country_money
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.screens.message_dialogs import AskDialog, TextDialog
from coach.tui.themes import MUTED
from coach.tui.widgets.form import line_input
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.journal.coach import Coach
    from coach.tui.screens.main_handlers import MainHandlers

HINTS = {"amount": "4,500 or 4.5k", "date": "2026-11-10, yesterday, +30", "number": "in figures"}


class RulesDialog(Dialog[str]):
    """A country's rules, to choose one from."""

    HELP = "What may be paid after you lost a job, and by when to claim it. Enter opens a rule."
    KEYS_LINE = "enter opens · esc closes"

    def __init__(self, money: CountryMoney) -> None:
        super().__init__()
        self._money = money
        self.dialog_title = money.name

    def contents(self) -> list[Widget]:
        """The titles."""
        return [OptionList(*(Option(rule.title, id=rule.id) for rule in self._money.rules), id="rules", markup=False)]

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class RuleDialog(Dialog[tuple[Proposal, ...]]):
    """One rule: what it says, where that is from, and what it asks."""

    HELP = "What the rule says and who says so. Answer the questions, and enter works it out; nothing is kept yet."
    KEYS_LINE = "pgdn reads · enter works it out · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "keep", "Work it out", show=False)]

    def __init__(self, rule: Rule, digits: int, today: date, lost_on: date | None) -> None:
        super().__init__()
        self._lost_on = lost_on
        self._rule = rule
        self.dialog_title = rule.title
        self._digits = digits
        self._today = today

    def contents(self) -> list[Widget]:
        """The text, the source, and the questions."""
        asked: list[Widget] = []
        for question in self._rule.questions:
            asked.append(Static(question.prompt, classes="question", markup=False))
            asked.append(self._field(question))
        text = Content.assemble(self._rule.text, "\n\n", (source_line(self._rule), MUTED))
        return [Static(text), *asked, refusal_line()]

    def on_mount(self) -> None:
        """Where there is no room for all of it, it begins with what is to be read."""
        self.call_after_refresh(self._begin_at_the_top)

    def _begin_at_the_top(self) -> None:
        frame = self.query_one(".frame")
        if frame.max_scroll_y:
            self.set_focus(None)
            frame.scroll_home(animate=False)

    def _field(self, question: Question) -> Widget:
        if question.choices:
            return WordPicker([words for _, words in question.choices], 0, id=f"answer-{question.key}")
        known = self._lost_on.isoformat() if question.key == "last_day" and self._lost_on else ""
        return line_input(f"answer-{question.key}", known, HINTS[question.kind])

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Work it out."""
        try:
            self.dismiss(propose(self._rule, self._answers(), self._digits, self._today))
        except RefusedError as error:
            self.refuse(error)

    def _answers(self) -> dict[str, str]:
        told = {}
        for question in self._rule.questions:
            field = self.query_one(f"#answer-{question.key}")
            if isinstance(field, WordPicker):
                told[question.key] = question.choices[field.index][0]
            elif isinstance(field, Input):
                told[question.key] = field.value
        return told


def show_benefits(main: MainHandlers) -> None:
    """The rules of the person's country; what one comes to is asked about before it is kept."""
    country = main.view.transition.profile.country
    if not country:
        main.tell(
            "Press the comma key and say which country you live in. Then b shows what it pays.",
            "Which country do you live in?",
        )
        return
    try:
        money = country_money(country)
    except RefusedError as error:
        main.tell(error.message, error.title)
        return
    main.app.push_screen(RulesDialog(money), lambda rule: _open(main, money, rule) if rule else None)


def _open(main: MainHandlers, money: CountryMoney, rule_id: str) -> None:
    rule, digits = money.rule(rule_id), minor_digits(money.currency)
    if not rule.formula:
        text = Content.assemble(rule.text, "\n\n", (source_line(rule), MUTED))
        main.app.push_screen(TextDialog(rule.title, text))
        return

    def ask(proposals: tuple[Proposal, ...] | None) -> None:
        if proposals:
            words = "\n".join(f"{line_words(each, money.currency, digits)}. {each.sum}" for each in proposals)
            dialog = AskDialog("Take this into your plan?", f"{words}\n\nYou can change it in the plan at any time.")
            main.app.push_screen(dialog, lambda yes: _keep(main, money, proposals) if yes else None)

    view = main.view
    main.app.push_screen(RuleDialog(rule, digits, view.day.date, view.transition.profile.lost_on), ask)


def _keep(main: MainHandlers, money: CountryMoney, proposals: tuple[Proposal, ...]) -> None:
    known = main.view.transition.profile.currency
    if known and known != money.currency:
        main.tell(f"These rules count in {money.currency}, and you in {known}. Add the line by hand.", "Not kept")
        return
    lines = [fact_of(proposal.line, minor_digits(money.currency)) for proposal in proposals]

    def record(coach: Coach) -> None:
        coach.decide_all(lambda newest: [(fact, None) for fact in with_new_ids(lines, newest.money.lines)])

    main.coach_app.act(record, lambda _: main.tell("Kept. You find it in your plan."))
