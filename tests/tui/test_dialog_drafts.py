"""Text typed in the check-in, a note or the review is on disk within a second, and restored later."""

from __future__ import annotations

import asyncio
import json
import shutil
from functools import partial
from pathlib import Path

import pytest

from coach.storage.drafts import NOTE, Draft, Drafts
from coach.storage.home import Home
from coach.tui.command_worker import run_command
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.note import NoteDialog
from tests.scenes import NOW, second_week, with_search
from tests.tui.app_driver import AppDriver, coach_at, run_app

REVIEW = ("6", "g", "enter")
DIALOGS = {
    "the check-in": (("c", "3", "tab", "tab"), "when you press c"),
    "the note": (("n",), "when you press n"),
    "the story": (REVIEW, "in the review"),
    "the questions": ((*REVIEW, "ctrl+s"), "in the review"),
    "the lesson": ((*REVIEW, "ctrl+s", "ctrl+s"), "in the review"),
}


def on_disk(home: Path) -> list[str]:
    return [json.loads(file.read_text())["text"] for file in (home / "drafts").rglob("*.json")]


def entries(home: Path) -> str:
    return " ".join(file.read_text() for file in (home / "journal").glob("*.json"))


async def type_and_be_killed(person: AppDriver, home: Path, *keys: str) -> Path:
    await person.press(*keys)
    await person.type("slept, at last")
    await person.until(lambda: "slept, at last" in on_disk(home))
    return Path(shutil.copytree(home, home.parent / "killed"))


@pytest.mark.parametrize(("keys", "told"), DIALOGS.values(), ids=DIALOGS)
async def test_what_was_typed_before_a_kill_is_offered_again_and_goes_once_it_is_kept(
    keys: tuple[str, ...], told: str, home: Path
) -> None:
    async with run_app(coach_at(home, with_search)) as person:
        killed = await type_and_be_killed(person, home, *keys)
    async with run_app(coach_at(killed)) as person:
        assert told in person.toasts[-1]
        assert "slept, at last" not in entries(killed)
        await person.press(*keys)
        assert "coach restored your unsaved text." in person.dialog()
        assert "slept, at last" in person.dialog()
        await person.press("ctrl+s")
        assert "slept, at last" in entries(killed)
        assert on_disk(killed) == []


@pytest.mark.parametrize("keys", [DIALOGS["the check-in"][0], DIALOGS["the note"][0]])
async def test_a_discarded_draft_does_not_return(keys: tuple[str, ...], home: Path) -> None:
    async with run_app(coach_at(home, with_search)) as person:
        killed = await type_and_be_killed(person, home, *keys)
        await person.press("escape", "enter")
        assert on_disk(home) == []
    async with run_app(coach_at(killed)) as person:
        await person.press(*keys, "escape", "enter")
        assert on_disk(killed) == []
        await person.press(*keys)
        assert "slept" not in person.dialog()


async def test_the_answers_of_one_week_are_not_offered_in_another(home: Path) -> None:
    async with run_app(coach_at(home, with_search)) as person:
        killed = await type_and_be_killed(person, home, *DIALOGS["the questions"][0])
    async with run_app(coach_at(killed)) as person:
        await person.press("6", "left", "g", "enter", "ctrl+s")
        assert "Four questions" in person.dialog()
        assert "slept" not in person.dialog()
        await person.press("escape", "right", "g", "enter", "ctrl+s")
        assert "slept, at last" in person.dialog()


async def test_an_unsaved_part_of_the_review_is_restored_next_time(home: Path) -> None:
    async with run_app(coach_at(home, with_search)) as person:
        await person.press(*REVIEW, "tab")
        await person.paste("x" * 5000)
        await person.press("escape", *REVIEW)
        assert "xxxxx" in person.dialog()


async def test_who_types_before_it_is_looked_for_loses_neither(home: Path) -> None:
    left = Drafts(Home(home))
    store = coach_at(home, second_week)
    left.keep(Draft(NOTE, "note-text", "ask Lena"))
    left.close()
    async with run_app(store) as person:
        unkept = DialogDraft(person.app, NOTE)
        disk_answers, left_in_it = asyncio.Event(), unkept.left

        async def slow() -> dict[str, str]:
            await disk_answers.wait()
            return await left_in_it()

        unkept.left = slow  # type: ignore[method-assign]
        run_command(person.app, partial(person.app.ask, NoteDialog(unkept)))
        await person.settle()
        await person.type("about Tuesday")
        unkept.drop()
        assert on_disk(home) == ["ask Lena"]
        disk_answers.set()
        await person.until(lambda: "ask Lena" in person.dialog())
        await person.settle()
        assert "ask Lena about Tuesday" in person.dialog()


async def test_the_mood_and_the_energy_survive_a_kill_as_well(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("c", "2", "tab", "4")
        await person.until(lambda: sorted(on_disk(home)) == ["2", "4"])
        killed = Path(shutil.copytree(home, home.parent / "killed"))
    async with run_app(coach_at(killed)) as person:
        await person.press("c")
        assert "[2]" in person.seen_in("#mood")
        assert "[4]" in person.seen_in("#energy")
        await person.press("ctrl+s")
        check_in = person.store.state.check_ins[NOW.date()]
        assert (check_in.number("mood"), check_in.number("energy")) == (2, 4)
        assert on_disk(killed) == []
