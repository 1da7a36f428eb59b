"""The shipped files use the terms of the domain, though neither can import the other."""

from __future__ import annotations

from typing import get_args

from coach.domain.search.constants import ACTIVITIES, METHODS, STAGES
from coach.guide.header_schema import StatusesSchema
from coach.guide.line_word_schema import Method, StageWord, What


def test_the_files_of_the_one_line_know_every_activity_stage_and_method() -> None:
    assert set(get_args(What)) == set(ACTIVITIES)
    assert {"wished", *get_args(StageWord)} == set(STAGES)
    assert {"other", *get_args(Method)} == set(METHODS)


def test_the_file_of_statuses_has_a_part_for_every_stage() -> None:
    assert set(STAGES) <= StatusesSchema.model_fields.keys()
