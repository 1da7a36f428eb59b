"""Private writing: a prompt, an editor and a clock that sets no limit. The text is saved only to its own file."""

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
    """An editor where tab does nothing and escape stops the writing."""

    HELP = (
        "Write here; nobody else reads it. coach saves it in its own file within a second of each key. Escape ends "
        "the writing, and coach asks whether to keep it or burn it."
    )


class WritingPage(Page):
    """One writing time. The text goes to its own file and never to the journal."""

    HELP = "Twenty minutes about the loss, or less. The clock only shows the time. Nothing happens when they are over."
    PAGE_COMMANDS = (END_WRITING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((END_WRITING,))]

    def __init__(self, main: MainScreen, time: WritingTime) -> None:
        super().__init__(main)
        self._time = time
        self._session: WritingSession | None = None
        self._began = main.coach_app.store.clock.now()
        self._save_timer: Timer | None = None
        self._saved_text: str | None = None
        self._text = self._on_disk = ""
        self._ended = False

    def compose(self) -> ComposeResult:
        """Lay out the prompt, the editor and the keys that end it."""
        yield Static(id="writing-title", classes="page-title")
        yield Static(id="writing-prompt", classes="prose", markup=False)
        yield PrivateEditor(id="writing-editor")
        yield Static(_foot(shared=False), id="writing-foot", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Let the person write at once, and load the saved text meanwhile."""
        self.query_one("#writing-prompt", Static).update(Content(self._time.prompt.prompt))
        self.editor.placeholder = "Write here."
        self.editor.focus()
        self.show(self.view)
        self._load_saved_text()

    def _open_session(self, store: Store) -> WritingSession:
        self._session = WritingSession(store.journal.home, self._time.number)
        return self._session

    @command
    async def _load_saved_text(self) -> None:
        """Insert the saved text before what was typed since, with the cursor at the end."""
        paper = await self.store.read(self._open_session)
        self._saved_text = self._on_disk = shown_lines(paper.text)
        self._text = _joined(self._saved_text, self.editor.text)  # not the last event's text: more may have been typed
        if self._saved_text:
            self.editor.show_text(self._text)
        self.query_one("#writing-foot", Static).update(_foot(shared=paper.shared))

    @property
    def editor(self) -> PrivateEditor:
        """The text area."""
        return self.query_one(PrivateEditor)

    @property
    def minutes(self) -> int:
        """How many minutes the page has been open."""
        return max(0, int((self.coach_app.store.clock.now() - self._began).total_seconds()) // 60)

    def show(self, view: View) -> None:  # noqa: ARG002 - only the clock changes here
        """Draw the clock."""
        whole = first_hours().writing.minutes
        told = f"{self.minutes} of {whole} minutes"
        if self.minutes >= whole:
            told = f"{self.minutes} minutes; you may stop here"
        title = f"{self._time.prompt.title}, {self._time.number} of {len(first_hours().times)}"
        self.query_one("#writing-title", Static).update(heading(title, told))

    # -- saving

    @on(TextArea.Changed, "#writing-editor")
    def _typed(self) -> None:
        """Start the timer at the first keystroke and don't restart it, so that continuous typing is saved too."""
        self._text = self.editor.text
        if self._save_timer is None:
            self._save_timer = self.set_timer(ON_DISK_AFTER, self._to_disk)

    def _to_disk(self) -> None:
        if self._save_timer:
            self._save_timer.stop()
            self._save_timer = None
        paper, text = self._session, self._text
        if paper and self._saved_text is not None and text != self._on_disk:
            self._on_disk = text
            self.store.submit(lambda _: paper.keep(text))

    def on_unmount(self) -> None:
        """Save the last keystrokes when the page or the window closes for any reason."""
        if not self._ended:
            self._to_disk()
        typed = self._text if self._saved_text is None else ""

        def let_go(_: Store) -> None:
            if self._session and typed.strip():
                self._session.keep(_joined(self._session.text, typed))
            if self._session:
                self._session.close()

        self.store.submit(let_go)

    # -- closing

    @command
    async def action_back(self) -> None:
        """Stop. Ask once whether to keep or burn the text, if anything was typed."""
        if self._ended or self._saved_text is None or self._text == self._saved_text or not self._text.strip():
            self._text = self._text if self._text.strip() else ""
            self.dismiss(None)
            return
        self._to_disk()
        words = first_hours().writing
        told = f"{words.private}\n\n{words.out_of_reach}"
        answer = await self.ask(OneDialog("Keep it, or burn it?", told, CHOICES))
        if answer is None:  # continue writing
            self.editor.focus()
            return
        self._ended = True
        ticked = await self.store.run(self._end, kept=answer == "keep")
        said = "Only on this machine." if answer == "keep" else words.burnt
        self.tell(f"{said}{self._say_ticked(ticked)}", "Kept" if answer == "keep" else "Burnt")
        self.dismiss(None)

    def _end(self, store: Store, *, kept: bool) -> tuple[str, ...]:
        if self._session and not kept:
            self._session.burn()
        return record_session(store, self._time.number, self.minutes, kept=kept)

    def _say_ticked(self, ticked: tuple[str, ...]) -> str:
        action = self.view.state.guide.action(first_hours().writing.action)
        return f" That ticks {action.id} {action.title}." if ticked else ""

    def action_next_field(self) -> None:
        """Do nothing: there is only one field."""

    def action_field_before(self) -> None:
        """Do nothing: there is only one field."""


def _joined(stood: str, typed: str) -> str:
    return BETWEEN.join(text for text in (stood, typed) if text)


def _foot(*, shared: bool) -> Content:
    words = first_hours().writing.stop
    if shared:
        words = f"Another window is open on this text too; coach keeps both. {words}"
    return Content.styled(f"Saved as you type, only here. {words}", MUTED)
