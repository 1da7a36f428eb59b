"""Run the garbage collector between keys: collecting what a closed page leaves takes as long as a key press may.

Python's default threshold is 700 new objects. Every key creates more than that, so every key would trigger a
collection.
"""

from __future__ import annotations

import gc

A_PAGE = 50_000  # new objects: roughly what opening a page creates
PAGES_AT_ONCE = 2
WORTH_IT = 5_000
OFTEN = 5


def collect_by_the_page() -> None:
    """Raise the thresholds to collect new objects about once per page, and soon after what earlier pages left."""
    gc.set_threshold(A_PAGE, PAGES_AT_ONCE)


def collect_in_between() -> None:
    """Collect while the person is idle, if there is enough to collect, so that no key has to."""
    new, young, older = gc.get_count()
    if gc.isenabled() and (new > WORTH_IT or young):
        gc.collect(2 if older > OFTEN else 1)
