"""Order lines by comparing pairs. Answers are saved, so the ordering can be continued later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.worksheets.pairwise_ranking import (
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


async def put_in_order(page: WorksheetPage, field: WorksheetField) -> None:
    """Compare two lines at a time until the order is known, starting with any answers saved earlier."""
    things = items(page.record.texts.get(field.of, ""))
    source = page.sheet.field(field.of).label
    if len(things) < 2:
        page.tell(f"Write two lines or more under “{source}” first.", "Nothing to put in order yet")
        return
    draft = DialogDraft(page.coach_app, PAIRS, f"{page.sheet.name}.{field.key}")
    left = await draft.left()
    answers = answers_in(left.get(ANSWERS, ""), things)
    while pair := ranking_of(things, answers).next:
        asked = ranking_of(things, answers).asked + 1
        told = f"{field.prompt}\n\nQuestion {asked}, of {most_questions(len(set(things)))} at most."
        choices = [(str(at), thing) for at, thing in enumerate(pair)]
        back = [(BACK, "← back to the question before")] if answers else []
        place = await page.ask(OneDialog("Which would you keep?", told, [*choices, *back]))
        if place is None:
            return
        answers = without_the_last(answers) if place == BACK else {**answers, frozenset(pair): pair[int(place)]}
        draft.put({ANSWERS: as_text(things, answers)})
    order = ranking_of(things, answers).order
    page.fill(field, "\n".join(order), draft)
    explanation = [*explained(order, answers), f"{order[-1]}: last, and still on your list."]
    await page.ask(TextDialog("Your order", Content("\n\n".join(explanation))))
