"""Hypothesis strategies: journals that people could write, and entries that nobody should."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.events import (
    CheckIn,
    Done,
    Note,
    Paused,
    ProfileSet,
    QuietLeft,
    Resumed,
    StepSkipped,
    StepTakenUp,
    Undone,
)
from coach.domain.first_hours.events import WritingHeld
from coach.domain.kinds import KINDS
from coach.domain.practice.events import (
    PracticeAnswered,
    PracticeBegun,
    PracticeQuestionGone,
    PracticeQuestionSet,
    PracticeRecorded,
)
from coach.domain.reading.events import (
    MarginCleared,
    OwnReadingGone,
    OwnReadingSet,
    PageNoted,
    PassageHighlighted,
    PlaceKept,
    ReadingMarked,
)
from coach.domain.review.events import PageShared, ReviewTold, StoryGone, StorySet
from coach.domain.runway.events import LineGone, LineLookedAt, LineSet, LineTurned, RunwayAssumed
from coach.domain.schedule.events import (
    BlockDone,
    BlockGone,
    BlockOnce,
    BlockSet,
    BlockUndone,
    BreakGone,
    BreakPlanned,
    BusyTimes,
    ScheduleSet,
    TimerDropped,
    TimerStarted,
    WeekPlanned,
    WeekThing,
)
from coach.domain.search.constants import ACTIVITIES, SETBACKS, STAGES
from coach.domain.search.events import (
    ActivitySet,
    ApplicationSet,
    CardGone,
    CardHeld,
    CardSet,
    EmployerSet,
    PersonSet,
    RecordGone,
    SearchRules,
    StageReached,
)
from coach.domain.skills.events import (
    MARKS,
    AdvertGone,
    AdvertKept,
    SkillChosen,
    SkillMarked,
    SkillOwn,
    SkillOwnGone,
)
from coach.domain.worksheets.events import FieldFilled, RowAdded, RowGone
from tests.factories import HERE, MONDAY, NINE, SMALL, THERE, Diary, entry

FIELDS = (
    *("also", "mark", "why", "because", "course", "cost", "show"),
    *("round", "question", "questions", "partner", "rating", "seconds", "link", "asks", "listen"),
    *("item", "read", "paragraph", "highlight", "margin", "worksheet", "field", "values"),
    *("time", "kept"),
    *("action", "minutes", "note", "replaces", "step", "text", "mood", "energy", "until", "entry"),
    *("name", "lost_on", "country", "currency", "first_weekday", "working_days", "theme"),
    *(
        "line",
        "what",
        "amount",
        "every",
        "since",
        "day",
        "category",
        "tier",
        "due",
        "minimum",
        "cut",
        "look",
        "inflation",
    ),
    *("key", "start", "theme", "weekly", "title", "person", "application", "zone", "again", "to_day", "dropped"),
    *("week", "things", "plans", "thing", "done", "source", "times", "first", "last", "reason", "themes"),
    *("least_hours", "most_hours", "holidays_free", "closeness", "employer", "role", "last_contact", "next_on"),
    *("goals", "lesson", "situation", "shows", "without"),
    *("stage", "motivation", "posting", "result_on", "points", "setback", "answer", "held", "reminder", "method"),
)

actions = st.sampled_from([*SMALL.actions, "99.9"])
some_days = st.integers(-8, 2).map(lambda number: MONDAY + timedelta(days=number))
words = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"]), min_size=1, max_size=12)
weekdays = st.integers(0, 6)

money_lines = st.sampled_from(["rent", "savings", "pay"])
plain_amounts = st.decimals(0, 10**6, places=2).map(str)

money_facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(LineSet, money_lines, st.sampled_from(["account", "income", "expense"]), words, plain_amounts),
    st.builds(LineSet, money_lines, st.sampled_from(["lump", "clock"]), words, plain_amounts, due=some_days),
    st.builds(LineGone, money_lines),
    st.builds(LineTurned, money_lines, st.booleans()),
    st.builds(LineLookedAt, money_lines, st.sampled_from(["keep", "cancel", "later"])),
    st.builds(RunwayAssumed, inflation=st.none() | st.integers(0, 500)),
)

keys = st.sampled_from(["one", "two", "three"])
clocks = st.sampled_from(["09:00", "13:30", "23:45"])
lengths = st.integers(5, 180)
themes = st.sampled_from(["networking", "learning", "rest"])
pairs = st.lists(st.tuples(words, words), max_size=2).map(tuple)

schedule_facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(ScheduleSet, st.integers(0, 9), st.integers(9, 40), clocks, holidays_free=st.none() | st.booleans()),
    st.builds(BlockSet, keys, some_days, clocks, lengths, themes, st.booleans(), title=st.none() | words),
    st.builds(BlockOnce, keys, some_days, st.none() | some_days, clocks, dropped=st.none() | st.booleans()),
    st.builds(BlockGone, keys, st.none() | some_days),
    st.builds(BlockDone, keys, some_days, st.none() | lengths),
    st.builds(BlockUndone, keys, some_days),
    st.builds(TimerStarted, keys, some_days),
    st.builds(TimerDropped),
    st.builds(WeekPlanned, some_days, st.lists(words, max_size=3).map(tuple), pairs),
    st.builds(WeekThing, some_days, st.integers(0, 3), st.booleans()),
    st.builds(BusyTimes, words, st.just((("2026-11-24T09:00", "2026-11-24T10:00", "Dentist"),))),
    st.builds(BreakPlanned, keys, st.just(MONDAY), st.just(MONDAY + timedelta(days=2))),
    st.builds(BreakGone, keys),
)
search_facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(PersonSet, keys, words, st.none() | st.integers(1, 5), st.none() | words, next_on=st.none() | some_days),
    st.builds(EmployerSet, keys, words, st.none() | st.integers(1, 5)),
    st.builds(ApplicationSet, keys, words, st.none() | words),
    st.builds(StageReached, keys, st.sampled_from(STAGES), st.none() | words),
    st.builds(ActivitySet, keys, st.sampled_from(ACTIVITIES), words, st.none() | lengths, person=st.none() | keys),
    st.builds(RecordGone, st.sampled_from(["person", "employer", "application", "activity"]), keys),
    st.builds(CardSet, keys, st.sampled_from(SETBACKS), words),
    st.builds(CardGone, keys),
    st.builds(CardHeld, keys, st.booleans()),
    st.builds(SearchRules, st.none() | st.integers(1, 9), st.none() | st.integers(1, 9)),
)

some_ids = st.integers(0, 24).flatmap(
    lambda number: st.sampled_from([f"{number:012x}-{device}" for device in (HERE, THERE)])
)

review_facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(ReviewTold, some_days, st.none() | words, lesson=st.none() | words),
    st.builds(StorySet, keys, words, st.none() | words),
    st.builds(StoryGone, keys),
    st.builds(PageShared, st.sampled_from([(), ("money",), ("mood", "names")])),
    st.builds(ReadingMarked, keys, st.booleans()),
    st.builds(PlaceKept, keys, st.integers(0, 9)),
    st.builds(PassageHighlighted, keys, words, st.integers(0, 9)),
    st.builds(PageNoted, keys, words, st.none() | some_ids),
    st.builds(MarginCleared, some_ids),
    st.builds(OwnReadingSet, keys, words, st.just("https://example.org/a")),
    st.builds(OwnReadingGone, keys),
    st.builds(FieldFilled, keys, keys, words),
    st.builds(RowAdded, keys, keys, keys, st.just((("before", "3"), ("did", "a piece")))),
    st.builds(RowGone, keys, keys, keys),
    st.builds(PracticeBegun, keys, st.sampled_from([("one",), ("one", "two")]), st.booleans()),
    st.builds(PracticeAnswered, keys, keys, st.none() | st.integers(1, 4), st.none() | st.integers(0, 90), words),
    st.builds(PracticeRecorded, keys, st.sampled_from(["", "~/one.m4a", "https://here.org/x"])),
    st.builds(PracticeQuestionSet, keys, words, words),
    st.builds(PracticeQuestionGone, keys),
    st.builds(WritingHeld, st.integers(1, 4), lengths, st.booleans()),
)
skill_names = st.sampled_from(["SQL", "sql", "Go", "weaving"])
skill_facts: st.SearchStrategy[Event] = st.one_of(
    st.builds(AdvertKept, keys, words, st.none() | words, st.none() | words),
    st.builds(AdvertGone, keys),
    st.builds(SkillOwn, skill_names, st.sampled_from([(), ("loom",), ("loom", "warp")])),
    st.builds(SkillOwnGone, skill_names),
    st.builds(SkillMarked, skill_names, st.sampled_from([*MARKS, "none"]), st.none() | words, st.none() | words),
    st.builds(SkillChosen, skill_names, words, st.none() | words, until=st.none() | some_days),
)

facts: st.SearchStrategy[Event] = st.one_of(
    review_facts,
    skill_facts,
    money_facts,
    schedule_facts,
    search_facts,
    st.builds(Done, actions, st.none() | st.integers(0, 600), st.none() | words),
    st.builds(Undone, actions),
    st.builds(StepSkipped, st.integers(1, 4)),
    st.builds(StepTakenUp, st.integers(1, 4)),
    st.builds(Note, words, st.none() | actions),
    st.builds(CheckIn, st.integers(1, 5), st.none() | st.integers(1, 5), st.none() | words),
    st.builds(Paused, st.none() | some_days),
    st.builds(Resumed),
    st.builds(QuietLeft),
    st.builds(
        ProfileSet,
        name=st.none() | words,
        lost_on=st.none() | st.just("") | some_days.map(date.isoformat),
        country=st.none() | st.sampled_from(["", "AE", "DE"]),
        currency=st.none() | st.sampled_from(["", "AED", "EUR"]),
        first_weekday=st.none() | weekdays,
        working_days=st.none() | st.lists(weekdays, unique=True).map(tuple),
    ),
)


@st.composite
def journals(draw: st.DrawFn, least: int = 0, most: int = 24) -> list[Entry]:
    """Entries of two devices, oldest first; some undo, redo or replace anything among them, before or after."""
    about = st.tuples(facts | st.tuples(st.sampled_from(["undo", "redo", "done"]), st.integers(0, most)), some_days)
    plans = draw(st.lists(about, min_size=least, max_size=most))
    devices = [draw(st.sampled_from([HERE, THERE])) for _ in plans]
    made = []
    for number, ((event, on), device) in enumerate(zip(plans, devices, strict=True)):
        if isinstance(event, Event):
            kind, fields = event.kind, event.as_fields()
        else:
            kind, target = event[0], event[1] % len(plans)
            target_id, target_fact = f"{target:012x}-{devices[target]}", plans[target][0]
            action = target_fact.action if isinstance(target_fact, Done) else "1.3"
            fields = {"action": action, "replaces": target_id} if kind == "done" else {"entry": target_id}
        made.append(entry(kind, number, on=on, at=NINE.isoformat(), device=device, **fields))
    return made


@st.composite
def diaries(draw: st.DrawFn, most: int = 16) -> Diary:
    """What two devices can have written with coach itself: facts, and undos and redos of what it offers."""
    diary = Diary()
    deeds = draw(st.lists(st.tuples(facts | st.sampled_from(["undo", "redo"]), some_days), max_size=most))
    for deed, on in deeds:
        device = draw(st.sampled_from([HERE, THERE]))
        if isinstance(deed, Event):
            diary.write(deed, on=on, at=NINE, device=device)
        elif deed == "undo":
            diary.undo(device)
        else:
            diary.redo(device)
    return diary


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=4,
)
any_text = st.text(st.characters(), max_size=12)
odd_values = json_values | some_ids | st.sampled_from(["0001-01-01", "9999-12-31", "2026-02-30", 10**30, -1, 99])
hostile_entries = st.builds(
    Entry,
    id=any_text | st.sampled_from(["", "~", "ffffffffffff-ffffffff"]),
    at=any_text | st.sampled_from(["", "2026-11-23T09:00", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00"]),
    on=st.dates() | st.sampled_from([date.min, date.max, MONDAY]),
    device=any_text,
    kind=st.sampled_from([*KINDS]),
    fields=st.fixed_dictionaries(
        {}, optional={name: odd_values for name in FIELDS if name != "action"} | {"action": actions}
    ),
)
