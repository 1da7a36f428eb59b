"""The few questions of the set-up, and the same ones again as settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from coach.domain import places
from coach.domain.dates import WEEKDAYS
from coach.domain.events import ProfileSet
from coach.domain.quiet_period import read_lost_on
from coach.domain.reducers import Profile
from coach.errors import RefusedError
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.widgets.form import button, form, line_input, named
from coach.tui.widgets.weekday_picker import WeekdayPicker
from coach.tui.widgets.word_picker import WordPicker

HELLO = (
    "Losing a job is a blow. coach goes with you through ten steps, one day at a time. First, a few questions. You "
    "can leave any of them empty, and change them all later. Your answers stay on this machine."
)
NAME = "What coach calls you, and the name on pages you save. Any name will do."
LOST_ON = (
    "The day you lost the job, or heard that you would. Write it as 20 November, 2026-11-20, monday, yesterday or "
    "today. If it was in the last two days, coach stays quiet until 48 hours have passed."
)
COUNTRY = (
    "Where you live. Type the first letters, then press the right arrow key to accept the suggestion. The country "
    "sets the currency, the week and the rules for benefits."
)
WORKS = ("", "office", "hands", "care", "service")
WORK_WORDS = ("not said", "at a desk", "with my hands", "in care or teaching", "kitchen, shop, hotel")
CURRENCY = "Your currency, as three letters: EUR, USD, AED. The country fills it in."


def _lost_on(text: str, today: date, country: str) -> str:
    month_first = places.writes_month_first(country) if "/" in text else None
    return read_lost_on(text, today, month_first=month_first).isoformat()


# what is typed, the day, and the code of the country that stands in the form
CHECKED: dict[str, Callable[[str, date, str], str]] = {
    "name": lambda text, _today, _country: ProfileSet(name=text).name or "",
    "lost-on": _lost_on,
    "country": lambda text, _today, _country: places.country(text),
    "currency": lambda text, today, country: places.currency(text, country, today),
}
LABELS = {"name": "Your name", "lost-on": "Day you lost the job", "country": "Country", "currency": "Currency"}


class ProfileDialog(Dialog[ProfileSet]):
    """A form for what the person tells of themselves. What the country suggests is filled in until it is changed."""

    KEYS_LINE = "tab or enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "next_field", "Next", show=False)]

    def __init__(self, profile: Profile, today: date) -> None:
        super().__init__()
        self._profile = profile
        self._today = today
        self._proposed_for = profile.country

    def contents(self) -> list[Widget]:
        """The fields, then what to do with them."""
        return [
            *self.before_fields(),
            form(self.fields()),
            refusal_line(),
            Horizontal(*self.buttons(), classes="buttons"),
        ]

    def before_fields(self) -> list[Widget]:
        """What stands above the fields."""
        return []

    def fields(self) -> list[tuple[str, Widget]]:
        """Every field with its label; each is one row high."""
        known = self._profile
        lost_on = known.lost_on.isoformat() if known.lost_on else ""
        return [
            ("Your name", line_input("name", known.name, "if you like", NAME)),
            ("Day you lost the job", line_input("lost-on", lost_on, "today, yesterday or 20 November", LOST_ON)),
            ("Country", self._country_input(known.country)),
            ("Currency", line_input("currency", known.currency, "such as EUR", CURRENCY)),
            ("Weeks start on", WordPicker(WEEKDAYS, known.first_weekday, id="first-weekday")),
            ("Days to work on this", self._weekday_picker()),
            ("Kind of work", WordPicker(WORK_WORDS, WORKS.index(known.work if known.work in WORKS else ""), id="work")),
        ]

    def buttons(self) -> list[Button]:
        """What can be done with the form; the button "keep" takes it as it is."""
        return [button("keep", "Save", first=True), button("close", "Close")]

    def _country_input(self, code: str) -> Input:
        names = places.country_names()
        suggester = SuggestFromList([*names.values(), *names], case_sensitive=False)
        return line_input("country", names.get(code, code), "such as Kenya, or KE", COUNTRY, suggester)

    def _weekday_picker(self) -> WeekdayPicker:
        picker = WeekdayPicker(id="working-days")
        picker.days = self._profile.working_days
        return picker

    def action_next_field(self) -> None:
        """Go on to the next field."""
        self.focus_next()

    @on(Input.Submitted)
    def _next_field(self, event: Input.Submitted) -> None:
        """Enter goes on, and fills in what the country suggests; where the field can't be taken, the cursor stays."""
        try:
            self._checked(event.input.id or "")
        except RefusedError as error:
            self.refuse(error)
            return
        self._look_over()
        self.focus_next()

    @on(Input.Blurred)
    def _look_over(self) -> None:
        """Say at once what can't be taken, and fill in what the country suggests."""
        try:
            told = {name: self._checked(name) for name in CHECKED}
        except RefusedError as error:
            self.refuse(error)
            return
        self.query_one(".refusal").remove_class("-shown")
        self._propose(told["country"])

    def _propose(self, code: str) -> None:
        """Fill in what is usual in the country, once; what was changed after that stays."""
        if not code or code == self._proposed_for:
            return
        self._proposed_for = code
        usual = places.country_defaults(code, self._today)
        self.query_one("#currency", Input).value = usual.currency
        self.query_one("#first-weekday", WordPicker).index = usual.first_weekday
        self.query_one(WeekdayPicker).days = usual.working_days

    @on(Button.Pressed, "#close")
    def _close(self) -> None:
        self.action_close()

    @on(Button.Pressed, "#keep")
    def _keep(self) -> None:
        try:
            self.dismiss(self.answers())
        except RefusedError as error:
            self.refuse(error)
            self._go_to_refused()

    def _go_to_refused(self) -> None:
        for name in CHECKED:
            try:
                self._checked(name)
            except RefusedError:
                self.query_one(f"#{name}").focus()
                return

    def answers(self) -> ProfileSet:
        """What was filled in. Raises RefusedError for what can't be taken."""
        return ProfileSet(
            name=self._checked("name"),
            lost_on=self._checked("lost-on"),
            country=self._checked("country"),
            currency=self._checked("currency"),
            first_weekday=self.query_one("#first-weekday", WordPicker).index,
            working_days=self.query_one(WeekdayPicker).days,
            work=WORKS[self.query_one("#work", WordPicker).index],
        )

    def _checked(self, name: str) -> str:
        """What stands in a field, as it is kept. Raises RefusedError, naming the field."""
        typed = self.query_one(f"#{name}", Input).value.strip()
        return named(LABELS[name], CHECKED[name], typed, self._today, self._country_told()) if typed else ""

    def _country_told(self) -> str:
        """The code of the country that stands in the form; "" where none does."""
        typed = self.query_one("#country", Input).value.strip()
        try:
            return places.country(typed) if typed else ""
        except RefusedError:
            return ""


class SetUp(ProfileDialog):
    """The first thing a new person sees."""

    HELP = "A few questions to start with. Leave any of them empty, then press Start."
    dialog_title = "Hello"
    KEYS_LINE = "tab or enter goes on · esc skips all"
    FINDS = False
    AUTO_FOCUS: ClassVar[str | None] = "#name"

    def before_fields(self) -> list[Widget]:
        """A greeting that says what this is."""
        return [Static(HELLO, classes="hello")]

    def buttons(self) -> list[Button]:
        """Two buttons: begin with the answers, or without any."""
        return [button("keep", "Start", first=True), button("close", "Skip all this")]

    def action_close(self) -> None:
        """Skipping is an answer as well: nothing is asked again."""
        self.dismiss(ProfileSet())


class SettingsDialog(ProfileDialog):
    """The same questions later, and the theme."""

    HELP = "What coach knows about you, and how it looks. Empty a field to remove what was there."
    dialog_title = "Settings"

    def __init__(self, profile: Profile, today: date, themes: list[str], theme: str) -> None:
        super().__init__(profile, today)
        self._themes = themes
        self._theme = theme

    def fields(self) -> list[tuple[str, Widget]]:
        """How it looks, after the others."""
        return [*super().fields(), ("Theme", WordPicker(self._themes, self._themes.index(self._theme), id="theme"))]

    def answers(self) -> ProfileSet:
        """Only what was changed, so that the day on which something was told stays as it is."""
        said = super().answers()
        theme = self.query_one("#theme", WordPicker).word
        known = self._profile
        lost_on = known.lost_on.isoformat() if known.lost_on else ""
        return ProfileSet(
            name=_changed(said.name, known.name),
            lost_on=_changed(said.lost_on, lost_on),
            country=_changed(said.country, known.country),
            currency=_changed(said.currency, known.currency),
            first_weekday=None if said.first_weekday == known.first_weekday else said.first_weekday,
            working_days=None if said.working_days == known.working_days else said.working_days,
            theme=theme if theme != self._theme else None,
            work=_changed(said.work, known.work),
        )


def _changed(now: str | None, before: str) -> str | None:
    return None if now == before else now
