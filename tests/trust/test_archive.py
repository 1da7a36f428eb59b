"""A full export that somebody else wrote or changed is imported in full, or not at all."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coach.domain.events import Done
from coach.errors import RefusedError
from coach.imports.archive import read_rows
from coach.storage.home import Home
from coach.storage.validation import what_is_wrong
from tests.cli.shell import Shell
from tests.storage.factories import entries_in, files_of, open_coach, page_with, put, row

BAD = {
    "a time that is a number": {"at": "1700000000"},
    "a day that is a number": {"on": "0"},
    "no device": {"device": "../../x"},
    "a device in capitals": {"device": "AAAA1111"},
    "a month that is a folder": {"at": "../../../T00:00:00Z"},
}


@pytest.mark.parametrize("change", BAD.values(), ids=BAD.keys())
def test_an_entry_with_an_impossible_month_or_device_is_invalid(change: dict[str, str]) -> None:
    assert what_is_wrong({**row(1), **change})
    assert not what_is_wrong(row(1))


@pytest.mark.parametrize("extra", ['"x":NaN', '"x":1e999', '"x":"\\ud800"', '"x":' + "[" * 5_000 + "]" * 5_000])
def test_an_entry_that_can_not_be_written_is_refused_before_anything_is_imported(extra: str, tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    good, bad = json.dumps(row(1)), json.dumps(row(2))
    (tmp_path / "entries.jsonl").write_text(f"{good}\n{bad[:-1]}, {extra}}}\n")
    assert "line 2 is not an entry" in shell.refuses("import", str(tmp_path / "entries.jsonl"))
    assert not shell.home.exists()


def test_only_a_newline_ends_a_line(tmp_path: Path) -> None:
    """Python treats U+2028 and others as line ends; JSON does not, and leaves them unescaped."""
    odd = row(1, note="one\u2028two\x85three\u2029four")
    (tmp_path / "entries.jsonl").write_text(json.dumps(odd, ensure_ascii=False) + "\r\n", newline="")
    assert read_rows(tmp_path) == [odd]


def test_a_lone_surrogate_from_elsewhere_does_not_prevent_an_export(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    open_coach(Home(shell.home)).append(Done("4.2"))
    put(Home(shell.home), "2026-10.cccc3333.json", page_with([row(1, device="cccc3333", extra="\ud800")]))
    shell.says("export", "--all", "all")
    written = [json.loads(line) for line in (tmp_path / "all" / "entries.jsonl").read_text().splitlines()]
    assert [each["id"] for each in written] == sorted(entries_in(Home(shell.home)))
    with pytest.raises(RefusedError):
        read_rows(tmp_path / "all")


def test_a_refused_import_changes_nothing(tmp_path: Path) -> None:
    shell = Shell(tmp_path)
    open_coach(Home(shell.home)).append(Done("4.2"))
    before = files_of(shell.home)
    lines = [json.dumps(row(number)) for number in range(1, 9)]
    (tmp_path / "entries.jsonl").write_text("\n".join([*lines, json.dumps({**row(9), "on": "0"})]))
    assert "Nothing was imported" in shell.refuses("import", str(tmp_path / "entries.jsonl"))
    assert files_of(shell.home) == before
