"""Today, on the screen and on the command line: one value, computed from the state and the current time."""
