from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
import time
import tomllib
import zipfile
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT, run

pytestmark = pytest.mark.xdist_group("packaging")


def test_the_wheel_holds_the_content_of_the_checkout_file_for_file(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        shipped = {name.removeprefix("coach/_content/") for name in archive.namelist() if "/_content/" in name}
    there = {str(file.relative_to(ROOT / "content")) for file in (ROOT / "content").rglob("*") if file.is_file()}
    assert shipped == there
    assert len(there) > 35


def test_the_wheel_holds_nothing_but_the_package(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        tops = {name.split("/")[0] for name in names}
    assert tops == {"coach", f"coach-{version()}.dist-info", f"coach-{version()}.data"}
    assert [name for name in names if ".data/" in name] == [f"coach-{version()}.data/data/share/man/man1/coach.1"]
    assert "coach/py.typed" in names
    assert "coach/tui/coach.tcss" in names


def test_the_wheel_runs_with_the_content_it_holds(wheel: Path, tmp_path: Path) -> None:
    """The dependencies are those of this environment; the longer run installs it as a person would, with its own."""
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "unpacked")
    home = {"COACH_HOME": str(tmp_path / "home"), "PYTHONPATH": str(tmp_path / "unpacked")}
    assert run(sys.executable, "-m", "coach", "--version", **home).stdout == f"coach {version()}\n"
    done = run(sys.executable, "-m", "coach", "steps", "--json", **home)
    assert len(json.loads(done.stdout)["steps"]) == 10


@pytest.mark.long
def test_the_version_is_the_same_everywhere(installed: Path) -> None:
    assert run(installed / "coach", "--version").stdout == f"coach {version()}\n"
    assert run(installed / "python", "-m", "coach", "--version").stdout == f"coach {version()}\n"
    assert re.search(
        rf"^## \[(Unreleased|{re.escape(version())})\]", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE
    )


@pytest.mark.long
def test_the_installed_program_has_its_manual_page_where_man_looks(installed: Path) -> None:
    page = installed.parent / "share" / "man" / "man1" / "coach.1"
    assert page.read_text("utf-8") == (ROOT / "docs" / "coach.1").read_text("utf-8")


@pytest.mark.long
def test_the_installed_program_has_its_example(installed: Path, tmp_path: Path) -> None:
    home = {"COACH_HOME": str(tmp_path / "home"), "COACH_NOW": "2026-11-23T09:00", "TMPDIR": str(tmp_path)}
    assert "Step 8" in run(installed / "coach", "demo", **home).stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_the_installed_program_ticks_and_remembers(installed: Path, tmp_path: Path) -> None:
    home = {"COACH_HOME": str(tmp_path / "home"), "COACH_NOW": "2026-11-23T09:00"}
    assert run(installed / "coach", "start", "--lost-on", "2026-11-01", "--yes", **home).returncode == 0
    assert run(installed / "coach", "done", "4.2", "--minutes", "30", **home).returncode == 0
    steps = json.loads(run(installed / "coach", "steps", "--json", **home).stdout)["steps"]
    ticked = {action["id"] for step in steps for action in step["actions"] if action["done"]}
    assert len(steps) == 10
    assert ticked == {"4.2"}


@pytest.mark.long
def test_the_installed_program_has_its_calendar_and_its_pages(installed: Path, tmp_path: Path) -> None:
    home = {"COACH_HOME": str(tmp_path / "home"), "COACH_NOW": "2026-11-23T09:00"}
    assert run(installed / "coach", "plan", "--hours", "8-16", "--blocks", **home).returncode == 0
    assert "BEGIN:VEVENT" in run(installed / "coach", "calendar", "export", **home).stdout
    assert run(installed / "coach", "log", "called Ana, 20 min", **home).returncode == 0
    page = ("worklog", "--authority", "new-york", "--format")
    assert "called Ana" in run(installed / "coach", *page, "html", **home).stdout
    pdf = run(installed / "coach", *page, "pdf", "--output", str(tmp_path / "log.pdf"), **home)
    assert "coach[pdf]" in pdf.stderr or (tmp_path / "log.pdf").read_bytes().startswith(b"%PDF")


@pytest.mark.long
def test_the_installed_screen_opens_in_a_terminal_and_leaves_it_as_it_was(installed: Path, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "COACH_HOME": str(tmp_path / "home"),
        "COACH_NOW": "2026-11-23T09:00",
        "TERM": "xterm-256color",
        "LINES": "24",
        "COLUMNS": "80",
    }
    run(installed / "coach", "start", "--lost-on", "2026-11-01", "--yes", **environment)
    ours, theirs = pty.openpty()
    screen = subprocess.Popen(
        [installed / "coach"], stdin=theirs, stdout=theirs, stderr=theirs, env=environment, cwd=tmp_path
    )
    os.close(theirs)
    try:
        assert b"1.1" in read_until(ours, b"1.1")
        os.write(ours, b"\x11")  # ctrl+q
        assert b"\x1b[?1049l" in read_until(ours, b"\x1b[?1049l")
        assert screen.wait(timeout=20) == 0
    finally:
        screen.kill()
        os.close(ours)


def read_until(handle: int, awaited: bytes, within: float = 30.0) -> bytes:
    """What the program writes, until `awaited` is in it or the time is over."""
    seen = b""
    end = time.monotonic() + within
    while awaited not in seen and time.monotonic() < end:
        if select.select([handle], [], [], 0.1)[0]:
            try:
                seen += os.read(handle, 65536)
            except OSError:  # the other end is closed
                break
    return seen


def test_what_the_program_needs_is_what_it_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    locked = (ROOT / "requirements.lock").read_text("utf-8")
    for requirement in project["dependencies"] + project["optional-dependencies"]["dev"]:
        name = re.split(r"[<>=\[]", requirement)[0]
        assert re.search(rf"^{re.escape(name)}==", locked, re.MULTILINE | re.IGNORECASE), f"{name} is not locked"


def test_no_registry_and_no_machine_stands_in_the_lock() -> None:
    assert "://" not in (ROOT / "requirements.lock").read_text("utf-8")


def version() -> str:
    text = (ROOT / "coach/__init__.py").read_text("utf-8")
    return str(re.findall(r'__version__ = "([^"]+)"', text)[0])
