"""The claims of the shipped authority logs, and that each can be put into words."""

from __future__ import annotations

import pytest

from coach.domain.search.constants import ACTIVITIES, STAGES
from coach.guide.authorities import UsState, authority, authority_ids, us_states

READ_AT_THE_SOURCE = {"new-york": 3, "washington": 3, "california": 1}


@pytest.mark.parametrize("state", us_states(), ids=lambda state: state.code)
def test_every_state_is_found_by_its_name_and_code_and_says_what_is_known(state: UsState) -> None:
    found = authority(state.name)
    assert found == authority(state.code.lower())
    assert found.name == state.agency or state.log
    if not state.log:
        assert found.minimum is None
        assert found.columns == authority("plain").columns
        assert found.note.startswith("Not verified here")


def test_every_state_is_there_once() -> None:
    assert len({state.code for state in us_states()}) == len(us_states()) == 51


@pytest.mark.parametrize("name", authority_ids())
def test_every_log_says_who_decides_and_claims_only_what_was_read(name: str) -> None:
    who = authority(name)
    assert "decide" in who.note
    assert "form" in who.note or "own log" in who.note or "portal" in who.note
    assert who.source_on == "undated" or "2022-01" <= who.source_on <= "2026-11"
    assert who.minimum == READ_AT_THE_SOURCE.get(name)
    assert who.columns[0][1] == "date"


def test_a_log_in_another_language_has_a_word_for_everything() -> None:
    assert set(authority("germany").words) == {*ACTIVITIES, *STAGES}


def test_the_log_that_asks_for_a_social_security_number_says_to_write_it_by_hand() -> None:
    assert "by hand" in authority("texas").note
