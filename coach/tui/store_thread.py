"""The one thread in which everything is done that touches the journal."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from coach.storage.store import Store

T = TypeVar("T")


class StoreThread:
    """Does one thing after another, in the order in which they were asked for, so that no disk holds up a key."""

    def __init__(self, store: Store) -> None:
        self._coach = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")

    def ask(self, job: Callable[[Store], T]) -> Future[T]:
        """What will come of `job`. It can't be called off: what waits when the window is left is done all the same."""
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()

        def do() -> None:
            try:
                outcome.set_result(job(self._coach))
            except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                outcome.set_exception(error)

        self._thread.submit(do)
        return outcome

    def finish(self, *last: Callable[[], object]) -> None:
        """Carry out what was still asked for, then the `last` things; return once all is done."""
        for job in last:
            self._thread.submit(job)
        self._thread.shutdown(wait=True)
