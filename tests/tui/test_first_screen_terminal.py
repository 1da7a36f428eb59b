"""The first screen in a real terminal: how it appears, how the window takes over, and what may happen in between."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("a Windows console has no raw mode to wait in", allow_module_level=True)

from coach import first_screen
from coach.domain.events import ProfileSet
from coach.tui import camera
from tests.scenes import NARROW, NOW, USUAL, WIDE, coach_in, with_week
from tests.tui.app_driver import GUIDE, coach_at
from tests.tui.pty_session import Cells, Seen, Sitting

PYTHON = sys.executable
COACH = [PYTHON, "-m", "coach"]
SLOW = """
import sys, time, types
slow = sys.modules['coach.cli.main'] = types.ModuleType('coach.cli.main')
slow.run = lambda _: time.sleep(600)
import coach.__main__
sys.argv = ['coach']
sys.exit(coach.__main__.main())
"""
LOADS_FOR_EVER = [PYTHON, "-c", SLOW]
"""coach with a window that never opens."""
SHELL = """
import os, signal, sys
child = os.fork()
if not child:
    os.setpgid(0, 0)
    signal.signal(signal.SIGTTOU, signal.SIG_IGN)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.argv[1], sys.argv[1:])
signal.signal(signal.SIGUSR1, lambda *_: os.kill(child, signal.SIGTSTP))
signal.signal(signal.SIGUSR2, lambda *_: os.kill(child, signal.SIGCONT))
while True:
    _, status = os.waitpid(child, os.WUNTRACED)
    if not os.WIFSTOPPED(status):
        break
    os.write(2, b"stopped")
"""
"""A shell as far as stopping goes: it runs its arguments in the foreground, and minds what becomes of them."""
ENTER, LEAVE, DRAWN = b"\x1b[?1049h", b"\x1b[?1049l", b"\x1b[?2026l"
WORDS = b"\x1b[1;1H\x1b[1mGood morning\x1b[0m"


@pytest.fixture(autouse=True)
def one_terminal(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Give the camera the same environment as the program."""
    for name in ("COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COACH_HOME", str(home))
    monkeypatch.setenv("COACH_NOW", NOW.isoformat())
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), *sys.path))))
    monkeypatch.setattr(camera, "MOST", 1)


@pytest.fixture
def words(home: Path) -> Path:
    """A picture of two words that is valid now."""
    (home / "journal").mkdir(parents=True)
    file = Path(first_screen.file_for(str(home), "80x24"))
    file.parent.mkdir()
    span, made_of = (NOW.timestamp() - 9, NOW.timestamp() + 999, 0), first_screen.fingerprint(str(home), "80x24", [])
    file.write_bytes(first_screen.kept([], made_of, [(span, WORDS)]))
    file.chmod(0o600)
    return file


def sit_down(command: list[str] = COACH, size: tuple[int, int] = USUAL) -> Sitting:
    return Sitting(command, dict(os.environ), size)


def kept(home: Path, size: tuple[int, int] = USUAL, theme: str = "") -> bytes:
    """The picture of a week, as it will be shown."""
    if not home.exists():
        store = coach_at(home, with_week)
        if theme:
            store.append(ProfileSet(theme=theme))
    one = "import sys; from coach.tui import camera; camera.MOST = 1; camera.main(sys.argv[1:])"
    subprocess.run(
        [PYTHON, "-c", one, str(home), *map(str, size)], check=True
    )  # Rich remembers colours as it wrote them first, so not in this process
    return first_screen.cached_picture(size, NOW.timestamp(), 0)


def as_shown(picture: bytes, size: tuple[int, int]) -> Cells:
    return Seen(size).after(picture.replace(b"\n", b"\r\n"))


# -- the window takes it over


def handed_over(sitting: Sitting, picture: bytes) -> None:
    """Open the window, and check that its first frame is the picture again, and that no cell changes until then."""
    drawn = picture.replace(b"\n", b"\r\n")
    put_up = len(first_screen.ENTER + drawn)
    sitting.watch_until(lambda: drawn in sitting.written[put_up:])
    written = sitting.written[: sitting.written.index(drawn, put_up) + len(drawn)]
    seen, there = Seen(sitting.size), as_shown(picture, sitting.size)
    assert seen.after(written[:put_up]) == there
    for begins in range(put_up, len(written), 97):
        assert seen.after(written[begins : begins + 97]) == there, written[begins - 97 : begins + 97]
    assert written.count(ENTER) == 1


KEYS = b"\x1b[B\x1b[B "
"""Two down, and the box there."""


def ticked(home: Path, before: int, sitting: Sitting) -> list[tuple[str, object]]:
    """Return the effect of the keys, once the window has closed cleanly."""
    sitting.watch_until(lambda: len(coach_in(home, GUIDE).state) > before)
    sitting.type(b"q")
    sitting.watch_until(sitting.has_ended)
    assert sitting.status == 0
    assert sitting.attributes == sitting.before
    assert sitting.written.count(LEAVE) == 1
    return [(each.kind, each.fields["action"]) for each in coach_in(home, GUIDE).everything()[before:]]


def test_the_window_takes_the_picture_over_without_a_flicker_and_obeys_what_was_typed_before(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture, other = kept(home), home.with_name("other")
    assert picture
    shutil.copytree(home, other)
    before = len(coach_in(home, GUIDE).state)
    with sit_down() as sitting:
        sitting.watch_for(b"Good")
        sitting.type(KEYS)
        handed_over(sitting, picture)
        [early] = ticked(home, before, sitting)
    monkeypatch.setenv("COACH_HOME", str(other))
    shutil.rmtree(other / "screens")
    with sit_down() as sitting:
        sitting.watch_for(DRAWN)
        sitting.type(KEYS)
        assert ticked(other, before, sitting) == [early]


@pytest.mark.long
@pytest.mark.parametrize(
    ("size", "theme", "changed"),
    [
        (NARROW, "", {}),
        (WIDE, "", {}),
        (WIDE, "coach-light", {}),
        (USUAL, "ansi-dark", {}),
        (USUAL, "ansi-dark", {"NO_COLOR": "1"}),
        (USUAL, "", {"NO_COLOR": "1"}),
        (USUAL, "", {"COLORFGBG": "0;15"}),
        (USUAL, "", {"COLORTERM": ""}),
        (USUAL, "", {"COLORTERM": "", "TERM": "xterm"}),
        (USUAL, "", {"COLORTERM": "", "TERM": "linux"}),
        (USUAL, "", {"COLORTERM": "", "TERM": "screen"}),
        (USUAL, "", {"COLORTERM": "", "TERM": "screen-256color"}),
        (USUAL, "", {"TERM": "tmux-256color"}),
        ((200, 60), "nord", {}),
    ],
    ids=str,
)
def test_it_does_so_in_every_terminal(
    home: Path, size: tuple[int, int], theme: str, changed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    picture = kept(home, size, theme)
    assert picture
    with sit_down(size=size) as sitting:
        handed_over(sitting, picture)


@pytest.mark.long
def test_leaving_the_window_keeps_the_picture_for_the_next_start(home: Path) -> None:
    coach_at(home, with_week)
    file = Path(first_screen.file_for(str(home), "80x24"))
    with sit_down() as sitting:
        sitting.watch_for(b"Good")
        sitting.type(b"q")
        sitting.watch_until(lambda: sitting.has_ended() and file.exists())
    picture = first_screen.cached_picture(USUAL, NOW.timestamp(), 0)
    with sit_down() as sitting:
        handed_over(sitting, picture)


@pytest.mark.parametrize("changed", [{first_screen.SETTING: "off"}, {"TERM": "dumb"}, {"LINES": "24"}], ids=str)
def test_where_it_is_not_wanted_or_can_not_be_nothing_is_put_up(
    words: Path, changed: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert words.exists()
    ends = [PYTHON, "-c", "from coach import first_screen; first_screen.show(); print('and so on')"]
    with sit_down(ends) as sitting:
        sitting.watch_for(b"and so on")
        assert b"Good morning" in sitting.written
    for name, value in changed.items():
        monkeypatch.setenv(name, value)
    with sit_down(ends) as sitting:
        sitting.watch_for(b"and so on\r\n")
        assert sitting.written == b"and so on\r\n"


# -- while the window is loaded


@pytest.mark.usefixtures("words")
def test_typed_keys_are_not_echoed_and_wait() -> None:
    reads = SLOW.replace("time.sleep(600)", "print(ascii(__import__('os').read(0, 99)))")
    reads = reads.replace("lambda _:", "lambda _: time.sleep(0.3) or")
    with sit_down([PYTHON, "-c", reads]) as sitting:
        sitting.watch_for(b"Good morning")
        sitting.type(b"j\x03\x1a\x11\r")
        sitting.watch_until(sitting.has_ended)
        after = sitting.written.partition(WORDS)[2]
        assert after == b"b'j\\x03\\x1a\\x11\\r'\r\n" + first_screen.LEAVE
        assert sitting.attributes == sitting.before


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_program_that_is_ended_meanwhile_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with sit_down(LOADS_FOR_EVER) as sitting:
        sitting.watch_for(b"Good morning")
        assert sitting.attributes != sitting.before
        sitting.send(number)
        sitting.watch_until(sitting.has_ended)
        sitting.watch_for(first_screen.LEAVE)
        assert sitting.status == (130 if number == signal.SIGINT else -number)
        assert sitting.attributes == sitting.before
        assert sitting.written.count(ENTER) == sitting.written.count(LEAVE) == 1


@pytest.mark.usefixtures("words")
def test_a_program_that_is_stopped_meanwhile_gives_the_terminal_back_and_takes_it_again() -> None:
    with sit_down([PYTHON, "-c", SHELL, *LOADS_FOR_EVER]) as sitting:
        sitting.watch_for(b"Good morning")
        sitting.send(signal.SIGUSR1)
        sitting.watch_for(b"stopped")
        assert sitting.written.endswith(first_screen.LEAVE + b"stopped")
        assert sitting.attributes == sitting.before
        sitting.send(signal.SIGUSR2)
        sitting.watch_until(lambda: sitting.written.count(WORDS) == 2)
        assert sitting.attributes != sitting.before
        assert sitting.written.endswith(first_screen.ENTER + WORDS)


@pytest.mark.usefixtures("words")
def test_a_terminal_that_gets_another_size_meanwhile_is_blank_until_the_window_is_there() -> None:
    with sit_down(LOADS_FOR_EVER) as sitting:
        sitting.watch_for(b"Good morning")
        sitting.resize(WIDE)
        sitting.watch_for(first_screen.BLANK)
        seen = Seen(WIDE)
        seen.after(sitting.written)
        assert not seen.text.strip()


@pytest.mark.long
def test_the_window_has_the_size_that_the_terminal_got_meanwhile(home: Path) -> None:
    kept(home)
    wide = kept(home, WIDE)
    with sit_down() as sitting:
        sitting.watch_for(b"Good")
        sitting.resize(WIDE)
        drawn = wide.replace(b"\n", b"\r\n")
        sitting.watch_until(lambda: drawn in sitting.written.partition(first_screen.BLANK)[2])
        between = sitting.written.partition(first_screen.BLANK)[2].partition(drawn)[0]
    assert Seen(WIDE).after(between + drawn) == as_shown(wide, WIDE)


@pytest.mark.usefixtures("words")
@pytest.mark.parametrize(
    "fails", ["raise KeyboardInterrupt", "raise SystemExit(3)", "raise ModuleNotFoundError('x')"], ids=str
)
def test_whatever_stops_the_window_from_opening_is_shown_on_the_normal_screen(fails: str) -> None:
    program = SLOW.replace("lambda _: time.sleep(600)", "lambda _: exec(" + repr(fails) + ")")
    with sit_down([PYTHON, "-c", program]) as sitting:
        sitting.watch_until(sitting.has_ended)
        sitting.watch_for(first_screen.LEAVE)
        assert sitting.attributes == sitting.before
        if "Module" in fails:
            sitting.watch_for(b"ModuleNotFoundError")
            assert sitting.written.index(b"ModuleNotFoundError") > sitting.written.index(LEAVE)


@pytest.mark.usefixtures("words")
def test_an_error_is_shown_on_the_normal_screen(home: Path) -> None:
    (home / "keys.toml").write_text("")
    broken = [
        *(PYTHON, "-c"),
        """
import sys, coach.storage.journal as journal
from coach.errors import JournalError
def fail(self):
    raise JournalError('No disk', 'Put it back.')
journal.Journal.read_changes = fail
import coach.__main__
sys.argv = ['coach']
sys.exit(coach.__main__.main())
""",
    ]
    with sit_down(broken) as sitting:
        sitting.watch_for(b"Put it back")
        sitting.watch_until(sitting.has_ended)
        assert sitting.written.index(WORDS) < sitting.written.index(LEAVE) < sitting.written.index(b"Put it back")
        assert sitting.attributes == sitting.before
