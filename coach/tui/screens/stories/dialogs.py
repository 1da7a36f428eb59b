"""The form for a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.review.stories import PARTS, story_event
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from collections.abc import Mapping


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
        """Return the parts, each under its question."""
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
        """Focus the first part without scrolling, so that its question stays visible."""
        self.query_one(f"#story-{PARTS[0]}").focus(scroll_visible=False)

    @on(Editor.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self._unkept.changed(self, self.texts)

    def texts(self) -> dict[str, str]:
        """Return the text of each part."""
        long = {part: self.query_one(f"#story-{part}", Editor).text.strip() for part in LONG}
        return {part: long.get(part) or self._line(part) for part in PARTS}

    def _line(self, part: str) -> str:
        return "" if part in LONG else self.query_one(f"#story-{part}", Input).value.strip()

    def answer(self) -> dict[str, str]:
        """Return the parts. Raises RefusedError for a story that can't be saved."""
        texts = self.texts()
        story_event("story", texts)
        return texts

    def save(self, result: dict[str, str]) -> None:
        """Save the last draft and close."""
        self._unkept.end(result)
        self.dismiss(result)

    @property
    def has_typed(self) -> bool:
        """Whether the text differs from the saved story, including a draft from before the window was lost."""
        return self.texts() != {part: self._texts.get(part, "").strip() for part in PARTS}

    def leave(self) -> None:
        """Discard the draft and close."""
        self._unkept.let_go()
        self.dismiss(None)
