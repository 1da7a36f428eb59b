"""Building the list of people: prompts by period and place, closeness, who to write to first, follow-ups."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.sanitize import shown
from coach.domain.search.contact_prompts import ENOUGH, incomplete_people, recalled_people, spoken_on, where_to_begin
from coach.domain.search.first_message import SHEET, TOPIC, first_message, suggest_first_contacts
from coach.domain.worksheets.state import sheet_of
from coach.errors import RefusedError
from coach.guide.contact_prompts import NamePrompt, name_prompts
from coach.services.contact_prompts import add_contact, describe_contact, log_sent
from coach.tui.command_worker import command
from coach.tui.commands import NAMES, bindings
from coach.tui.screens.contact_prompts.dialogs import CloseDialog
from coach.tui.screens.contact_prompts.wording import (
    CLOSE,
    FOLLOW,
    PARTS,
    WRITE,
    about_part,
    about_prompt,
    part_line,
    prompt_line,
    said_of,
    who,
)
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.page import Page, heading
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.search.dialogs import DraftDialog
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.form import line_input
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.search.log import SearchLog
    from coach.domain.search.state import Person
    from coach.tui.host import MainScreen
    from coach.tui.view import View

Row = NamePrompt | str
SHOWN_NAMES = 40
CHOICES = 12


class ContactPromptsPage(Page):
    """The prompts and the parts that follow them on the left, the open one on the right. Contains no rules."""

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
        self._feedback = Content("")
        self._recalled: dict[str, list[Person]] = {}
        self._waiting = 0

    def compose(self) -> ComposeResult:
        """Lay out the list and, beside it, the open prompt."""
        yield Static(id="names-title", classes="page-title")
        with ListDetail(id="names"):
            yield OptionList(id="names-list", classes="chooser", markup=False)
            with VerticalScroll(id="names-page", classes="page", can_focus=False):
                yield Static(id="names-asks", classes="prose")
                yield line_input("names-line", "", "Ana Lopez, Acme")
                yield Static(id="names-said", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Start at the prompt after the last one that brought back a name."""
        chooser = self.query_one("#names-list", OptionList)
        self._count_names(self.search_log)
        chooser.add_options(self._options())
        chooser.highlighted = chooser.get_option_index(str(where_to_begin(self.search_log, name_prompts())))
        self._show_title()
        self._show_row()
        chooser.focus()

    def _options(self) -> Iterator[Option]:
        """Return the rows, grouped by period."""
        period = ""
        for at, row in enumerate(self.rows):
            new = row.period if isinstance(row, NamePrompt) else "Then"
            if new != period:
                yield Option(Content.styled(new, "bold"), disabled=True)
            yield Option(self._line_of(row), id=str(at))
            period = new

    def _line_of(self, row: Row) -> Content:
        if isinstance(row, NamePrompt):
            return prompt_line(row, len(self._recalled[row.key]))
        return part_line(row, self._waiting)

    @property
    def search_log(self) -> SearchLog:
        """The current search log."""
        return self.coach_app.store.state.search

    @property
    def row(self) -> Row:
        """The row under the cursor."""
        option = self.query_one("#names-list", OptionList).highlighted_option
        return self.rows[int(option.id)] if option and option.id else self.rows[0]

    @property
    def line(self) -> Input:
        """The field where names are typed."""
        return self.query_one("#names-line", Input)

    def show(self, view: View) -> None:
        """Draw the counts, the list and the open prompt."""
        self._count_names(view.state.search)
        chooser = self.query_one("#names-list", OptionList)
        for at, row in enumerate(self.rows):
            words = self._line_of(row)
            option = chooser.get_option(str(at))
            if option.prompt != words:
                chooser.replace_option_prompt(str(at), words)
        self._show_title()
        self._show_row()

    def _count_names(self, log: SearchLog) -> None:
        self._recalled = recalled_people(log, name_prompts())
        self._waiting = len(incomplete_people(log))

    def _show_title(self) -> None:
        log = self.search_log
        told = f"{len(log.people)} of {ENOUGH}" if len(log.people) < ENOUGH else f"{len(log.people)} names"
        self.query_one("#names-title", Static).update(heading("Remember names", told))

    @on(OptionList.OptionHighlighted, "#names-list")
    def _another_row(self) -> None:
        self._feedback = Content("")
        self._show_row()
        self.query_one("#names-page").scroll_home(animate=False)

    def _show_row(self) -> None:
        row = self.row
        self.line.display = isinstance(row, NamePrompt)
        if isinstance(row, NamePrompt):
            newest_first = self._recalled[row.key][: -SHOWN_NAMES - 1 : -1]
            self._show_texts(about_prompt(row), Content("\n").join([self._feedback, *map(said_of, newest_first)]))
            return
        state, today = self.coach_app.store.state, self.view.day.date
        self._show_texts(about_part(row, state, today, close_first=self.close_first), Content(""))

    def _show_texts(self, asks: Content, said: Content) -> None:
        """Set only the texts that changed, because setting the same text again costs a layout."""
        for name, words in (("#names-asks", asks), ("#names-said", said)):
            told = self.query_one(name, Static)
            if told.content != words:
                told.update(words)

    # -- navigation

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
            {CLOSE: self.action_how_close, WRITE: self.action_write, FOLLOW: self.action_follow}[self.row]()

    def action_back(self) -> None:
        """Close the prompt or, from the list, the page."""
        if self.columns.is_inside or self.line.has_focus:
            self.to_the_list()
        else:
            self.dismiss(None)

    def to_the_list(self) -> None:
        """Return to the list."""
        self.columns.go_out()
        self.query_one("#names-page").can_focus = False
        self.query_one("#names-list").focus()

    def action_next_field(self) -> None:
        """Move to the next row. A prompt stays open so that the person can keep typing."""
        self.query_one("#names-list", OptionList).action_cursor_down()
        if not isinstance(self.row, NamePrompt):
            self.to_the_list()

    # -- names

    @on(Input.Submitted, "#names-line")
    @command
    async def _named(self) -> None:
        row, typed = self.row, self.line.value.strip()
        if not isinstance(row, NamePrompt):
            return
        if not typed:
            self.action_next_field()
            return
        self.line.value = ""
        try:
            new = await self.store.run(add_contact, typed, row.where)
        except RefusedError as error:
            self._feedback = Content.styled(f"{error.title}. {error.message}\n", "$warning")
            self.line.value = self.line.value or typed
        else:
            self._feedback = said_of(new.person, new)
            self.say_ticked(new.ticked)
        self._show_row()

    # -- actions

    @command
    async def action_how_close(self) -> None:
        """Ask about everybody with something missing, one after another. Each answer is saved at once."""
        waiting = [person.key for person in incomplete_people(self.search_log)]
        if not waiting:
            self.tell("Every name has its details.")
            return
        for at, key in enumerate(waiting):
            person = self.search_log.people.get(key)
            if person is None:
                continue
            topic = person.ask or sheet_of(self.coach_app.store.state, SHEET).texts.get(TOPIC, "")
            told = await self.ask(CloseDialog(person, topic, f"{at + 1} of {len(waiting)}"))
            if told is None:
                return
            self._describe(key, told)
        self.tell("That was everybody. Press d to see who to write to first.")

    @command
    async def _describe(self, key: str, told: dict[str, Any]) -> None:
        """Save what was entered about a person, while the next question is already showing."""
        spoken = spoken_on(told.pop("spoken"), self.view.day.date)
        changes = {**told, **({"last_contact": spoken} if spoken else {})}
        self.say_ticked(await self.store.run(lambda store: describe_contact(store, key, **changes)))

    @command
    async def action_write(self) -> None:
        """Choose who to write to, draft the message, and log it once it is sent."""
        state, today = self.coach_app.store.state, self.view.day.date
        ties = suggest_first_contacts(state, today, close_first=self.close_first)[:CHOICES]
        if not ties:
            self.tell("Everybody has had a first message. Press f to see what is due.")
            return
        choices = [(tie.person.key, f"{who(tie)}: {shown('; '.join(tie.reasons))}") for tie in ties]
        key = await self.ask(OneDialog("Who to write to first", "", choices))
        person = self.search_log.people.get(key or "")
        if person is None:
            return
        text = await self.ask(DraftDialog(person.name, first_message(self.coach_app.store.state, person, today)))
        if not text:
            return
        self.app.copy_to_clipboard(text)
        words = "coach has copied it; you send it yourself. Press enter when you have sent it, or escape if not yet."
        if await self.ask(AskDialog(f"To {shown(person.name)}", words)):
            self.say_ticked(await self.store.run(log_sent, person.key))

    def action_order(self) -> None:
        """Switch the order between close people first and distant people first."""
        self.close_first = not self.close_first
        self.show(self.view)

    def action_follow(self) -> None:
        """Go to the search room, where follow-ups are logged."""
        for _ in [each for each in self.app.screen_stack if isinstance(each, Page)]:
            self.app.pop_screen()
        self.main.go_on_to("search")
