"""The ritual of the review: the facts, the best evidence of the week, four questions, one lesson, then the next week.

Each part is kept when it is left, so that the pass can be left and taken up again.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from coach.domain.review.events import ReviewTold, StorySet
from coach.domain.runway.changes import new_id
from coach.errors import RefusedError
from coach.storage.drafts import REVIEW_LESSON, REVIEW_QUESTIONS, REVIEW_STORY
from coach.tui.dialog_drafts import DialogDraft, given_in
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.message_dialogs import FactsDialog
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.widget import Widget

    from coach.domain.event import Event
    from coach.domain.review.period import Period
    from coach.tui.screens.review.room import Review

TITLE = "The week in review"
QUESTIONS = (
    ("goals", "Plan", "What did I mean to do, and what did I do?"),
    ("preparation", "Preparation", "What was I best prepared for this week, and why?"),
    ("feelings", "Feelings", "What got me down, and what helped me go on?"),
    ("learning", "Learning", "What will I do differently next week?"),
)


class WizardDialog(LinesDialog):
    """A part of the pass. Escape leaves the pass, and what was typed until then is kept."""

    HELP = "A part of the review. ctrl+s saves it and goes on. Escape saves it too, and closes."
    KEYS_LINE = "enter next · ctrl+s goes on · esc saves and closes"
    SAVE, CANCEL = "Go on", "Save and close"
    left = False

    def __init__(self, told: str, fields: Sequence[tuple[str, str, str]], unkept: DialogDraft) -> None:
        super().__init__(TITLE, told, fields)
        self.unkept = unkept

    def on_mount(self) -> None:
        """What is typed is on the disk from now on."""
        self.unkept.follow(self)

    def action_close(self) -> None:
        """Leave with what was typed, where it can be kept; where it can't, it is there at the next time."""
        self.left = True
        try:
            self.save(self.answer())
        except RefusedError:
            self.save(None)

    def save(self, result: list[str] | None) -> None:
        """Close with what was typed, which is on the disk until it is an entry."""
        self.unkept.end(given_in(self))
        self.dismiss(result)


class StoryDialog(WizardDialog):
    """The best evidence of the week: what the person did, kept as a story."""

    HELP = (
        "Something you did this week that you could tell in an interview. A few words are enough; the rest helps later."
    )

    def __init__(self, unkept: DialogDraft) -> None:
        told = (
            "What did you do this week that went well, however small? Save it as a story for when somebody asks. Or "
            "leave it empty and go on."
        )
        fields = (
            ("In a few words", "", "taught Jo the new system"),
            ("Situation", "", "how it was"),
            ("Task", "", "what was asked of you"),
            ("Action", "", "what you did"),
            ("Result", "", "what came of it, in a number"),
            ("It shows", "", "patience; explaining"),
        )
        super().__init__(told, fields, unkept)

    def check(self, lines: list[str]) -> None:
        """See that it can be kept. Raises RefusedError."""
        if any(lines):
            StorySet("story", *lines)


class QuestionsDialog(WizardDialog):
    """The four questions, with what was answered before."""

    HELP = (
        "A sentence each. You can leave any empty. The questions follow what researchers found in good job searches; "
        "the study is in the library, “Four sides of a search done well”."
    )

    def __init__(self, known: dict[str, str], unkept: DialogDraft) -> None:
        told = (
            "Four questions, a sentence each. You can leave any empty. Why these four: “Four sides of a search done "
            "well”, in the library."
        )
        super().__init__(told, [(label, known.get(name, ""), hint) for name, label, hint in QUESTIONS], unkept)

    def contents(self) -> list[Widget]:
        """Each question in full above its line, where it stays while it is answered."""
        asked: list[Widget] = []
        for at, (label, text, question) in enumerate(self._fields):
            words = Content.assemble((f"{label}: ", "bold"), question)
            asked += [Static(words, classes="question"), line_input(f"line-{at}", text, "a sentence")]
        return [Static(self._told), *asked, refusal_line()]

    def check(self, lines: list[str]) -> None:
        """See that they can be kept. Raises RefusedError."""
        ReviewTold(date.min, *lines)


class LessonDialog(WizardDialog):
    """One thing to learn from."""

    HELP = "One thing, in a line: what it was, and what you will try. Leave it empty if nothing comes."

    def __init__(self, known: dict[str, str], unkept: DialogDraft) -> None:
        told = "One thing to learn from, and what you will try instead. One is enough."
        fields = [("What I learned", known.get("lesson", ""), "one application a day is enough")]
        super().__init__(told, fields, unkept)

    def check(self, lines: list[str]) -> None:
        """See that it can be kept. Raises RefusedError."""
        ReviewTold(date.min, lesson=lines[0])


def go_through(room: Review, period: Period, events: Content) -> None:
    """Begin the pass about a week."""
    _ReviewWizard(room, period).look(events)


class _ReviewWizard:
    def __init__(self, room: Review, period: Period) -> None:
        self._room = room
        self._period = period

    @property
    def _known(self) -> dict[str, str]:
        return self._room.main.coach_app.store.state.reviews.answers_of(self._period.first, self._period.last)

    def _keep(self, event: Event | None, dialog: WizardDialog, then: Callable[[], None]) -> None:
        """Keep what was said, and go on, unless the pass was left."""

        def go_on(_: object = None) -> None:
            if not dialog.left:
                then()

        if event is None:
            dialog.unkept.let_go()
            go_on()
            return
        dialog.unkept.record(event, go_on, min(self._period.last, self._room.main.view.day.date))

    def _unkept(self, dialog: str, about: str = "") -> DialogDraft:
        return DialogDraft(self._room.main.coach_app, dialog, about)

    def _said(self, names: Iterable[str]) -> dict[str, str]:
        return {name: self._known.get(name, "") for name in names}

    def look(self, events: Content) -> None:
        """Show what the week came to."""
        self._room.app.push_screen(FactsDialog(TITLE, events), lambda go_on: self.story() if go_on else None)

    def story(self) -> None:
        """Ask for a story: the best evidence of the week."""

        def keep(lines: list[str] | None) -> None:
            if lines is None:
                return
            stories = self._room.main.coach_app.store.state.reviews.stories
            event = StorySet(new_id(lines[0], stories), *lines) if any(lines) else None
            self._keep(event, dialog, self.questions)

        dialog = StoryDialog(self._unkept(REVIEW_STORY))
        self._room.app.push_screen(dialog, keep)

    def questions(self) -> None:
        """Ask the four questions about the week."""

        def keep(lines: list[str] | None) -> None:
            if lines is None:
                return
            said = {name: line for (name, _, _), line in zip(QUESTIONS, lines, strict=True)}
            event = ReviewTold(self._period.first, **said) if said != self._said(said) else None
            self._keep(event, dialog, self.lesson)

        dialog = QuestionsDialog(self._known, self._unkept(REVIEW_QUESTIONS, self._period.first.isoformat()))
        self._room.app.push_screen(dialog, keep)

    def lesson(self) -> None:
        """One thing to learn from."""

        def keep(lines: list[str] | None) -> None:
            if lines is None:
                return
            said = {"lesson": lines[0]}
            event = ReviewTold(self._period.first, **said) if said != self._said(said) else None
            self._keep(event, dialog, self.plan)

        dialog = LessonDialog(self._known, self._unkept(REVIEW_LESSON, self._period.first.isoformat()))
        self._room.app.push_screen(dialog, keep)

    def plan(self) -> None:
        """Straight into planning the next week."""
        self._room.plan_next_week()
