"""The room of the runway, and what is opened from it."""
