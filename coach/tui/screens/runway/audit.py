"""The spending audit: keep, cancel, reduce or postpone each regular payment, one at a time."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.runway.audit import to_audit
from coach.domain.runway.changes import with_changes
from coach.domain.runway.events import LineLookedAt, LineSet
from coach.domain.runway.fields import Currency
from coach.domain.runway.plan import Plan
from coach.domain.runway.results import LineResult, results
from coach.domain.runway.wording import assumed_of, money, price_sentence
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.tui.command_worker import run_command
from coach.tui.screens.dialog import Dialog

if TYPE_CHECKING:
    from coach.domain.entries import Entry
    from coach.domain.state import State
    from coach.storage.store import Store
    from coach.tui.screens.runway.room import Runway

CHOICES = {
    "k": ("keep", "Keep it", "it is worth its price"),
    "c": ("cancel", "Cancel it", "it ends today; tell them too"),
    "h": ("cheaper", "Make it cheaper", "you enter the lower amount"),
    "l": ("later", "Decide later", "it comes up again next time"),
}


class PaymentDialog(Dialog[str]):
    """One payment and the choices for it."""

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
        """Return the payment and the choices, each of which can be clicked."""
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
        """Close with the choice."""
        self.dismiss(look)


async def go_through(room: Runway, plan: Plan) -> None:
    """Ask about every payment, one after another. Each answer is saved while the next question shows."""
    waiting = to_audit(plan, room.view.state.money)
    if not waiting:
        room.tell("There are no regular payments in your plan yet. Press a to add one.", "Nothing to go through")
        return
    decided: Counter[str] = Counter()
    lines = {line.expense.id: line for line in results(plan).lines}
    for at, expense in enumerate(waiting):
        decision = await _ask_about(room, plan, lines[expense.id], f"{at + 1} of {len(waiting)}")
        if decision is None:
            break
        decided[decision] += 1
    words = {"keep": "kept", "cancel": "cancelled", "cheaper": "made cheaper", "later": "left for later"}
    if said := ", ".join(f"{number} {words[decision]}" for decision, number in decided.items()):
        room.tell(f"{said}.", f"You looked at {count(sum(decided.values()), 'payment')}")


async def _ask_about(room: Runway, plan: Plan, result: LineResult, place: str) -> str | None:
    """Ask about one payment until it is decided. Return None if the audit is cancelled."""
    while decision := await room.ask(PaymentDialog(result, plan, place)):
        state = room.view.state
        entry, changed = state.money.lines.get(result.expense.id), None
        if decision == "cancel" and entry:
            changed = with_changes(entry, {"until": room.today})
        elif decision == "cheaper" and entry:
            changed = await _cheaper(room, plan, entry)
            if changed is None:
                continue  # ask again
        looked_at = LineLookedAt(result.expense.id, decision)
        run_command(room, partial(room.store.run, _save, looked_at, changed, state))
        return decision
    return None


async def _cheaper(room: Runway, plan: Plan, entry: Entry) -> LineSet | None:
    from coach.tui.screens.runway.dialogs import LineDialog

    state = room.view.state
    money = Currency(plan.currency, plan.digits, state.profile.country)
    return await room.ask(LineDialog("expense", entry, state.money.lines.keys(), money, room.today))


def _save(store: Store, looked_at: LineLookedAt, changed: LineSet | None, seen: State) -> None:
    if changed:
        store.edit(changed, seen)
    store.append(looked_at)
