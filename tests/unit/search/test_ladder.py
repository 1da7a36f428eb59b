"""The progress of an application, what is known of it, what comes next, and the words of the funnel."""

from __future__ import annotations

from datetime import UTC, date
from typing import Any

import pytest

from coach.domain.schedule.events import BlockDone, BlockSet
from coach.domain.search.constants import STAGES
from coach.domain.search.events import ApplicationSet, PersonSet, StageReached
from coach.domain.search.ladder import RUNGS, outlook, rung, rung_words
from coach.domain.search.statistics import one_in_words, search_statistics
from coach.domain.search.upcoming import closing_day, next_ones, upcoming_events
from coach.domain.skills.events import AdvertKept
from coach.export.search_document import record_line
from tests.factories import MONDAY, Diary, days


def sent(diary: Diary, key: str, *stages: tuple[str, date], **told: Any) -> None:
    diary.write(ApplicationSet(key, key.capitalize(), **told), on=days(-20))
    for stage, on in stages:
        diary.write(StageReached(key, stage), on=on)


def words(diary: Diary, key: str = "acme") -> str:
    state = diary.state
    ahead = next_ones(upcoming_events(state, MONDAY, UTC))
    return outlook(state, state.search.applications[key], MONDAY, ahead.get(key))


def seen(diary: Diary) -> list[tuple[int, str, str, str]]:
    found = upcoming_events(diary.state, MONDAY, UTC)
    return [((each.on - MONDAY).days, each.at, each.who, each.what) for each in found]


# -- the ladder


def test_each_stage_of_the_way_has_its_rung_and_none_goes_down() -> None:
    diary = Diary()
    reached = []
    sent(diary, "acme")
    for stage in STAGES:
        diary.write(StageReached("acme", stage))
        reached.append(rung(diary.state.search.applications["acme"]))
    assert reached == [0, 1, 2, 2, 3, 3, 4, 5, 5, 5, 5, 5]
    assert max(reached) == len(RUNGS)


def test_a_no_leaves_it_on_the_rung_where_it_was() -> None:
    diary = Diary()
    sent(diary, "acme", ("applied", days(-9)), ("interview", days(-4)), ("rejected", days(-1)))
    application = diary.state.search.applications["acme"]
    assert rung(application) == 3
    assert rung_words(application) == "interview, 3 of 5"


def test_an_unsent_application_has_no_rung() -> None:
    diary = Diary()
    sent(diary, "acme")
    assert rung_words(diary.state.search.applications["acme"]) == "not sent yet"


# -- what is known of it


@pytest.mark.parametrize(
    ("stages", "told", "known"),
    [
        ((), {}, "to apply, noted Tue 3 Nov"),
        ((("wished", 0),), {"note": "Closes: 2026-11-26\nPay: open"}, "closes Thu 26 Nov"),
        ((), {"note": "Closes on 2026-11-19."}, "closed Thu 19 Nov"),
        ((), {"note": "Closes on 2026-11-23."}, "closes today"),
        ((("applied", 0),), {}, "sent today"),
        ((("applied", -2),), {}, "sent 21 Nov, 1 working day ago"),
        ((("applied", -11),), {}, "sent 12 Nov, 7 working days ago"),
        ((("applied", -60),), {}, "sent 24 Sep"),
        ((("answered", 0),), {}, "they wrote back today"),
        ((("answered", -4),), {}, "they wrote back on Thu 19 Nov"),
        ((("rejected", -7),), {}, "they said no on Mon 16 Nov"),
        ((("silent", -7),), {}, "no answer, closed Mon 16 Nov"),
        ((("interview", -4),), {"next_step": "second round", "next_on": days(2)}, "second round on Wed 25 Nov"),
        ((("interview", -4),), {"next_step": "call", "next_on": MONDAY}, "call today"),
        ((("interview", -4),), {"next_step": "call", "next_on": days(-3)}, "call, planned for Fri 20 Nov"),
        ((("interview", -4),), {"next_step": "start", "next_on": days(40)}, "start on Sat 2 Jan"),
        ((("rejected", -4),), {"next_step": "call", "next_on": days(3)}, "they said no on Thu 19 Nov"),
    ],
)
def test_the_next_or_last_known_thing_is_shown(
    stages: tuple[tuple[str, int], ...], told: dict[str, Any], known: str
) -> None:
    diary = Diary()
    sent(diary, "acme", *((stage, days(number)) for stage, number in stages), **told)
    assert words(diary) == known


def test_an_application_noted_today_is_not_shown_as_due_today() -> None:
    diary = Diary()
    diary.write(ApplicationSet("acme", "Acme"))
    assert words(diary) == "to apply, noted today"
    diary.write(StageReached("acme", "wished"))
    assert words(diary) == "to apply, noted today"


def test_the_commands_say_the_same_of_what_was_noted_today() -> None:
    diary = Diary()
    diary.write(ApplicationSet("acme", "Acme", "planner"))
    diary.write(StageReached("acme", "wished"))
    log = diary.state.search
    assert record_line(log.applications["acme"], log, MONDAY) == "Acme; planner; to apply, noted today"


def test_an_unknown_day_is_mentioned() -> None:
    diary = Diary()
    sent(diary, "acme")
    diary.write(StageReached("acme", "applied", undated=True))
    assert words(diary) == "sent, day not known"
    diary.write(StageReached("acme", "rejected", undated=True))
    assert words(diary) == "they said no, day not known"


def test_the_week_says_at_what_time_the_next_step_is() -> None:
    diary = Diary()
    sent(diary, "acme", ("interview", days(-4)), next_step="second round", next_on=days(2))
    diary.write(BlockSet("talk", days(2), "10:00", 60, "practice", application="acme"))
    assert words(diary) == "second round on Wed 25 Nov, 10:00"


def test_only_a_real_day_closes_an_advert() -> None:
    diary = Diary()
    for key, note in (
        ("bad", "Closes: 2026-02-31"),
        ("inside", "It closes: 2026-12-01"),
        ("good", "Hi\nCloses: 2026-12-01"),
    ):
        sent(diary, key, note=note)
    found = diary.state.search.applications
    assert [closing_day(found[key]) for key in ("bad", "inside", "good")] == [None, None, date(2026, 12, 1)]


# -- what comes


def test_the_next_two_weeks_are_listed_in_order() -> None:
    diary = Diary()
    sent(diary, "acme", ("interview", days(-4)), next_step="second round", next_on=days(2))
    sent(diary, "late", ("interview", days(-4)), next_step="lunch", next_on=days(15))
    sent(diary, "orion", ("answered", days(-4)))
    sent(diary, "clinic", note="Closes: 2026-11-26")
    sent(diary, "gone", ("applied", days(-2)), note="Closes: 2026-11-26")
    diary.write(PersonSet("ana", "Ana", next_step="coffee", next_on=days(1)))
    diary.write(AdvertKept("ad", "Nurse wanted", "nurse", "Ward", closes=days(5)))
    diary.write(BlockSet("talk", days(2), "10:00", 60, "practice", application="acme"))
    diary.write(BlockSet("other", days(4), "15:30", 60, "practice", title="task", application="orion"))
    assert seen(diary) == [
        (1, "", "Ana", "coffee"),
        (2, "10:00", "Acme", "second round"),
        (3, "", "Clinic", "the advert closes"),
        (4, "15:30", "Orion", "task"),
        (5, "", "Ward", "the advert closes: nurse"),
    ]
    assert next_ones(upcoming_events(diary.state, MONDAY, UTC)).keys() == {"acme", "orion"}


def test_a_next_step_of_today_is_due_and_its_hour_is_still_shown() -> None:
    diary = Diary()
    sent(diary, "acme", ("interview", days(-4)), next_step="call", next_on=MONDAY)
    assert seen(diary) == []
    diary.write(BlockSet("talk", MONDAY, "10:00", 60, "practice", application="acme"))
    assert seen(diary) == [(0, "10:00", "Acme", "call")]
    diary.write(BlockDone("talk", MONDAY))
    assert seen(diary) == []


def test_after_a_yes_nothing_comes_any_more() -> None:
    diary = Diary()
    sent(diary, "acme", ("accepted", MONDAY))
    diary.write(PersonSet("ana", "Ana", next_step="coffee", next_on=days(1)))
    assert seen(diary) == []


# -- the funnel's words


@pytest.mark.parametrize(
    ("answered", "silent", "said"),
    [(0, 12, ""), (2, 8, "one in 5 went on"), (3, 8, "one in 4 went on"), (9, 1, "9 of 10 went on"), (1, 4, "")],
)
def test_ratios_are_shown_only_with_enough_data(answered: int, silent: int, said: str) -> None:
    diary = Diary()
    for number in range(answered + silent):
        stages = [("applied", days(-30)), ("answered" if number < answered else "silent", days(-9))]
        sent(diary, f"a{number}", *stages)
    assert one_in_words(search_statistics(diary.state.search, MONDAY)) == said
