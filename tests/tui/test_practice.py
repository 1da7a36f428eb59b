"""Practice: rounds from start to end, interrupted ones, ones asked by a friend, and their recordings."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from textual.widgets import Digits, OptionList

from coach.domain.practice.events import PracticeAnswered, PracticeBegun, PracticeRecorded
from coach.domain.practice.state import Round, practice_of
from coach.storage.store import Store
from tests.sampling import one_in
from tests.scenes import PRACTICE, second_week, with_practice
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.test_hostile_text import HOSTILE, LONG, assert_harmless
from tests.unit.practice.making import ratings

THREE = ("enter", "left", "ctrl+s")  # begin, with three questions


def rounds(person: AppDriver) -> list[Round]:
    return list(practice_of(person.store.state).rounds.values())


def page(person: AppDriver) -> str:
    return type(person.screen).__name__


async def test_two_rounds_from_the_worksheet_to_the_comparison(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PRACTICE)
        assert page(person) == "PracticePage"
        assert "All 102 questions are new to you." in person.seen_in("#practice-outlook")
        await person.press(*THREE)
        assert page(person) == "RoundPage"
        assert person.seen_in("#asked-title").startswith("Opening 1 of 3")
        assert "Tell me about yourself." in person.seen_in("#asked-question")
        await person.press("1", "2", "4")
        assert page(person) == "SummaryPage"
        assert "9.5 Practise a round of three hard questions" in person.toasts[-1]
        await person.press("R", "3", "3", "3")
        assert "Compared with the time before: 2 better, 1 not as good." in person.seen_in("#summary-words")
        assert person.shows("1 → 3  Tell me about yourself.")
        assert [ratings(each) for each in rounds(person)] == [(1, 2, 4), (3, 3, 3)]
        log = person.store.state.search
        assert [each.text for each in log.activities.values()] == ["Practice round, 3 questions"] * 2
        await person.press("escape")
        assert "Your last round. Compared with the time before" in person.seen_in("#practice-outlook")
        await person.press("escape")
        assert page(person) == "Main"


async def test_closing_a_round_early_keeps_its_ratings_and_it_can_be_resumed(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PRACTICE, *THREE, "2", "escape")
        assert "Your answers are saved" in person.toasts[-1]
        assert page(person) == "PracticePage"
        assert person.shows("→ Continue the round you left  1 of 3 questions answered")
        assert person.store.state.search.activities == {}
        await person.press("home", "enter")
        assert person.seen_in("#asked-title").endswith("2 of 3 ●○○")
        await person.press("E")
        assert page(person) == "SummaryPage"
        assert len(person.store.state.search.activities) == 1
        await person.press("escape")
        assert not person.shows("Continue the round you left")


async def test_a_round_closed_before_an_answer_cannot_be_resumed(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for key in ("escape", "E", "u"):
            await person.press(*(PRACTICE if key == "escape" else ()), "home", *THREE, key)
            assert page(person) == "PracticePage"
            assert person.shows("No round yet")


def clock(person: AppDriver) -> str:
    return person.screen.query_one("#asked-clock", Digits).value


async def test_a_low_window_tells_the_time_beside_its_bar(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press(*PRACTICE, *THREE, "space")
        await person.pass_time(seconds=60)
        await person.press("space")
        assert f"1:00 {'━' * 15}{'─' * 15} two minutes" in person.seen_in("#asked-timer")


async def test_a_question_says_how_it_went_the_last_time(home: Path) -> None:
    def carried(store: Store) -> None:
        with_practice(store)
        store.append(PracticeBegun("again", ("why-left", "tell-me")))
        store.append(PracticeAnswered("again", "why-left", 3))

    async with run_app(coach_at(home, carried)) as person:
        await person.press(*PRACTICE, "home", "enter")
        assert "Tell me about yourself." in person.seen_in("#asked-question")
        assert re.search(r"Last time \d \w+.*: “slower at the start”", person.seen_in("#asked-last"))
        assert "●○" in person.seen_in("#asked-title")


async def test_the_timer_shows_the_length_of_an_answer_and_resumes_where_it_stopped(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PRACTICE, *THREE, "space")
        await person.pass_time(seconds=50)
        await person.press("space")
        assert clock(person) == "0:50"
        await person.pass_time(seconds=500)
        await person.press("space")
        await person.pass_time(seconds=75)
        await person.until(lambda: "long enough for most" in person.seen_in("#asked-timer"))
        assert clock(person) == "2:05"
        await person.press("3")
        assert clock(person) == "0:00"
        await person.press("3")
        assert [answer.seconds for answer in rounds(person)[0].told] == [125, None]


async def test_why_it_is_asked_and_the_stories_come_on_a_key_and_go_with_the_question(home: Path) -> None:
    async with run_app(coach_at(home, with_practice)) as person:
        await person.press(*PRACTICE, "R")
        assert person.seen_in("#asked-beside") == ""
        await person.press("right", "right", "r", "v")
        assert "Why they ask it: They want to know what you do" in person.seen_in("#asked-beside")
        assert "Yours: A disagreement with my manager" in person.seen_in("#asked-beside")
        await person.press("r")
        assert "Why they ask it" not in person.seen_in("#asked-beside")
        await person.press("3", "v")
        assert "None of your stories" in person.seen_in("#asked-beside")


async def test_a_question_that_is_put_off_comes_after_the_others(home: Path) -> None:
    async with run_app(coach_at(home, with_practice)) as person:
        await person.press(*PRACTICE, "R", "right", "1", "2", "3")
        assert {name: answer.rating for name, answer in rounds(person)[-1].answers.items()} == {
            "why-left": 1,
            "conflict": 2,
            "tell-me": 3,
        }


async def test_undo_asks_the_question_again(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PRACTICE, *THREE, "2")
        first = person.seen_in("#asked-question")
        await person.press("3", "u")
        assert person.seen_in("#asked-question") == first
        assert ratings(rounds(person)[-1]) == (2,)


async def test_keys_struck_together_never_answer_two_questions_with_one_look(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PRACTICE, "enter", "ctrl+s")
        person.strike("1", "1", "1")
        await person.settle()
        written = [each for each in person.store.state.entries_of("practice") if each.kind == "practice_answer"]
        assert 1 <= len(rounds(person)[-1].told) == len(written) <= 3
        assert set(ratings(rounds(person)[-1])) == {1}


async def test_a_friend_sees_the_question_and_what_to_listen_for_and_no_marks(home: Path) -> None:
    async with run_app(coach_at(home, with_practice)) as person:
        await person.press(*PRACTICE, "F", "left", "ctrl+s")
        assert page(person) == "PartnerPage"
        seen = person.text
        await person.press("enter")
        assert person.seen_in("#friend-title").startswith("You ask 2 of 3")
        seen += person.text
        assert seen.count("Listen for:") == 2
        assert not any(words in seen for words in ("slower at the start", "lost the thread", "got through", "Then"))
        await person.press("space", "enter")
        assert page(person) == "SummaryPage"
        assert "How did each one go? Rate it from 1 to 4." in person.seen_in("#summary-words")
        await person.press("4", "1", "2")
        assert ratings(rounds(person)[-1]) == (4, 1, 2)
        assert rounds(person)[-1].partner


async def test_a_mark_and_a_note_can_be_changed_once_the_recording_was_heard(home: Path) -> None:
    async with run_app(coach_at(home, with_practice)) as person:
        await person.press(*PRACTICE, "end", "enter")
        assert "2 got through, 1:35" in person.seen_in("#summary-answer")
        await person.press("4", "up", "n", "ctrl+u")
        await person.type("[/b] shorter")
        await person.press("ctrl+s")
        changed = rounds(person)[0].answers["tell-me"]
        assert (changed.rating, changed.seconds, changed.note) == (4, 95, "[/b] shorter")
        assert changed.on.isoformat() == "2026-11-20"
        assert "[/b] shorter" in person.seen_in("#summary-answer")


async def test_a_recording_is_linked_and_opened_without_a_shell(home: Path, tmp_path: Path, opened: list[str]) -> None:
    file = tmp_path / "round $(touch x); 'one' [b].m4a"
    file.touch()
    async with run_app(coach_at(home, with_practice)) as person:
        await person.press(*PRACTICE, "end", "enter", "o")
        assert "No recording yet" in person.toasts[-1]
        await person.press("e")
        await person.paste("/bin/sh")
        await person.press("ctrl+s")
        assert "Give an address that starts with https://" in person.dialog()
        await person.press("ctrl+u")
        await person.paste(f"~/{file.name}")
        await person.press("ctrl+s", "o")
        assert opened == [file.as_uri()]
        assert_harmless(person)
        await person.press("e", "ctrl+u")
        await person.paste("https://here.org/a?b=c")
        await person.press("ctrl+s", "o")
        assert opened[1:] == ["https://here.org/a?b=c"]
        await person.press("e", "ctrl+u", "enter")
        assert rounds(person)[0].link == ""


async def test_a_recording_that_went_or_was_written_by_another_hand_is_not_opened(
    home: Path, opened: list[str]
) -> None:
    def carried(store: Store) -> None:
        with_practice(store)
        store.append(PracticeRecorded("r0", "~/gone.m4a"))
        store.append(PracticeRecorded("r1", "~nobody-of-this-name/a.m4a"))

    async with run_app(coach_at(home, carried)) as person:
        for key in ("r0", "r1"):
            await person.press(
                *(PRACTICE if key == "r0" else ("up",)), *(("end",) if key == "r0" else ()), "enter", "o"
            )
            assert "It is not there any more" in person.toasts[-1]
            await person.press("escape")
        assert opened == []


@pytest.mark.parametrize("text", one_in(3, [*HOSTILE[:6], LONG]), ids=lambda text: ascii(text[:12]))
async def test_hostile_notes_are_saved_as_typed_or_refused(home: Path, text: str) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press(*PRACTICE, *THREE, "n")
        await person.paste(text)
        await person.press("ctrl+s")
        assert_harmless(person)
        if text == LONG:
            assert "limit is 4,000" in person.dialog()
            return
        await person.press("3", "E")
        assert rounds(person)[0].told[0].note == " ".join(text.splitlines()).strip()
        assert_harmless(person)


async def test_a_round_written_by_another_hand_breaks_no_page(home: Path) -> None:
    def carried(store: Store) -> None:
        second_week(store)
        store.append(PracticeBegun("odd", ("[/b]$error", "tell-me")))
        store.append(PracticeAnswered("odd", "[/b]$error", 1, note="[link='x"))

    async with run_app(coach_at(home, carried)) as person:
        await person.press(*PRACTICE, "home", "enter")
        assert "Tell me about yourself." in person.seen_in("#asked-question")
        await person.press("E")
        assert person.shows("[/b]$error")
        assert "[link='x" in person.seen_in("#summary-answer")
        await person.press("R", "r", "R")
        assert "From an older deck" in person.seen_in("#asked-title")
        assert_harmless(person)


async def test_a_link_that_is_not_a_recording_is_never_opened(home: Path, opened: list[str]) -> None:
    def carried(store: Store) -> None:
        with_practice(store)
        event = PracticeRecorded("r0", "a.m4a")
        object.__setattr__(event, "link", sys.executable)
        store.append(event)

    async with run_app(coach_at(home, carried)) as person:
        await person.press(*PRACTICE, "end", "enter", "o")
        assert "That is not a recording" in person.toasts[-1]
        assert opened == []


async def test_what_another_window_does_shows_here(home: Path) -> None:
    async with run_app(coach_at(home, with_practice)) as person:
        await person.press(*PRACTICE)
        options = person.screen.query_one(OptionList).option_count
        person.store.append(PracticeBegun("r9", ("weakness",)))
        person.store.append(PracticeAnswered("r9", "weakness", 1))
        person.app.redraw()
        await person.settle()
        assert person.screen.query_one(OptionList).option_count == options + 2


async def test_a_question_is_added_changed_asked_and_removed_by_keys(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press(*PRACTICE, "a")
        await person.type("Why did the wallet wait?")
        await person.press("ctrl+s")
        assert person.toasts[-1].endswith("coach will ask it in your next rounds.")
        assert person.shows("→ Questions you added  1")
        assert "All 103 questions are new to you." in person.seen_in("#practice-outlook")
        await person.press("end", "enter")
        assert page(person) == "CustomQuestionsPage"
        await person.press("e", "tab")
        await person.type("our part, and the new date")
        await person.press("ctrl+s")
        assert "our part, and the new date" in person.seen_in("#added-told")
        await person.press("escape", "b", "left", "ctrl+s", "right", "right")
        assert "Questions you added" in person.seen_in("#asked-title")
        await person.press("r")
        assert "A good answer has: our part, and the new date" in person.seen_in("#asked-beside")
        await person.press("2", "E", "escape")
        assert person.shows("today, 1 of 3 questions: 2") or person.shows("today, 3 questions: 2")
        await person.press("home", "down", "down", "down", "enter")
        assert "Last time: 2 got through, today" in person.seen_in("#added-told")
        await person.press("x")
        assert "None yet." in person.seen_in("#added-told")
        await person.press("x", "u")
        assert person.shows("Why did the wallet wait?")


@pytest.mark.parametrize("text", one_in(3, [*HOSTILE[:6], LONG]), ids=lambda text: ascii(text[:12]))
async def test_hostile_questions_are_saved_as_typed_or_refused(home: Path, text: str) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        await person.press(*PRACTICE, "a")
        await person.paste(text)
        await person.press("ctrl+s")
        assert_harmless(person)
        if text == LONG:
            assert "limit is 300" in person.dialog()
            return
        await person.press("end", "enter")
        assert_harmless(person)
        await person.press("escape", "b", "left", "ctrl+s", "right", "right")
        assert_harmless(person)
        [added] = practice_of(person.store.state).added.values()
        assert added.asks == " ".join(text.splitlines()).strip()
