"""The questions that the person added to the deck: add, change, take out."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.dates import day_beside
from coach.domain.practice.constants import rating_words
from coach.domain.practice.custom_questions import TITLE
from coach.domain.practice.spaced_repetition import standings
from coach.domain.practice.state import CustomQuestion, practice_of
from coach.domain.wording import count
from coach.services.practice import add_question, change_question, delete_question
from coach.tui.commands import PRACTICE_ADDED, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.themes import MUTED
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from coach.storage.store import Store
    from coach.tui.view import View

NONE = "None yet. Press a to add one that you were asked, or hope nobody asks."


class CustomQuestionsPage(Page):
    """A list of questions, and below it how it stands with the one under the cursor."""

    HELP = (
        "The questions you added yourself. a adds one, e changes the one under the cursor, x removes it. coach asks "
        "them in your rounds like the others. If you remove one, your answers to it stay in their rounds."
    )
    PAGE_COMMANDS = PRACTICE_ADDED
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PRACTICE_ADDED)]

    def compose(self) -> ComposeResult:
        """The questions in a list, and below it the one under the cursor."""
        yield Static(id="added-title", classes="page-title")
        yield OptionList(id="added-rows", classes="chooser", markup=False)
        with VerticalScroll(id="added-beside", can_focus=False):
            yield Static(id="added-told", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw it; the keys go to the list."""
        self.show(self.view)
        self.query_one(OptionList).focus()

    @property
    def added(self) -> list[CustomQuestion]:
        """The questions that are in the deck."""
        return [each for each in practice_of(self.view.state).added.values() if not each.gone]

    @property
    def row(self) -> CustomQuestion | None:
        """The question under the cursor."""
        at = self.query_one(OptionList).highlighted
        return self.added[at] if at is not None and at < len(self.added) else None

    def show(self, view: View) -> None:  # noqa: ARG002 - it reads the newest state
        """Draw what changed."""
        found = self.added
        self.query_one("#added-title", Static).update(heading(TITLE, count(len(found), "question") if found else ""))
        chooser = self.query_one(OptionList)
        at = chooser.highlighted or 0
        chooser.set_options([Option(Content(each.asks)) for each in found])
        chooser.highlighted = min(at, len(found) - 1) if found else None
        self._tell()

    @on(OptionList.OptionHighlighted)
    def _tell(self) -> None:
        row = self.row
        told = self._about(row) if row else Content.styled(NONE, MUTED)
        self.query_one("#added-told", Static).update(told)

    def _about(self, row: CustomQuestion) -> Content:
        today = self.view.day.date
        standing = standings(practice_of(self.view.state).answers(), today).get(row.key)
        listen = row.listen or "You have not said yet."
        parts = [Content.styled(row.asks, "bold"), Content.assemble(("A good answer has: ", MUTED), listen)]
        if standing:
            last = f"{rating_words(standing.last.rating)}, {day_beside(standing.last.on, today)}"
            parts.append(Content.assemble(("Last time: ", MUTED), last))
        else:
            parts.append(Content.styled("You have not answered it yet. coach will ask it in your next rounds.", MUTED))
        return Content("\n").join(parts)

    # -- what can be done

    @on(OptionList.OptionSelected)
    def action_edit(self) -> None:
        """Change the question under the cursor."""
        from coach.tui.screens.practice.dialogs import QuestionLines

        row = self.row
        if row is None:
            add_one(self)
            return

        def take(lines: list[str] | None) -> None:
            if lines:
                self.coach_app.act(lambda store: change_question(store, row.key, lines[0], lines[1]))

        self.app.push_screen(QuestionLines(row.asks, row.listen), take)

    def action_add(self) -> None:
        """Add one."""
        add_one(self)

    def action_take_out(self) -> None:
        """Take out the question under the cursor."""
        if row := self.row:
            self.coach_app.act(
                lambda store: delete_question(store, row.key),
                lambda _: self.main.tell("u brings it back.", "Removed"),
            )

    def action_undo(self) -> None:
        """Take back what was done last."""
        self.main.action_undo()


def add_one(page: Page) -> None:
    """Ask for a question, and add it."""
    from coach.tui.screens.practice.dialogs import QuestionLines

    def take(lines: list[str] | None) -> None:
        if lines:

            def add(store: Store) -> str:
                return add_question(store, lines[0], lines[1])

            page.coach_app.act(add, lambda _: page.main.tell("coach will ask it in your next rounds.", "Added"))

    page.app.push_screen(QuestionLines(), take)
