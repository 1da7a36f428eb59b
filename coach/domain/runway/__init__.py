"""On which day does the money end, and what moves it."""
