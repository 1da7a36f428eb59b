"""The story bank: stories on the left, one of them on the right; strengths, cards and what to practise on top."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from coach.domain.review.state import Story
from coach.domain.review.stories import newest_first, with_words
from coach.domain.wording import count
from coach.tui.commands import STORIES, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.screens.stories.wording import PARTS, SURE, about_row, row_line
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.form import line_input
from coach.tui.widgets.list_detail import ListDetail
from coach.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from coach.tui.host import MainScreen
    from coach.tui.view import View

Row = Story | str
ON_A_STORY = ("edit", "copy", "remove")
NOTHING = "None of them has these words. Escape shows all again."


class StoryBank(Page):
    """Holds no rules: which strengths the stories show and what to practise, the domain says."""

    HELP = (
        "What you did, saved as stories to tell. At the top are the strengths they show, the cards for hard days, and "
        "what to practise next. Below are the stories, newest first. Enter opens the line under the cursor."
    )
    PAGE_COMMANDS = STORIES
    SHEET = "introduction"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(STORIES)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self._wanted = ""
        self._has_stories = False

    def compose(self) -> ComposeResult:
        """The list with the field for finding, and beside it the story."""
        yield Static(id="bank-title", classes="page-title")
        with ListDetail(id="bank"):
            yield VirtualList(self._draw_row, id="bank-rows")
            with VerticalScroll(id="bank-page", classes="page", can_focus=False):
                yield Static(id="bank-text", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw it, with the cursor on the newest story."""
        self.rows.add_class("chooser")
        self._draw(self.view, len(PARTS) if self.view.state.reviews.stories else 0)
        self.rows.focus()

    @property
    def rows(self) -> VirtualList[Row]:
        """The list."""
        return self.query_one("#bank-rows", VirtualList)

    @property
    def row(self) -> Row:
        """What is under the cursor."""
        return self.rows.chosen or PARTS[0]

    @property
    def story(self) -> Story | None:
        """The story under the cursor."""
        return self.row if isinstance(self.row, Story) else None

    def show(self, view: View) -> None:
        """Draw what changed, with the cursor on the story it was on."""
        self._draw(view, self.rows.cursor)

    def _draw(self, view: View, at: int) -> None:
        kept = self.rows.chosen
        stories = view.state.reviews.stories
        found = newest_first(with_words(stories.values(), self._wanted))
        rows: list[Row] = [*([] if self._wanted else PARTS), *found]
        at = next((n for n, row in enumerate(rows) if kept is not None and _name(row) == _name(kept)), at)
        if bool(stories) != self._has_stories:
            self._has_stories = bool(stories)
            self.refresh_bindings()
        self.rows.nothing = NOTHING
        self.rows.show(rows, at)
        told = f"{len(found)} of {count(len(stories), 'story', 'stories')}" if self._wanted else ""
        told = told or count(len(stories), "story", "stories")
        self.query_one("#bank-title", Static).update(heading("The story bank", told))
        self._show_row()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where there is no story, nothing is offered that needs one."""
        if action == "run" and parameters[0] in ON_A_STORY and not self.view.state.reviews.stories:
            return False
        return super().check_action(action, parameters)

    def show_story(self, key: str) -> None:
        """Put the cursor on a story."""
        at = next((n for n, row in enumerate(self.rows.rows) if isinstance(row, Story) and row.key == key), None)
        if at is not None:
            self.rows.cursor = at

    def _draw_row(self, row: Row, width: int) -> Content:
        return row_line(row, self.view.state, self.view.day.date, width)

    @on(VirtualList.Moved)
    def _another_row(self) -> None:
        self._show_row()
        self.query_one("#bank-page").scroll_home(animate=False)

    def _show_row(self) -> None:
        text = about_row(self.row, self.view.state, self.view.day.date)
        self.query_one("#bank-text", Static).update(text if self.rows.rows else Content(""))

    # -- going about

    @on(VirtualList.Chosen)
    def action_open_row(self) -> None:
        """Open what is under the cursor; in a narrow window it is read first."""
        if self.has_class("-narrow") and not self.columns.is_inside:
            self.columns.go_in()
            page = self.query_one("#bank-page")
            page.can_focus = True
            page.focus()
            return
        names = {PARTS[0]: "strengths", PARTS[1]: "cards", SURE: "sure"}
        self.action_run("edit" if isinstance(self.row, Story) else names[self.row])

    def action_back(self) -> None:
        """Out of the story; out of what was found; then out of the bank."""
        if self.columns.is_inside:
            self.columns.go_out()
            self.query_one("#bank-page").can_focus = False
        elif self.query("#bank-find"):
            self._find_nothing()
        else:
            self.dismiss(None)
            return
        self.rows.focus()

    def action_find(self) -> None:
        """Show the field and go there."""
        self.columns.go_out()
        if not self.query("#bank-find"):
            self.mount(line_input("bank-find", "", "words to find; enter goes to the list"), after="#bank-title")
        self.query_one("#bank-find").focus()

    def _find_nothing(self) -> None:
        self.query("#bank-find").remove()
        self._wanted = ""
        self.show(self.view)

    @on(Input.Changed, "#bank-find")
    def _find(self) -> None:
        self._wanted = self.query_one("#bank-find", Input).value.strip()
        self.show(self.view)

    @on(Input.Submitted, "#bank-find")
    def _to_the_list(self) -> None:
        self.rows.focus()

    def action_next_field(self) -> None:
        """From the field for finding to the list."""
        self.rows.focus()

    def action_run(self, name: str) -> None:
        """Do one of the things that can be done here."""
        from coach.tui.screens.stories.handlers import HANDLERS

        HANDLERS[name](self)


def _name(row: Row) -> str:
    return row.key if isinstance(row, Story) else f"→ {row}"
