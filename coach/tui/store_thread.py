"""The one thread that does all journal work."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from coach.storage.store import Store

T = TypeVar("T")


class StoreThread:
    """Runs jobs one at a time, in the order they were queued, so that a slow disk never delays a key."""

    def __init__(self, store: Store) -> None:
        self._coach = store
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")

    def ask(self, job: Callable[[Store], T]) -> Future[T]:
        """Queue `job` and return its future. It can't be cancelled: queued jobs still run when the window closes."""
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()

        def do() -> None:
            try:
                outcome.set_result(job(self._coach))
            except Exception as error:  # noqa: BLE001 - raised again where it is awaited
                outcome.set_exception(error)

        self._thread.submit(do)
        return outcome

    def finish(self, *last: Callable[[], object]) -> None:
        """Run the queued jobs, then `last`, and return once all are done."""
        for job in last:
            self._thread.submit(job)
        self._thread.shutdown(wait=True)
