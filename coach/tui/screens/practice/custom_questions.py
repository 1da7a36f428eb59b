"""The person's own questions in the deck: add, change, remove."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.dates import relative_day
from coach.domain.practice.constants import rating_words
from coach.domain.practice.custom_questions import TITLE
from coach.domain.practice.spaced_repetition import schedules
from coach.domain.practice.state import CustomQuestion, practice_of
from coach.domain.wording import count
from coach.services.practice import add_question, change_question, delete_question
from coach.tui.command_worker import command
from coach.tui.commands import PRACTICE_ADDED, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.themes import MUTED
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from coach.tui.view import View

NONE = "None yet. Press a to add one that you were asked, or hope nobody asks."


class CustomQuestionsPage(Page):
    """A list of own questions and, below it, how the selected one is going."""

    HELP = (
        "The questions you added yourself. a adds one, e changes the one under the cursor, x removes it. coach asks "
        "them in your rounds like the others. If you remove one, your answers to it stay in their rounds."
    )
    PAGE_COMMANDS = PRACTICE_ADDED
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PRACTICE_ADDED)]

    def compose(self) -> ComposeResult:
        """Lay out the list and, below it, the selected question."""
        yield Static(id="added-title", classes="page-title")
        yield OptionList(id="added-rows", classes="chooser", markup=False)
        with VerticalScroll(id="added-beside", can_focus=False):
            yield Static(id="added-told", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the page and focus the list."""
        self.show(self.view)
        self.query_one(OptionList).focus()

    @property
    def added(self) -> list[CustomQuestion]:
        """The person's own questions."""
        return [each for each in practice_of(self.view.state).added.values() if not each.gone]

    @property
    def row(self) -> CustomQuestion | None:
        """The selected question."""
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
        self._show_selected()

    @on(OptionList.OptionHighlighted)
    def _show_selected(self) -> None:
        row = self.row
        told = self._about(row) if row else Content.styled(NONE, MUTED)
        self.query_one("#added-told", Static).update(told)

    def _about(self, row: CustomQuestion) -> Content:
        today = self.view.day.date
        standing = schedules(practice_of(self.view.state).answers(), today).get(row.key)
        listen = row.listen or "You have not said yet."
        parts = [Content.styled(row.asks, "bold"), Content.assemble(("A good answer has: ", MUTED), listen)]
        if standing:
            last = f"{rating_words(standing.last.rating)}, {relative_day(standing.last.on, today)}"
            parts.append(Content.assemble(("Last time: ", MUTED), last))
        else:
            parts.append(Content.styled("You have not answered it yet. coach will ask it in your next rounds.", MUTED))
        return Content("\n").join(parts)

    # -- actions

    @on(OptionList.OptionSelected)
    @command
    async def action_edit(self) -> None:
        """Change the selected question; if there are none, add one."""
        from coach.tui.screens.practice.dialogs import QuestionLines

        row = self.row
        if row is None:
            await add_one(self)
        elif lines := await self.ask(QuestionLines(row.asks, row.listen)):
            await self.store.run(change_question, row.key, *lines)

    @command
    async def action_add(self) -> None:
        """Add a question."""
        await add_one(self)

    @command
    async def action_remove(self) -> None:
        """Remove the selected question."""
        if row := self.row:
            await self.store.run(delete_question, row.key)
            self.tell("u brings it back.", "Removed")


async def add_one(page: Page) -> None:
    """Ask for a question and add it."""
    from coach.tui.screens.practice.dialogs import QuestionLines

    if lines := await page.ask(QuestionLines()):
        await page.store.run(add_question, *lines)
        page.tell("coach will ask it in your next rounds.", "Added")
