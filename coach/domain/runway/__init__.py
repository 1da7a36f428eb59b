"""On which day the money runs out, and what moves that day."""
