"""What all tests share: coroutines run to their end, examples take their time, snapshots can be written anew, and keys
are the same on every machine but where a test is about that.
"""

from __future__ import annotations

import asyncio
import inspect

import pytest
from hypothesis import settings

LONGEST_TEST = 60.0

# How long an example takes is not a property of what is tested. The gate tries the same few examples each time, so that
# it judges the change and nothing else; the longer run beside it tries more, and `--hypothesis-profile wide` new ones.
settings.register_profile("coach", deadline=None, derandomize=True, max_examples=30)
settings.register_profile("long", deadline=None, derandomize=True, max_examples=100)
settings.register_profile("wide", deadline=None, max_examples=2_000)
settings.load_profile("coach")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-snapshots", action="store_true", help="write the snapshots of the screens anew")
    parser.addoption("--update-golden", action="store_true", help="record the golden outputs again")


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a test that is a coroutine; one that hangs fails."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    wanted = inspect.signature(pyfuncitem.obj).parameters
    arguments = {name: value for name, value in pyfuncitem.funcargs.items() if name in wanted}
    asyncio.run(asyncio.wait_for(pyfuncitem.obj(**arguments), LONGEST_TEST))
    return True


@pytest.fixture
def own_marks() -> None:
    """For tests of several machines: keys have the mark of the machine that made them, as they do outside of tests."""


@pytest.fixture(autouse=True)
def _one_mark(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ids of installations are of chance; without their marks, keys can be named in a test. Processes have theirs."""
    if "own_marks" not in request.fixturenames:
        monkeypatch.setattr("coach.storage.store.unique_prefix", lambda _device, _others: "")
