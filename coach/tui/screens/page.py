"""A page of its own above the rooms: it is shown the state as they are, and escape leaves it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.actions import parse
from textual.binding import BindingType
from textual.content import Content

from coach.domain.first_week import is_beginner
from coach.tui.command_worker import command
from coach.tui.commands import PAGE_BACK, PAGE_HELP, Command, bindings
from coach.tui.screens.responsive import size_classes
from coach.tui.screens.whole_window import WholeWindow
from coach.tui.themes import MUTED
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.tui.host import MainScreen
    from coach.tui.view import View


class Page(WholeWindow):
    """What has many parts or much to write, and so needs the whole window for a while."""

    PAGE_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    SHEET: ClassVar[str] = ""
    """The worksheet that this page is the part of, if it is: its help says why it is there, and on what that rests."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((PAGE_BACK, PAGE_HELP))]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(classes=" ".join(size_classes(main.app.size)))
        self.main = main

    @property
    def view(self) -> View:
        """The state as it was drawn last."""
        return self.main.view

    @property
    def shows_few_keys(self) -> bool:
        """Whether only the keys that a beginner needs stand at the bottom."""
        return is_beginner(self.view.state, self.view.day.date)

    def show(self, view: View) -> None:
        """Draw what changed."""
        raise NotImplementedError

    @property
    def columns(self) -> ListDetail:
        """The list and the page beside it, where this page has them."""
        return self.query_one(ListDetail)

    def say_ticked(self, actions: Iterable[str]) -> None:
        """Say which actions were ticked by what was made here."""
        found = [self.view.state.guide.action(each) for each in actions]
        if found:
            self.tell("\n".join(f"{each.id} {each.title}" for each in found), "Ticked by what you made")

    def commands_now(self) -> list[Command]:
        """What can be done here now."""
        return [each for each in self.PAGE_COMMANDS if self.check_action(*parse(each.action)[1:])]

    def action_back(self) -> None:
        """Back to where the page was opened."""
        self.dismiss(None)

    def action_undo(self) -> None:
        """Undo what was done last."""
        self.main.action_undo()

    @command
    async def action_help(self) -> None:
        """Tell what can be done here, and why one would."""
        from coach.tui.screens.help import page_help, why
        from coach.tui.screens.help_dialog import HelpDialog

        width = min(76, self.size.width) - 8
        told = page_help(self, self.commands_now(), width, self.coach_app.own_keys)
        if self.SHEET:
            told = Content("\n\n").join([told, *why(self.SHEET, self.view.state.guide)])
        await self.ask(HelpDialog(told, few_keys=self.shows_few_keys))


def heading(title: str, told: str) -> Content:
    """The first lines of a page."""
    return Content.assemble((title, "bold $primary"), (f"   {told}", MUTED))
