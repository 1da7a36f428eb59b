"""The forms for money: the type of a line, and the line itself."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from textual import on
from textual.widget import Widget
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.amounts import grouped
from coach.domain.entries import Entry
from coach.domain.field_types import Field, Flag, Scale, Word
from coach.domain.money_phrases import MoneyPhrase, parse_money_phrase, rhythm_words
from coach.domain.runway.category_guess import guessed_category
from coach.domain.runway.changes import new_id, with_changes
from coach.domain.runway.events import LINE_FIELDS, LineSet
from coach.domain.runway.fields import Currency, reading, typed_fields
from coach.domain.runway.plan import EVERY
from coach.errors import RefusedError
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.line import Reads
from coach.tui.widgets.word_picker import WordPicker

KINDS = (
    ("expense", "Something you pay: rent, food, the phone, a visa fee"),
    ("account", "Money you have: an account, cash, shares"),
    ("lump", "Money that will come once: severance, a deposit"),
    ("income", "Money that comes regularly: a benefit, part-time pay"),
    ("debt", "Something you owe: a card, a loan"),
    ("clock", "A date that can't wait: permit, claim, health cover"),
)
NOT_SORTED = "not sure yet"
SPREAD = ("on its day", "a little every day")


class KindDialog(Dialog[str]):
    """Choose the type of line to add."""

    HELP = "Choose what you want to add with the arrow keys, then press enter."
    dialog_title = "Add to the plan"
    KEYS_LINE = "enter chooses · esc closes"

    def contents(self) -> list[Widget]:
        """Return the types."""
        return [OptionList(*(Option(words, id=kind) for kind, words in KINDS), id="kinds", markup=False)]

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)


class LineDialog(FormDialog[LineSet]):
    """A line of the plan, new or changed."""

    HELP = (
        "What you know about it. Rough figures will do. You can write an amount as 4,500 or 4.5k, and say how often: "
        "120 a week, or 72,000 a year in 3 cheques. If a bill has no day, coach counts a little every day. Essential "
        "is what you can't live without. Flexible is what you could spend less on. Cuttable is what you could do "
        "without. If you are not sure, it counts as flexible, unless its name tells coach more."
    )

    def __init__(self, what: str, entry: Entry | None, taken: Collection[str], money: Currency, today: date) -> None:
        super().__init__()
        self.dialog_title = dict(KINDS)[what].partition(":")[0] if entry is None else "Change this line"
        self._what = what
        self._entry = entry
        self._taken = taken
        self._money = money
        self._today = today

    def contents(self) -> list[Widget]:
        """Return the fields for this type of line."""
        name = self._entry.text("name") if self._entry else ""
        declared = LineSet.declared
        such_as = declared["name"].hints[self._what]
        fields: list[tuple[str, Widget]] = [("Name", line_input("money-name", name, such_as))]
        fields += [(self._label(declared[each]), self._field(declared[each])) for each in LINE_FIELDS[self._what]]
        return [Form(fields), Static(id="money-understood", classes="quiet-line", markup=False), refusal_line()]

    def on_mount(self) -> None:
        """Show how the amount is read, now and after every choice."""
        for picker in self.query(WordPicker):
            self.watch(picker, "index", self._show_category, init=False)
        self._show_category()

    @on(Input.Changed, "#money-amount")
    def _select_rhythm(self) -> None:
        """Select the rhythm that the amount mentions, as soon as it is typed."""
        phrase = self._phrase()
        if phrase and phrase.every and "every" in LINE_FIELDS[self._what]:
            self.query_one("#money-every", WordPicker).index = EVERY.index(phrase.every)
        self._show_category()

    @on(Input.Blurred, "#money-amount")
    def _shorten_amount(self) -> None:
        """Shorten the text to the bare amount when it loses the focus, as the rhythm now has its own field."""
        phrase = self._phrase()
        if phrase and phrase.every and "every" in LINE_FIELDS[self._what]:
            self.query_one("#money-amount", Input).value = grouped(phrase.amount, self._money.digits)

    @on(Input.Changed, "#money-name")
    def _show_category(self) -> None:
        """Show the category that coach assumes if none is chosen."""
        said = ""
        if self._what == "expense" and not self.query_one("#money-category", WordPicker).index:
            guess = guessed_category(self.query_one("#money-name", Input).value)
            if guess:
                said = f"It counts as {guess.category} because of \u201c{guess.word}\u201d, unless you choose another."
        self.query_one("#money-understood", Static).update(said)

    def _phrase(self) -> MoneyPhrase | None:
        """Return the amount typed so far, or None while it can't be read."""
        if "amount" not in LINE_FIELDS[self._what]:
            return None
        typed = self.query_one("#money-amount", Input).value
        try:
            return parse_money_phrase(typed, self._money.digits, self._money.code, self._money.country)
        except RefusedError:
            return None

    def _label(self, field: Field) -> str:
        return "What is on it" if (self._what, field.name) == ("account", "amount") else field.label

    def _reads(self, field: str) -> Reads:
        return lambda text: reading(field, text, self._money, self._today)

    def _field(self, field: Field) -> Widget:
        known = self._entry.fields.get(field.name) if self._entry else None
        at = f"money-{field.name}"
        if isinstance(field, Word):
            words = _words(field)
            usual = EVERY.index("month") if field.name == "every" else 0
            shown_words = [rhythm_words(word) for word in words] if field.name == "every" else words
            return WordPicker(shown_words, _index(words, known, usual), id=at)
        if isinstance(field, Flag):
            return WordPicker(SPREAD, int(known is True), id=at)
        if isinstance(field, Scale):
            words = field.words[1:]
            return WordPicker(words, known - 1 if isinstance(known, int) and known in range(1, 6) else 2, id=at)
        hint = field.hints.get(self._what, field.hint)
        return line_input(at, "" if known is None else str(known), hint, reads=self._reads(field.name))

    def answer(self) -> LineSet:
        """Return the line. Raises RefusedError for a field that can't be read."""
        name = self.query_one("#money-name", Input).value.strip()
        texts = {field: self._typed(field) for field in LINE_FIELDS[self._what]}
        fields = typed_fields(self._what, texts, self._money, self._today)
        if self._entry:
            return with_changes(self._entry, {"name": name, **fields})
        return LineSet(new_id(name, self._taken), self._what, name, **fields)

    def _typed(self, field: str) -> str:
        widget = self.query_one(f"#money-{field}")
        if isinstance(widget, WordPicker):
            declared = LineSet.declared[field]
            if isinstance(declared, Flag):
                return "yes" if widget.index else ""
            if isinstance(declared, Word):
                word = _words(declared)[widget.index]
                return "" if word == NOT_SORTED else word
            return str(widget.index + 1)
        assert isinstance(widget, Input)
        return widget.value


def _words(field: Word) -> Sequence[str]:
    return (NOT_SORTED, *field.known) if field.name == "category" else field.known


def _index(words: Sequence[str], known: object, otherwise: int) -> int:
    return words.index(known) if isinstance(known, str) and known in words else otherwise
