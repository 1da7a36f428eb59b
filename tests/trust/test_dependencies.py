"""The dependencies of coach: pinned with hashes, under licences that allow anybody to use and share it.

tests/packaging/test_wheel.py checks that nothing is missing from the lock. Whether a pinned version has a known
vulnerability can't be checked without the network: docs/contributing.md says how.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
LOCKED = re.compile(r"^([A-Za-z0-9._-]+)==[^\n]*\n((?: {4}--hash=sha256:[0-9a-f]{64}[^\n]*\n)*)", re.MULTILINE)

FREE = {"MIT", "BSD", "BSD-2-Clause", "BSD-3-Clause", "Apache", "Apache-2.0", "PSF-2.0", "ISC", "Unlicense", "MIT-CMU"}
# Distributed unchanged and imported as libraries, which these licences allow without conditions for coach.
UNCHANGED = {
    "recurring-ical-events": "LGPL-3.0-or-later",
    "x-wr-timezone": "LGPL-3.0-or-later",
    "shtab": "MPL-2.0",
}
# Only for tests: no wheel contains or needs them.
ONLY_TESTING = {"hypothesis": "MPL-2.0", "pathspec": "MPL-2.0", "pyte": "LGPL-3.0-or-later"}


def locked() -> dict[str, str]:
    """The hashes of each pinned distribution."""
    return {plain(found[1]): found[2] for found in LOCKED.finditer(LOCK)}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def requirements() -> Iterator[tuple[str, str]]:
    """The requirements in pyproject.toml: names and version specifiers."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"]
    for wanted in [*project["project"]["dependencies"], *(each for names in extras.values() for each in names)]:
        name = re.match(r"[A-Za-z0-9._-]+", wanted)
        assert name
        yield plain(name[0]), wanted[name.end() :]


def licences_of(name: str) -> set[str]:
    """The licences in a distribution's metadata, by their short names."""
    about = distribution(name).metadata
    classified = [each for each in about.get_all("Classifier") or () if each.startswith("License ::")]
    told = _first(about, "License-Expression") or " OR ".join(classified) or _first(about, "License")
    return {short(each) for each in re.split(r" OR | AND ", told or _title_of_licence(name))}


def _title_of_licence(name: str) -> str:
    """The first line of the licence file in a distribution whose metadata name none; "" without a file."""
    carried = (file for file in distribution(name).files or () if file.name == "LICENSE")
    found = next(carried, None)
    return found.read_text("utf-8").strip().partition("\n")[0].removeprefix("The ") if found else ""


def _first(about: PackageMetadata, field: str) -> str:
    return next(iter(about.get_all(field) or ()), "")


def short(licence: str) -> str:
    """ "MIT" for "License :: OSI Approved :: MIT License"."""
    known = {"lesser": "LGPL-3.0-or-later", "lgplv3": "LGPL-3.0-or-later", "mozilla": "MPL-2.0", "affero": "AGPL"}
    word = licence.rpartition(" :: ")[2].strip()
    for part, name in known.items():
        if part in word.lower():
            return name
    return re.sub(r"\s+(?:Software )?Licen[sc]e.*|\s+\d.*", "", word)


def test_every_pinned_dependency_has_hashes() -> None:
    assert len(locked()) > 40
    assert [found[1] for found in LOCKED.finditer(LOCK) if not found[2]] == []
    others = [line for line in LOCK.splitlines() if not line.startswith(("#", "    --hash=")) and "==" not in line]
    assert others == []


def test_every_dependency_comes_from_the_index() -> None:
    assert not re.search(r"^-|^\s+--(?!hash)| @ |https?:|git\+|file:", LOCK, re.MULTILINE)


@pytest.mark.parametrize("name", locked())
def test_every_licence_is_a_free_one(name: str) -> None:
    try:
        licences = licences_of(name)
    except PackageNotFoundError:
        pytest.skip("not needed on this system")
    allowed = {(UNCHANGED | ONLY_TESTING).get(name)} | FREE
    assert licences, f"{name} tells of no licence"
    assert licences & allowed, f"{name} is under {licences}"


def test_test_dependencies_are_not_needed_to_run() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    needed = {plain(re.match(r"[A-Za-z0-9._-]+", each)[0]) for each in project["dependencies"]}  # type: ignore[index]
    assert not needed & ONLY_TESTING.keys()


def test_a_filelock_that_follows_links_is_not_accepted() -> None:
    """CVE-2025-68146 and CVE-2026-22701, fixed in 3.20.1 and 3.20.3."""
    assert ("filelock", ">=3.20.3") in list(requirements())
