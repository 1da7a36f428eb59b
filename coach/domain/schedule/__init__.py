"""The schedule: blocks with a theme, week after week, and what became of them."""
