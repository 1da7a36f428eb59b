"""A moment of what `python -m tests.fuzz` does for half an hour: every parser, a few inputs, always the same."""

from __future__ import annotations

import pytest

from tests.fuzz.trying import TARGETS, try_out

pytestmark = pytest.mark.long


@pytest.mark.parametrize("name", TARGETS)
def test_a_parser_gives_a_value_or_refuses(name: str) -> None:
    ended = try_out(name, most=15, number=1)
    assert ended.fault == ""
    assert ended.tried >= 15


def test_what_is_no_refusal_is_a_fault_and_is_told() -> None:
    import sys
    from pathlib import Path
    from unittest.mock import patch

    from tests.fuzz.target import Target

    def fails(given: object, _folder: Path) -> None:
        if isinstance(given, str) and len(given) > 3:
            raise LookupError(given)

    with patch.dict(sys.modules["tests.fuzz.trying"].TARGETS, {"broken": Target(TARGETS["text"].inputs, fails)}):
        assert "LookupError" in try_out("broken").fault
