"""The cached first screen, shown before anything that could draw it is loaded, if it is still valid.

The window caches its first screen as pictures (`coach.tui.screen_keeper`), each for a span of time, with everything
they depend on. The one that matches is shown on the alternate screen, in raw mode, so that keys wait unechoed until the
window is loaded. The window's driver then takes over the terminal as it is (`hand_over`) and draws the same cells. The
commands `status` and `today` cache their output in the same way (`coach.cli.kept_output`).

All this happens within the first 30 ms, so it imports only modules that are built into Python.
"""

from __future__ import annotations

import _signal as signal  # type: ignore[import-not-found] # the same without the names of enum
import os
import sys
import time
from binascii import crc32

from coach import __version__

TYPE_CHECKING = False  # as typing has it, which takes longer to import than all else here
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SETTING = "COACH_FIRST_SCREEN"
"""The environment variable that turns this off, with the value "off"."""
FORMAT = b"coach first screens 1"
LARGEST = 8_000_000  # bytes
EXPIRY_MARGIN = 1.0
"""A picture is not shown if it expires within this many seconds: the window would draw the next one."""

ENTER, LEAVE = b"\x1b[?1049h\x1b[?25l\x1b[?7l", b"\x1b[?7h\x1b[?1049l\x1b[?25h"
BLANK = b"\x1b[2J"
MODES_OFF = b"\x1b[?2004l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1004l\x1b[<u"
"""Turns off the modes that Textual turns on at the start, in case it is killed before it can do so."""
MATTERS = ("TERM", "COLORTERM", "NO_COLOR", "FORCE_COLOR", "COLORFGBG", "TERM_PROGRAM", "UNICODE_VERSION")
MATTERS_BEGIN = ("COACH_", "TEXTUAL_", "TTY_", "LC_", "LANG")
DISABLING_VARIABLES = ("TEXTUAL_DRIVER", "TEXTUAL_ALLOW_SIGNALS", "TEXTUAL_PRESS", "COLUMNS", "LINES")

Size = tuple[int, int]
"""Columns and rows."""
Span = tuple[float, float, int]
"""Start and end of the time in which a picture is valid, in seconds since 1970, and its offset from UTC in seconds."""


class _Terminal:
    """The terminal while the picture is shown: its previous state, and the picture."""

    def __init__(self, picture: bytes, size: Size) -> None:
        import termios

        self.picture, self.size = picture, size
        self.before = termios.tcgetattr(0)
        self.handed_over = False

    def enter(self) -> None:
        """Show the picture on the alternate screen. Keys typed from now on wait, and are not echoed."""
        import termios

        raw = termios.tcgetattr(0)
        raw[0] &= ~(termios.IXON | termios.IXOFF | termios.ICRNL | termios.INLCR | termios.IGNCR)
        raw[3] &= ~(termios.ECHO | termios.ICANON | termios.IEXTEN | termios.ISIG)
        raw[6][termios.VMIN] = 1
        termios.tcsetattr(0, termios.TCSANOW, raw)
        _write(ENTER + (self.picture if os.get_terminal_size(1) == self.size else b""))

    def leave(self) -> None:
        """Restore the terminal."""
        import termios

        try:
            _write((MODES_OFF if self.handed_over else b"") + LEAVE)
            termios.tcsetattr(0, termios.TCSANOW, self.before)
        except (OSError, termios.error):
            return  # the terminal is gone


_up: _Terminal | None = None


def show() -> None:
    """Show the picture for this moment, this terminal and this journal, if there is one."""
    global _up  # noqa: PLW0603 - there is one terminal
    try:
        if not _may_be_put_up():
            return
        size = os.get_terminal_size(1)
        picture = cached_picture(size, *_now())
        if picture:
            _up = _Terminal(picture, size)
            _mind_signals()
            _up.enter()
    except (OSError, ValueError, LookupError, ImportError):
        return  # the window opens without it


def restore_terminal() -> None:
    """Restore the terminal, if a picture is shown that no window has taken over."""
    global _up  # noqa: PLW0603 - as above
    if _up and not _up.handed_over:
        _up.leave()
        _up = None


def hand_over() -> list[object] | None:
    """Give the terminal to the window: its attributes before the picture; None if no picture is shown."""
    if _up is None or _up.handed_over:
        return None
    _up.handed_over = True
    return list(_up.before)


# -- which picture fits


def cached_picture(size: Size, at: float, offset: int) -> bytes:
    """The picture for a terminal of this size, as `kept_text`; b"" if it would do more than draw."""
    picture = cached_text(f"{size[0]}x{size[1]}", at, offset)
    return picture if _only_draws(picture) else b""


def cached_output(command: str) -> str:
    """The output that `coach status` or `coach today` would print now; "" if it is not cached or outdated."""
    if os.environ.get(SETTING) == "off":
        return ""
    try:
        return cached_text(output_name(command), *_now()).decode()
    except (OSError, ValueError, LookupError, ImportError):
        return ""


def output_name(command: str) -> str:
    """The cache name of a command's output; wrapped output has one for each width."""
    return command if command == "status" else f"{command}-{columns()}"


def columns() -> int:
    """The width of the terminal on stdout, or COLUMNS; 80 without a terminal."""
    told = os.environ.get("COLUMNS", "")
    if told.isascii() and told.isdigit() and len(told) < 6 and int(told) > 0:
        return int(told)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except (OSError, ValueError, AttributeError):
        return 80


def cached_text(name: str, at: float, offset: int) -> bytes:
    """The cached text of this name that is valid at this moment (seconds since 1970, offset from UTC in seconds).

    b"" if there is none, or anything that it depends on has changed. Raises OSError and ValueError.
    """
    folder = home_folder()
    content = _read_own(file_for(folder, name))
    head, checksum, rest = content.split(b"\n", 2)
    if head != FORMAT or int(checksum, 16) != crc32(rest):
        return b""
    lengths, rest = rest.split(b"\n", 1)
    sources, made_of, spans = (int(length) for length in lengths.split())
    files, rest = rest[:sources], rest[sources:]
    table, texts = rest[made_of : made_of + spans], rest[made_of + spans :]
    for line in table.splitlines():
        begins, ends, there, first, last = line.split()
        if int(there) == offset and float(begins) <= at < float(ends) - EXPIRY_MARGIN:
            fits = rest[:made_of] == fingerprint(folder, name, filter(None, files.split(b"\0")))
            return texts[int(first) : int(last)] if fits else b""
    return b""


def kept(files: Iterable[bytes], made_of: bytes, texts: Iterable[tuple[Span, bytes]]) -> bytes:
    """The content of a cache file, as `kept_text` reads it."""
    spans, drawn, sources = b"", b"", b"\0".join(files)
    for (begins, ends, offset), text in texts:
        spans += b"%f %f %d %d %d\n" % (begins, ends, offset, len(drawn), len(drawn) + len(text))
        drawn += text
    rest = b"%d %d %d\n" % (len(sources), len(made_of), len(spans)) + sources + made_of + spans + drawn
    return b"%b\n%08x\n%b" % (FORMAT, crc32(rest), rest)


def fingerprint(folder: str, name: str, files: Iterable[bytes]) -> bytes:
    """Everything that a text depends on apart from the time, to compare it with the time of writing.

    That is the version, the journal's files by name, size and time, the program files in `files`, and for a picture the
    environment.
    """
    lines = [f"{__version__} {sys.hexversion} {name}".encode()]
    if name[:1].isdigit():
        lines += [os.fsencode(f"{each}={value}") for each, value in sorted(os.environ.items()) if _matters(each)]
    with os.scandir(os.fsencode(f"{folder}/journal")) as there:
        lines += sorted(_signature(item.name, item.stat()) for item in there)
    lines += [_signature(file, os.stat(file)) for file in files]
    return b"\0".join(lines)


def _matters(variable: str) -> bool:
    return (variable in MATTERS or variable.startswith(MATTERS_BEGIN)) and variable != "COACH_NOW"


def home_folder() -> str:
    """The data folder, as in `coach.storage.home`. If the two differ nothing is cached."""
    setting = os.environ.get("COACH_HOME")
    if setting:
        return os.path.abspath(os.path.expanduser(setting))
    data = os.environ.get("XDG_DATA_HOME", "")
    usual = "~/Library/Application Support" if sys.platform == "darwin" else "~/.local/share"
    return f"{data if data.startswith('/') else os.path.expanduser(usual)}/coach"


def file_for(folder: str, name: str) -> str:
    """The cache file of this name."""
    return f"{folder}/screens/{name}"


def _signature(name: bytes, status: os.stat_result) -> bytes:
    numbers = (status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return b"%b %d %d %d %d" % (name, *numbers)


def _read_own(file: str) -> bytes:
    """Read a file that belongs to this person, is private and not too large. Raises OSError for any other."""
    handle = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        status = os.fstat(handle)
        ordinary, for_others = status.st_mode & 0o170000 == 0o100000, status.st_mode & 0o077
        if not ordinary or for_others or status.st_uid != os.geteuid() or status.st_size > LARGEST:
            raise OSError(f"{file} is not a file that coach wrote")
        return b"".join(_pieces(handle, status.st_size))
    finally:
        os.close(handle)


def _pieces(handle: int, size: int) -> Iterator[bytes]:
    while size > 0 and (piece := os.read(handle, size)):
        size -= len(piece)
        yield piece


def _only_draws(picture: bytes) -> bool:
    """Whether it does nothing but print characters, set colours and move the cursor."""
    text, *sequences = picture.split(b"\x1b")
    for each in sequences:
        end = len(each) - len(each[1:].lstrip(b"0123456789;"))
        if each[:1] != b"[" or each[end : end + 1] not in (b"m", b"H"):
            return False
        text += each[end + 1 :]
    return not text.translate(None, b"\n").translate(_CONTROLS_AS_NUL).count(0)


_CONTROLS_AS_NUL = bytes(0 if byte < 32 or byte == 127 else byte for byte in range(256))


def _may_be_put_up() -> bool:
    """Whether there is an interactive terminal, coach is in the foreground, and the default drawing is wanted."""
    if (
        os.name != "posix"
        or os.environ.get(SETTING) == "off"
        or any(name in os.environ for name in DISABLING_VARIABLES)
    ):
        return False
    if sys.stderr is None or not sys.stderr.encoding.lower().startswith("utf"):
        return False
    return all(map(os.isatty, (0, 1, 2))) and os.tcgetpgrp(0) == os.getpgrp()


def _now() -> tuple[float, int]:
    """The time, in seconds since 1970, and the offset from UTC; from COACH_NOW if that is set. Raises ValueError."""
    setting = os.environ.get("COACH_NOW")
    if not setting:
        now = time.time()
        return now, time.localtime(now).tm_gmtoff
    from datetime import datetime, timedelta

    moment = datetime.fromisoformat(setting)
    moment = moment if moment.tzinfo else moment.astimezone()
    return moment.timestamp(), int((moment.utcoffset() or timedelta()).total_seconds())


# -- signals, until the window minds them


def _mind_signals() -> None:
    for number in (signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, _end)
    signal.signal(signal.SIGTSTP, _stop)
    signal.signal(signal.SIGWINCH, _blank)


def _end(number: int, _frame: object) -> None:
    """On a signal to terminate: restore the terminal first."""
    if _up:
        _up.leave()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)


def _stop(number: int, _frame: object) -> None:
    """On a signal to stop: release the terminal, and take it again when the program continues."""
    if _up:
        _up.leave()
    signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    signal.signal(number, _stop)
    if _up:
        _up.enter()


def _blank(_number: int, _frame: object) -> None:
    """The terminal was resized: the picture no longer fits, and the window will soon draw one that does."""
    if _up and not _up.handed_over:
        _write(BLANK)


def _write(content: bytes) -> None:
    while content:
        content = content[os.write(2, content) :]
