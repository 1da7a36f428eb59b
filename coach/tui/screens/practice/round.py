"""A practice round: one question at a time, a timer without a limit, and a rating for the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Digits, Static

from coach.domain.practice.comparison import compare
from coach.domain.practice.constants import ENOUGH_SPOKEN, RATINGS, rating_words, spoken
from coach.domain.practice.custom_questions import kind_words
from coach.domain.practice.events import LONGEST_ANSWER, PracticeAnswered
from coach.domain.practice.state import practice_of
from coach.domain.practice.stories import suggest_stories
from coach.domain.review.stories import story_words
from coach.domain.sanitize import shown
from coach.tui.command_worker import command
from coach.tui.commands import PRACTICE_ROUND, bindings
from coach.tui.screens.page import heading
from coach.tui.screens.practice.question_page import QuestionPage
from coach.tui.themes import MUTED
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from datetime import datetime

    from textual.timer import Timer

    from coach.tui.host import MainScreen

MARKS = Content("  ").join(
    Content.from_markup(f"[@click=screen.rate({number})][b]{number}[/b] {words}[/]")
    for number, words in RATINGS.items()
)


BAR = 30  # cells for as long as most answers need


class RoundPage(QuestionPage):
    """One question at a time, asked on the screen."""

    HELP = (
        "Answer aloud, as you would in the interview. Space starts and stops the timer. Then rate your answer from 1 "
        "to 4, and the next question comes. Escape closes, and your answers are saved."
    )
    PAGE_COMMANDS = PRACTICE_ROUND
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PRACTICE_ROUND),
        *(Binding(str(number), f"rate({number})", words, show=False) for number, words in RATINGS.items()),
    ]

    def __init__(self, main: MainScreen, key: str) -> None:
        super().__init__(main, key)
        self._note = ""
        self._open_notes: set[str] = set()
        self._since: datetime | None = None
        self._seconds: int | None = None
        self._ticking: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the question and its notes. The timer and the ratings stay visible."""
        yield Static(id="asked-title", classes="page-title")
        with VerticalScroll(id="asked"):
            yield Static(id="asked-question", classes="card")
            yield Static(id="asked-last")
            yield Static(id="asked-beside", classes="prose")
        yield Digits("0:00", id="asked-clock")
        yield Static(id="asked-timer", classes="page-line")
        yield Static(MARKS, id="asked-marks", classes="page-line")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first question."""
        self._ticking = self.set_interval(1, self._draw_timer, pause=True)
        self.query_one("#asked").focus()
        self.show(self.view)

    def another_question(self) -> None:
        """Reset the timer and hide everything but the question."""
        self._note, self._since, self._seconds = "", None, None
        self._open_notes.clear()
        self.query_one("#asked", VerticalScroll).scroll_home(animate=False)

    def draw(self) -> None:
        """Draw the question and any notes that were opened."""
        title = heading(kind_words(self.question), self.place)
        self.query_one("#asked-title", Static).update(Content.assemble(title, ("   " + self._dots(), MUTED)))
        self.query_one("#asked-question", Static).update(Content(self.words))
        self.query_one("#asked-last", Static).update(self._last_time())
        self.query_one("#asked-beside", Static).update(Content("\n\n").join(self._notes()))
        self._draw_timer()

    def _dots(self) -> str:
        """Return the questions as dots, filled once answered."""
        found = self.round
        return "●" * len(found.told) + "○" * len(found.left) if found else ""

    def _last_time(self) -> Content:
        """Return the previous rating with its note, or nothing if there is none."""
        rows = compare(practice_of(self.coach_app.store.state), self.round) if self.round else ()
        before = next((row.before for row in rows if row.question == self.asked), None)
        if before is None:
            return Content("")
        note = Content.assemble(": ", (f"“{shown(before.note)}”", "italic")) if before.note else Content("")
        return Content.assemble((f"Last time {rating_words(before.rating)}", MUTED), note)

    def _notes(self) -> list[Content]:
        parts: list[Content] = []
        question = self.question
        if question and "why" in self._open_notes:
            parts.append(Content.assemble(("Why they ask it: ", "bold"), question.why))
            listen = question.listen or "Nothing here yet. Press e in Questions you added."
            parts.append(Content.assemble(("A good answer has: ", "bold"), listen))
        if question and "stories" in self._open_notes:
            found = suggest_stories(question, self.view.state.reviews.stories.values())
            parts += [Content.assemble(("Yours: ", "bold"), shown(story_words(story))) for story in found]
            if not found:
                parts.append(Content.styled("None of your stories uses words from this question.", MUTED))
        if self._note:
            parts.append(Content.assemble(("Your note: ", "bold"), shown(self._note)))
        return parts

    # -- the timer

    @property
    def seconds(self) -> int | None:
        """The length of the answer so far, or None if the timer was not started."""
        if self._since is None:
            return self._seconds
        ran = int((self.coach_app.store.clock.now() - self._since).total_seconds())
        return min(LONGEST_ANSWER, max(0, ran) + (self._seconds or 0))

    def action_toggle_timer(self) -> None:
        """Start, stop or resume the timer."""
        assert self._ticking
        if self._since is None:
            self._since = self.coach_app.store.clock.now()
            self._ticking.resume()
        else:
            self._seconds, self._since = self.seconds, None
            self._ticking.pause()
        self._draw_timer()

    def _draw_timer(self) -> None:
        seconds = self.seconds
        self.query_one("#asked-clock", Digits).update(spoken(seconds or 0))
        time = (f"{spoken(seconds or 0)}  ", "bold") if self.has_class("-short") else ("", "")
        if seconds is None:
            line = Content.assemble(time, ("space starts the timer", MUTED))
        else:
            mark = ("● ", "$accent") if self._since is not None else ("  ", "")
            words = "long enough for most questions" if seconds >= ENOUGH_SPOKEN else "two minutes"
            done = min(BAR, seconds * BAR // ENOUGH_SPOKEN)
            bar = Content.assemble(("━" * done, "$primary"), ("─" * (BAR - done), MUTED))
            line = Content.assemble(mark, time, bar, (f"  {words}", MUTED))
        self.query_one("#asked-timer", Static).update(line)

    # -- actions

    def action_rate(self, rating: int) -> None:
        """Save the rating and move on."""
        if self._ticking:
            self._ticking.pause()
        self.keep(PracticeAnswered(self.key, self.asked, rating, self.seconds, self._note or None))

    @command
    async def action_note(self) -> None:
        """Ask for a note, which is saved with the rating."""
        from coach.tui.screens.practice.dialogs import NoteLine

        lines = await self.ask(NoteLine(self.words, self._note))
        if lines is not None:
            self._note = lines[0]
            self.draw()

    def action_beside(self, what: str) -> None:
        """Show or hide the reasons or the stories."""
        self._open_notes ^= {what}
        self.draw()
