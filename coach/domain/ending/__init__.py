"""The end of a search: its result, people to thank, what to stop, and how to resume."""
