"""A page for private writing: a prompt, an editor, and a clock that only tells. The text goes to its own file alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static, TextArea

from coach.domain.sanitize import shown_lines
from coach.guide.first_hours import first_hours
from coach.services.first_hours import record_session
from coach.storage.private_writing import BETWEEN, WritingSession
from coach.tui.command_worker import command
from coach.tui.commands import END_WRITING, bindings
from coach.tui.dialog_drafts import ON_DISK_AFTER
from coach.tui.screens.page import Page, heading
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.themes import MUTED
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from textual.timer import Timer

    from coach.domain.first_hours.state import WritingTime
    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View

CHOICES = [
    ("keep", "Keep it. You can read it here again, and burn it on any day."),
    ("burn", "Burn it now. You can't get it back."),
]


class PrivateEditor(Editor):
    """Tab does nothing here; escape ends the writing."""

    HELP = (
        "Write here; nobody else reads it. coach saves it in its own file within a second of each key. Escape ends "
        "the writing, and coach asks whether to keep it or burn it."
    )


class WritingPage(Page):
    """One writing time. What is typed is handed to the journal's thread, and never to the journal."""

    HELP = "Twenty minutes about the loss, or less. The clock only shows the time. Nothing happens when they are over."
    PAGE_COMMANDS = (END_WRITING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((END_WRITING,))]

    def __init__(self, main: MainScreen, time: WritingTime) -> None:
        super().__init__(main)
        self._time = time
        self._paper: WritingSession | None = None
        self._began = main.coach_app.store.clock.now()
        self._soon: Timer | None = None
        self._stood: str | None = None
        self._text = self._on_disk = ""
        self._ended = False

    def compose(self) -> ComposeResult:
        """The prompt, the page, and below it how to end."""
        yield Static(id="writing-title", classes="page-title")
        yield Static(id="writing-prompt", classes="prose", markup=False)
        yield PrivateEditor(id="writing-editor")
        yield Static(_foot(shared=False), id="writing-foot", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """One may write at once; what stood there is fetched meanwhile."""
        self.query_one("#writing-prompt", Static).update(Content(self._time.prompt.prompt))
        self.editor.placeholder = "Write here."
        self.editor.focus()
        self.show(self.view)
        self._begin()

    def _take_up(self, store: Store) -> WritingSession:
        self._paper = WritingSession(store.journal.home, self._time.number)
        return self._paper

    @command
    async def _begin(self) -> None:
        """Show what stood there, before what was typed since; the cursor is at the end."""
        paper = await self.store.read(self._take_up)
        self._stood = self._on_disk = shown_lines(paper.text)
        self._text = _after(self._stood, self.editor.text)  # not what was told last: a key may have come since
        if self._stood:
            self.editor.show_text(self._text)
        self.query_one("#writing-foot", Static).update(_foot(shared=paper.shared))

    @property
    def editor(self) -> PrivateEditor:
        """Where it is written."""
        return self.query_one(PrivateEditor)

    @property
    def minutes(self) -> int:
        """How long the page has been open."""
        return max(0, int((self.coach_app.store.clock.now() - self._began).total_seconds()) // 60)

    def show(self, view: View) -> None:  # noqa: ARG002 - only the clock changes here
        """Draw the clock."""
        whole = first_hours().writing.minutes
        told = f"{self.minutes} of {whole} minutes"
        if self.minutes >= whole:
            told = f"{self.minutes} minutes; you may stop here"
        title = f"{self._time.prompt.title}, {self._time.number} of {len(first_hours().times)}"
        self.query_one("#writing-title", Static).update(heading(title, told))

    # -- keeping

    @on(TextArea.Changed, "#writing-editor")
    def _typed(self) -> None:
        """The first stroke sets the clock, so that who types on and on is kept as well."""
        self._text = self.editor.text
        if self._soon is None:
            self._soon = self.set_timer(ON_DISK_AFTER, self._to_disk)

    def _to_disk(self) -> None:
        if self._soon:
            self._soon.stop()
            self._soon = None
        paper, text = self._paper, self._text
        if paper and self._stood is not None and text != self._on_disk:
            self._on_disk = text
            self.store.submit(lambda _: paper.keep(text))

    def on_unmount(self) -> None:
        """The window is left, or the page: what was typed last is kept, whatever comes."""
        if not self._ended:
            self._to_disk()
        typed = self._text if self._stood is None else ""

        def let_go(_: Store) -> None:
            if self._paper and typed.strip():
                self._paper.keep(_after(self._paper.text, typed))
            if self._paper:
                self._paper.close()

        self.store.submit(let_go)

    # -- the end

    @command
    async def action_back(self) -> None:
        """Stop. Whether it is kept or burnt is asked once, where anything was written now."""
        if self._ended or self._stood is None or self._text == self._stood or not self._text.strip():
            self._text = self._text if self._text.strip() else ""
            self.dismiss(None)
            return
        self._to_disk()
        words = first_hours().writing
        told = f"{words.private}\n\n{words.out_of_reach}"
        answer = await self.ask(OneDialog("Keep it, or burn it?", told, CHOICES))
        if answer is None:  # write on
            self.editor.focus()
            return
        self._ended = True
        ticked = await self.store.run(self._end, kept=answer == "keep")
        said = "Only on this machine." if answer == "keep" else words.burnt
        self.tell(f"{said}{self._say_ticked(ticked)}", "Kept" if answer == "keep" else "Burnt")
        self.dismiss(None)

    def _end(self, store: Store, *, kept: bool) -> tuple[str, ...]:
        if self._paper and not kept:
            self._paper.burn()
        return record_session(store, self._time.number, self.minutes, kept=kept)

    def _say_ticked(self, ticked: tuple[str, ...]) -> str:
        action = self.view.state.guide.action(first_hours().writing.action)
        return f" That ticks {action.id} {action.title}." if ticked else ""

    def action_next_field(self) -> None:
        """There is only this one."""

    def action_field_before(self) -> None:
        """There is only this one."""


def _after(stood: str, typed: str) -> str:
    return BETWEEN.join(text for text in (stood, typed) if text)


def _foot(*, shared: bool) -> Content:
    words = first_hours().writing.stop
    if shared:
        words = f"Another window is open on this text too; coach keeps both. {words}"
    return Content.styled(f"Saved as you type, only here. {words}", MUTED)
