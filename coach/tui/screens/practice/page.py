"""The practice room: the state of the deck, a round to start or continue, and the rounds so far."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.practice.comparison import compare, comparison_words
from coach.domain.practice.custom_questions import TITLE, deck_of
from coach.domain.practice.selection import select_questions
from coach.domain.practice.state import open_round, practice_of
from coach.domain.wording import count
from coach.export.practice_document import outlook_words, round_line
from coach.services.practice import start_round
from coach.tui.command_worker import command
from coach.tui.commands import PRACTICE, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.screens.practice.custom_questions import CustomQuestionsPage, add_one
from coach.tui.themes import MUTED
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from coach.domain.state import State
    from coach.tui.host import MainScreen
    from coach.tui.view import View


class PracticePage(Page):
    """The way into rounds. The domain chooses the questions and compares the rounds."""

    HELP = (
        "Practise answering aloud. Choose what to do with the arrow keys, then press enter. On a round, enter shows "
        "each question with your rating now and before. a adds a question that you were asked, or fear."
    )
    PAGE_COMMANDS = PRACTICE
    SHEET = "practice"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PRACTICE)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self._drawn: tuple[State, date] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the summary and the list."""
        yield Static(id="practice-title", classes="page-title")
        yield Static(id="practice-outlook", classes="page-lines")
        yield OptionList(id="practice-list", classes="chooser", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Draw the page and focus the list."""
        self._draw(self.view)
        self.query_one(OptionList).focus()

    def show(self, view: View) -> None:
        """Draw the current state, if the page is visible."""
        if self.is_current:
            self._draw(view)

    def on_screen_resume(self) -> None:
        """Draw what changed while another page covered this one."""
        self._draw(self.view)

    def _draw(self, view: View) -> None:
        state, today = view.state, view.day.date
        if self._drawn == (state, today):
            return
        self._drawn = (state, today)
        self.query_one("#practice-title", Static).update(heading("The practice room", "step 9"))
        told = practice_of(state).told
        between = comparison_words(compare(practice_of(state), told[-1])) if told else ""
        lines = [outlook_words(state, today), *([f"Your last round. {between}"] if between else [])]
        self.query_one("#practice-outlook", Static).update(Content("\n".join(lines)))
        chooser = self.query_one(OptionList)
        at = chooser.highlighted
        chooser.set_options(list(self._options(view)))
        chooser.highlighted = min(at or 0, chooser.option_count - 1)

    def _options(self, view: View) -> Iterator[Option]:
        state, told = view.state, practice_of(view.state).told
        if waiting := open_round(state):
            done = f"{len(waiting.told)} of {count(len(waiting.questions), 'question')} answered"
            yield Option(Content.assemble("→ Continue the round you left", (f"  {done}", MUTED)), id="go-on")
        yield Option(Content("→ Start a round"), id="begin")
        if told:
            yield Option(Content.assemble("→ Round two", ("  the same questions again", MUTED)), id="again")
        yield Option(Content.assemble("→ A friend asks", ("  one question at a time, large", MUTED)), id="friend")
        added = [each for each in practice_of(state).added.values() if not each.gone]
        number = f"  {len(added)}" if added else "  a adds one that you were asked"
        yield Option(Content.assemble(f"→ {TITLE}", (number, MUTED)), id="added")
        yield Option(Content.styled("Rounds so far" if told else "No round yet", MUTED), disabled=True)
        for each in reversed(told):
            yield Option(Content(round_line(state, each, view.day.date)), id=f"round {each.key}")

    # -- actions

    @on(OptionList.OptionSelected)
    def _open_row(self, event: OptionList.OptionSelected) -> None:
        name = event.option.id or ""
        if name.startswith("round "):
            self._open_summary(name.removeprefix("round "))
        elif name == "go-on":
            self._go_on()
        elif name == "added":
            self.app.push_screen(CustomQuestionsPage(self.main))
        else:
            {"begin": self.action_begin, "again": self.action_again, "friend": self.action_friend}[name]()

    def _go_on(self) -> None:
        waiting = open_round(self.view.state)
        if waiting and waiting.left:
            self._open_round(waiting.key, partner=waiting.partner)
        elif waiting:
            self._open_summary(waiting.key)

    @command
    async def action_begin(self) -> None:
        """Ask for the options of a round and start it."""
        await self._ask_and_begin(partner=False)

    @command
    async def action_friend(self) -> None:
        """Start a round with a friend as the interviewer."""
        await self._ask_and_begin(partner=True)

    def action_again(self) -> None:
        """Start a round with the questions of the last one."""
        if told := practice_of(self.view.state).told:
            self.begin([answer.question for answer in told[-1].told], partner=False)
        else:
            self.tell("There is no round yet. Start one first.")

    @command
    async def action_add(self) -> None:
        """Add a question."""
        await add_one(self)

    async def _ask_and_begin(self, *, partner: bool) -> None:
        from coach.tui.screens.practice.dialogs import BeginDialog

        if options := await self.ask(BeginDialog(deck_of(self.view.state), partner=partner)):
            state, today = self.view.state, self.view.day.date
            questions = select_questions(practice_of(state), deck_of(state), today, options)
            self.begin(questions, partner=partner)

    @command
    async def begin(self, questions: Sequence[str], *, partner: bool) -> None:
        """Start a round with these questions. It has no answers yet, so nothing else needs drawing."""
        key = await self.store.read(start_round, questions, partner=partner)
        self._open_round(key, partner=partner)

    def _open_round(self, key: str, *, partner: bool) -> None:
        from coach.tui.screens.practice.partner import PartnerPage
        from coach.tui.screens.practice.round import RoundPage

        page = PartnerPage if partner else RoundPage
        self.app.push_screen(page(self.main, key))

    def _open_summary(self, key: str) -> None:
        from coach.tui.screens.practice.summary import SummaryPage

        self.app.push_screen(SummaryPage(self.main, key))
