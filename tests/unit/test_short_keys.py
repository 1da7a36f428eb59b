"""Keys as people see them: without a device's mark, unless two would be the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.named_records import resolve_key, short_keys

KEYS = st.lists(st.from_regex(r"[ab]{1,2}(\.[01]{4})?", fullmatch=True), unique=True, max_size=8)


def test_the_mark_is_left_out_unless_another_record_has_the_same_name() -> None:
    assert short_keys(["ana.3f9a", "ben.3f9a", "ben.b2c1"]) == {
        "ana.3f9a": "ana",
        "ben.3f9a": "ben.3f9a",
        "ben.b2c1": "ben.b2c1",
    }


@given(KEYS)
def test_a_displayed_key_is_found_again(keys: list[str]) -> None:
    assert [resolve_key(short, keys) for short in short_keys(keys).values()] == keys
