"""What can be recorded in the practice room: a round, an answer, where the recording lies, a question of one's own.

That a round is over is told by an activity of the search under the round's key: so it is counted where all efforts are,
and once.
"""

from __future__ import annotations

from coach.domain.event import Event, check_text, to_value
from coach.domain.practice.constants import LONGEST_ASKED, LONGEST_LISTEN, LONGEST_ROUND, RATINGS
from coach.domain.practice.recordings import checked_link
from coach.domain.sanitize import NAME_LIMIT, accept
from coach.errors import RefusedError

LONGEST_ANSWER = 60 * 60


class PracticeBegun(Event):
    """A round begins with these questions, by their ids. `partner` says that a friend asks them."""

    key: str
    questions: tuple[str, ...]
    partner: bool = False

    def __post_init__(self) -> None:
        _check_name(self, "key")
        if not 1 <= len(self.questions) <= LONGEST_ROUND or len(set(self.questions)) != len(self.questions):
            raise RefusedError("That is not a round", f"A round has 1 to {LONGEST_ROUND} questions, each only once.")
        to_value(self, "questions", tuple(accept(each, "the question", limit=NAME_LIMIT) for each in self.questions))


class PracticeAnswered(Event):
    """A question of a round was answered; told again, it replaces what was told of it before.

    `rating` goes from 1 (lost the thread) to 4 (convincing); None where nobody has rated it yet. `seconds` is how long
    the answer was. The day of the entry is the day of the answer.
    """

    round: str
    question: str
    rating: int | None = None
    seconds: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        _check_name(self, "round")
        _check_name(self, "question")
        if self.rating is not None and self.rating not in RATINGS:
            raise RefusedError(
                "A rating is a number from 1 to 4", "1 lost the thread, 2 got through, 3 clear, 4 convincing."
            )
        if self.seconds is not None and self.seconds not in range(LONGEST_ANSWER + 1):
            raise RefusedError("That is too long for an answer", "Give whole seconds, up to an hour.")
        check_text(self, "note", "the note", lines=True)


class PracticeRecorded(Event):
    """Where the recording of a round lies: a file or an address. An empty link takes it away."""

    round: str
    link: str

    def __post_init__(self) -> None:
        _check_name(self, "round")
        to_value(self, "link", checked_link(self.link) if self.link.strip() else "")


class PracticeQuestionSet(Event):
    """A question the person adds to the deck; told again under its key, it is as told then.

    `listen` is what a good answer has.
    """

    key: str
    asks: str
    listen: str = ""

    def __post_init__(self) -> None:
        _check_name(self, "key")
        check_text(self, "asks", "the question", limit=LONGEST_ASKED)
        if not self.asks:
            raise RefusedError("There is no question yet", "Write it as they would ask it.")
        check_text(self, "listen", "what a good answer has", limit=LONGEST_LISTEN)


class PracticeQuestionGone(Event):
    """A question of one's own is taken out of the deck; what was answered to it stays."""

    key: str

    def __post_init__(self) -> None:
        _check_name(self, "key")


def _check_name(event: Event, name: str) -> None:
    check_text(event, name, f"the {name}", limit=NAME_LIMIT)
    if not getattr(event, name):
        raise RefusedError("A practice entry needs a name", f"The {name} is empty.")
