"""The terminal interface. Only this package imports Textual."""

import os

# How long, in milliseconds, a lone escape waits for the rest of a sequence. Textual reads this on import; its default
# of 100 is long enough to notice, and terminals send a sequence in one piece.
os.environ.setdefault("ESCDELAY", "30")
