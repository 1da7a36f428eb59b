"""The review of a week, a month or the whole time."""
