"""Private writing: on the disk at once, gone when burnt, and in no other file."""

from __future__ import annotations

import os
import random
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from coach.domain.first_hours.state import held_writings
from coach.errors import JournalError, RefusedError
from coach.export.archive import archive
from coach.export.spreadsheet import spreadsheet
from coach.guide.first_hours import first_hours
from coach.services.first_hours import burn_text, record_session, saved_sessions
from coach.storage import atomic_write, secure_delete
from coach.storage.doctor.journal import check_journal
from coach.storage.home import Home
from coach.storage.private_writing import WritingSession, burn, is_there, read
from tests.storage.factories import NOW, files_of, open_coach, python

SECRET = "the blue umbrella by the lift"  # noqa: S105 - it opens nothing


def written(home: Home, text: str = SECRET, number: int = 1) -> Path:
    paper = WritingSession(home, number)
    paper.keep(text)
    paper.close()
    return next(home.private.glob(f"writing-{number}.*.txt"))


def everywhere(home: Home, words: str = SECRET) -> list[str]:
    """Every file under the home folder that contains these words, whatever its name."""
    return [name for name, content in files_of(home.folder).items() if words.encode() in content]


# -- saving


def test_a_saved_text_is_there_for_the_next_window_and_only_for_its_owner(home: Home) -> None:
    file = written(home)
    assert WritingSession(home, 1).text == read(home, 1) == SECRET
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(home.private.stat().st_mode) == 0o700


def test_looking_creates_nothing(home: Home) -> None:
    paper = WritingSession(home, 1)
    assert (paper.text, paper.shared, read(home, 1), is_there(home, 1)) == ("", False, "", False)
    paper.close()
    assert not home.folder.exists()


def test_an_empty_text_leaves_no_file(home: Home) -> None:
    paper = WritingSession(home, 1)
    paper.keep(SECRET)
    paper.keep("")
    assert files_of(home.folder) == {}
    paper.keep("again")
    assert read(home, 1) == "again"
    paper.close()


def test_each_writing_session_has_a_text_of_its_own(home: Home) -> None:
    for number in (1, 2, 3, 4):
        written(home, f"text {number}", number)
    assert [read(home, number) for number in (1, 2, 3, 4)] == [f"text {number}" for number in (1, 2, 3, 4)]
    assert burn(home, 2)
    assert [is_there(home, number) for number in (1, 2, 3, 4)] == [True, False, True, True]


def test_any_text_is_read_back_without_control_characters(home: Home) -> None:
    text = "=1+1\n# [bold]x[/]\n🙂 مرحبا <b>&\u00a0"
    written(home, text)
    assert WritingSession(home, 1).text == read(home, 1) == text
    next(home.private.glob("*.txt")).write_bytes(b"a\x1b[2J\xff\nb")
    assert read(home, 1) == "a\ufffd[2J\ufffd\nb"


# -- two windows


def test_two_windows_at_the_same_time_lose_nothing(home: Home) -> None:
    one, other = WritingSession(home, 1), WritingSession(home, 1)
    one.keep("from one window")
    other.keep("from the other")
    one.keep("from one window, and more")
    assert "from one window, and more" in read(home, 1)
    assert "from the other" in read(home, 1)
    one.close()
    other.close()
    later = WritingSession(home, 1)
    assert set(later.text.split("\n\n")) == {"from one window, and more", "from the other"}
    later.keep(f"{later.text}\n\nlater")
    later.close()
    assert len(list(home.private.glob("*.txt"))) == 1
    assert {"from one window, and more", "from the other", "later"} == set(read(home, 1).split("\n\n"))


def test_a_second_window_is_warned_and_does_not_touch_the_text_of_the_first(home: Home) -> None:
    one = WritingSession(home, 1)
    one.keep(SECRET)
    other = WritingSession(home, 1)
    assert (other.shared, other.text) == (True, "")
    with pytest.raises(RefusedError, match="Another window"):
        burn(home, 1)
    assert read(home, 1) == SECRET
    one.close()
    assert burn(home, 1)


# -- burning


def test_a_burnt_text_is_in_no_file_and_no_export_and_its_bytes_were_overwritten(home: Home, tmp_path: Path) -> None:
    store = open_coach(home)
    file = written(home)
    (home.private / f".{file.name}.new").write_text(SECRET)  # as a kill leaves it
    same = tmp_path / "the same bytes"
    os.link(file, same)
    record_session(store, 1, 20, kept=True)
    assert burn_text(store, 1)
    assert everywhere(home) == []
    assert same.read_bytes() == bytes(len(SECRET))
    assert list(home.private.iterdir()) == []
    assert not held_writings(store.state)[1].kept
    assert check_journal(home).is_sound
    assert not burn_text(store, 1)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such links and pipes")
@pytest.mark.parametrize("kind", ["link", "pipe"])
def test_a_link_or_a_pipe_in_its_place_is_removed_and_its_target_is_unchanged(
    kind: str, home: Home, tmp_path: Path
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    for name in ("writing-1.abcd1234.txt", ".writing-1.abcd1234.txt.new"):
        home.make()
        home.private.mkdir(exist_ok=True)
        (home.private / name).symlink_to(victim) if kind == "link" else os.mkfifo(home.private / name)
    paper = WritingSession(home, 1)
    paper.keep("mine")
    paper.burn()
    paper.close()
    assert list(home.private.iterdir()) == []
    assert victim.read_text() == "precious"


def test_a_replaced_text_is_overwritten_as_well(home: Home, tmp_path: Path) -> None:
    file = written(home, "I hate Mr Brown")
    same = tmp_path / "the same bytes"
    os.link(file, same)
    paper = WritingSession(home, 1)
    paper.keep("I")
    paper.close()
    assert read(home, 1) == "I"
    assert set(same.read_bytes()) == {0}


def test_a_failing_disk_leaves_the_text_in_place_and_is_reported(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    written(home)

    def fail(_: int) -> None:
        raise OSError(5, "Input/output error")

    for part in (secure_delete, atomic_write):
        monkeypatch.setattr(part, "sync", fail)
    paper = WritingSession(home, 1)
    with pytest.raises(JournalError):
        paper.keep(f"{SECRET} and more")
    assert read(home, 1) == SECRET
    paper.close()


def test_saved_writing_is_in_no_entry_no_export_and_no_draft(home: Home) -> None:
    store = open_coach(home)
    file = written(home)
    assert record_session(store, 1, 20, kept=True)
    assert everywhere(home) == [str(file.relative_to(home.folder))]
    exported = dict(archive(store.everything(), store.state))
    exported["spreadsheet"] = spreadsheet(store.state, NOW.date())
    assert [name for name, content in exported.items() if SECRET.encode() in content] == []


# -- what the journal records


def test_a_full_writing_session_ticks_its_action_once_a_day(home: Home) -> None:
    store = open_coach(home)
    action = first_hours().writing.action
    assert record_session(store, 1, 20, kept=False)
    assert not record_session(store, 2, 20, kept=True)
    assert store.state.history_of(action).times == 1
    assert store.state.history_of(action).minutes == 20
    assert (held_writings(store.state)[1].kept, held_writings(store.state)[2].kept) == (False, True)
    assert saved_sessions(store) == frozenset()


# -- a kill


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork and no SIGKILL")
def test_a_kill_never_loses_a_saved_text(home: Home) -> None:
    chance = random.Random(20261123)  # noqa: S311 - moments, not secrets
    command, environment = python("-m", "tests.storage.writer", "serve", str(home.folder))
    said = 0
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(40):
            process.stdin.write(b"go\n")
            process.stdin.flush()
            pid = int(process.stdout.readline().removeprefix(b"born "))
            for _ in range(chance.randint(1, 5)):
                said = int(process.stdout.readline())
            time.sleep(chance.uniform(0, 0.01))
            os.kill(pid, signal.SIGKILL)
            while (line := process.stdout.readline()) != b"gone\n":
                said = int(line)
            words = read(home, 1).split()
            assert words[:said] == [f"word{at}" for at in range(said)]
            assert len(words) - said <= 1
        process.stdin.close()
        assert process.wait(60) == 0
    burn(home, 1)
    assert list(home.private.iterdir()) == []


def test_the_doctor_reports_private_writing_that_others_can_read(home: Home) -> None:
    store = open_coach(home)
    record_session(store, 1, 20, kept=True)
    file = written(home)
    assert check_journal(home).is_sound
    before = len(check_journal(home).findings)
    file.chmod(0o644)
    assert len(check_journal(home).findings) == before + 1
    assert "chmod 600" in " ".join(finding.advice for finding in check_journal(home).findings)
