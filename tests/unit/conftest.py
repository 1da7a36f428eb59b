"""Hypothesis without a limit on time: how fast this machine is today is not what these tests ask."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("coach", deadline=None, print_blob=True)
settings.load_profile("coach")
