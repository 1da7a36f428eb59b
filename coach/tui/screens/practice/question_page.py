"""What solo rounds and rounds with a friend share: the current question, saving, and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.practice.custom_questions import question_of
from coach.domain.practice.state import Round, practice_of
from coach.export.practice_document import asks
from coach.services.practice import RoundResult, end_round, save_answer
from coach.tui.command_worker import command
from coach.tui.screens.page import Page

if TYPE_CHECKING:
    from coach.domain.practice.events import PracticeAnswered
    from coach.guide.practice import DeckQuestion
    from coach.tui.host import MainScreen
    from coach.tui.view import View


class QuestionPage(Page):
    """Asks the first open question of a round. Each answer is saved at once."""

    def __init__(self, main: MainScreen, key: str) -> None:
        super().__init__(main)
        self.key = key
        self._put_off: list[str] = []
        self._saving = False
        self._drawn = ""

    @property
    def round(self) -> Round | None:
        """The round, or None if starting it was undone."""
        return practice_of(self.coach_app.store.state).rounds.get(self.key)

    @property
    def asked(self) -> str:
        """The id of the current question, or "" if none is left."""
        left = self.round.left if self.round else ()
        waiting = [each for each in left if each not in self._put_off]
        return next(iter(waiting or [each for each in self._put_off if each in left]), "")

    @property
    def question(self) -> DeckQuestion | None:
        """The current question, or None if it is no longer in the deck."""
        return question_of(practice_of(self.coach_app.store.state), self.asked)

    @property
    def words(self) -> str:
        """The text of the current question."""
        return asks(self.coach_app.store.state, self.asked)

    @property
    def place(self) -> str:
        """The position in the round: "2 of 5"."""
        found = self.round
        return f"{len(found.told) + 1} of {len(found.questions)}" if found else ""

    def show(self, view: View) -> None:  # noqa: ARG002 - it reads the newest state
        """Draw the current question and accept keys again."""
        self._saving = False
        if self.round is None and self.is_current:
            self.dismiss(None)
        if not self.asked:
            return
        if self.asked != self._drawn:
            self._drawn = self.asked
            self.another_question()
        self.draw()

    def another_question(self) -> None:
        """Reset everything that belongs to one question."""

    def draw(self) -> None:
        """Draw the question."""
        raise NotImplementedError

    @command
    async def keep(self, answer: PracticeAnswered) -> None:
        """Save an answer, once. The last answer ends the round."""
        if not self._saving and self.asked:
            self._saving = True
            self._close_if_ended(await self.store.run(save_answer, answer))

    def action_later(self) -> None:
        """Move this question to the end of the round."""
        name = self.asked
        self._put_off = [*(each for each in self._put_off if each != name), name]
        self.show(self.view)

    @command
    async def action_end_round(self) -> None:
        """End the round with the answers it has."""
        if self.round and self.round.told:
            self._close_if_ended(await self.store.run(end_round, self.key))
        else:
            self.dismiss(None)

    def _close_if_ended(self, ended: RoundResult | None) -> None:
        if ended is None:
            return
        from coach.tui.screens.practice.summary import SummaryPage

        guide = self.view.state.guide
        self.app.switch_screen(SummaryPage(self.main, self.key))
        for action in ended.ticked:
            self.tell(f"{action} {guide.action(action).title}", "Ticked by your round")

    def action_back(self) -> None:
        """Close the page but leave the round open."""
        if self.round and self.round.told:
            self.tell("You can continue the round whenever you like.", "Your answers are saved")
        self.dismiss(None)
