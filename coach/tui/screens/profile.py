"""The few questions of the set-up, and the same ones again in the settings."""

from __future__ import annotations

from datetime import date

from textual import on
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain import places
from coach.domain.dates import WEEKDAYS, day_with_year
from coach.domain.events import ProfileSet
from coach.domain.quiet_period import read_lost_on
from coach.domain.reducers import Profile
from coach.errors import RefusedError
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.form import Form, line_input
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


class ProfileDialog(FormDialog[ProfileSet]):
    """The form for the profile. Defaults for the country are filled in until the person changes them."""

    def __init__(self, profile: Profile, today: date) -> None:
        super().__init__()
        self._profile = profile
        self._today = today
        self._defaults_for = profile.country

    def contents(self) -> list[Widget]:
        """Return the fields and the text above them."""
        return [*self.before_fields(), Form(self.fields_with_labels()), refusal_line()]

    def before_fields(self) -> list[Widget]:
        """Return the text above the fields."""
        return []

    def fields_with_labels(self) -> list[tuple[str, Widget]]:
        """Return every field with its label, each one row high."""
        known = self._profile
        lost_on = known.lost_on.isoformat() if known.lost_on else ""
        work = WORKS.index(known.work if known.work in WORKS else "")
        return [
            ("Your name", line_input("name", known.name, "if you like", NAME, reads=self._reads_name)),
            (
                "Day you lost the job",
                line_input("lost-on", lost_on, "today, yesterday or 20 November", LOST_ON, reads=self._reads_lost_on),
            ),
            ("Country", self._country_input(known.country)),
            ("Currency", line_input("currency", known.currency, "such as EUR", CURRENCY, reads=self._reads_currency)),
            ("Weeks start on", WordPicker(WEEKDAYS, known.first_weekday, id="first-weekday")),
            ("Days to work on this", self._weekday_picker()),
            ("Kind of work", WordPicker(WORK_WORDS, work, id="work")),
        ]

    def _country_input(self, code: str) -> Input:
        names = places.country_names()
        suggester = SuggestFromList([*names.values(), *names], case_sensitive=False)
        name, hint = names.get(code, code), "such as Kenya, or KE"
        return line_input("country", name, hint, COUNTRY, suggester, lambda text: names[places.country(text)])

    def _weekday_picker(self) -> WeekdayPicker:
        picker = WeekdayPicker(id="working-days")
        picker.days = self._profile.working_days
        return picker

    # -- reading the fields

    def _reads_name(self, text: str) -> str:
        ProfileSet(name=text)
        return ""

    def _reads_lost_on(self, text: str) -> str:
        return day_with_year(self._lost_on(text))

    def _lost_on(self, text: str) -> date:
        return read_lost_on(text, self._today, self._country)

    def _reads_currency(self, text: str) -> str:
        code = places.currency(text, self._country, self._today)
        return "" if text.upper() == code else f"{places.currency_name(code)} ({code})"

    def _typed(self, name: str) -> str:
        return self.query_one(f"#{name}", Input).value.strip()

    @property
    def _country(self) -> str:
        """Return the code of the country in the form, or "" if there is none."""
        typed = self._typed("country")
        try:
            return places.country(typed) if typed else ""
        except RefusedError:
            return ""

    @on(Input.Blurred, "#country")
    def _fill_defaults(self) -> None:
        """Fill in the country's defaults, once. Later changes by the person stay."""
        code = self._country
        if not code or code == self._defaults_for:
            return
        self._defaults_for = code
        usual = places.country_defaults(code, self._today)
        self.query_one("#currency", Input).value = usual.currency
        self.query_one("#first-weekday", WordPicker).index = usual.first_weekday
        self.query_one(WeekdayPicker).days = usual.working_days
        self.query_one("#lost-on").refresh()

    def answer(self) -> ProfileSet:
        """Return what was entered. Raises RefusedError if it is not valid."""
        self._fill_defaults()
        lost_on, currency = self._typed("lost-on"), self._typed("currency")
        return ProfileSet(
            name=self._typed("name"),
            lost_on=self._lost_on(lost_on).isoformat() if lost_on else "",
            country=self._country,
            currency=places.currency(currency, self._country, self._today) if currency else "",
            first_weekday=self.query_one("#first-weekday", WordPicker).index,
            working_days=self.query_one(WeekdayPicker).days,
            work=WORKS[self.query_one("#work", WordPicker).index],
        )


class SetUp(ProfileDialog):
    """The first thing a new person sees."""

    HELP = "A few questions to start with. Leave any of them empty, and go on with enter; ctrl+s starts at once."
    dialog_title = "Hello"
    KEYS_LINE = "enter next · ctrl+s starts · esc skips all"
    FINDS = False
    SAVE, CANCEL = "Start", "Skip all this"

    def before_fields(self) -> list[Widget]:
        """Return a greeting that explains the form."""
        return [Static(HELLO, classes="hello")]

    def leave(self) -> None:
        """Save the skip as an answer, so that nothing is asked again."""
        self.dismiss(ProfileSet())


class SettingsDialog(ProfileDialog):
    """The same questions later, and the theme."""

    HELP = "What coach knows about you, and how it looks. Empty a field to remove what was there."
    dialog_title = "Settings"

    def __init__(self, profile: Profile, today: date, themes: list[str], theme: str) -> None:
        super().__init__(profile, today)
        self._themes = themes
        self._theme = theme

    def fields_with_labels(self) -> list[tuple[str, Widget]]:
        """Add the theme after the other fields."""
        theme = WordPicker(self._themes, self._themes.index(self._theme), id="theme")
        return [*super().fields_with_labels(), ("Theme", theme)]

    def answer(self) -> ProfileSet:
        """Return only what changed, so that the dates of earlier answers are preserved."""
        said = super().answer()
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
