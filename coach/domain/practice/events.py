"""The events of practice: a round, its answers, the link to a recording, the person's own questions.

The end of a round is an activity of the search with the round's key, so that it is counted with the other activities,
and only once.
"""

from __future__ import annotations

from coach.domain.event import Event, check_text, to_value
from coach.domain.practice.constants import LONGEST_ASKED, LONGEST_LISTEN, LONGEST_ROUND, RATINGS
from coach.domain.practice.recordings import checked_link
from coach.domain.sanitize import NAME_LIMIT, accept
from coach.errors import RefusedError

LONGEST_ANSWER = 60 * 60


class PracticeBegun(Event):
    """Begin a round with these questions, by their ids. `partner` says that a friend asks them."""

    key: str
    questions: tuple[str, ...]
    partner: bool = False

    def __post_init__(self) -> None:
        _check_name(self, "key")
        if not 1 <= len(self.questions) <= LONGEST_ROUND or len(set(self.questions)) != len(self.questions):
            raise RefusedError("That is not a round", f"A round has 1 to {LONGEST_ROUND} questions, each only once.")
        to_value(self, "questions", tuple(accept(each, "the question", limit=NAME_LIMIT) for each in self.questions))


class PracticeAnswered(Event):
    """Answer a question of a round; answering it again replaces the earlier answer.

    `rating` goes from 1 (lost the thread) to 4 (convincing); None if not rated yet. `seconds` is the length of the
    answer, which is dated by the entry.
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
    """Set where the recording of a round is: a file or an address. An empty link removes it."""

    round: str
    link: str

    def __post_init__(self) -> None:
        _check_name(self, "round")
        to_value(self, "link", checked_link(self.link) if self.link.strip() else "")


class PracticeQuestionSet(Event):
    """Add the person's own question to the deck; setting it again under its key replaces it.

    `listen` is what makes a good answer.
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
    """Remove one of the person's own questions from the deck; answers to it are kept."""

    key: str

    def __post_init__(self) -> None:
        _check_name(self, "key")


def _check_name(event: Event, name: str) -> None:
    check_text(event, name, f"the {name}", limit=NAME_LIMIT)
    if not getattr(event, name):
        raise RefusedError("A practice entry needs a name", f"The {name} is empty.")
