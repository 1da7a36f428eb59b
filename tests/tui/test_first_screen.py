"""Saved pictures of the first screen: each equals the window's first frame, and outdated ones are never shown."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from coach import first_screen
from coach.domain.events import Done, Note
from coach.domain.state import replay
from coach.domain.today.page_changes import spans
from coach.storage.drafts import Draft, Drafts
from coach.storage.home import Home, home_from
from coach.storage.private_writing import WritingSession
from coach.storage.store import Store
from coach.tui import camera, screen_keeper
from coach.tui.screen_keeper import ScreenKeeper
from coach.tui.screens.today.wording import greeting_lines
from coach.tui.view import first_look
from tests.factories import MONDAY, Diary
from tests.scenes import NARROW, NOW, USUAL, WIDE, StillClock, coach_in, first_hours, with_search, with_week
from tests.tui.app_driver import GUIDE, coach_at
from tests.unit.strategies import diaries

if sys.platform == "win32":
    pytest.skip("a Windows console has no raw mode to wait in", allow_module_level=True)

ZONES = (UTC, timezone(timedelta(hours=5, minutes=45)), timezone(timedelta(hours=-9)))
A_SECOND = timedelta(seconds=1)
shares = st.floats(0, 0.999)


@pytest.fixture(autouse=True)
def one_folder(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the next start look in the folder the tests write to."""
    monkeypatch.setenv("COACH_HOME", str(home))


def of(diary: Diary) -> Store:
    """Return a store in memory with these entries."""
    store = Store.__new__(Store)
    store.__dict__.update(coach_in(Path("/nowhere")).__dict__)
    store.state = replay(GUIDE, diary.entries)
    return store


def told(store: Store, moment: datetime) -> tuple[object, ...]:
    """Return everything the first view of the page says, as values."""
    store.clock = StillClock(moment)
    page = first_look(store).page
    lines = greeting_lines(page, 100, minutes=False)
    day = page.day._replace(quiet=None, block=None)
    return lines.plain, tuple(lines.spans), page.without_minutes, day, page.day.block and page.day.block.key, page.steps


@settings(max_examples=40)
@given(diaries(most=20), st.integers(-2, 3), st.sampled_from(ZONES), shares)
def test_between_two_turns_the_page_says_the_same(diary: Diary, number: int, zone: timezone, share: float) -> None:
    store = of(diary)
    midnight = datetime.combine(MONDAY + timedelta(days=number), datetime.min.time(), zone)
    for begins, ends in spans(store.state, midnight):
        assert told(store, begins + share * (ends - begins)) == told(store, begins)
        assert told(store, ends - A_SECOND) == told(store, begins)


def test_the_whole_day_is_covered_but_for_the_last_hour_of_the_quiet(home: Path) -> None:
    midnight = NOW.replace(hour=0, minute=0)
    covered = sum((ends - begins for begins, ends in spans(coach_at(home, with_week).state, midnight)), timedelta())
    assert covered == timedelta(days=1)
    shutil.rmtree(home)
    quiet = coach_at(home, first_hours).state
    parts = spans(quiet, midnight + timedelta(days=1))
    assert not any(begins <= midnight + timedelta(days=1, hours=9, minutes=20) < ends for begins, ends in parts)
    assert any(begins <= midnight + timedelta(days=1, hours=9, minutes=50) < ends for begins, ends in parts)


@settings(max_examples=8)
@given(diaries(most=20), st.sampled_from([NARROW, USUAL, WIDE, (40, 10)]), st.integers(0, 23), shares)
def test_a_picture_is_what_a_window_draws_that_is_opened_at_any_moment_of_its_time(
    diary: Diary, size: tuple[int, int], hour: int, share: float
) -> None:
    store, midnight = of(diary), datetime.combine(MONDAY, datetime.min.time(), UTC)
    parts = [(begins, ends) for begins, ends in spans(store.state, midnight) if begins <= midnight.replace(hour=hour)]
    assume(parts)
    begins, ends = parts[-1]
    later = min(begins + share * (ends - begins), ends - 5 * A_SECOND)
    taken = camera.picture_at(store, begins, size)
    assert taken.count(b"\x1b[") > size[1]
    assert camera.picture_at(store, later, size) == taken


# -- what was kept, and what others did meanwhile


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take only one picture, to save time."""
    monkeypatch.setattr(camera, "MOST", 1)


def another_window_ticks(home: Path) -> None:
    coach_in(home, GUIDE).append(Done("2.3", 10))


def a_page_is_carried_here(home: Path) -> None:
    page = next((home / "journal").glob("*.json"))
    shutil.copy(page, page.with_name(page.name.replace(".json", ".sync-conflict.json")))


def a_page_goes_away(home: Path) -> None:
    next((home / "journal").glob("*.json")).unlink()


def a_page_is_written_where_it_lies(home: Path) -> None:
    page = next((home / "journal").glob("*.json"))
    before, content = page.stat(), page.read_bytes()
    page.write_bytes(content.replace(b"Amal", b"Mala"))
    os.utime(page, ns=(before.st_atime_ns, before.st_mtime_ns))


def nobody_may_read_a_page(home: Path) -> None:
    next((home / "journal").glob("*.json")).chmod(0)


def the_terminal_has_fewer_colours(_home: Path) -> None:
    os.environ["COLORTERM"] = ""


def no_colour_is_wanted(_home: Path) -> None:
    os.environ["NO_COLOR"] = ""


def the_terminal_is_light(_home: Path) -> None:
    os.environ["COLORFGBG"] = "0;15"


def it_is_another_terminal(_home: Path) -> None:
    os.environ["TERM"] = "screen"


def coach_is_another_version(_home: Path) -> None:
    vars(first_screen)["__version__"] = "0.9"


def nothing_happens(_home: Path) -> None:
    pass


CHANGES: list[Callable[[Path], None]] = [
    another_window_ticks,
    a_page_is_carried_here,
    a_page_goes_away,
    a_page_is_written_where_it_lies,
    nobody_may_read_a_page,
    the_terminal_has_fewer_colours,
    no_colour_is_wanted,
    the_terminal_is_light,
    it_is_another_terminal,
    coach_is_another_version,
]


@pytest.fixture
def kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a week in it and its pictures, taken on the morning of NOW."""
    monkeypatch.setenv("COACH_NOW", NOW.isoformat())
    monkeypatch.setattr(camera, "MOST", 1)
    monkeypatch.setattr(first_screen, "__version__", "1.0")
    for name in ("COLORTERM", "NO_COLOR", "COLORFGBG"):
        monkeypatch.setenv(name, "truecolor")
        monkeypatch.delenv(name)
    coach_at(home, with_week)
    camera.keep(Home(home), USUAL)
    yield home
    for page in (home / "journal").glob("*.json"):
        page.chmod(0o600)


def put_up_at(moment: datetime, size: tuple[int, int] = USUAL) -> bytes:
    try:
        return first_screen.cached_picture(size, moment.timestamp(), 0)
    except (OSError, ValueError):
        return b""


@pytest.mark.parametrize("later", [timedelta(), timedelta(hours=5), timedelta(days=1)], ids=str)
def test_the_picture_is_identical_to_what_the_window_draws(
    kept: Path, later: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(camera, "MOST", 12)
    camera.keep(Home(kept), USUAL)
    shown = put_up_at(NOW + later)
    assert shown
    assert shown == camera.picture_at(coach_in(kept, GUIDE), NOW + later, USUAL)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_nothing_is_put_up_once_anything_has_changed(kept: Path, change: Callable[[Path], None]) -> None:
    assert put_up_at(NOW)
    change(kept)
    assert put_up_at(NOW) == b""


@pytest.mark.usefixtures("kept")
def test_nothing_is_put_up_at_another_time_in_another_zone_or_for_another_size() -> None:
    assert put_up_at(NOW - timedelta(days=1)) == b""
    assert put_up_at(NOW + timedelta(days=2)) == b""
    assert put_up_at(NOW, WIDE) == b""
    assert first_screen.cached_picture(USUAL, NOW.timestamp(), 3600) == b""


@settings(max_examples=6)
@given(
    diary=diaries(most=16),
    size=st.sampled_from([NARROW, USUAL, WIDE]),
    change=st.sampled_from([nothing_happens, nothing_happens, *CHANGES[:4]]),
    hours=st.floats(0, 30),
)
def test_in_no_life_anything_is_put_up_that_the_window_does_not_draw(
    tmp_path_factory: pytest.TempPathFactory,
    diary: Diary,
    size: tuple[int, int],
    change: Callable[[Path], None],
    hours: float,
) -> None:
    folder = tmp_path_factory.mktemp("life") / "home"
    store = coach_in(folder, GUIDE)
    store.append(Note("Amal wrote this"), date(2026, 11, 1))
    store.merge(diary.entries)
    moment = datetime.combine(MONDAY, datetime.min.time(), UTC) + timedelta(hours=hours)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COACH_HOME", str(folder))
        patch.setenv("COACH_NOW", MONDAY.isoformat() + "T00:00+00:00")
        patch.setattr(camera, "DAYS_AHEAD", 1)
        patch.setattr(camera, "MOST", 8)
        camera.keep(Home(folder), size)
        change(folder)
        shown = put_up_at(moment, size)
        if shown:
            assert change is nothing_happens
            assert shown == camera.picture_at(coach_in(folder, GUIDE), moment, size)


# -- when they are taken


def test_pictures_are_taken_once_per_state(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[tuple[int, int]] = []

    def start(_folder: str, size: tuple[int, int]) -> int:
        taken.append((*size,))
        return 0

    monkeypatch.setattr(screen_keeper, "_start_camera", start)
    monkeypatch.setattr(os, "get_terminal_size", lambda _handle: os.terminal_size(USUAL))
    monkeypatch.setenv("COACH_NOW", NOW.isoformat())
    store = coach_at(home, with_week)
    keeper = ScreenKeeper(store)
    keeper.rest()
    keeper.rest()
    assert taken == [USUAL]
    store.append(Done("2.3", 5))
    keeper.rest()
    assert taken == [USUAL, USUAL]
    camera.keep(Home(home), USUAL)
    keeper.keep()
    assert taken == [USUAL, USUAL], "they are there for today and tomorrow"
    store.append(Done("2.4", 5))
    monkeypatch.setenv(first_screen.SETTING, "off")
    keeper.rest()
    monkeypatch.delenv(first_screen.SETTING)
    monkeypatch.setenv("COACH_HOME", str(home.with_name("other")))
    keeper.keep()
    assert taken == [USUAL, USUAL], "nobody would look for them"


@pytest.mark.parametrize("size", [(0, 0), (80, 0), (0, 24)])
def test_no_picture_is_taken_for_a_terminal_without_a_size(
    home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    taken: list[tuple[int, int]] = []

    def start(_folder: str, of: tuple[int, int]) -> int:
        taken.append((*of,))
        return 0

    monkeypatch.setattr(screen_keeper, "_start_camera", start)
    monkeypatch.setattr(os, "get_terminal_size", lambda _handle: os.terminal_size(size))
    monkeypatch.setenv("COACH_NOW", NOW.isoformat())
    ScreenKeeper(coach_at(home, with_week)).keep()
    assert taken == []


def test_a_camera_that_gets_stuck_is_ended(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    within: list[int] = []
    monkeypatch.setattr(signal, "alarm", within.append)
    monkeypatch.setattr(camera, "keep", lambda _home, _size: None)
    monkeypatch.setattr(os, "nice", lambda _more: 0)
    camera.main([str(home), "80", "24"])
    assert within == [camera.LONGEST]


# -- the file


@pytest.mark.usefixtures("few")
def test_the_file_is_for_its_owner_alone_and_holds_no_words_that_are_kept_elsewhere(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COACH_NOW", NOW.isoformat())
    coach_at(home, with_search)
    WritingSession(Home(home), 1).keep("A letter that nobody reads")
    Drafts(Home(home)).keep(Draft("note", "text", "half a sentence"))
    camera.keep(Home(home), WIDE)
    file = Path(first_screen.file_for(str(home), "120x40"))
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert file.parent.parent == home
    content = file.read_bytes()
    assert b"Amal" in content
    assert b"nobody reads" not in content
    assert b"half a sentence" not in content


def test_the_camera_touches_nothing_else(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_NOW", NOW.isoformat())
    coach_at(home, with_search)
    typed = Drafts(Home(home))
    typed.keep(Draft("why", "reasons", "half a sentence"))
    typed.close()
    before = everything_in(home)
    camera.keep(Home(home), WIDE)
    after = everything_in(home)
    assert {path: after.pop(path) for path in list(after) if path.parts[0] == "screens"}
    assert after == before


def everything_in(home: Path) -> dict[Path, bytes]:
    return {path.relative_to(home): path.read_bytes() for path in home.rglob("*") if path.is_file()}


def cut(content: bytes) -> bytes:
    return content[: len(content) // 2]


def flipped(content: bytes) -> bytes:
    return content[:-9] + bytes([content[-9] ^ 1]) + content[-8:]


def foreign(_content: bytes) -> bytes:
    return b"\x7fELF" + bytes(range(256)) * 40


def empty(_content: bytes) -> bytes:
    return b""


def of_another_format(content: bytes) -> bytes:
    return content.replace(b"screens 1", b"screens 2", 1)


def endless(content: bytes) -> bytes:
    return content + bytes(first_screen.LARGEST)


@pytest.fixture
def made_up(home: Path) -> Callable[[bytes], Path]:
    """Save a picture that is valid at NOW, and return its file."""
    (home / "journal").mkdir(parents=True)

    def keep(picture: bytes) -> Path:
        file = Path(first_screen.file_for(str(home), "80x24"))
        file.parent.mkdir(exist_ok=True)
        span, made_of = (NOW.timestamp() - 9, NOW.timestamp() + 9, 0), first_screen.fingerprint(str(home), "80x24", [])
        file.write_bytes(first_screen.kept([], made_of, [(span, picture)]))
        file.chmod(0o600)
        return file

    return keep


WORDS = b"\x1b[1;1H\x1b[1;38;2;1;2;3mwords\x1b[0m\n"


@pytest.mark.parametrize("broken", [cut, flipped, foreign, empty, of_another_format, endless])
def test_a_broken_file_is_as_good_as_none(made_up: Callable[[bytes], Path], broken: Callable[[bytes], bytes]) -> None:
    file = made_up(WORDS)
    assert put_up_at(NOW) == WORDS
    file.write_bytes(broken(file.read_bytes()))
    assert put_up_at(NOW) == b""


def test_a_file_that_others_may_read_a_link_and_a_pipe_are_as_good_as_none(made_up: Callable[[bytes], Path]) -> None:
    file = made_up(WORDS)
    file.chmod(0o640)
    assert put_up_at(NOW) == b""
    file.chmod(0o600)
    moved = file.rename(file.with_name("moved"))
    file.symlink_to(moved)
    assert put_up_at(NOW) == b""
    file.unlink()
    os.mkfifo(file, 0o600)
    assert put_up_at(NOW) == b""


@pytest.mark.parametrize(
    "harm", [b"\x1b]52;c;aGk=\x07", b"\x1bc", b"\x1b[2J", b"\x1b[5n", b"\x1b[?1003h", b"\x07", b"\x1b", b"\x1b[1;2"]
)
def test_a_picture_that_does_more_than_draw_is_not_put_up(made_up: Callable[[bytes], Path], harm: bytes) -> None:
    made_up(WORDS)
    assert put_up_at(NOW) == WORDS
    made_up(WORDS + harm)
    assert put_up_at(NOW) == b""


@pytest.mark.parametrize("names", [("COACH_HOME",), ("XDG_DATA_HOME",), ()])
@pytest.mark.parametrize("value", ["/some/where", "~/here", "rel/../ative", " "])
def test_it_looks_into_the_folder_that_the_journal_is_in(
    names: tuple[str, ...], value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COACH_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name in names:
        monkeypatch.setenv(name, value)
    folder = str(home_from(os.environ.get("COACH_HOME")).folder)
    assert first_screen.home_folder() == folder


def test_nothing_is_imported_for_it_that_takes_long() -> None:
    program = "import sys; before = set(sys.modules); import coach.first_screen; print(*set(sys.modules) - before)"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert set(said.split()) <= {"coach", "coach.first_screen", "binascii", "__future__"}


def test_no_picture_is_saved_if_a_question_comes_first(home: Path) -> None:
    coach_in(home, GUIDE).append(Note("without having set up anything"))
    camera.keep(Home(home), USUAL)
    assert not (home / "screens").exists()


def test_only_the_latest_sizes_are_kept(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera, "MOST", 1)
    for columns in range(81, 93):
        camera.keep(Home(kept), (columns, 24))
    assert sorted(each.name for each in (kept / "screens").iterdir()) == [f"{columns}x24" for columns in range(85, 93)]
