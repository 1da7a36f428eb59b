"""A worksheet: on the left its fields with how far each is, on the right the one that is open, to be written in."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from coach.domain.worksheets.prefill import begun_with, drafted
from coach.domain.worksheets.progress import FieldState, field_state, finished, states
from coach.domain.worksheets.state import WorksheetState, sheet_of
from coach.domain.worksheets.templates import gaps
from coach.guide.worksheets import Worksheet, WorksheetField
from coach.services.worksheets import SaveResult
from coach.tui.commands import WORKSHEET, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.screens.worksheet.autosave import Autosave
from coach.tui.screens.worksheet.wording import LEADS, about_field, field_line, notes_on
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from coach.tui.dialog_drafts import DialogDraft
    from coach.tui.host import MainScreen
    from coach.tui.view import View

WRITTEN = ("line", "text", "lines", "draft")


class WorksheetPage(Page):
    """Holds no rules: what is filled, what is drawn and what it finishes, the domain says."""

    HELP = (
        "A worksheet makes something for you to use. Choose a field with the arrow keys; enter opens it, escape comes "
        "back. coach saves as you write, and v shows earlier versions."
    )
    PAGE_COMMANDS = WORKSHEET
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WORKSHEET)]

    def __init__(self, main: MainScreen, sheet: Worksheet, action: str = "") -> None:
        super().__init__(main)
        self.sheet = sheet
        self._wanted = action
        self.tones: dict[str, str] = {}
        self.autosave = Autosave(self)
        self._open: WorksheetField | None = None
        self._suggested = ""

    def compose(self) -> ComposeResult:
        """The list, and beside it the field."""
        yield Static(id="sheet-title")
        with ListDetail(id="sheet"):
            yield OptionList(id="sheet-fields", classes="chooser", markup=False)
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(id="sheet-prompt", classes="prose")
                yield Editor(id="sheet-editor")
                yield Static(id="sheet-notes", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw it, with the first field that waits for something, of the action that was asked for if there is one."""
        chooser = self.query_one("#sheet-fields", OptionList)
        chooser.add_options([Option("") for _ in range(len(self.sheet.fields) + self._lead)])
        self.show(self.view)
        chooser.highlighted = self._place_to_begin()
        chooser.focus()

    @property
    def _lead(self) -> int:
        """How many lines stand above the fields: one, where the worksheet leads somewhere."""
        return 1 if self.sheet.opens else 0

    def _place_to_begin(self) -> int:
        waiting = [at for at, state in enumerate(states(self.sheet, self.record)) if not state.filled]
        wanted = [at for at, field in enumerate(self.sheet.fields) if self._wanted and field.action == self._wanted]
        if wanted:
            return self._lead + next((at for at in wanted if at in waiting), wanted[0])
        return self._lead + waiting[0] if waiting and (self.record.begun or not self._lead) else 0

    @property
    def record(self) -> WorksheetState:
        """What was written in it."""
        return sheet_of(self.coach_app.store.state, self.sheet.name)

    @property
    def field(self) -> WorksheetField | None:
        """The field that is open; None where the list leads somewhere else."""
        at = self.query_one("#sheet-fields", OptionList).highlighted
        place = (at or 0) - self._lead
        return self.sheet.fields[place] if 0 <= place < len(self.sheet.fields) else None

    @property
    def editor(self) -> Editor:
        """Where it is written."""
        return self.query_one(Editor)

    def show(self, view: View) -> None:
        """Draw how far each field is; a text that is just being written is left alone."""
        record, today = self.record, view.day.date
        found = states(self.sheet, record)
        lines = [Content.styled(f"→ {LEADS[self.sheet.opens]}", "$primary")] if self.sheet.opens else []
        lines += [field_line(state, record, today) for state in found]
        chooser = self.query_one("#sheet-fields", OptionList)
        for at, line in enumerate(lines):
            if chooser.get_option_at_index(at).prompt != line:
                chooser.replace_option_prompt_at_index(at, line)
        filled = sum(state.filled for state in found)
        whole = ", finished" if found and finished(self.sheet, record) else ""
        told = f"step {self.sheet.step}" + (f" · {filled} of {len(found)} filled{whole}" if found else "")
        self.query_one("#sheet-title", Static).update(heading(self.sheet.title, told))
        if not self.autosave.unsaved:
            self._show_field()

    # -- one field

    @on(OptionList.OptionHighlighted, "#sheet-fields")
    def _another_field(self) -> None:
        if self._open is not self.field:
            self.autosave.save()
        self._show_field()

    def _show_field(self) -> None:
        field = self.field
        same, self._open = self._open is field, field
        if not same:
            self.refresh_bindings()
        state = self.coach_app.store.state
        about = about_field(state, self.sheet, field, self.record, self.view.day.date)
        self.query_one("#sheet-prompt", Static).update(about)
        written = field is not None and field.kind in WRITTEN
        self.editor.display = written
        if field is not None and written:
            text = self.text_of(field)
            being_written = same and self.editor.has_focus and self.editor.text != self._suggested
            self._suggested = "" if self.record.texts.get(field.key) else text
            if self.editor.text != text and not being_written:
                with self.prevent(TextArea.Changed):
                    self.editor.show_text(text)
                if not self.editor.has_focus:  # to be read, from its first line
                    self.editor.call_after_refresh(self.editor.scroll_home, animate=False)
        self._show_notes()

    def text_of(self, field: WorksheetField) -> str:
        """What stands in a field: what was written, or else what can be drawn from elsewhere."""
        text = self.record.texts.get(field.key, "")
        if text:
            return text
        state = self.coach_app.store.state
        if field.kind == "draft":
            tone = self.tones.setdefault(field.key, next(iter(field.tones)))
            return drafted(state, self.sheet, field, tone, self.record.texts)
        return begun_with(state, self.sheet, field)

    def state_now(self, field: WorksheetField) -> FieldState:
        """How far a field is with what stands in the editor."""
        texts = {**self.record.texts, field.key: self.editor.text.strip()}
        return field_state(field, self.record._replace(texts=texts) if field.kind in WRITTEN else self.record)

    def _show_notes(self) -> None:
        field, kept = self.field, True
        if field is None:
            self.query_one("#sheet-notes", Static).update("")
            return
        if field.kind in WRITTEN:
            kept = bool(self.record.texts.get(field.key)) or not self.editor.text or self.autosave.unsaved
        self.query_one("#sheet-notes", Static).update(notes_on(field, self.state_now(field), kept=kept))

    @on(OptionList.OptionSelected, "#sheet-fields")
    def _enter_field(self) -> None:
        field = self.field
        if field is None:
            self.action_run("lead")
        elif field.kind in WRITTEN:
            self._take_up_suggestion(field)
            self.columns.go_in()
            self.set_focus(self.editor)  # at once: what is typed in the same breath belongs to the field
        else:
            from coach.tui.screens.worksheet.dialogs import ask

            ask(self, field)

    def _take_up_suggestion(self, field: WorksheetField) -> None:
        """A suggestion without gaps becomes the person's own text when they go into it."""
        text = self.editor.text
        if text.strip() and not self.record.texts.get(field.key) and not gaps(text):
            self.fill(field, text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While somebody types, letters are letters; and only what can be done with this field is offered."""
        if action != "run" or self.is_too_small:
            return super().check_action(action, parameters)
        asked = str(parameters[0]) if parameters else ""
        needs = {"tone": "draft", "take-out": "log"}.get(asked)
        fits = needs is None or (self.field is not None and self.field.kind == needs)
        if asked == "lead":
            fits = bool(self.sheet.opens)
        return fits and not self.editor.has_focus

    def action_back(self) -> None:
        """Out of the field; from the list, out of the worksheet."""
        self.autosave.save()
        if self.columns.is_inside or self.editor.has_focus:
            self.columns.go_out()
            self.query_one("#sheet-fields").focus()
        else:
            self.dismiss(None)

    def action_next_field(self) -> None:
        """Go on to the next field to write in."""
        self._move(1)

    def action_field_before(self) -> None:
        """Go back to the field before."""
        self._move(-1)

    def _move(self, by: int) -> None:
        chooser = self.query_one("#sheet-fields", OptionList)
        at = chooser.highlighted
        if at is not None and 0 <= at + by < chooser.option_count:
            chooser.highlighted = at + by
            field = self.field
            if field is None or field.kind not in WRITTEN:
                self.columns.go_out()
                chooser.focus()

    # -- keeping

    @on(TextArea.Changed, "#sheet-editor")
    def _typed(self) -> None:
        if self._open is not None:
            self.autosave.typed(self._open, self.editor.text)
            self._show_notes()

    def fill(self, field: WorksheetField, text: str, unkept: DialogDraft | None = None) -> None:
        """Keep what a field says; say what was ticked by it. `unkept` is what it was made of."""
        self.autosave.keep(field, text, unkept)

    def say_kept(self, kept: SaveResult) -> None:
        """Say which actions were ticked, and that the worksheet is finished."""
        guide = self.view.state.guide
        ticked = "\n".join(f"{action} {guide.action(action).title}" for action in kept.ticked)
        ready = "\n".join(f"After you send it, tick {action} {guide.action(action).title}." for action in kept.ready)
        if kept.finished:
            told = f"{self.sheet.made} o writes it to a file."
            self.main.tell(f"{ticked}\n{told}\n{ready}".strip(), f"Finished: {self.sheet.title}")
        elif ticked or ready:
            self.main.tell(f"{ticked}\n{ready}".strip(), "Ticked by what you made" if ticked else "y copies it")

    def action_run(self, name: str) -> None:
        """Do one of the things that can be done with a worksheet or with the field that is open."""
        from coach.tui.screens.worksheet.handlers import HANDLERS

        self.autosave.save()
        HANDLERS[name](self)
