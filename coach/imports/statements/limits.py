"""How much of a statement is taken."""

LARGEST = 50_000_000  # bytes of a file
MOST_ROWS = 500_000
LONGEST_PAYEE, LONGEST_TEXT, LONGEST_REFERENCE = 200, 400, 80  # characters
TOLD_EVERY = 500  # rows between two signs of life
