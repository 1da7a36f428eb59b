"""Putting lines in order by pairs; what was answered is on the disk, so that it goes on where it was left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.worksheets.pairwise_ranking import (
    Answers,
    answers_in,
    as_text,
    explained,
    most_questions,
    ranking_of,
    without_the_last,
)
from coach.domain.worksheets.progress import items
from coach.storage.drafts import PAIRS
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.question_dialogs import OneDialog

if TYPE_CHECKING:
    from coach.guide.worksheets import WorksheetField
    from coach.tui.screens.worksheet.page import WorksheetPage

ANSWERS, BACK = "answers", "back"


def put_in_order(page: WorksheetPage, field: WorksheetField) -> None:
    """Ask about two lines at a time, from where it was left."""
    things = items(page.record.texts.get(field.of, ""))
    source = page.sheet.field(field.of).label
    if len(things) < 2:
        page.main.tell(f"Write two lines or more under “{source}” first.", "Nothing to put in order yet")
        return
    unkept = DialogDraft(page.coach_app, PAIRS, f"{page.sheet.name}.{field.key}")
    unkept.offer(lambda left: _ask(page, field, things, answers_in(left.get(ANSWERS, ""), things), unkept))


def _ask(page: WorksheetPage, field: WorksheetField, things: list[str], answers: Answers, unkept: DialogDraft) -> None:
    standing = ranking_of(things, answers)
    if standing.next is None:
        page.fill(field, "\n".join(standing.order), unkept)
        told = "\n\n".join(
            [*explained(standing.order, answers), f"{standing.order[-1]}: last, and still on your list."]
        )
        page.app.push_screen(TextDialog("Your order", Content(told)))
        return
    pair = standing.next

    def answered(place: str | None) -> None:
        if place is None:
            return
        now = without_the_last(answers) if place == BACK else {**answers, frozenset(pair): pair[int(place)]}
        unkept.put({ANSWERS: as_text(things, now)})
        _ask(page, field, things, now, unkept)

    told = f"{field.prompt}\n\nQuestion {standing.asked + 1}, of {most_questions(len(set(things)))} at most."
    choices = [(str(at), thing) for at, thing in enumerate(pair)]
    back = [(BACK, "← back to the question before")] if answers else []
    page.app.push_screen(OneDialog("Which would you keep?", told, [*choices, *back]), answered)
