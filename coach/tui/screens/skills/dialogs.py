"""The dialogs of the skills gap: adverts, the skill to learn, proof, hours, own skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.dates import parse_any_day
from coach.domain.lengths import parse_minutes
from coach.domain.search.events import ActivitySet
from coach.domain.skills.events import AdvertKept, SkillChosen, SkillMarked, SkillOwn
from coach.domain.skills.new_adverts import AdvertDraft
from coach.errors import RefusedError
from coach.imports.adverts import parse_adverts
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.widgets.editor import Editor
from coach.tui.widgets.form import Form, line_input
from coach.tui.widgets.reads import as_day, as_length

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from coach.domain.skills.state import SkillMark
    from coach.tui.dialog_drafts import DialogDraft
    from coach.tui.widgets.line import Reads

LEFT = "coach restored your unsaved text. ctrl+s saves it."


class AdvertDialog(FormDialog[list[AdvertDraft]]):
    """Paste one advert, or several separated by a line of =====.

    `left` is a draft that was typed earlier and not saved.
    """

    HELP = (
        "Paste the advert's whole text. The role and the employer help you tell adverts apart; without them, its "
        "first line is its name. coach removes the tags if you paste a web page."
    )
    dialog_title = "An advert"
    KEYS_LINE = "tab next · ctrl+s saves · esc closes"

    def __init__(self, unkept: DialogDraft, left: Mapping[str, str]) -> None:
        super().__init__()
        self._unkept = unkept
        self._left = left

    def contents(self) -> list[Widget]:
        """Return the text area and two fields."""
        told = LEFT if self._left else "Paste its whole text. ctrl+s saves it."
        left = {name: self._left.get(name, "") for name in ("text", "role", "employer")}
        lines = [
            ("Role", line_input("advert-role", left["role"], "as in the advert")),
            ("Employer", line_input("advert-employer", left["employer"], "if you like")),
        ]
        editor = Editor(id="advert-text", placeholder="The text of the advert")
        editor.load_text(left["text"])
        return [Static(told, classes="hello"), editor, Form(lines), refusal_line()]

    def on_mount(self) -> None:
        """Focus the text area."""
        self.query_one(Editor).focus()

    @on(Editor.Changed)
    @on(Input.Changed)
    def _typed(self) -> None:
        self._unkept.changed(self, self._texts)

    def _texts(self) -> dict[str, str]:
        lines = {name: self.query_one(f"#advert-{name}", Input).value for name in ("role", "employer")}
        return {"text": self.query_one(Editor).text, **lines}

    def save(self, result: list[AdvertDraft]) -> None:
        """Save the last draft and close."""
        self._unkept.end(self._texts())
        self.dismiss(result)

    def answer(self) -> list[AdvertDraft]:
        """Return the adverts in the text. Raises RefusedError if there are none."""
        texts = self._texts()
        drafts = parse_adverts(texts["text"])
        if len(drafts) == 1:
            only = drafts[0]
            drafts = [only._replace(role=texts["role"] or only.role, employer=texts["employer"] or only.employer)]
        for draft in drafts:
            AdvertKept("advert", draft.text, draft.role, draft.employer)
        return drafts

    @property
    def has_typed(self) -> bool:
        """Whether the form has any text, new or from an earlier draft."""
        return any(text.strip() for text in self._texts().values())

    def leave(self) -> None:
        """Discard the draft and close."""
        self._unkept.let_go()
        self.dismiss(None)


class ChoiceDialog(LinesDialog):
    """Ask for the one skill to learn: why, and with which course."""

    HELP = (
        "The reason is enough. If you also fill in the course, its cost, its last day and what you will have to show, "
        "action 8.6 is ticked."
    )

    def __init__(self, name: str, told: str, because: str, here: tuple[date, str]) -> None:
        super().__init__(
            f"Learn {name}",
            told,
            [
                ("Because", because, "why this one"),
                ("Course", "", "its name, and who offers it"),
                ("Cost", "", "free, or how much"),
                ("Last day", "", "in 6 weeks, 18 Dec"),
                ("To show", "", "a dashboard of public figures"),
            ],
        )
        self._name_of_skill = name
        self._here = here

    def reads(self, at: int) -> Reads | None:
        """Read the deadline as a day."""
        return as_day(parse_any_day, *self._here) if at == 3 else None

    def check(self, lines: list[str]) -> None:
        """Check that it can be saved. Raises RefusedError."""
        self.event(lines)

    def event(self, lines: list[str]) -> SkillChosen:
        """Return the choice. Raises RefusedError."""
        because, course, cost, until, show = lines
        day = parse_any_day(until, *self._here) if until else None
        return SkillChosen(self._name_of_skill, because, course, cost, day, show)


class ProofDialog(LinesDialog):
    """Ask for proof of a skill, or why it is ignored."""

    HELP = "A project, a result, a person who saw you do it. Look outside your last job too."

    def __init__(self, name: str, mark: SkillMark | None) -> None:
        self.ignores = mark is not None and mark.mark == "ignore"
        told = "Why can you ignore it?" if self.ignores else "What shows that you have it? coach then marks it as have."
        text = (mark.why if self.ignores else mark.proof) if mark else ""
        hint = "one advert names it" if self.ignores else "a project, a result, a person"
        super().__init__(name, told, [("Because" if self.ignores else "Proof", text, hint)])
        self._name_of_skill = name

    def check(self, lines: list[str]) -> None:
        """Check that it can be saved. Raises RefusedError."""
        self.event(lines)

    def event(self, lines: list[str]) -> SkillMarked:
        """Return the mark with its proof or reason. Raises RefusedError."""
        if self.ignores:
            return SkillMarked(self._name_of_skill, "ignore", why=lines[0])
        return SkillMarked(self._name_of_skill, "have", proof=lines[0])


class HoursDialog(LinesDialog):
    """Ask how long the person spent learning."""

    HELP = "How long you worked, and one thing that you can do now. The review adds it to your hours of learning."

    def __init__(self, name: str) -> None:
        fields = [("How long", "", "60, 1h30"), ("I can now", "", "make two kinds of chart")]
        super().__init__(f"Learning {name}", "With one thing you can do now, action 8.7 is ticked.", fields)

    def check(self, lines: list[str]) -> None:
        """Check that it is a length of time. Raises RefusedError."""
        minutes, note = self.told(lines)
        ActivitySet("hours", "course", minutes=minutes, note=note)

    def reads(self, at: int) -> Reads | None:
        """Read the first field as a length of time."""
        return None if at else as_length

    def told(self, lines: list[str]) -> tuple[int, str]:
        """Return the minutes, and what the person can do now. Raises RefusedError."""
        minutes = parse_minutes(lines[0])
        if not minutes:
            raise RefusedError("Enter how long it was", "Give how long it was, such as 60.", "How long")
        return minutes, lines[1]


class OwnDialog(LinesDialog):
    """Ask for a skill of the person's own, or more spellings of a known one."""

    HELP = "A skill that coach does not know. If coach knows the name, it adds the spellings to that skill."

    def __init__(self) -> None:
        fields = [("Skill", "", "halal auditing"), ("Also written", "", "separated by commas")]
        super().__init__("A skill of your own", "From now on, coach finds it in all your adverts.", fields)

    def check(self, lines: list[str]) -> None:
        """Check that it is valid. Raises RefusedError."""
        self.event(lines)

    def event(self, lines: list[str]) -> SkillOwn:
        """Return the skill. Raises RefusedError."""
        return SkillOwn(lines[0], tuple(each.strip() for each in lines[1].split(",") if each.strip()))
