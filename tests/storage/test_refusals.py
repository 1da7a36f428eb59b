from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("users and limits as these are not those of Windows", allow_module_level=True)

from coach.storage.home import Home
from tests.storage.factories import page_with, python, row
from tests.storage.refused import SCENARIOS

NOBODY = 65_534
IS_ROOT = os.geteuid() == 0
only_root = pytest.mark.skipif(not IS_ROOT, reason="only root can give a file to another user, or mount")


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder of the user that scenarios run as; not pytest's own, which only root may enter if root runs it."""
    made = Path(tempfile.mkdtemp(prefix="coach-refused-"))
    if IS_ROOT:
        os.chown(made, NOBODY, NOBODY)
    yield made
    subprocess.run(["chmod", "-R", "u+rwX", str(made)], check=True)  # noqa: S607 - the system's own
    shutil.rmtree(made)


def run(scenario: str, folder: Path) -> None:
    command, environment = python("-m", "tests.storage.refused", scenario, str(folder))
    command += [str(NOBODY)] if IS_ROOT else []
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""


@pytest.mark.parametrize("scenario", SCENARIOS)
def test_a_refusal_says_what_to_do_and_loses_nothing(scenario: str, folder: Path) -> None:
    run(scenario, folder)


@only_root
def test_a_small_disk_that_is_full_loses_nothing(folder: Path) -> None:
    options = f"size=64k,uid={NOBODY},gid={NOBODY},mode=700"
    mount = ["mount", "-t", "tmpfs", "-o", options, "coach-test", str(folder)]
    mounted = subprocess.run(mount, capture_output=True, text=True, check=False)
    if mounted.returncode:
        pytest.skip(f"nothing can be mounted here: {mounted.stderr.strip()}")
    try:
        run("a_small_disk", folder)
    finally:
        subprocess.run(["umount", str(folder)], check=True)  # noqa: S607 - the system's own


def others_file(folder: Path, name: str, content: bytes) -> Path:
    """A file of root's in the journal of NOBODY, who has an id already."""
    home = Home(folder / "home")
    home.make()
    home.device.write_text("aaaa1111\n")
    file = home.journal / name
    file.write_bytes(content)
    for path in (home.folder, home.journal, home.device):
        os.chown(path, NOBODY, NOBODY)
    file.chmod(0o600)
    return file


@only_root
def test_a_segment_of_another_user_is_left_unchanged(folder: Path) -> None:
    content = page_with([row(1)])
    file = others_file(folder, "2026-11.aaaa1111.json", content)
    run("a_page_of_another_user", folder)
    assert file.read_bytes() == content
    assert file.stat().st_uid == 0


@only_root
def test_another_users_temporary_file_blocks_nobody(folder: Path) -> None:
    others_file(folder, ".2026-11.aaaa1111.json.new", b"half")
    run("a_left_over_of_another_user", folder)


@only_root
def test_a_folder_of_another_user_is_reported(folder: Path) -> None:
    home = Home(folder / "home")
    home.make()
    file = home.journal / "2026-10.aaaa1111.json"
    file.write_bytes(page_with([row(1)]))
    run("a_folder_of_another_user", folder)
    assert file.exists()
