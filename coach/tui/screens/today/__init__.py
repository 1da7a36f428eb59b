"""The first room."""
