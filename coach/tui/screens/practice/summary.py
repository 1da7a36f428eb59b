"""The summary of a round: each question with the previous result, its rating and note to change, and the recording."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.dates import relative_day
from coach.domain.practice.comparison import AnswerComparison, compare, comparison_words
from coach.domain.practice.constants import RATINGS, rating_words, spoken
from coach.domain.practice.events import PracticeAnswered
from coach.domain.practice.recordings import checked_link, is_address
from coach.domain.practice.state import PracticeAnswer, Round, practice_of
from coach.domain.sanitize import shown, shown_lines
from coach.domain.wording import count
from coach.errors import RefusedError
from coach.export.practice_document import asks
from coach.services.practice import link_recording, save_answer
from coach.tui.command_worker import command
from coach.tui.commands import PRACTICE_SUMMARY, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.themes import MUTED
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from coach.tui.host import MainScreen
    from coach.tui.view import View


class SummaryPage(Page):
    """One round. The domain compares it with the previous one."""

    HELP = (
        "Each question with your rating now, and before it the earlier rating. After you have listened to your "
        "recording or your friend, 1 to 4 change a rating and n adds a note."
    )
    PAGE_COMMANDS = PRACTICE_SUMMARY
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(PRACTICE_SUMMARY),
        *(Binding(str(number), f"rate({number})", words, show=False) for number, words in RATINGS.items()),
    ]

    def __init__(self, main: MainScreen, key: str) -> None:
        super().__init__(main)
        self.key = key

    def compose(self) -> ComposeResult:
        """Lay out the list of questions and, below it, the selected one."""
        yield Static(id="summary-title", classes="page-title")
        yield Static(id="summary-words", classes="page-lines")
        yield OptionList(id="summary-rows", classes="chooser", markup=False)
        with VerticalScroll(id="summary-beside", can_focus=False):
            yield Static(id="summary-answer", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the page with the first unrated answer selected."""
        self.show(self.view)
        rows = self.query_one(OptionList)
        rows.highlighted = next((at for at, row in enumerate(self.rows) if row.now and row.now.rating is None), 0)
        rows.focus()

    @property
    def round(self) -> Round | None:
        """The round, or None if starting it was undone."""
        return practice_of(self.view.state).rounds.get(self.key)

    @property
    def rows(self) -> tuple[AnswerComparison, ...]:
        """Each question with its previous result."""
        found = self.round
        return compare(practice_of(self.view.state), found) if found else ()

    @property
    def row(self) -> AnswerComparison | None:
        """The selected question."""
        at = self.query_one(OptionList).highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def show(self, view: View) -> None:
        """Draw the round as it is now."""
        found, rows = self.round, self.rows
        if found is None:
            return
        when = f"{relative_day(found.on, view.day.date)} · {count(len(found.questions), 'question')}"
        friend = " · a friend asked" if found.partner else ""
        self.query_one("#summary-title", Static).update(heading("A round", f"{when}{friend}"))
        self.query_one("#summary-words", Static).update(self._words(found, rows))
        chooser = self.query_one(OptionList)
        at = chooser.highlighted
        chooser.set_options([Option(_row_line(row, self._asks(row))) for row in rows])
        chooser.highlighted = at
        self._show_answer()

    def _asks(self, row: AnswerComparison) -> str:
        return asks(self.view.state, row.question)

    def _words(self, found: Round, rows: tuple[AnswerComparison, ...]) -> Content:
        unrated = any(answer.rating is None for answer in found.told)
        lines = ["How did each one go? Rate it from 1 to 4."] if unrated else []
        lines += [words] if (words := comparison_words(rows)) else []
        lines.append(f"Recording: {shown(found.link)}" if found.link else "Press e to say where your recording is.")
        return Content("\n".join(lines))

    @on(OptionList.OptionHighlighted)
    def _show_answer(self) -> None:
        row = self.row
        if row is None:
            return
        parts = [Content.styled(self._asks(row), "bold")]
        parts += [_answer_lines("Then", row.before)] if row.before else []
        parts += [_answer_lines("Now", row.now)] if row.now else [Content.styled("Not answered.", MUTED)]
        self.query_one("#summary-answer", Static).update(Content("\n").join(parts))

    # -- actions

    @command
    async def action_rate(self, rating: int) -> None:
        """Change the rating and move to the next question."""
        row = self.row
        if row and row.now:
            if row != self.rows[-1]:
                self.query_one(OptionList).action_cursor_down()
            await self._keep(row.now._replace(rating=rating))

    @command
    async def action_note(self) -> None:
        """Ask for a note."""
        from coach.tui.screens.practice.dialogs import NoteLine

        row = self.row
        if row is None or row.now is None:
            self.tell("This question was not answered.")
            return
        lines = await self.ask(NoteLine(self._asks(row), row.now.note))
        if lines is not None:
            await self._keep(row.now._replace(note=lines[0]))

    async def _keep(self, answer: PracticeAnswer) -> None:
        told = PracticeAnswered(self.key, answer.question, answer.rating, answer.seconds, answer.note or None)
        await self.store.run(save_answer, told)

    @command
    async def action_recording(self) -> None:
        """Ask where the recording is, and save that."""
        from coach.tui.screens.practice.dialogs import RecordingLine

        lines = await self.ask(RecordingLine(self.round.link if self.round else ""))
        if lines is not None:
            await self.store.run(link_recording, self.key, lines[0])

    def action_open_recording(self) -> None:
        """Open the recording with the system's program for it."""
        if self.round and self.round.link:
            open_recording(self.main, self.round.link)
        else:
            self.tell("Press e to say where it is.", "No recording yet")

    def action_again(self) -> None:
        """Start another round with the same questions."""
        from coach.tui.screens.practice.page import PracticePage

        found = self.round
        below = self.app.screen_stack[-2]
        if found and isinstance(below, PracticePage):
            self.dismiss(None)
            below.begin([answer.question for answer in found.told], partner=False)


def _row_line(row: AnswerComparison, words: str) -> Content:
    then = str(row.before.rating) if row.before else " "
    arrow = "→" if row.before else " "
    now = str(row.now.rating or "·") if row.now else "-"
    noted = ("  noted", MUTED) if row.now and row.now.note else ""
    return Content.assemble((f"{then} {arrow} ", MUTED), (now, "bold"), f"  {words}", noted)


def _answer_lines(when: str, answer: PracticeAnswer) -> Content:
    length = f", {spoken(answer.seconds)}" if answer.seconds is not None else ""
    note = f"\n      {shown_lines(answer.note)}" if answer.note else ""
    return Content.assemble((f"{when:<6}", MUTED), f"{rating_words(answer.rating)}{length}", (note, "italic"))


def open_recording(main: MainScreen, link: str) -> None:
    """Open a recording with the system's program for it. Only recordings and web addresses are opened."""
    try:
        link = checked_link(link)
        file = None if is_address(link) else Path(link).expanduser().resolve()
        there = file is None or file.is_file()
    except (OSError, RuntimeError, ValueError):
        there = False
    except RefusedError as error:
        main.tell(error.message, error.title)
        return
    if not there:
        main.tell(shown(link), "It is not there any more")
    elif file is None:
        main.open_in_browser(link)
    else:
        main.app.open_url(file.as_uri())
        main.tell(shown(str(file)), "Opening it")
