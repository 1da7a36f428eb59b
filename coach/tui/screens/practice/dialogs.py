"""The practice dialogs: options for a round, a note, the location of a recording."""

from __future__ import annotations

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.practice.constants import USUAL_LENGTH
from coach.domain.practice.events import PracticeAnswered, PracticeQuestionSet, PracticeRecorded
from coach.domain.practice.selection import RoundOptions
from coach.guide.practice import CURVEBALL, Deck
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.widgets.form import Form
from coach.tui.widgets.word_picker import WordPicker

LENGTHS = (3, 5, 8, 12)


class BeginDialog(FormDialog[RoundOptions]):
    """Ask for a round's length, subject and whether to include curveballs."""

    HELP = "The left and right arrow keys change a choice, enter goes to the next one, ctrl+s starts at once."
    KEYS_LINE = "← → change · enter next · ctrl+s starts · esc closes"
    SAVE = "Start"

    def __init__(self, deck: Deck, *, partner: bool) -> None:
        super().__init__()
        self._partner = partner
        self.dialog_title = "A friend asks" if partner else "A round"
        self._kinds = {"": "several kinds", **{k: title.lower() for k, title in deck.kinds.items() if k != CURVEBALL}}
        self._kinds[CURVEBALL] = "curveballs only"

    def contents(self) -> list[Widget]:
        """Return an introduction and the choices."""
        told = "Start your recorder now, if you have one. Answer aloud, as you would in the interview."
        if self._partner:
            told = "Give the screen to your friend. It shows one question at a time, and none of your ratings."
        lengths = [f"{number} questions" for number in LENGTHS]
        fields: list[tuple[str, Widget]] = [
            ("How many", WordPicker(lengths, LENGTHS.index(USUAL_LENGTH), id="length")),
            ("About", WordPicker(list(self._kinds.values()), 0, id="kind")),
            ("Curveballs", WordPicker(["with some", "without"], 0, id="curveballs")),
        ]
        return [Static(Content(told), classes="hello"), Form(fields)]

    def answer(self) -> RoundOptions:
        """Return the options for the round."""
        length, kind, curveballs = (
            self.query_one(f"#{name}", WordPicker).index for name in ("length", "kind", "curveballs")
        )
        return RoundOptions(LENGTHS[length], list(self._kinds)[kind], curveballs == 0)


class NoteLine(LinesDialog):
    """Ask for a note about an answer."""

    HELP = "A few words that help the next round: one thing to keep, or one to change. Enter saves them."

    def __init__(self, asks: str, note: str) -> None:
        super().__init__("A note", asks, [("To keep or to change", note, "slower at the start")])

    def check(self, lines: list[str]) -> None:
        """Check that the note can be saved. Raises RefusedError."""
        PracticeAnswered("round", "question", note=lines[0])


class RecordingLine(LinesDialog):
    """Ask where a recording is."""

    HELP = "The file from your recorder, or a web address. coach saves only where it is. An empty line removes it."

    def __init__(self, link: str) -> None:
        told = "Where is your recording of this round? coach saves only where it is, never a copy."
        super().__init__("Your recording", told, [("File or address", link, "~/round-one.m4a")])

    def check(self, lines: list[str]) -> None:
        """Check that it is a recording. Raises RefusedError."""
        PracticeRecorded("round", lines[0])


class QuestionLines(LinesDialog):
    """Ask for a question to add to the deck."""

    HELP = (
        "A question they asked you, or one you would rather not hear, so that you meet it at home first. You can "
        "leave out what a good answer has. In a round, w shows it to you, and a friend who asks sees it."
    )

    def __init__(self, asks: str = "", listen: str = "") -> None:
        told = "One that you were asked, or hope nobody asks. coach will ask it in your next rounds."
        fields = [
            ("They ask", asks, "Why were you out for five months?"),
            ("A good answer has", listen, "can stay empty"),
        ]
        super().__init__("A question of your own", told, fields)

    def check(self, lines: list[str]) -> None:
        """Check that the question can be saved. Raises RefusedError."""
        PracticeQuestionSet("own", lines[0], lines[1])
