"""The room of the search, and what is opened from it."""
