"""When Python's collector works. What a page leaves behind takes it as long as a key may take, so it works in between.

Python's own measure is 700 new objects, of which a key makes more: it would go through all of them at every key.
"""

from __future__ import annotations

import gc

A_PAGE = 50_000  # new objects: about as many as a page makes
PAGES_AT_ONCE = 2
WORTH_IT = 5_000
OFTEN = 5


def collect_by_the_page() -> None:
    """Go through the new objects once a page has made its own, and through those of the last pages soon after."""
    gc.set_threshold(A_PAGE, PAGES_AT_ONCE)


def collect_in_between() -> None:
    """Nobody waits: go through what the last pages left, if it is worth it, so that no key has to."""
    new, young, older = gc.get_count()
    if gc.isenabled() and (new > WORTH_IT or young):
        gc.collect(2 if older > OFTEN else 1)
