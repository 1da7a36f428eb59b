"""The end of a search: what it came to, whom to thank, what to stop, and how to take it up again."""
