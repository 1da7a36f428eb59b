"""The events of the skills gap: adverts, the person's own skills, marks, and the skill chosen to learn."""

from __future__ import annotations

from datetime import date

from coach.domain import fields
from coach.domain.event import Event, check_one_of, check_text, to_value
from coach.domain.field_types import LINE_LIMIT
from coach.domain.record import Record
from coach.domain.sanitize import NAME_LIMIT, accept
from coach.errors import RefusedError

ADVERT_LIMIT = 20_000
"""Characters of one advert: several times the usual length, yet small enough for one journal segment."""

MOST_SPELLINGS = 20
_NO_TEXT = ("The advert is empty", "Paste its whole text.")
_NO_REASON = ("There is no reason yet", "Say in a line why you chose it.")
MARKS = ("have", "learning", "missing", "ignore")
NO_MARK = "none"


def _check_skill(event: Event) -> None:
    check_text(event, "name", "the skill", limit=NAME_LIMIT)
    if not any(letter.isalnum() for letter in getattr(event, "name", "")):
        raise RefusedError("There is no skill name", "Give its name, such as SQL.")


class AdvertKept(Record):
    """A job advert with its whole text, dated by the entry. `source` says where it was: an address or a file.

    `closes` is the last day to apply, `application` the key of the application it belongs to. Setting it again under
    the same key replaces it.
    """

    key: str
    text: str = fields.text("Text", what="the advert", limit=ADVERT_LIMIT, needed=_NO_TEXT)
    role: str = fields.line("Role")
    employer: str = fields.name("Employer")
    source: str = fields.link("Found at", what="where you found it")
    place: str = fields.line("Place")
    pay: str = fields.line("Pay")
    closes: date | None = fields.day("Closes")
    application: str = fields.reference("Application", to="application")


class AdvertGone(Event):
    """Remove an advert."""

    key: str


class SkillOwn(Event):
    """Add a skill to the vocabulary, or more spellings (`also`) of a known one.

    Setting it again replaces it.
    """

    name: str
    also: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check_skill(self)
        also = tuple(dict.fromkeys(accept(each, "the spelling", limit=NAME_LIMIT) for each in self.also))
        to_value(self, "also", tuple(each for each in also if any(letter.isalnum() for letter in each)))
        if len(self.also) > MOST_SPELLINGS:
            raise RefusedError("Those are too many spellings", f"Give at most {MOST_SPELLINGS}.")


class SkillOwnGone(Event):
    """Remove one of the person's own skills from the vocabulary."""

    name: str


class SkillMarked(Event):
    """Mark a skill as have, learning, missing or ignore; "none" removes the mark.

    `proof` is what shows that they have it, `why` the reason for ignoring it. None leaves the earlier value.
    """

    name: str
    mark: str
    proof: str | None = None
    why: str | None = None

    def __post_init__(self) -> None:
        _check_skill(self)
        check_one_of(self.mark, (*MARKS, NO_MARK), "mark")
        check_text(self, "proof", "the proof", limit=LINE_LIMIT)
        check_text(self, "why", "the reason", limit=LINE_LIMIT)


class SkillChosen(Record):
    """The one skill to learn from now on, and why; with the course, its cost, its last day and its outcome.

    `show` is what the person will have to show at the end.
    """

    name: str
    because: str = fields.line("Why", what="the reason", needed=_NO_REASON)
    course: str = fields.line("Course")
    cost: str = fields.name("Cost")
    until: date | None = fields.day("Last day")
    show: str = fields.line("To show", what="what you will have to show")

    def __post_init__(self) -> None:
        _check_skill(self)
        super().__post_init__()
