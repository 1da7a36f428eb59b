from __future__ import annotations

from pathlib import Path

import pytest

from coach.storage.home import Home
from tests.storage.factories import SetClock


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.fixture
def clock() -> SetClock:
    return SetClock()
