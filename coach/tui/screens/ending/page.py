"""The end of a search: the weeks behind, people to thank, what to withdraw or stop, what comes next, what to keep."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.ending.decisions import end_blocks, resume_search, withdrawn
from coach.domain.ending.ending import Ending, ending
from coach.domain.sanitize import shown
from coach.domain.search.state import Application
from coach.domain.search.typed_records import record_event
from coach.domain.ticks import toggle_tick
from coach.domain.wording import count
from coach.services.ticks import tick
from coach.tui.command_worker import command
from coach.tui.commands import ENDING, bindings
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.ending.found_work import ask_where
from coach.tui.screens.ending.wording import Part, about, draft_of, parts
from coach.tui.screens.export_all import export_all
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.page import Page, heading
from coach.tui.screens.search.dialogs import DraftDialog
from coach.tui.widgets.chooser import Chooser
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from coach.domain.ending.decisions import Facts
    from coach.domain.state import State
    from coach.tui.host import MainScreen
    from coach.tui.view import View

WITH_A_LETTER = ("thank", "open")


class EndingPage(Page):
    """The ending, part by part. Contains no rules. Closes if the new job is undone, as nothing is left to show."""

    HELP = (
        "You have found work. This page looks back on your weeks, and has what is left to do, line by line: people to "
        "thank, applications to withdraw, what to stop. Enter opens a line, and space marks it done. None of it has "
        "to be done today. E in Today opens this page again."
    )
    PAGE_COMMANDS = ENDING
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(ENDING)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self._found = ending(main.view.state, main.view.day.date)
        self._drawn: list[Part] = []

    def compose(self) -> ComposeResult:
        """Lay out the list of parts and, beside it, the selected one."""
        yield Static(id="ending-title", classes="page-title")
        with ListDetail(id="ending"):
            yield Chooser(id="ending-parts", classes="chooser", markup=False)
            with VerticalScroll(id="ending-page", classes="page"):
                yield Static(id="ending-text", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Start on the weeks. In a narrow window their text is shown before the list."""
        self.chooser.focus()
        self.show(self.view)
        if self.has_class("-narrow"):
            self._focus_text()

    @property
    def chooser(self) -> OptionList:
        """The list of parts."""
        return self.query_one("#ending-parts", OptionList)

    @property
    def found(self) -> Ending:
        """The ending as it was last drawn."""
        assert self._found is not None
        return self._found

    @property
    def part(self) -> Part:
        """The selected part."""
        return self._drawn[self.chooser.highlighted or 0]

    def show(self, view: View) -> None:
        """Draw what changed. Close the page if the new job was undone."""
        found = ending(view.state, view.day.date)
        if found is None:
            self.call_later(self._leave)
            return
        self._found = found
        self.query_one("#ending-title", Static).update(heading("You found work", shown(found.job.employer)))
        now, chooser = parts(found), self.chooser
        if [part.key for part in now] != [part.key for part in self._drawn]:
            at = chooser.highlighted or 0
            self._drawn = now
            chooser.set_options([Option(part.line) for part in now])
            chooser.highlighted = min(at, len(now) - 1)
        for at, (part, before) in enumerate(zip(now, self._drawn, strict=True)):
            if part.line != before.line:
                chooser.replace_option_prompt_at_index(at, part.line)
        self._drawn = now
        self._show_part()

    def _leave(self) -> None:
        """Close the page, after anything above it has closed."""
        if self.is_current:
            self.dismiss(None)

    def on_screen_resume(self) -> None:
        """Check again once nothing covers the page: the new job may have been undone meanwhile."""
        self.show(self.view)

    @on(OptionList.OptionHighlighted, "#ending-parts")
    def _show_part(self) -> None:
        if self._drawn:
            width = max(24, self.query_one("#ending-page").scrollable_content_region.width)
            told = about(self.part, self.found, self.view.state, self.view.day.date, width)
            self.query_one("#ending-text", Static).update(told)
            self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#ending-parts")
    def _scroll_to_top(self) -> None:
        self.query_one("#ending-page").scroll_home(animate=False)

    def on_resize(self) -> None:
        """Redraw the bars at the new width."""
        self.call_after_refresh(self._show_part)

    @on(OptionList.OptionSelected, "#ending-parts")
    def action_open_part(self) -> None:
        """Open the part; in a narrow window, show its text first."""
        if self.has_class("-narrow") and not self.columns.is_inside:
            self._focus_text()
        else:
            self._open()

    def _focus_text(self) -> None:
        self.columns.go_in()
        self.query_one("#ending-page").focus()
        self.call_after_refresh(self._show_part)

    def action_back(self) -> None:
        """Return from the text to the list in a narrow window; otherwise close the page."""
        if self.columns.is_inside:
            self.columns.go_out()
            self.chooser.focus()
        else:
            self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the actions that apply to the selected part."""
        if self.is_too_small or not self._drawn:
            return super().check_action(action, parameters)
        part = self.part
        allowed = {
            "done": part.name in (*WITH_A_LETTER, "days") or part.key == ("stop", "blocks"),
            "copy": part.name in WITH_A_LETTER,
            "withdraw": bool(self.found.still_open),
        }
        return allowed.get(action, super().check_action(action, parameters))

    # -- actions: each is one transaction, undone in one go

    @command
    async def _open(self) -> None:
        """Open whatever the selected part leads to: a letter, an action or a choice."""
        part = self.part
        if part.name in ("thank", "open"):
            self._copied(await self.ask(DraftDialog(*self._draft())))
        elif part.name == "days":
            from coach.tui.screens.message_dialogs import action_text

            action = self.found.signed
            assert action is not None
            await self.ask(TextDialog(f"{action.id}  {action.title}", action_text(action, self.view)))
        elif part.name == "stays":
            await export_all(self)
        elif part.key == ("stop", "blocks"):
            self.action_done()

    def _draft(self) -> tuple[str, str]:
        return draft_of(self.part, self.found, self.view.state, self.view.day.date)

    def _copied(self, text: str | None) -> None:
        if text:
            self.app.copy_to_clipboard(text)
            self.tell("Copied. When you have sent it, press space.")

    def action_copy(self) -> None:
        """Copy the letter unchanged."""
        self._copied(self._draft()[1])

    @command
    async def action_done(self) -> None:
        """Mark the part as done: letter sent, application withdrawn, blocks ended or action ticked."""
        part, today = self.part, self.view.day.date
        if isinstance(part.about, Application):
            key = part.about.key
            await self.store.apply_all(lambda newest: withdrawn(newest, [key], today))
            self.tell(f"{shown(part.about.employer)}: withdrawn.")
        elif part.name == "thank":
            await self.store.apply_all(self._thanks)
            self.tell("Saved.")
        elif part.key == ("stop", "blocks"):
            await self.store.apply_all(lambda newest: end_blocks(newest, today))
            self.tell("Your weekly blocks end there. u brings them back.")
        elif self.found.signed:
            action = self.found.signed.id
            await self.store.run(tick, lambda now: toggle_tick(now, action, today), today)

    def _thanks(self, newest: State) -> Facts:
        """Return the event for a message sent today to the selected person."""
        name, _ = self._draft()
        thanks = next(each for each in self.found.people if each.name == name)
        changes = {
            "what": "message",
            "text": f"wrote to {name}, to thank them",
            "person": thanks.person.key if thanks.person else None,
            "contact": None if thanks.person else name,
            "application": None if thanks.person else self.found.job.key,
        }
        return [record_event("activity", None, changes, newest.search)]

    @command
    async def action_withdraw(self) -> None:
        """Mark every open application as withdrawn, after asking."""
        still_open, today = self.found.still_open, self.view.day.date
        keys = [each.key for each in still_open]
        names = ", ".join(shown(each.employer) for each in still_open)
        question = f"Mark these as withdrawn? coach sends nothing: you write to them yourself.\n\n{names}"
        if await self.ask(AskDialog("Still open", question)):
            await self.store.apply_all(lambda newest: withdrawn(newest, keys, today))
            self.tell(f"{count(len(keys), 'application is', 'applications are')} withdrawn. u undoes it.")

    @command
    async def action_begins(self) -> None:
        """Ask where the job is and when it starts."""
        await ask_where(self)

    @command
    async def action_page(self) -> None:
        """Write the whole ending as a page to keep or share."""
        from coach.export.ending_document import EndingFile
        from coach.tui.screens.review.files import write_page

        await write_page(self, EndingFile(self.found, self.view.state, self.view.day.date))

    @command
    async def action_back_up(self) -> None:
        """Export everything to a folder."""
        await export_all(self)

    @command
    async def action_again(self) -> None:
        """Reopen the search because the job did not last. No questions are asked."""
        await self.store.apply_all(lambda newest: resume_search(newest.search))
        self.main.tell("Your search goes on. Nothing you wrote is lost.")
