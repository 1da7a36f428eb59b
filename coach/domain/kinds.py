"""The kinds of events: the only table of what exists, what each is about, and which class makes it.

docs/data-format.md documents each kind. A kind never changes once it is on somebody's disk.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.domain.event import Event


class Kind(NamedTuple):
    """A kind of event.

    `stream` names the stream its entries belong to; "" if that depends on the entry. `made_by` is its class, imported
    only when such an event is written: most runs of coach write one kind, or none.

    A kind that sets a whole record has `by`, the fields that identify a record, the last of which is the key; `gone` is
    the kind that removes one. If the key is not `generated` by coach, it is a natural key, such as the name of a skill:
    two devices that use it mean the same record. `refers` maps fields that hold the key of a record to that record's
    kind.
    """

    stream: str
    made_by: str
    by: tuple[str, ...] = ()
    gone: str = ""
    generated: bool = True
    refers: Mapping[str, str] = {}


KEY = ("key",)
KINDS: Mapping[str, Kind] = {
    "done": Kind("", "events.Done"),
    "undone": Kind("", "events.Undone"),
    "step_skipped": Kind("steps", "events.StepSkipped"),
    "step_taken_up": Kind("steps", "events.StepTakenUp"),
    "note": Kind("notes", "events.Note"),
    "check_in": Kind("check-ins", "events.CheckIn"),
    "paused": Kind("pauses", "events.Paused"),
    "resumed": Kind("pauses", "events.Resumed"),
    "quiet_left": Kind("quiet", "events.QuietLeft"),
    "profile": Kind("profile", "events.ProfileSet"),
    "undo": Kind("verdicts", "events.Undo"),
    "redo": Kind("verdicts", "events.Redo"),
    "money": Kind("money", "runway.events.LineSet", by=("line",), gone="money_gone"),
    "money_gone": Kind("money", "runway.events.LineGone", refers={"line": "money"}),
    "money_cut": Kind("money", "runway.events.LineTurned", refers={"line": "money"}),
    "money_look": Kind("money", "runway.events.LineLookedAt", refers={"line": "money"}),
    "money_assumed": Kind("money", "runway.events.RunwayAssumed"),
    "schedule": Kind("schedule", "schedule.events.ScheduleSet"),
    "block": Kind(
        "schedule",
        "schedule.events.BlockSet",
        by=KEY,
        gone="block_gone",
        refers={"person": "person", "application": "application"},
    ),
    "block_once": Kind(
        "schedule",
        "schedule.events.BlockOnce",
        refers={"key": "block", "person": "person", "application": "application"},
    ),
    "block_gone": Kind("schedule", "schedule.events.BlockGone", refers={"key": "block"}),
    "block_done": Kind("schedule", "schedule.events.BlockDone", refers={"key": "block"}),
    "block_undone": Kind("schedule", "schedule.events.BlockUndone", refers={"key": "block"}),
    "timer_started": Kind("schedule", "schedule.events.TimerStarted", refers={"key": "block"}),
    "timer_dropped": Kind("schedule", "schedule.events.TimerDropped"),
    "week_plan": Kind("schedule", "schedule.events.WeekPlanned"),
    "week_thing": Kind("schedule", "schedule.events.WeekThing"),
    "busy": Kind("schedule", "schedule.events.BusyTimes"),
    "break": Kind("breaks", "schedule.events.BreakPlanned", by=KEY, gone="break_gone"),
    "break_gone": Kind("breaks", "schedule.events.BreakGone"),
    "person": Kind("people", "search.events.PersonSet", by=KEY, gone="search_gone"),
    "employer": Kind("employers", "search.events.EmployerSet", by=KEY, gone="search_gone"),
    "application": Kind("applications", "search.events.ApplicationSet", by=KEY, gone="search_gone"),
    "stage": Kind("applications", "search.events.StageReached", refers={"key": "application"}),
    "activity": Kind(
        "activities",
        "search.events.ActivitySet",
        by=KEY,
        gone="search_gone",
        refers={"person": "person", "application": "application"},
    ),
    "search_gone": Kind("", "search.events.RecordGone"),
    "card": Kind("cards", "search.events.CardSet", by=KEY, gone="card_gone"),
    "card_gone": Kind("cards", "search.events.CardGone"),
    "card_held": Kind("cards", "search.events.CardHeld", refers={"key": "card"}),
    "search_rules": Kind("search rules", "search.events.SearchRules"),
    "review": Kind("reviews", "review.events.ReviewTold"),
    "story": Kind("reviews", "review.events.StorySet", by=KEY, gone="story_gone"),
    "story_gone": Kind("reviews", "review.events.StoryGone"),
    "page_without": Kind("reviews", "review.events.PageShared"),
    "reading": Kind("reading", "reading.events.ReadingMarked"),
    "reading_place": Kind("reading places", "reading.events.PlaceKept"),
    "highlight": Kind("margins", "reading.events.PassageHighlighted"),
    "reading_note": Kind("margins", "reading.events.PageNoted"),
    "reading_margin_gone": Kind("margins", "reading.events.MarginCleared"),
    "own_reading": Kind("own reading", "reading.events.OwnReadingSet", by=KEY, gone="own_reading_gone"),
    "own_reading_gone": Kind("own reading", "reading.events.OwnReadingGone"),
    "worksheet": Kind("worksheets", "worksheets.events.FieldFilled"),
    "worksheet_row": Kind(
        "worksheets", "worksheets.events.RowAdded", by=("worksheet", "field", "key"), gone="worksheet_row_gone"
    ),
    "worksheet_row_gone": Kind("worksheets", "worksheets.events.RowGone"),
    "practice_round": Kind("practice", "practice.events.PracticeBegun", by=KEY),
    "practice_answer": Kind("practice", "practice.events.PracticeAnswered", refers={"round": "practice_round"}),
    "practice_recording": Kind("practice", "practice.events.PracticeRecorded", refers={"round": "practice_round"}),
    "practice_question": Kind("practice", "practice.events.PracticeQuestionSet", by=KEY, gone="practice_question_gone"),
    "practice_question_gone": Kind("practice", "practice.events.PracticeQuestionGone"),
    "advert": Kind(
        "adverts", "skills.events.AdvertKept", by=KEY, gone="advert_gone", refers={"application": "application"}
    ),
    "advert_gone": Kind("adverts", "skills.events.AdvertGone"),
    "skill": Kind("skills", "skills.events.SkillOwn", by=("name",), gone="skill_gone", generated=False),
    "skill_gone": Kind("skills", "skills.events.SkillOwnGone"),
    "skill_mark": Kind("skills", "skills.events.SkillMarked"),
    "skill_chosen": Kind("skills", "skills.events.SkillChosen"),
    "writing": Kind("first hours", "first_hours.events.WritingHeld"),
    "table_form": Kind("table forms", "table_forms.TableFormSet"),
    "apart": Kind("apart", "duplicates.NotDuplicates"),
}

NAMED: Mapping[str, Kind] = {name: kind for name, kind in KINDS.items() if kind.by}
"""The kinds that set a whole record, and set it again on every change."""

REFERS: Mapping[str, Mapping[str, str]] = {name: kind.refers for name, kind in KINDS.items() if kind.refers}
"""Fields that hold the key of a record: for each kind, a map from field to the kind of that record."""

KIND_OF: Mapping[str, str] = {kind.made_by: name for name, kind in KINDS.items()}
"""The kind of each class, by its dotted name in the table."""


@cache
def class_of(kind: str) -> type[Event]:
    """Return the class that makes events of this kind."""
    module, _, name = KINDS[kind].made_by.rpartition(".")
    made_by: type[Event] = getattr(import_module(f"coach.domain.{module}"), name)
    return made_by


def all_classes() -> tuple[type[Event], ...]:
    """Return the classes of all kinds."""
    return tuple(map(class_of, KINDS))
