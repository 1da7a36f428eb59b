"""If something is wrong with the disk or with coach itself, a sentence says so, and nothing untrue is shown."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from coach.domain.events import Done, Note
from coach.storage.home import Home
from coach.tui import app
from coach.tui.app import CoachApp
from coach.tui.command_worker import run_command
from coach.tui.screens.main import Main
from tests.scenes import NOW, second_week
from tests.storage.factories import aged, page_with, put, row
from tests.tui.app_driver import coach_at, run_app
from tests.tui.textual_internals import notifications_of

STYLES = str(Path(app.__file__).parent / "coach.tcss")


async def test_a_tick_that_could_not_be_saved_is_reported_and_not_shown(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        journal = home / "journal"
        journal.rename(home / "elsewhere")
        journal.write_text("not a folder")
        await person.press("space")

        assert "That is not a folder" in person.dialog()
        assert "Move it, or set COACH_HOME." in person.dialog()
        assert person.store.state.history_of("1.6").times_on(NOW.date()) == 0

        journal.unlink()
        (home / "elsewhere").rename(journal)
        await person.press("escape")
        assert person.shows("[ ] 1.6")
        await person.press("space")
        assert person.shows("[x] 1.6")
    assert coach_at(home).state.history_of("1.6").times_on(NOW.date()) == 1


@contextmanager
def without_room() -> Iterator[None]:
    """Make the disk refuse entries for this long."""

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.MonkeyPatch.context() as disk:
        disk.setattr("coach.storage.segment_storage.atomic_write", full)
        yield


async def test_what_a_full_disk_did_not_take_can_be_tried_again_with_all_that_was_typed(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        with without_room():
            await person.press("n")
            await person.type("Ask Marta about the contract")
            await person.press("ctrl+s")
            assert "The disk is full" in person.dialog()
            await person.click(offset=(1, 1))
            await person.press("enter")
            assert "The disk is full" in person.dialog()
            assert not person.store.state.notes

            await person.press("ctrl+c")
            assert "What you did last is not saved yet." in person.dialog()
            await person.press("escape")

        await person.press("enter")
        assert isinstance(person.screen, Main)
        assert [note.text("text") for note in person.store.state.notes] == ["Ask Marta about the contract"]
        await person.press("ctrl+c")
        assert "Everything is saved." in person.dialog()


async def test_several_things_that_were_not_saved_are_asked_about_once_and_saved_in_their_order(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        with without_room():
            for words in ("first", "second"):
                run_command(person.app, partial(person.app.async_store.append, Note(words)))
            await person.settle()
        await person.press("enter")
        assert isinstance(person.screen, Main)
        assert [note.text("text") for note in person.store.state.notes] == ["first", "second"]


async def test_worksheet_text_survives_a_full_disk(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("h", "down", "enter")
        with without_room():
            await person.type("The rent")
            await person.press("escape")
            assert "The disk is full" in person.dialog()
        await person.press("enter")
        assert person.shows("The rent")


async def test_a_home_that_is_not_a_folder_is_reported_at_the_first_answer(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        home.write_text("not a folder")
        await person.press("escape")
        assert "That is not a folder" in person.dialog()
        await person.press("escape", "space", "escape")
        assert person.shows("[ ] 1.1")


async def test_a_vanished_folder_is_reported_once_and_the_screen_stays_as_it_was(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        shutil.rmtree(home / "journal")
        await person.until(lambda: bool(person.toasts))
        assert "is not there any more" in person.toasts[0]
        assert "What you see is what was in it" in person.toasts[0]
        assert person.shows("[x] 2.2")

        person.app.clear_notifications()
        person.app.news.look()
        await person.settle()
        assert person.toasts == []


async def test_a_damaged_segment_is_quarantined_and_reported_at_the_start(home: Path) -> None:
    store = coach_at(home, second_week)
    page = next((home / "journal").iterdir())
    page.write_bytes(page.read_bytes()[:-200])
    aged(page)

    async with run_app(coach_at(home)) as person:
        assert "The journal had gone back" in person.toasts[1]  # what this machine remembers of the page
        assert page.name in "".join(person.toasts).replace(" ", "")
        assert "A file was set aside" in person.toasts[0]
        assert "of its entries, and they are here." in person.toasts[0]
        assert notifications_of(person.app)[0].timeout >= 60  # time to read it
        assert "Amal" in person.seen_in("#greeting")
        assert len(person.store.state) == len(store.state)


async def test_an_unreadable_segment_of_another_device_is_reported_at_the_start(home: Path) -> None:
    coach_at(home, second_week)
    put(Home(home), "2026-10.bbbb2222.json", b"{")

    async with run_app(coach_at(home)) as person:
        assert "A file could not be read" in person.toasts[0]
        assert "Run `coach doctor` to find out more." in person.toasts[0]
        await person.press("space")
        assert person.shows("[x] 1.6")


async def test_invalid_entries_are_reported_and_the_rest_counts(home: Path) -> None:
    put(Home(home), "2026-10.aaaa1111.json", page_with([row(1), row(2, on="someday"), {"id": 7}]))

    async with run_app(coach_at(home)) as person:
        await person.press("escape")
        assert "2 of its 3 entries" in "".join(person.toasts)
        assert person.store.state.history_of("4.2").times == 1


def test_an_error_of_its_own_ends_in_a_sentence_and_a_file_and_loses_nothing(
    home: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    class Breaking(CoachApp):
        CSS_PATH = STYLES

        def on_ready(self) -> None:
            self.async_store.submit(lambda store: store.append(Done("1.6")))
            raise ZeroDivisionError("a bug in a handler")

    window = Breaking(coach_at(home, second_week))
    window.run(headless=True, size=(80, 24))
    window.finish()

    assert coach_at(home).state.history_of("1.6").times_on(NOW.date()) == 1
    said = " ".join("".join(capfd.readouterr()).split())
    assert "coach crashed because of a bug. Everything you saved is safe." in said
    assert str(home / "crash.txt").replace(" ", "") in said.replace(" ", "")
    assert "Traceback" not in said
    assert "ZeroDivisionError" not in said
    assert window.return_code == 1
    assert (home / "crash.txt").stat().st_mode & 0o077 == 0
    kept = (home / "crash.txt").read_text()
    assert "Traceback" in kept
    assert "ZeroDivisionError: a bug in a handler" in kept


def test_an_error_in_a_job_of_the_journal_ends_the_same_way(home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    class Breaking(CoachApp):
        CSS_PATH = STYLES

        def on_ready(self) -> None:
            self.async_store.submit(lambda _: 1 // 0)

    window = Breaking(coach_at(home, second_week))
    window.run(headless=True, size=(80, 24))
    window.finish()

    assert "Traceback" not in "".join(capfd.readouterr())
    assert "ZeroDivisionError" in (home / "crash.txt").read_text()


def test_what_is_written_of_an_error_follows_no_link_and_can_be_printed(home: Path) -> None:
    class Breaking(CoachApp):
        CSS_PATH = STYLES

        def on_ready(self) -> None:
            raise ZeroDivisionError("a bug \x1b]0;title\x07 \ud800")

    window = Breaking(coach_at(home, second_week))
    victim = home / "victim"
    victim.write_text("precious")
    (home / "crash.txt").symlink_to(victim)
    window.run(headless=True, size=(80, 24))
    window.finish()

    assert victim.read_text() == "precious"
    kept = (home / "crash.txt").read_text()
    assert "ZeroDivisionError: a bug" in kept
    assert not set("\x1b\x07") & set(kept)
