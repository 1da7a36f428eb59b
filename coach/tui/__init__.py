"""The screens. The only room that imports Textual."""

import os

# Milliseconds a lone escape waits for the rest of a sequence. Textual reads it when it is imported, and its own 100 are
# long enough to be felt. Terminals send a sequence in one piece.
os.environ.setdefault("ESCDELAY", "30")
