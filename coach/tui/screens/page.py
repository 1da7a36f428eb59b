"""A page above the rooms. It receives the state as they do, and escape closes it."""

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
    """A page that covers the window, for things with many parts or much to write."""

    PAGE_COMMANDS: ClassVar[tuple[Command, ...]] = ()
    SHEET: ClassVar[str] = ""
    """The worksheet this page belongs to, if any. Its help gives the page's purpose and evidence."""
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((PAGE_BACK, PAGE_HELP))]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(classes=" ".join(size_classes(main.app.size)))
        self.main = main

    @property
    def view(self) -> View:
        """The view that was last drawn."""
        return self.main.view

    @property
    def shows_few_keys(self) -> bool:
        """Whether the footer shows only the keys that a beginner needs."""
        return is_beginner(self.view.state, self.view.day.date)

    def show(self, view: View) -> None:
        """Draw what changed."""
        raise NotImplementedError

    @property
    def columns(self) -> ListDetail:
        """The list and the detail beside it, on pages that have them."""
        return self.query_one(ListDetail)

    def say_ticked(self, actions: Iterable[str]) -> None:
        """Say which actions were ticked by work on this page."""
        found = [self.view.state.guide.action(each) for each in actions]
        if found:
            self.tell("\n".join(f"{each.id} {each.title}" for each in found), "Ticked by what you made")

    def commands_now(self) -> list[Command]:
        """Return the commands that are available now."""
        return [each for each in self.PAGE_COMMANDS if self.check_action(*parse(each.action)[1:])]

    def action_back(self) -> None:
        """Close the page."""
        self.dismiss(None)

    def action_undo(self) -> None:
        """Undo the last change."""
        self.main.action_undo()

    @command
    async def action_help(self) -> None:
        """Show help for this page and say what it is for."""
        from coach.tui.screens.help import page_help, why
        from coach.tui.screens.help_dialog import HelpDialog

        width = min(76, self.size.width) - 8
        told = page_help(self, self.commands_now(), width, self.coach_app.own_keys)
        if self.SHEET:
            told = Content("\n\n").join([told, *why(self.SHEET, self.view.state.guide)])
        await self.ask(HelpDialog(told, few_keys=self.shows_few_keys))


def heading(title: str, told: str) -> Content:
    """Return the first lines of a page."""
    return Content.assemble((title, "bold $primary"), (f"   {told}", MUTED))
