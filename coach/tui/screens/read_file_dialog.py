"""A dialog that asks for a file and reads it with a progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.widget import Widget
from textual.widgets import Input, ProgressBar, Static

from coach.errors import CoachError, RefusedError
from coach.tui.screens.dialog import Result, refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from coach.imports.progress import Progress


class ReadFileDialog(FormDialog[Result]):
    """Reads a file. `TOLD` describes the file, `EXAMPLE` is a sample path. The result is what was read."""

    KEYS_LINE = "enter or ctrl+s reads it · esc closes"
    SAVE = "Read it"
    has_typed = False  # a path is quick to enter again
    TOLD: str = ""
    EXAMPLE: str = ""

    def contents(self) -> list[Widget]:
        """Return the path field and the progress bar."""
        bar = ProgressBar(total=None, show_eta=False, id="reading")
        bar.display = False
        return [Static(self.TOLD), line_input("line", "", self.EXAMPLE), bar, refusal_line()]

    def read(self, typed: str, progress: Progress) -> Result:
        """Read the file that was entered. Called in a thread of its own. Raises CoachError."""
        raise NotImplementedError

    def action_keep(self) -> None:
        """Start reading the file."""
        typed = self.query_one("#line", Input).value.strip()
        if not typed.strip("'\""):
            self.refuse(RefusedError("No file", "Type where the file is. Dragging it into the terminal often works."))
            return
        self.query_one("#reading").display = True
        self._read(typed)

    @work(thread=True, exclusive=True)
    def _read(self, typed: str) -> None:
        """Read the file in a thread, and report progress and the result to the window."""
        call = self.app.call_from_thread

        def tell(done: int, of: int) -> None:
            call(self.query_one(ProgressBar).update, total=of, progress=done)

        try:
            call(self.dismiss, self.read(typed, tell))
        except CoachError as error:
            call(self._refuse_file, error)

    def _refuse_file(self, error: CoachError) -> None:
        self.query_one("#reading").display = False
        self.refuse(error)
