"""A worksheet: its fields and their progress on the left, the open field with its editor on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static, TextArea
from textual.widgets.option_list import Option

from coach.domain.dates import long_day
from coach.domain.sanitize import shown
from coach.domain.worksheets.prefill import drafted, initial_text
from coach.domain.worksheets.progress import FieldState, field_state, finished, states
from coach.domain.worksheets.rows import row_words
from coach.domain.worksheets.state import WorksheetState, sheet_of
from coach.domain.worksheets.templates import gaps
from coach.guide.worksheets import Worksheet, WorksheetField
from coach.services.worksheets import SaveResult, delete_row
from coach.tui.command_worker import command
from coach.tui.commands import WORKSHEET, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.screens.question_dialogs import OneDialog
from coach.tui.screens.worksheet.autosave import Autosave
from coach.tui.screens.worksheet.links import ROOM_OF, open_part
from coach.tui.screens.worksheet.wording import LEADS, about_field, field_line, notes_on
from coach.tui.screens.write_file import write_markdown
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail

if TYPE_CHECKING:
    from coach.tui.dialog_drafts import DialogDraft
    from coach.tui.host import MainScreen
    from coach.tui.view import View

ACTIONS = frozenset(each.action for each in WORKSHEET)
WRITTEN = ("line", "text", "lines", "draft")


class WorksheetPage(Page):
    """Contains no rules: the domain decides what is filled, suggested and finished."""

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
        """Lay out the list and, beside it, the field."""
        yield Static(id="sheet-title")
        with ListDetail(id="sheet"):
            yield OptionList(id="sheet-fields", classes="chooser", markup=False)
            with VerticalScroll(classes="page", can_focus=False):
                yield Static(id="sheet-prompt", classes="prose")
                yield Editor(id="sheet-editor")
                yield Static(id="sheet-notes", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Select the first unfinished field, if possible one that the requested action needs."""
        chooser = self.query_one("#sheet-fields", OptionList)
        chooser.add_options([Option("") for _ in range(len(self.sheet.fields) + self._rows_above)])
        self.show(self.view)
        chooser.highlighted = self._first_selection()
        chooser.focus()

    @property
    def _rows_above(self) -> int:
        """Return the number of rows above the fields: one if the worksheet leads elsewhere."""
        return 1 if self.sheet.opens else 0

    def _first_selection(self) -> int:
        waiting = [at for at, state in enumerate(states(self.sheet, self.record)) if not state.filled]
        wanted = [at for at, field in enumerate(self.sheet.fields) if self._wanted and field.action == self._wanted]
        if wanted:
            return self._rows_above + next((at for at in wanted if at in waiting), wanted[0])
        return self._rows_above + waiting[0] if waiting and (self.record.begun or not self._rows_above) else 0

    @property
    def record(self) -> WorksheetState:
        """The saved state of this worksheet."""
        return sheet_of(self.coach_app.store.state, self.sheet.name)

    @property
    def field(self) -> WorksheetField | None:
        """The open field, or None if the selected row leads elsewhere."""
        at = self.query_one("#sheet-fields", OptionList).highlighted
        place = (at or 0) - self._rows_above
        return self.sheet.fields[place] if 0 <= place < len(self.sheet.fields) else None

    @property
    def editor(self) -> Editor:
        """The text area."""
        return self.query_one(Editor)

    def show(self, view: View) -> None:
        """Draw each field's progress, but leave text that is being edited alone."""
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

    # -- the open field

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
                if not self.editor.has_focus:  # show it from its first line, for reading
                    self.editor.call_after_refresh(self.editor.scroll_home, animate=False)
        self._show_notes()

    def text_of(self, field: WorksheetField) -> str:
        """Return a field's text: what was written, or else a suggestion from other data."""
        text = self.record.texts.get(field.key, "")
        if text:
            return text
        state = self.coach_app.store.state
        if field.kind == "draft":
            tone = self.tones.setdefault(field.key, next(iter(field.tones)))
            return drafted(state, self.sheet, field, tone, self.record.texts)
        return initial_text(state, self.sheet, field)

    def state_now(self, field: WorksheetField) -> FieldState:
        """Return a field's progress, counting unsaved text."""
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
            self.action_go_there()
        elif field.kind in WRITTEN:
            self._accept_suggestion(field)
            self.columns.go_in()
            self.set_focus(self.editor)  # at once, so that the next keystroke already goes to the field
        else:
            self._ask_for(field)

    def _accept_suggestion(self, field: WorksheetField) -> None:
        """Save a suggestion without gaps as the person's own text when they enter the field."""
        text = self.editor.text
        if text.strip() and not self.record.texts.get(field.key) and not gaps(text):
            self.fill(field, text)

    @command
    async def _ask_for(self, field: WorksheetField) -> None:
        """Ask for a field that is not written in the editor."""
        from coach.tui.screens.worksheet.dialogs import ask_row, choose
        from coach.tui.screens.worksheet.ranking import put_in_order

        if field.kind == "order":
            await put_in_order(self, field)
        elif field.kind != "choice":
            await ask_row(self, field)
        elif name := await choose(self, field):
            self.fill(field, name)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keep letters for typing while the editor has the focus, and offer only what applies to the field."""
        if action not in ACTIONS or self.is_too_small:
            return super().check_action(action, parameters)
        needs = {"other_tone": "draft", "remove_row": "log"}.get(action)
        fits = needs is None or (self.field is not None and self.field.kind == needs)
        if action == "go_there":
            fits = bool(self.sheet.opens)
        return fits and not self.editor.has_focus

    def action_back(self) -> None:
        """Leave the field or, from the list, close the worksheet."""
        self.autosave.save()
        if self.columns.is_inside or self.editor.has_focus:
            self.columns.go_out()
            self.query_one("#sheet-fields").focus()
        else:
            self.dismiss(None)

    def action_next_field(self) -> None:
        """Move to the next field that is written."""
        self._move(1)

    def action_field_before(self) -> None:
        """Move to the previous field."""
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

    # -- saving

    @on(TextArea.Changed, "#sheet-editor")
    def _typed(self) -> None:
        if self._open is not None:
            self.autosave.typed(self._open, self.editor.text)
            self._show_notes()

    def fill(self, field: WorksheetField, text: str, unkept: DialogDraft | None = None) -> None:
        """Save a field and report the actions it ticked. `unkept` is the draft it came from, which is then deleted."""
        self.autosave.keep(field, text, unkept)

    def say_kept(self, kept: SaveResult) -> None:
        """Report the actions that were ticked, and whether the worksheet is finished."""
        guide = self.view.state.guide
        ticked = "\n".join(f"{action} {guide.action(action).title}" for action in kept.ticked)
        ready = "\n".join(f"After you send it, tick {action} {guide.action(action).title}." for action in kept.ready)
        if kept.finished:
            told = f"{self.sheet.made} o writes it to a file."
            self.tell(f"{ticked}\n{told}\n{ready}".strip(), f"Finished: {self.sheet.title}")
        elif ticked or ready:
            self.tell(f"{ticked}\n{ready}".strip(), "Ticked by what you made" if ticked else "y copies it")

    # -- actions: each saves what was typed first

    def action_go_there(self) -> None:
        """Open what this worksheet leads to. A room replaces the page; another page opens above it."""
        self.autosave.save()
        if self.sheet.opens in ROOM_OF:
            self.dismiss(None)
        open_part(self.main, self.sheet.opens)

    def action_other_tone(self) -> None:
        """Rewrite the draft in the next tone. The previous text stays as an earlier version."""
        field = self.field
        if field is None or field.kind != "draft":
            return
        self.autosave.save()
        tones = list(field.tones)
        tone = tones[(tones.index(self.tones.get(field.key, tones[0])) + 1) % len(tones)]
        self.tones[field.key] = tone
        if self.record.texts.get(field.key):
            state = self.coach_app.store.state
            self.fill(field, drafted(state, self.sheet, field, tone, self.record.texts))
            self.tell("v brings back the earlier text.", f"Another tone: {tone}")
        else:
            self.show(self.view)
            self.tell(f"{tone}, one of {len(tones)}. Enter makes it yours.", "Another tone")

    def action_copy(self) -> None:
        """Copy the field's text to the clipboard."""
        self.autosave.save()
        text = self.text_of(self.field) if self.field else ""
        if not text:
            self.tell("This field is still empty.", "Nothing to copy")
            return
        self.app.copy_to_clipboard(text)
        self.tell("Copied. If your terminal can't paste it, press o to write it to a file.")

    @command
    async def action_versions(self) -> None:
        """Show the field's earlier texts, newest first; enter restores one."""
        from coach.tui.screens.worksheet.dialogs import choose_version

        self.autosave.save()
        field = self.field
        versions = self.record.versions.get(field.key, ()) if field else ()
        if field is None or not versions:
            self.tell("There is no earlier text here.", "No versions yet")
            return
        text = await choose_version(self, field, versions)
        if text is not None:
            self.fill(field, text)
            self.tell("It is back. The text from a moment ago is saved too; v shows it.")

    @command
    async def action_remove_row(self) -> None:
        """Remove a row from a log."""
        field = self.field
        rows = self.record.rows.get(field.key, ()) if field else ()
        if field is None or not rows:
            self.tell("There is no row here.", "Nothing to remove")
            return
        choices = [(row.key, f"{long_day(row.on)}: {shown(row_words(field, row))}") for row in reversed(rows)]
        if key := await self.ask(OneDialog(field.label, "Which row do you want to remove?", choices)):
            await self.store.run(delete_row, self.sheet, field.key, key)
            self.tell("Removed. u brings it back.")

    @command
    async def action_write_page(self) -> None:
        """Write the worksheet to a Markdown file."""
        from coach.export.worksheet_document import worksheet_page

        self.autosave.save()
        sheet = self.sheet
        await write_markdown(self, sheet.title, sheet.name, lambda: worksheet_page(self.coach_app.store.state, sheet))

    def action_undo(self) -> None:
        """Undo the last change, including what was just typed."""
        self.autosave.save()
        super().action_undo()
