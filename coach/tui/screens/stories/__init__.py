"""The story bank."""
