"""coach goes with you through the weeks after you lost your job, in a terminal, one day at a time."""

__version__ = "1.0.0rc1"
