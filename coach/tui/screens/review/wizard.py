"""The weekly review: the facts, the best evidence, four questions, one lesson, then the next week.

Each part is saved as it is completed, so the review can be continued later.
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
    from collections.abc import Sequence

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
    """A part of the review. Escape ends the review but saves what was typed."""

    HELP = "A part of the review. ctrl+s saves it and goes on. Escape saves it too, and closes."
    KEYS_LINE = "enter next · ctrl+s goes on · esc saves and closes"
    SAVE, CANCEL = "Go on", "Save and close"
    left = False

    def __init__(self, told: str, fields: Sequence[tuple[str, str, str]], unkept: DialogDraft) -> None:
        super().__init__(TITLE, told, fields)
        self.unkept = unkept

    def on_mount(self) -> None:
        """Start saving drafts."""
        self.unkept.follow(self)

    def action_close(self) -> None:
        """Close and save what was typed. If it isn't valid, the draft is there the next time."""
        self.left = True
        try:
            self.save(self.answer())
        except RefusedError:
            self.save(None)

    def save(self, result: list[str] | None) -> None:
        """Close with what was typed. The draft stays on disk until it is an entry."""
        self.unkept.end(given_in(self))
        self.dismiss(result)


class StoryDialog(WizardDialog):
    """Ask for the best evidence of the week: what the person did, saved as a story."""

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
        """Check that the story can be saved. Raises RefusedError."""
        if any(lines):
            StorySet("story", *lines)


class QuestionsDialog(WizardDialog):
    """The four questions, with earlier answers filled in."""

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
        """Put each question in full above its field, so that it stays visible while the person types."""
        asked: list[Widget] = []
        for at, (label, text, question) in enumerate(self._fields):
            words = Content.assemble((f"{label}: ", "bold"), question)
            asked += [Static(words, classes="question"), line_input(f"line-{at}", text, "a sentence")]
        return [Static(self._told), *asked, refusal_line()]

    def check(self, lines: list[str]) -> None:
        """Check that the answers can be saved. Raises RefusedError."""
        ReviewTold(date.min, *lines)


class LessonDialog(WizardDialog):
    """Ask for one lesson."""

    HELP = "One thing, in a line: what it was, and what you will try. Leave it empty if nothing comes."

    def __init__(self, known: dict[str, str], unkept: DialogDraft) -> None:
        told = "One thing to learn from, and what you will try instead. One is enough."
        fields = [("What I learned", known.get("lesson", ""), "one application a day is enough")]
        super().__init__(told, fields, unkept)

    def check(self, lines: list[str]) -> None:
        """Check that the lesson can be saved. Raises RefusedError."""
        ReviewTold(date.min, lesson=lines[0])


async def review_week(room: Review, period: Period, facts: Content) -> None:
    """Show the facts, ask for a story, four questions and a lesson, then plan the next week. Each part is saved."""
    if not await room.ask(FactsDialog(TITLE, facts)):
        return
    for part in (_story, _questions, _lesson):
        if not await part(room, period):
            return
    room.plan_next_week()


async def _story(room: Review, period: Period) -> bool:
    dialog = StoryDialog(DialogDraft(room.coach_app, REVIEW_STORY))
    lines = await room.ask(dialog)
    if lines is None:
        return False
    stories = room.view.state.reviews.stories
    event = StorySet(new_id(lines[0], stories), *lines) if any(lines) else None
    return await _save(room, period, dialog, event)


async def _questions(room: Review, period: Period) -> bool:
    dialog = QuestionsDialog(_known(room, period), _draft(room, period, REVIEW_QUESTIONS))
    lines = await room.ask(dialog)
    if lines is None:
        return False
    answers = {name: line for (name, _, _), line in zip(QUESTIONS, lines, strict=True)}
    return await _save(room, period, dialog, _told(room, period, answers))


async def _lesson(room: Review, period: Period) -> bool:
    dialog = LessonDialog(_known(room, period), _draft(room, period, REVIEW_LESSON))
    lines = await room.ask(dialog)
    if lines is None:
        return False
    return await _save(room, period, dialog, _told(room, period, {"lesson": lines[0]}))


def _known(room: Review, period: Period) -> dict[str, str]:
    return room.view.state.reviews.answers_of(period.first, period.last)


def _draft(room: Review, period: Period, dialog: str) -> DialogDraft:
    return DialogDraft(room.coach_app, dialog, period.first.isoformat())


def _told(room: Review, period: Period, answers: dict[str, str]) -> ReviewTold | None:
    known = _known(room, period)
    changed = any(known.get(name, "") != text for name, text in answers.items())
    return ReviewTold(period.first, **answers) if changed else None


async def _save(room: Review, period: Period, dialog: WizardDialog, event: Event | None) -> bool:
    """Save the answers. Return whether the review continues."""
    if event is None:
        dialog.unkept.let_go()
    else:
        await room.store.run(dialog.unkept.save, event, min(period.last, room.today))
    return not dialog.left
