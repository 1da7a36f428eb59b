"""What can be done in the story bank."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.review.stories import PARTS, parts_of, story_event, story_words
from coach.domain.sanitize import shown
from coach.guide.worksheets import worksheet
from coach.services.stories import SavedStory, add_story, change_story, delete_story
from coach.services.worksheets import add_row
from coach.storage.drafts import STORY
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.dialog import TextDialog, refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.stories.wording import FIELD, SHEET, strengths_text
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from coach.storage.store import Store
    from coach.tui.screens.stories.page import StoryBank

ASKED = {
    "title": ("In a few words", "explained the migration to Jo's team"),
    "situation": ("Situation: how it was", "two teams, one launch date, no plan"),
    "task": ("Task: what was asked of you", "bring the launch home without a delay"),
    "action": ("Action: what you did", "I put both teams in one room and wrote down who needs what"),
    "result": ("Result: what came of it", "live on the day, a third fewer tickets"),
    "shows": ("It shows", "calm; bringing people together"),
}
FRAME, BESIDE_A_LINE = 76, 7
LONG = ("situation", "task", "action", "result")


class StoryPartsDialog(FormDialog[dict[str, str]]):
    """All parts of a story."""

    HELP = (
        "Something you did; small things count. Tab goes to the next part; in the long ones enter starts a new line. "
        "Separate strengths with commas. ctrl+s saves the story; u undoes it."
    )
    KEYS_LINE = "tab next · ctrl+s saves · esc closes"
    AUTO_FOCUS = ""

    def __init__(self, title: str, texts: Mapping[str, str], unkept: DialogDraft, left: Mapping[str, str]) -> None:
        super().__init__()
        self.dialog_title = title
        self._texts = texts
        self._unkept = unkept
        self._left = left

    def contents(self) -> list[Widget]:
        """The parts, each under its question."""
        found: list[Widget] = []
        width = min(self.app.size.width, FRAME) - BESIDE_A_LINE
        for part in PARTS:
            asked, example = ASKED[part]
            text = self._left.get(part, self._texts.get(part, ""))
            name = f"story-{part}"
            line = line_input(name, text, example) if part not in LONG else None
            found += [
                Static(asked, classes="question"),
                line or Editor(text, id=name, placeholder=example, width_at_first=width),
            ]
        return [*found, refusal_line()]

    def on_mount(self) -> None:
        """Begin at the first part; without scrolling, so that its question is seen as well."""
        self.query_one(f"#story-{PARTS[0]}").focus(scroll_visible=False)

    @on(Editor.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self._unkept.changed(self, self.texts)

    def texts(self) -> dict[str, str]:
        """What stands in the parts."""
        long = {part: self.query_one(f"#story-{part}", Editor).text.strip() for part in LONG}
        return {part: long.get(part) or self._line(part) for part in PARTS}

    def _line(self, part: str) -> str:
        return "" if part in LONG else self.query_one(f"#story-{part}", Input).value.strip()

    def answer(self) -> dict[str, str]:
        """The parts. Raises RefusedError for a story that can't be kept."""
        texts = self.texts()
        story_event("story", texts)
        return texts

    def save(self, result: dict[str, str]) -> None:
        """Put the last of it on the disk, and close."""
        self._unkept.end(result)
        self.dismiss(result)

    @property
    def has_typed(self) -> bool:
        """Whether it differs from the story as it was saved last, here or before the window was lost."""
        return self.texts() != {part: self._texts.get(part, "").strip() for part in PARTS}

    def leave(self) -> None:
        """Let it go."""
        self._unkept.let_go()
        self.dismiss(None)


def add(bank: StoryBank) -> None:
    """A new story."""
    _ask(bank, "A story", {}, "", add_story)


def edit(bank: StoryBank) -> None:
    """Change the story under the cursor."""
    story = bank.story
    if story is None:
        bank.main.tell("Choose a story first; a starts a new one.")
        return

    known = parts_of(story)

    def keep(store: Store, texts: Mapping[str, str]) -> SavedStory:
        changed = {part: text for part, text in texts.items() if text != known.get(part, "").strip()}
        return change_story(store, story.key, changed)

    _ask(bank, "Change the story", known, story.key, keep)


def _ask(
    bank: StoryBank,
    title: str,
    known: Mapping[str, str],
    key: str,
    keep: Callable[[Store, Mapping[str, str]], SavedStory],
) -> None:
    """Open the dialog of a story, with what was typed there before and not kept."""
    unkept = DialogDraft(bank.coach_app, STORY, key, known)

    def take(texts: dict[str, str] | None) -> None:
        def keep_it(store: Store) -> SavedStory:
            told = keep(store, texts or {})
            unkept.drop()
            return told

        if texts is not None:
            bank.coach_app.act(keep_it, lambda told: _kept(bank, told))

    unkept.offer(lambda left: bank.app.push_screen(StoryPartsDialog(title, known, unkept, left), take))


def _kept(bank: StoryBank, told: SavedStory) -> None:
    bank.show_story(told.story.key)
    bank.say_ticked(told.ticked)


def remove(bank: StoryBank) -> None:
    """Take the story under the cursor out."""
    story = bank.story
    if story is None:
        bank.main.tell("Choose a story first.", "Nothing to remove")
        return
    said = f"{shown(story.title)} is removed. u brings it back."
    bank.coach_app.act(lambda store: delete_story(store, story.key), lambda _: bank.main.tell(said))


def copy(bank: StoryBank) -> None:
    """Copy the story under the cursor."""
    story = bank.story
    if story is None:
        bank.main.tell("Choose a story first.", "Nothing to copy")
        return
    bank.app.copy_to_clipboard(story_words(story))
    bank.main.tell("Copied.")


def read_strengths(bank: StoryBank) -> None:
    """All strengths, with the stories that show them."""
    bank.app.push_screen(TextDialog("Strengths", strengths_text(bank.view.state)))


def show_cards(bank: StoryBank) -> None:
    """The setback cards, in the dialogs of the search."""
    from coach.tui.screens.search.setback_cards import show_cards as cards

    cards(bank.main)


def note_how_sure(bank: StoryBank) -> None:
    """How sure one is of five things today: a row of the introduction's log."""
    from coach.domain.worksheets.rows import row_of
    from coach.tui.screens.worksheet.dialogs import RowDialog

    sheet = worksheet(SHEET)
    field = sheet.field(FIELD)

    def keep(lines: list[str] | None) -> None:
        if lines is not None:
            row = row_of(field, lines)
            bank.coach_app.act(lambda store: add_row(store, sheet, field.key, row))

    bank.app.push_screen(RowDialog(field), keep)


def undo(bank: StoryBank) -> None:
    """Take back what was done last."""
    bank.main.action_undo()


HANDLERS: dict[str, Callable[[StoryBank], None]] = {
    "add": add,
    "edit": edit,
    "remove": remove,
    "copy": copy,
    "strengths": read_strengths,
    "cards": show_cards,
    "sure": note_how_sure,
    "undo": undo,
}
"""What the commands of the story bank do, by the name that they run."""
