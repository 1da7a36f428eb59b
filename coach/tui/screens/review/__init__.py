"""The review room, and the weekly review."""
