"""One module for each command; the screen is imported only by the command that opens it."""
