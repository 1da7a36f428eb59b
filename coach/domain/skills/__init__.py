"""The skills gap: what adverts name, what of it one has, and the one thing to learn."""
