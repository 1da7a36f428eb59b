"""The story bank: stories on the left, one of them on the right; strengths, cards and gaps at the top."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from coach.domain.review.state import Story
from coach.domain.review.stories import newest_first, parts_of, story_words, with_words
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.guide.worksheets import worksheet
from coach.services.stories import SavedStory, add_story, change_story, delete_story
from coach.services.worksheets import add_row
from coach.storage.drafts import STORY
from coach.tui.command_worker import command
from coach.tui.commands import STORIES, bindings
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.page import Page, heading
from coach.tui.screens.stories.dialogs import StoryPartsDialog
from coach.tui.screens.stories.wording import CARDS, FIELD, PARTS, SHEET, STRENGTHS, about_row, row_line, strengths_text
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.form import line_input
from coach.tui.widgets.list_detail import ListDetail
from coach.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View

Row = Story | str
ON_A_STORY = ("edit", "copy", "remove")
NOTHING = "None of them has these words. Escape shows all again."


class StoryBank(Page):
    """Contains no rules: the domain decides which strengths the stories show and what to practise."""

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
        """Lay out the list with the search field and, beside it, the story."""
        yield Static(id="bank-title", classes="page-title")
        with ListDetail(id="bank"):
            yield VirtualList(self._draw_row, id="bank-rows")
            with VerticalScroll(id="bank-page", classes="page", can_focus=False):
                yield Static(id="bank-text", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the page with the newest story selected."""
        self.rows.add_class("chooser")
        self._draw(self.view, len(PARTS) if self.view.state.reviews.stories else 0)
        self.rows.focus()

    @property
    def rows(self) -> VirtualList[Row]:
        """The list."""
        return self.query_one("#bank-rows", VirtualList)

    @property
    def row(self) -> Row:
        """The selected row."""
        return self.rows.chosen or PARTS[0]

    @property
    def story(self) -> Story | None:
        """The selected story."""
        return self.row if isinstance(self.row, Story) else None

    def show(self, view: View) -> None:
        """Draw what changed, keeping the selected story."""
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
        """Offer the actions that need a story only if there is one."""
        if action in ON_A_STORY and not self.view.state.reviews.stories:
            return False
        return super().check_action(action, parameters)

    def show_story(self, key: str) -> None:
        """Select a story."""
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

    # -- navigation

    @on(VirtualList.Chosen)
    def action_open_row(self) -> None:
        """Open the selected row; in a narrow window, show its text first."""
        if self.has_class("-narrow") and not self.columns.is_inside:
            self.columns.go_in()
            page = self.query_one("#bank-page")
            page.can_focus = True
            page.focus()
            return
        if isinstance(self.row, Story):
            self.action_edit()
        elif self.row == STRENGTHS:
            self._show_strengths()
        elif self.row == CARDS:
            self.action_cards()
        else:
            self.action_sure()

    def action_back(self) -> None:
        """Close the story, then the search, then the page."""
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
        """Show the search field and focus it."""
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
        """Move from the search field to the list."""
        self.rows.focus()

    # -- actions

    @command
    async def action_add(self) -> None:
        """Add a story."""
        draft = DialogDraft(self.coach_app, STORY)
        dialog = StoryPartsDialog("A story", {}, draft, await draft.left())
        if texts := await self.ask(dialog):
            await self._save(draft, partial(add_story, texts=texts))

    @command
    async def action_edit(self) -> None:
        """Change the selected story."""
        story = self.story
        if story is None:
            self.tell("Choose a story first; a starts a new one.")
            return
        known = parts_of(story)
        draft = DialogDraft(self.coach_app, STORY, story.key, known)
        texts = await self.ask(StoryPartsDialog("Change the story", known, draft, await draft.left()))
        if texts is not None:
            changed = {part: text for part, text in texts.items() if text != known.get(part, "").strip()}
            await self._save(draft, partial(change_story, key=story.key, texts=changed))

    async def _save(self, draft: DialogDraft, save: Callable[[Store], SavedStory]) -> None:
        def save_and_drop(store: Store) -> SavedStory:
            saved = save(store)
            draft.drop()
            return saved

        saved = await self.store.run(save_and_drop)
        self.show_story(saved.story.key)
        self.say_ticked(saved.ticked)

    @command
    async def action_remove(self) -> None:
        """Remove the selected story."""
        story = self.story
        if story is None:
            self.tell("Choose a story first.", "Nothing to remove")
            return
        await self.store.run(delete_story, story.key)
        self.tell(f"{shown(story.title)} is removed. u brings it back.")

    def action_copy(self) -> None:
        """Copy the selected story."""
        if self.story is None:
            self.tell("Choose a story first.", "Nothing to copy")
            return
        self.app.copy_to_clipboard(story_words(self.story))
        self.tell("Copied.")

    @command
    async def _show_strengths(self) -> None:
        """Show all strengths with the stories behind them."""
        await self.ask(TextDialog("Strengths", strengths_text(self.view.state)))

    @command
    async def action_cards(self) -> None:
        """Open the setback cards."""
        from coach.tui.screens.search.setback_cards import show_cards

        await show_cards(self)

    @command
    async def action_sure(self) -> None:
        """Ask how confident the person is about five things today, for the log of the introduction worksheet."""
        from coach.domain.worksheets.rows import row_of
        from coach.tui.screens.worksheet.dialogs import RowDialog

        sheet = worksheet(SHEET)
        field = sheet.field(FIELD)
        lines = await self.ask(RowDialog(field))
        if lines is not None:
            await self.store.run(add_row, sheet, field.key, row_of(field, lines))


def _name(row: Row) -> str:
    return row.key if isinstance(row, Story) else f"→ {row}"
