"""Commands that wait for a dialog or the disk block nothing, end with their screen, and show refusals."""

from __future__ import annotations

import threading
from pathlib import Path

from coach.domain.events import Note
from coach.errors import RefusedError
from coach.tui.command_worker import COMMANDS, run_command
from coach.tui.screens.main import Main
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.practice.page import PracticePage
from tests.scenes import second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.textual_internals import is_left


def waiting(person: AppDriver) -> int:
    return sum(worker.group == COMMANDS for worker in person.app.workers)


async def test_closing_a_page_cancels_its_command_and_a_late_answer_is_ignored(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        page = PracticePage(person.app.main)
        person.app.push_screen(page)
        await person.settle()
        await person.press("b")
        assert waiting(person) == 1
        person.app.workers.cancel_node(page)  # as Textual does for what is removed
        await person.until(lambda: not waiting(person))
        assert not person.app.asking
        await person.press("ctrl+s", "escape")
        assert isinstance(person.screen, Main)


async def test_what_a_command_refuses_is_shown_and_ends_it(home: Path) -> None:
    went_on: list[str] = []
    async with run_app(coach_at(home, second_week)) as person:

        async def refuse() -> None:
            await person.app.async_store.append(Note(""))
            went_on.append("after it")

        run_command(person.app, refuse)
        await person.until(lambda: bool(person.toasts))
        assert not went_on
        assert not waiting(person)


async def test_a_job_that_is_refused_raises_where_it_is_awaited(home: Path) -> None:
    caught: list[str] = []

    def job(_: object) -> None:
        raise RefusedError("Not like this", "Try another way.")

    async with run_app(coach_at(home, second_week)) as person:

        async def try_it() -> None:
            try:
                await person.app.async_store.run(job)
            except RefusedError as error:
                caught.append(error.title)

        run_command(person.app, try_it)
        await person.until(lambda: bool(caught))
        assert caught == ["Not like this"]
        assert not person.toasts


async def test_the_result_of_a_job_is_drawn_before_the_command_continues(home: Path) -> None:
    seen: list[int] = []
    async with run_app(coach_at(home, second_week)) as person:

        async def save() -> None:
            await person.app.async_store.append(Note("Ask Marta"))
            seen.append(len(person.app.main.view.state.notes))

        run_command(person.app, save)
        await person.until(lambda: bool(seen))
        assert seen == [1]


async def test_two_dialogs_one_after_the_other_get_the_keys_that_were_typed_ahead(home: Path) -> None:
    answers: list[bool | None] = []
    async with run_app(coach_at(home, second_week)) as person:

        async def ask_twice() -> None:
            for title in ("One?", "Two?"):
                answer = await person.app.ask(AskDialog(title, ""))
                answers.append(answer)

        run_command(person.app, ask_twice)
        await person.settle()
        person.strike("escape", "y")
        await person.until(lambda: len(answers) == 2)
        assert answers == [None, True]


async def test_leaving_waits_for_no_answer(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("n", "ctrl+q")
        assert is_left(person.app)


async def test_the_window_stays_responsive_while_a_command_waits_for_the_disk(home: Path) -> None:
    disk_answers = threading.Event()
    async with run_app(coach_at(home, second_week)) as person:
        try:
            person.app.async_store.submit(lambda _: disk_answers.wait(30))
            person.strike("p", "2")
            await person.pilot.pause()
            assert person.seen_in("#step-list")
            assert not person.toasts
        finally:
            disk_answers.set()
        await person.until(lambda: bool(person.toasts))
        assert person.app.main.view.day.pause
