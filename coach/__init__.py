"""A guided way through the weeks after a job loss, in a terminal."""

__version__ = "1.0.0rc1"
