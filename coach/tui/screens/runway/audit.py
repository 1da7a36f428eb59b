"""The audit: one regular payment at a time, keep, cancel, cheaper, or decide later."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.runway.audit import to_look_at
from coach.domain.runway.changes import with_changes
from coach.domain.runway.events import LineLookedAt, LineSet
from coach.domain.runway.fields import Currency
from coach.domain.runway.plan import Expense, Plan
from coach.domain.runway.results import LineResult, results
from coach.domain.runway.wording import assumed_of, money, price_sentence
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.tui.host import MainScreen
    from coach.tui.view import View

CHOICES = {
    "k": ("keep", "Keep it", "it is worth its price"),
    "c": ("cancel", "Cancel it", "it ends today; tell them too"),
    "h": ("cheaper", "Make it cheaper", "you enter the lower amount"),
    "l": ("later", "Decide later", "it comes up again next time"),
}


class PaymentDialog(Dialog[str]):
    """One payment, and what can be done about it."""

    HELP = (
        "One payment. Choose what to do about it: press the letter, or go there with the arrow keys and press enter. "
        "Escape stops here; your decisions so far are saved."
    )
    KEYS_LINE = "k, c, h, l or enter decides · esc stops here"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(key, f"choose('{look}')", title, show=False) for key, (look, title, _) in CHOICES.items()
    ]

    def __init__(self, result: LineResult, plan: Plan, place: str) -> None:
        super().__init__()
        self._result = result
        self._plan = plan
        self.dialog_title = f"Going through: {place}"

    def contents(self) -> list[Widget]:
        """The payment, and the choices, each to be clicked."""
        expense, plan = self._result.expense, self._plan
        monthly = self._result.monthly
        about = f"{money(monthly, plan)} a month, {money(monthly * 12, plan)} a year."
        if expense.category and not expense.guessed_from:
            about += f" {expense.category.capitalize()}."
        about = " ".join([about, *assumed_of(expense, plan)])
        about = f"{about}\n{price_sentence(self._result, plan)}".rstrip()
        choices = [
            Option(Content.assemble((f"{key}  {title:<17}", "bold"), then), id=look)
            for key, (look, title, then) in CHOICES.items()
        ]
        return [
            Static(shown(expense.name), classes="dialog-subject", markup=False),
            Static(about, classes="hello", markup=False),
            OptionList(*choices, id="looks"),
        ]

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def action_choose(self, look: str) -> None:
        """What was decided."""
        self.dismiss(look)


def go_through(main: MainScreen, view: View, plan: Plan) -> None:
    """Ask about every payment, one after another; record each answer at once."""
    waiting = to_look_at(plan, view.state.money)
    if not waiting:
        main.tell("There are no regular payments in your plan yet. Press a to add one.", "Nothing to go through")
        return
    _AuditWizard(main, plan, waiting).ask()


class _AuditWizard:
    def __init__(self, main: MainScreen, plan: Plan, waiting: list[Expense]) -> None:
        self._main = main
        self._plan = plan
        self._waiting = waiting
        self._at = 0
        self._decided: Counter[str] = Counter()

    def ask(self) -> None:
        if self._at == len(self._waiting):
            self._end()
            return
        expense = self._waiting[self._at]
        result = next(line for line in results(self._plan).lines if line.expense.id == expense.id)
        place = f"{self._at + 1} of {len(self._waiting)}"
        self._main.app.push_screen(PaymentDialog(result, self._plan, place), self._decide)

    def _decide(self, look: str | None) -> None:
        if look is None:
            self._end()
            return
        if look == "cheaper":
            self._make_cheaper()
            return
        if look == "cancel" and (event := self._changed(until=self._main.view.day.date)):
            self._main.record(event)
        self._go_on(look)

    def _go_on(self, look: str) -> None:
        self._main.record(LineLookedAt(self._waiting[self._at].id, look))
        self._decided[look] += 1
        self._at += 1
        self.ask()

    def _make_cheaper(self) -> None:
        from coach.tui.screens.runway.dialogs import LineDialog

        seen = self._main.view.state
        record = seen.money
        entry = record.lines[self._waiting[self._at].id]
        money = Currency(self._plan.currency, self._plan.digits, self._main.view.state.profile.country)
        dialog = LineDialog("expense", entry, record.lines.keys(), money, self._main.view.day.date)
        self._main.app.push_screen(dialog, lambda event: self._keep_cheaper(event, seen))

    def _keep_cheaper(self, event: LineSet | None, seen: State) -> None:
        if event is None:
            self.ask()
            return
        self._main.coach_app.act(lambda store: store.edit(event, seen))
        self._go_on("cheaper")

    def _changed(self, **changes: object) -> LineSet | None:
        entry = self._main.view.state.money.lines.get(self._waiting[self._at].id)
        return with_changes(entry, changes) if entry else None

    def _end(self) -> None:
        words = {"keep": "kept", "cancel": "cancelled", "cheaper": "made cheaper", "later": "left for later"}
        said = ", ".join(f"{number} {words[look]}" for look, number in self._decided.items())
        if said:
            self._main.tell(f"{said}.", f"You looked at {count(sum(self._decided.values()), 'payment')}")
