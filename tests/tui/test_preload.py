"""What is imported while the person is idle."""

from __future__ import annotations

import importlib

import pytest

from coach.tui.preload import NEEDED_SOON


@pytest.mark.parametrize("name", NEEDED_SOON)
def test_every_preloaded_module_exists(name: str) -> None:
    assert importlib.import_module(name)
