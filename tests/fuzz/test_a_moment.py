"""A short version of `python -m tests.fuzz`: every parser, a few inputs, always the same."""

from __future__ import annotations

import pytest

from tests.fuzz.trying import TARGETS, try_out

pytestmark = pytest.mark.long


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_gives_a_value_or_refuses(name: str) -> None:
    ended = try_out(name, most=15, number=1)
    assert ended.fault == ""
    assert ended.tried >= 15


def test_an_error_that_is_not_a_refusal_is_reported_as_a_fault() -> None:
    import sys
    from pathlib import Path
    from unittest.mock import patch

    from tests.fuzz.target import Target

    def fails(given: object, _folder: Path) -> None:
        if isinstance(given, str) and len(given) > 3:
            raise LookupError(given)

    with patch.dict(sys.modules["tests.fuzz.trying"].TARGETS, {"broken": Target(TARGETS["text"].inputs, fails)}):
        assert "LookupError" in try_out("broken").fault
