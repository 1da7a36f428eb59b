"""Benefits: a country's rules with their sources, and what they are worth to the person."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.benefits.calculator import propose, reading
from coach.domain.benefits.proposal import BenefitLine
from coach.domain.benefits.source_age import warning
from coach.domain.places import minor_digits
from coach.domain.runway.changes import fact_of, with_new_ids
from coach.export.benefits_document import line_words, source_lines
from coach.guide.money import CountryMoney, MoneyRule, RuleQuestion, country_money
from coach.tui.screens.dialog import Dialog, TextDialog, refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.themes import MUTED
from coach.tui.widgets.form import line_input
from coach.tui.widgets.word_picker import WordPicker

if TYPE_CHECKING:
    from coach.tui.screens.runway.room import Runway

HINTS = {"amount": "4,500 or 4.5k", "date": "10 Nov, yesterday, in 30 days", "number": "in figures"}


class MoneyRulesDialog(Dialog[str]):
    """Choose one of a country's rules."""

    HELP = "What may be paid after you lost a job, and by when to claim it. Enter opens a rule."
    KEYS_LINE = "enter opens · esc closes"

    def __init__(self, money: CountryMoney, today: date) -> None:
        super().__init__()
        self._money = money
        self._today = today
        self.dialog_title = money.name

    def contents(self) -> list[Widget]:
        """Return the titles, marked if a rule is old or has ended."""
        return [OptionList(*map(self._option, self._money.rules), id="rules", markup=False)]

    def _option(self, rule: MoneyRule) -> Option:
        old = (" · check date", MUTED) if warning(rule, self._today) else ""
        return Option(Content.assemble(rule.title, old), id=rule.id)

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class MoneyRuleDialog(FormDialog[tuple[BenefitLine, ...]]):
    """One rule: its text, its source, and its questions."""

    HELP = "What the rule says, and who says so. Answer the questions, then ctrl+s works it out. Nothing is saved yet."
    KEYS_LINE = "enter next · ctrl+s works it out · esc closes"
    SAVE = "Work it out"
    AUTO_FOCUS = ""

    def __init__(self, rule: MoneyRule, digits: int, here: tuple[date, str], lost_on: date | None) -> None:
        super().__init__()
        self._lost_on = lost_on
        self._rule = rule
        self.dialog_title = rule.title
        self._digits = digits
        self._here = here

    def contents(self) -> list[Widget]:
        """Return the text, the source and the questions."""
        asked: list[Widget] = []
        for question in self._rule.questions:
            asked.append(Static(question.prompt, classes="question", markup=False))
            asked.append(self._field(question))
        return [Static(told(self._rule, self._here[0])), *asked, refusal_line()]

    def on_mount(self) -> None:
        """Start at the top, so that the text is read first, although the first question has the focus."""
        self.set_focus(self.fields[0], scroll_visible=False)

    def _field(self, question: RuleQuestion) -> Widget:
        if question.choices:
            return WordPicker([words for _, words in question.choices], 0, id=f"answer-{question.key}")
        known = self._lost_on.isoformat() if question.key == "last_day" and self._lost_on else ""
        return line_input(
            f"answer-{question.key}",
            known,
            HINTS[question.kind],
            reads=lambda text: reading(question, text, self._digits, self._here),
        )

    def answer(self) -> tuple[BenefitLine, ...]:
        """Return the lines the rule leads to. Raises RefusedError for an answer that can't be read."""
        return propose(self._rule, self._answers(), self._digits, *self._here)

    def _answers(self) -> dict[str, str]:
        answers = {}
        for question in self._rule.questions:
            field = self.query_one(f"#answer-{question.key}")
            if isinstance(field, WordPicker):
                answers[question.key] = question.choices[field.index][0]
            elif isinstance(field, Input):
                answers[question.key] = field.value
        return answers


def told(rule: MoneyRule, today: date) -> Content:
    """Return the text of a rule, with its source and age below."""
    return Content.assemble(rule.text, "\n\n", ("\n".join(source_lines(rule, today)), MUTED))


async def show_benefits(room: Runway) -> None:
    """Show the rules of the person's country, and save nothing they don't agree to.

    Raises RefusedError for an unknown country.
    """
    state, today = room.view.state, room.today
    country = state.profile.country
    if not country:
        room.tell("Press the comma key and enter your country. Then B shows what it pays.", "No country is set")
        return
    money = country_money(country)
    name = await room.ask(MoneyRulesDialog(money, today))
    if not name:
        return
    rule, digits = money.rule(name), minor_digits(money.currency)
    if not rule.questions:
        await room.ask(TextDialog(rule.title, told(rule, today)))
        return
    proposals = await room.ask(MoneyRuleDialog(rule, digits, (today, country), state.profile.lost_on))
    if not proposals:
        return
    words = "\n".join(f"{line_words(each, money.currency, digits)}. {each.sum}" for each in proposals)
    old = f"\n\nCareful: {warning(rule, today)}" if warning(rule, today) else ""
    text = f"{words}{old}\n\nYou can change it in the plan at any time."
    if await room.ask(AskDialog("Add this to your plan?", text)):
        await _add(room, money, proposals)


async def _add(room: Runway, money: CountryMoney, proposals: tuple[BenefitLine, ...]) -> None:
    known = room.view.state.profile.currency
    if known and known != money.currency:
        room.tell(
            f"These rules are in {money.currency}, and your plan is in {known}. Add the line by hand.", "Not added"
        )
        return
    lines = [fact_of(proposal.line, minor_digits(money.currency)) for proposal in proposals]
    await room.store.apply_all(lambda newest: [(event, None) for event in with_new_ids(lines, newest.money.lines)])
