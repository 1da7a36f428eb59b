"""A round with a friend: the question in large type and what to listen for, but none of the person's ratings."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.domain.practice.events import PracticeAnswered
from coach.tui.commands import PRACTICE_FRIEND, bindings
from coach.tui.screens.page import heading
from coach.tui.screens.practice.question_page import QuestionPage
from coach.tui.widgets.footer import Footer


class PartnerPage(QuestionPage):
    """One question at a time, for a friend to read out."""

    HELP = (
        "For the friend who asks: read the question out and listen. If the answer is vague, ask once more. Enter "
        "shows the next question. At the end, give the computer back."
    )
    PAGE_COMMANDS = PRACTICE_FRIEND
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PRACTICE_FRIEND)]

    def compose(self) -> ComposeResult:
        """Lay out the question in a frame in the middle."""
        yield Static(id="friend-title", classes="page-title")
        with VerticalScroll(id="friend"):
            yield Static(id="friend-question", classes="card")
            yield Static(id="friend-listen")
        yield Footer()

    def on_mount(self) -> None:
        """Show the first question."""
        self.query_one("#friend").focus()
        self.show(self.view)

    def another_question(self) -> None:
        """Show the next question from its first line."""
        self.query_one("#friend", VerticalScroll).scroll_home(animate=False)

    def draw(self) -> None:
        """Draw the question and what to listen for."""
        question = self.question
        self.query_one("#friend-title", Static).update(heading("You ask", self.place))
        self.query_one("#friend-question", Static).update(Content(self.words))
        listen = question.listen if question else ""
        told = Content.assemble(("Listen for: ", "bold"), listen) if listen else Content("")
        self.query_one("#friend-listen", Static).update(told)

    def action_next_question(self) -> None:
        """Save the answer without a rating, which the person adds after the round."""
        self.keep(PracticeAnswered(self.key, self.asked))
