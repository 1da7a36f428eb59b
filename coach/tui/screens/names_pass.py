"""The people list, brought back in one pass: prompts by period and place, then how close, whom first, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input, OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.search.names import ENOUGH, known_from, to_tell, where_to_begin
from coach.errors import RefusedError
from coach.guide.names import NamePrompt, name_prompts
from coach.journal.naming import Brought, bring_back
from coach.tui.commands import NAMES, bindings
from coach.tui.screens.names_texts import PARTS, about_part, about_prompt, part_line, prompt_line, said_of
from coach.tui.screens.page import Page, heading
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog
    from coach.journal.coach import Coach
    from coach.tui.screens.deciding import Deciding
    from coach.tui.view import View

Row = NamePrompt | str


class NamesPass(Page):
    """On the left the prompts and what comes after them, on the right the one that is open. Holds no rules."""

    HELP = (
        "A walk through your life that brings names back. Enter goes into a prompt; type a name and enter, one after "
        "another: Ana Lopez, Acme. An empty line goes on to the next prompt, escape comes back to the list. Every name "
        "is kept at once, so that you can leave and go on another day."
    )
    PAGE_COMMANDS = NAMES
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAMES)]

    def __init__(self, deciding: Deciding) -> None:
        super().__init__(deciding)
        self.rows: list[Row] = [*name_prompts(), *PARTS]
        self.close_first = False
        self._said = Content("")

    def compose(self) -> ComposeResult:
        """The list, and beside it what is open."""
        yield Static(id="names-title", classes="page-title")
        with Container(id="names", classes="two-columns"):
            yield OptionList(id="names-list", classes="chooser", markup=False)
            with VerticalScroll(id="names-page", classes="page", can_focus=False):
                yield Static(id="names-asks", classes="prose")
                yield line_input("names-line", "", "Ana Lopez, Acme")
                yield Static(id="names-said", classes="prose")
        yield Footer(show_command_palette=False, compact=True)

    def on_mount(self) -> None:
        """Draw it, at the prompt after the last one that brought somebody back."""
        chooser = self.query_one("#names-list", OptionList)
        period = ""
        for at, row in enumerate(self.rows):
            new = row.period if isinstance(row, NamePrompt) else "Then"
            if new != period:
                chooser.add_option(Option(Content.styled(new, "bold"), disabled=True))
            chooser.add_option(Option("", id=str(at)))
            period = new
        chooser.highlighted = chooser.get_option_index(str(where_to_begin(self.search_log, name_prompts())))
        self.show(self.view)
        chooser.focus()

    @property
    def search_log(self) -> SearchLog:
        """The search log as it is now."""
        return self.coach_app.coach.transition.search

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
        log = view.transition.search
        chooser = self.query_one("#names-list", OptionList)
        for at, row in enumerate(self.rows):
            words = prompt_line(row, log) if isinstance(row, NamePrompt) else part_line(row, log)
            option = chooser.get_option(str(at))
            if option.prompt != words:
                chooser.replace_option_prompt(str(at), words)
        told = f"{len(log.people)} of {ENOUGH}" if len(log.people) < ENOUGH else f"{len(log.people)} names"
        self.query_one("#names-title", Static).update(heading("Bring back names", told))
        self._show_row()

    @on(OptionList.OptionHighlighted, "#names-list")
    def _another_row(self) -> None:
        self._said = Content("")
        self._show_row()
        self.query_one("#names-page").scroll_home(animate=False)

    def _show_row(self) -> None:
        row, log = self.row, self.search_log
        self.line.display = isinstance(row, NamePrompt)
        if isinstance(row, NamePrompt):
            self.query_one("#names-asks", Static).update(about_prompt(row))
            names = Content("\n").join([self._said, *(said_of(each) for each in reversed(known_from(log, row)))])
            self.query_one("#names-said", Static).update(names)
            return
        transition, today = self.coach_app.coach.transition, self.view.day.date
        told = about_part(row, transition, today, close_first=self.close_first)
        self.query_one("#names-asks", Static).update(told)
        self.query_one("#names-said", Static).update("")

    # -- going about

    @on(OptionList.OptionSelected, "#names-list")
    def _open_row(self) -> None:
        container = self.query_one("#names")
        if isinstance(self.row, NamePrompt):
            container.add_class("-inside")
            self.line.focus()
        elif self.has_class("-narrow") and not container.has_class("-inside"):
            container.add_class("-inside")
            self.query_one("#names-page").can_focus = True
            self.query_one("#names-page").focus()
        else:
            self.action_run(self.row)

    def action_back(self) -> None:
        """Out of the prompt; from the list, out of the pass."""
        if self.query_one("#names").has_class("-inside") or self.line.has_focus:
            self.to_the_list()
        else:
            self.dismiss(None)

    def to_the_list(self) -> None:
        """Back to the list."""
        self.query_one("#names").remove_class("-inside")
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
        self.coach_app.act(lambda coach: _tried(coach, typed, row.where), lambda brought: self._keep(typed, brought))

    def _keep(self, typed: str, brought: Brought | RefusedError) -> None:
        if isinstance(brought, RefusedError):
            self._said = Content.styled(f"{brought.title}. {brought.message}\n", "$warning")
            self.line.value = self.line.value or typed
        else:
            self._said = said_of(brought.person, brought)
            self.say_ticked(brought.ticked)
        self._show_row()

    def say_ticked(self, actions: tuple[str, ...]) -> None:
        """Say which actions were ticked."""
        guide = self.view.transition.guide
        for action in actions:
            self.deciding.tell(f"{action} {guide.action(action).title}", "Ticked by what you made")

    def action_run(self, name: str) -> None:
        """Do one of the things that can be done here."""
        from coach.tui.screens.names_deeds import DEEDS

        DEEDS[name](self)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what there are people for is offered."""
        if action == "run" and parameters[0] == "close" and self.is_mounted:
            return bool(to_tell(self.search_log))
        return super().check_action(action, parameters)


def _tried(coach: Coach, typed: str, where: str) -> Brought | RefusedError:
    try:
        return bring_back(coach, typed, where)
    except RefusedError as error:
        return error


def open_names(deciding: Deciding) -> None:
    """Open the pass."""
    deciding.app.push_screen(NamesPass(deciding))
