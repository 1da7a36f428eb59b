"""Hypothesis without a deadline: these tests don't measure the speed of the machine."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("coach", deadline=None, print_blob=True)
settings.load_profile("coach")
