from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from coach.domain.event import Event
from coach.domain.events import Done, Note
from coach.domain.kinds import KINDS
from coach.storage.doctor.findings import Severity
from coach.storage.doctor.journal import DoctorReport, check_journal
from coach.storage.home import Home
from coach.storage.validation import what_is_wrong
from tests.storage.factories import aged, entries_in, files_of, open_coach, own_page, page_with, put, python, row
from tests.storage.test_store import EVENTS as EXAMPLES

posix = pytest.mark.skipif(os.name == "nt", reason="Windows keeps these rights elsewhere")


@pytest.fixture
def used(home: Home) -> Home:
    """A home folder with one event of every kind."""
    store = open_coach(home)
    for event in EXAMPLES:
        store.append(event)
    store.undo()
    store.redo()
    return home


def sentences(report: DoctorReport, severity: Severity) -> list[str]:
    return [f"{finding.sentence} {finding.advice}".strip() for finding in report.of(severity)]


def only(report: DoctorReport, severity: Severity) -> str:
    [sentence] = sentences(report, severity)
    return sentence


def test_an_unused_folder_is_fine(home: Home) -> None:
    report = check_journal(home)
    assert only(report, "fine").startswith("Nothing is saved yet")
    assert (report.is_sound, report.pages, report.entries, len(report.findings)) == (True, 0, 0, 1)
    assert not home.folder.exists()


def test_a_valid_journal_is_fine_and_unchanged(used: Home) -> None:
    before = files_of(used.folder)
    report = check_journal(used)
    assert sentences(report, "problem") == sentences(report, "note") == []
    assert only(report, "fine").endswith("is fine: 9 entries in 1 file.")
    assert (report.is_sound, report.pages, report.entries) == (True, 1, 9)
    assert files_of(used.folder) == before


def test_the_check_knows_every_kind_of_event() -> None:
    for kind in KINDS:
        assert what_is_wrong(
            row(1, kind=kind, action=5, step="x", text=5, mood=9, until=5, entry=5, name=5, inflation=-1)
        ) or kind in (
            "resumed",
            "schedule",
            "timer_dropped",
            "search_rules",
            "quiet_left",
        )


@pytest.mark.parametrize("event", EXAMPLES, ids=lambda event: event.kind)
def test_every_event_that_coach_writes_is_valid(home: Home, event: Event) -> None:
    entry = open_coach(home).append(event, date(2026, 11, 20))
    assert what_is_wrong(entry.fields) == ""
    assert what_is_wrong(json.loads(json.dumps(entry.fields))) == ""


WRONG = [
    ({"id": "7"}, "id: "),
    ({"id": "01a000000001-0000000G"}, "id: "),
    ({"at": "2026-10-05T08:00:00"}, "at: .*timezone"),
    ({"at": "yesterday"}, "at: "),
    ({"on": "2026-W41-1"}, "on: "),
    ({"device": "UPPER CASE"}, "device: "),
    ({"kind": ""}, "kind: "),
    ({"v": None}, "v: .*required"),
    ({"v": 0}, "v: "),
    ({"v": True}, "v: "),
    ({"action": None}, "action: .*required"),
    ({"action": 4.2}, "action: "),
    ({"minutes": "30"}, "minutes: "),
    ({"minutes": True}, "minutes: "),
    ({"minutes": 1441}, "not a number of minutes"),
    ({"note": "a bell \x07"}, "can't be saved as it is"),
    ({"note": "x" * 4_001}, "too long"),
    ({"kind": "check_in", "mood": 6}, "from 1 to 5"),
    ({"kind": "check_in", "mood": 3, "energy": 0}, "from 1 to 5"),
    ({"kind": "note", "text": " "}, "empty"),
    ({"kind": "paused", "until": "2026-02-30"}, "until: "),
    ({"kind": "profile", "first_weekday": 7}, "not a day of the week"),
    ({"kind": "profile", "working_days": [1, 9]}, "not days of the week"),
    ({"kind": "step_skipped"}, "step: .*required"),
    ({"note": [[[]]]}, "note: "),
]


@pytest.mark.parametrize(("fields", "said"), WRONG)
def test_an_invalid_entry_is_a_problem_with_its_reason(used: Home, fields: dict[str, object], said: str) -> None:
    wrong = {name: value for name, value in {**row(1), **fields}.items() if value is not None}
    assert re.search(said, what_is_wrong(wrong))
    put(used, "2026-10.aaaa1111.json", page_with([row(2), wrong])).chmod(0o600)
    report = check_journal(used)
    assert not report.is_sound
    assert "2026-10.aaaa1111.json has 1 invalid entry" in only(report, "problem")


def test_kinds_and_fields_of_a_newer_coach_are_a_note_and_not_a_problem(used: Home) -> None:
    rows = [
        row(1, kind="dreamt", sheep=9),
        row(2, kind="dreamt"),
        row(3, mood_of_the_cat="fine"),
        row(4, v=2, minutes="half an hour"),
    ]
    put(used, "2026-10.aaaa1111.json", page_with(rows)).chmod(0o600)
    report = check_journal(used)
    assert report.is_sound
    assert sentences(report, "note") == [
        "2 entries have a kind that this version of coach does not know; coach leaves them unchanged. Update coach.",
        "1 entry has fields that this version of coach does not know; coach leaves it unchanged. Update coach.",
    ]


def test_a_segment_of_a_newer_format_is_noted(used: Home) -> None:
    put(used, "2026-10.aaaa1111.json", page_with([row(1)], format_=2)).chmod(0o600)
    report = check_journal(used)
    assert report.is_sound
    assert "newer coach (format 2). Update coach" in only(report, "note")


def test_a_damaged_segment_of_this_device_is_a_problem_that_opening_repairs(used: Home) -> None:
    page = used.journal / own_page(used)
    page.write_bytes(page.read_bytes()[:-9])
    aged(page)
    assert "is damaged (it is cut short or overwritten)" in only(check_journal(used), "problem")
    assert "Open coach once" in only(check_journal(used), "problem")
    assert open_coach(used).repaired
    report = check_journal(used)
    assert report.is_sound
    assert only(report, "note").startswith("1 file, damaged or copied, is kept in")


def test_a_damaged_segment_of_another_device_is_for_that_machine_to_repair(used: Home) -> None:
    put(used, "2026-10.aaaa1111.json", page_with([row(1), row(2)])[:-9]).chmod(0o600)
    report = check_journal(used)
    assert "another machine wrote it" in only(report, "problem")
    assert "Open coach on that machine" in only(report, "problem")
    assert report.entries == 9 + 1


@pytest.mark.parametrize("misfit", [5, [], {"id": "x"}])
def test_a_row_that_is_not_an_entry_is_a_problem(used: Home, misfit: object) -> None:
    put(used, "2026-10.aaaa1111.json", page_with([row(1), misfit])).chmod(0o600)
    assert "rows that are not entries (1 of its 2 entries)" in only(check_journal(used), "problem")


def test_two_rows_with_one_number_are_a_problem(used: Home) -> None:
    content = page_with({"1": row(1), "2": row(2)}).replace(b'"2":', b'"1":')
    put(used, "2026-10.aaaa1111.json", content).chmod(0o600)
    report = check_journal(used)
    assert "two rows with the same number" in only(report, "problem")


def test_a_duplicate_id_is_a_problem_only_if_the_entries_differ(used: Home) -> None:
    put(used, "2026-10.aaaa1111.json", page_with([row(1), row(2)])).chmod(0o600)
    put(used, "2026-10.aaaa1111.2.json", page_with([row(1)])).chmod(0o600)
    report = check_journal(used)
    assert report.is_sound
    assert report.entries == 9 + 2
    put(used, "2026-10.aaaa1111.2.json", page_with([row(1, minutes=5)])).chmod(0o600)
    said = only(check_journal(used), "problem")
    assert "2026-10.aaaa1111.2.json" in said
    assert "2026-10.aaaa1111.json" in said
    assert f"disagree about entry {row(1)['id']}" in said


def test_an_undo_of_a_missing_entry_is_noted(used: Home) -> None:
    put(used, "2026-10.aaaa1111.json", page_with([row(1, kind="undo", action=None, entry=row(5)["id"])])).chmod(0o600)
    assert "1 entry undid something that is not in any of the files" in only(check_journal(used), "note")


@posix
@pytest.mark.parametrize("which", [lambda home: home.folder, lambda home: home.journal], ids=["home", "journal"])
def test_a_folder_that_others_may_open_is_a_problem(used: Home, which: Callable[[Home], Path]) -> None:
    which(used).chmod(0o755)
    said = only(check_journal(used), "problem")
    assert said == f"Others on this machine can look into {which(used)}. Make it private with chmod 700."


@posix
def test_files_that_others_may_read_are_noted(used: Home) -> None:
    used.device.chmod(0o644)
    (used.journal / own_page(used)).chmod(0o640)
    report = check_journal(used)
    assert report.is_sound
    assert only(report, "note").startswith("2 files (")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root can give a file to another user")
def test_what_belongs_to_another_user_is_a_problem(used: Home) -> None:
    os.chown(used.journal / own_page(used), 65_534, 65_534)
    os.chown(used.journal, 65_534, 65_534)
    said = sentences(check_journal(used), "problem")
    assert said[0] == f"{used.journal} belongs to another user. Change its owner to you with chown."
    assert said[1].startswith("1 file (")
    assert "belongs to another user" in said[1]


def test_a_missing_journal_is_a_problem(used: Home) -> None:
    used.journal.rename(used.folder.with_name("away"))
    report = check_journal(used)
    assert only(report, "problem").startswith(f"{used.journal} is missing.")
    assert sentences(report, "fine") == []


def test_a_file_in_place_of_a_folder_is_a_problem(home: Home, tmp_path: Path) -> None:
    home.folder.write_text("mine")
    assert only(check_journal(home), "problem") == (
        f"{home.folder} is not a folder. Move the file that is there, or set COACH_HOME."
    )
    inside = Home(home.folder / "deeper")
    assert "can't be opened (not a directory)" in only(check_journal(inside), "problem")
    other = Home(tmp_path / "other")
    other.folder.mkdir(mode=0o700)
    other.journal.write_text("mine")
    assert only(check_journal(other), "problem").startswith(f"{other.journal} is not a folder.")


def test_a_device_file_without_an_id_is_noted(used: Home) -> None:
    used.device.write_bytes(b"\xff\0")
    report = check_journal(used)
    assert "does not contain the id of this installation" in only(report, "note")


def test_temporary_files_of_a_kill_are_noted(used: Home) -> None:
    put(used, f".{own_page(used)}.new", b"half").chmod(0o600)
    (used.folder / ".device.new").write_bytes(b"")
    (used.folder / ".device.new").chmod(0o600)
    said = sentences(check_journal(used), "note")
    assert len(said) == 2
    assert all("left over from a save that was interrupted" in each for each in said)


def test_a_stray_file_is_noted(used: Home) -> None:
    put(used, "notes\x1b[2J.txt", b"").chmod(0o600)
    said = only(check_journal(used), "note")
    assert "is not a journal file" in said
    assert "\x1b" not in said


CONFLICTS = [
    "2026-11.aaaa1111.sync-conflict-20261123-101010-ABCDEFG.json",
    "2026-11.aaaa1111 (1).json",
    "2026-11.aaaa1111 (Amal's conflicted copy 2026-11-23).json",
    "2026-11.aaaa1111.2-LAPTOP.json",
]


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_copy_is_reported_until_coach_has_merged_it(used: Home, name: str) -> None:
    put(used, "2026-11.aaaa1111.json", page_with([row(1), row(2)])).chmod(0o600)
    put(used, name, page_with([row(2), row(3), row(4)])).chmod(0o600)
    said = only(check_journal(used), "problem")
    assert "has 2 entries found nowhere else. Open coach once" in said
    assert "ename" not in said
    open_coach(used)
    assert check_journal(used).is_sound
    assert len(entries_in(used)) == 9 + 4


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_conflict_copy_with_nothing_new_is_not_a_problem(used: Home, name: str) -> None:
    put(used, "2026-11.aaaa1111.json", page_with([row(1), row(2)])).chmod(0o600)
    put(used, name, page_with([row(2)])).chmod(0o600)
    report = check_journal(used)
    assert report.is_sound
    assert only(report, "note").endswith("everything readable in it is in the journal.")


NOTHING_RAISES = [b"", bytes(99), b"[" * 100_000, b"5", b'{"entries":[]}', b"\xff\xfe", b'{"entries":{"1":{"id":NaN}}}']


@pytest.mark.parametrize("content", NOTHING_RAISES)
@pytest.mark.parametrize("name", ["2026-11.aaaa1111.json", CONFLICTS[0], "notes.txt", ".x.new"])
def test_the_check_never_fails_whatever_it_finds(used: Home, name: str, content: bytes) -> None:
    put(used, name, content)
    assert check_journal(used).findings


def test_hostile_text_in_a_segment_is_made_harmless(used: Home) -> None:
    put(
        used,
        "2026-10.aaaa1111.json",
        page_with([row(1, id="\x1b[2J\u202e", minutes="\x1b"), row(1, id="\x1b[2J\u202e")]),
    )
    said = " ".join(sentences(check_journal(used), "problem"))
    assert "disagree" in said
    assert "\x1b" not in said
    assert "\u202e" not in said


def test_nothing_but_the_check_loads_pydantic(home: Home) -> None:
    open_coach(home).append(Done("4.2"))
    program = (
        "import pathlib, sys; from coach.domain.events import Note; from coach.storage.home import Home;"
        "from tests.storage.factories import open_coach;"
        "coach = open_coach(Home(pathlib.Path(sys.argv[1]))); coach.append(Note('x')); coach.undo(); coach.refresh();"
        "assert 'pydantic' not in sys.modules; import coach.storage.doctor.journal; assert 'pydantic' in sys.modules"
    )
    command, environment = python("-c", program, str(home.folder))
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_an_unreadable_segment_is_a_problem(used: Home) -> None:
    (used.journal / "2026-10.aaaa1111.json").symlink_to(used.journal / "gone")
    assert "can't be opened (no such file or directory)" in only(check_journal(used), "problem")


def test_a_thousand_entries_are_counted(home: Home) -> None:
    rows = [row(number, kind=Note.kind, text="é", action=None) for number in range(1_000)]
    put(home, "2026-10.aaaa1111.json", page_with(rows)).chmod(0o600)
    report = check_journal(home)
    assert "1000 entries in 1 file" in only(report, "fine")
