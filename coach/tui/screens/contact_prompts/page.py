"""The people list, brought back in one pass: prompts by period and place, then how close, whom first, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.search.contact_prompts import ENOUGH, brought_back, to_tell, where_to_begin
from coach.errors import RefusedError
from coach.guide.contact_prompts import NamePrompt, name_prompts
from coach.services.contact_prompts import NewContact, add_contact
from coach.tui.commands import NAMES, bindings
from coach.tui.screens.contact_prompts.wording import PARTS, about_part, about_prompt, part_line, prompt_line, said_of
from coach.tui.screens.page import Page, heading
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.form import line_input
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.search.log import SearchLog
    from coach.domain.search.state import Person
    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View

Row = NamePrompt | str
SHOWN_NAMES = 40


class ContactPromptsPage(Page):
    """On the left the prompts and what comes after them, on the right the one that is open. Holds no rules."""

    HELP = (
        "Prompts from your life that help you remember names. Press enter on a prompt, then type one name after "
        "another, each with enter: Ana Lopez, Acme. An empty line goes to the next prompt, and escape goes back to "
        "the list. coach saves every name at once, so you can stop and go on another day. f goes to the Search, where "
        "e changes a person and x removes one."
    )
    PAGE_COMMANDS = NAMES
    SHEET = "people-list"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAMES)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self.rows: list[Row] = [*name_prompts(), *PARTS]
        self.close_first = False
        self._said = Content("")
        self._brought: dict[str, list[Person]] = {}
        self._waiting = 0

    def compose(self) -> ComposeResult:
        """The list, and beside it what is open."""
        yield Static(id="names-title", classes="page-title")
        with ListDetail(id="names"):
            yield OptionList(id="names-list", classes="chooser", markup=False)
            with VerticalScroll(id="names-page", classes="page", can_focus=False):
                yield Static(id="names-asks", classes="prose")
                yield line_input("names-line", "", "Ana Lopez, Acme")
                yield Static(id="names-said", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw it, at the prompt after the last one that brought somebody back."""
        chooser = self.query_one("#names-list", OptionList)
        self._look(self.search_log)
        chooser.add_options(self._options())
        chooser.highlighted = chooser.get_option_index(str(where_to_begin(self.search_log, name_prompts())))
        self._show_title()
        self._show_row()
        chooser.focus()

    def _options(self) -> Iterator[Option]:
        """The rows under the names of their periods."""
        period = ""
        for at, row in enumerate(self.rows):
            new = row.period if isinstance(row, NamePrompt) else "Then"
            if new != period:
                yield Option(Content.styled(new, "bold"), disabled=True)
            yield Option(self._line_of(row), id=str(at))
            period = new

    def _line_of(self, row: Row) -> Content:
        if isinstance(row, NamePrompt):
            return prompt_line(row, len(self._brought[row.key]))
        return part_line(row, self._waiting)

    @property
    def search_log(self) -> SearchLog:
        """The search log as it is now."""
        return self.coach_app.store.state.search

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        option = self.query_one("#names-list", OptionList).highlighted_option
        return self.rows[int(option.id)] if option and option.id else self.rows[0]

    @property
    def line(self) -> Input:
        """Where names are typed."""
        return self.query_one("#names-line", Input)

    def show(self, view: View) -> None:
        """Draw how many there are, from where, and what is open."""
        self._look(view.state.search)
        chooser = self.query_one("#names-list", OptionList)
        for at, row in enumerate(self.rows):
            words = self._line_of(row)
            option = chooser.get_option(str(at))
            if option.prompt != words:
                chooser.replace_option_prompt(str(at), words)
        self._show_title()
        self._show_row()

    def _look(self, log: SearchLog) -> None:
        self._brought = brought_back(log, name_prompts())
        self._waiting = len(to_tell(log))

    def _show_title(self) -> None:
        log = self.search_log
        told = f"{len(log.people)} of {ENOUGH}" if len(log.people) < ENOUGH else f"{len(log.people)} names"
        self.query_one("#names-title", Static).update(heading("Remember names", told))

    @on(OptionList.OptionHighlighted, "#names-list")
    def _another_row(self) -> None:
        self._said = Content("")
        self._show_row()
        self.query_one("#names-page").scroll_home(animate=False)

    def _show_row(self) -> None:
        row = self.row
        self.line.display = isinstance(row, NamePrompt)
        if isinstance(row, NamePrompt):
            newest_first = self._brought[row.key][: -SHOWN_NAMES - 1 : -1]
            self._tell(about_prompt(row), Content("\n").join([self._said, *map(said_of, newest_first)]))
            return
        state, today = self.coach_app.store.state, self.view.day.date
        self._tell(about_part(row, state, today, close_first=self.close_first), Content(""))

    def _tell(self, asks: Content, said: Content) -> None:
        """Only what changed: a widget that is told the same again is laid out again."""
        for name, words in (("#names-asks", asks), ("#names-said", said)):
            told = self.query_one(name, Static)
            if told.content != words:
                told.update(words)

    # -- going about

    @on(OptionList.OptionSelected, "#names-list")
    def _open_row(self) -> None:
        if isinstance(self.row, NamePrompt):
            self.columns.go_in()
            self.line.focus()
        elif self.has_class("-narrow") and not self.columns.is_inside:
            self.columns.go_in()
            self.query_one("#names-page").can_focus = True
            self.query_one("#names-page").focus()
        else:
            self.action_run(self.row)

    def action_back(self) -> None:
        """Out of the prompt; from the list, out of the pass."""
        if self.columns.is_inside or self.line.has_focus:
            self.to_the_list()
        else:
            self.dismiss(None)

    def to_the_list(self) -> None:
        """Back to the list."""
        self.columns.go_out()
        self.query_one("#names-page").can_focus = False
        self.query_one("#names-list").focus()

    def action_next_field(self) -> None:
        """On to the next row; a prompt stays open to be typed in."""
        self.query_one("#names-list", OptionList).action_cursor_down()
        if not isinstance(self.row, NamePrompt):
            self.to_the_list()

    # -- names

    @on(Input.Submitted, "#names-line")
    def _named(self) -> None:
        row, typed = self.row, self.line.value.strip()
        if not isinstance(row, NamePrompt):
            return
        if not typed:
            self.action_next_field()
            return
        self.line.value = ""
        self.coach_app.act(lambda store: _tried(store, typed, row.where), lambda brought: self._keep(typed, brought))

    def _keep(self, typed: str, brought: NewContact | RefusedError) -> None:
        if isinstance(brought, RefusedError):
            self._said = Content.styled(f"{brought.title}. {brought.message}\n", "$warning")
            self.line.value = self.line.value or typed
        else:
            self._said = said_of(brought.person, brought)
            self.say_ticked(brought.ticked)
        self._show_row()

    def action_run(self, name: str) -> None:
        """Do one of the things that can be done here."""
        from coach.tui.screens.contact_prompts.handlers import HANDLERS

        HANDLERS[name](self)


def _tried(store: Store, typed: str, where: str) -> NewContact | RefusedError:
    try:
        return add_contact(store, typed, where)
    except RefusedError as error:
        return error
