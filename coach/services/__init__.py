"""Keeping what is written in each part of coach, and ticking the actions of the guide that it finishes."""
