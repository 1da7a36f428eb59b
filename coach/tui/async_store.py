"""The store as screens use it: every call runs in the journal's thread, and is awaited."""

from __future__ import annotations

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

from coach.errors import CoachError, JournalError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Sequence
    from concurrent.futures import Future
    from datetime import date

    from coach.domain.entries import Entry
    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.storage.store import Decide, DecideAll, Store
    from coach.tui.store_thread import StoreThread

P = ParamSpec("P")
T = TypeVar("T")


class Window(Protocol):
    """What the store needs from the application."""

    journal_thread: StoreThread

    def work_beside(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> None:
        """Run `work` in the background."""

    def redraw(self) -> None:
        """Draw the current state."""

    def tell(self, message: str, title: str = "", *, lasting: bool = False) -> None:
        """Show a short message in a corner of the screen."""

    async def answered(self, answer: asyncio.Future[T]) -> T:
        """Wait in a worker for something only the person can decide."""

    async def wants_to_try_again(self, error: JournalError) -> bool:
        """Ask whether to retry a save that failed."""


class AsyncStore:
    """Queues jobs for the journal's thread in the order of the calls, and draws the new state before each call returns.

    A failed save is retried for as long as the person wants; after that, whoever awaits it is cancelled. Every method
    raises CoachError if the job is refused.
    """

    def __init__(self, app: Window) -> None:
        self._app = app
        self._try_again: asyncio.Future[bool] | None = None

    @property
    def all_saved(self) -> bool:
        """Whether everything has reached the disk."""
        return self._try_again is None

    async def run(self, job: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job that writes, `job(store, *args, **kwargs)`, and return its result."""
        return await asyncio.shield(self.begin(lambda store: job(store, *args, **kwargs), shows=True))

    async def read(self, job: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job that changes nothing visible, and return its result."""
        return await asyncio.shield(self.begin(lambda store: job(store, *args, **kwargs), shows=False))

    def submit(self, job: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a job that changes nothing visible, without waiting for it. Errors are shown."""
        self.begin(lambda store: job(store, *args, **kwargs), shows=False).add_done_callback(self._show_error)

    async def append(self, event: Event, on: date | None = None) -> Entry:
        """Write one event dated `on` (today by default)."""
        return await self.run(lambda store: store.append(event, on))

    async def append_all(self, events: Sequence[Event]) -> int:
        """Write several events dated today: all of them or none."""
        return await self.run(lambda store: store.append_all([(event, None) for event in events]))

    async def edit(self, event: Event, seen: State, on: date | None = None) -> Entry:
        """Write a record edited in a form that was opened when the state was `seen`."""
        return await self.run(lambda store: store.edit(event, seen, on))

    async def apply(self, choose: Decide, on: date | None = None) -> Entry | None:
        """Write the event that `choose` returns for the latest state, if any."""
        return await self.run(lambda store: store.apply(choose, on))

    async def apply_all(self, choose: DecideAll) -> list[Entry]:
        """Write the events that `choose` returns for the latest state: all of them or none."""
        return await self.run(lambda store: store.apply_all(choose))

    def begin(self, job: Callable[[Store], T], *, shows: bool) -> asyncio.Future[T]:
        """Queue the job at once. A worker of the window awaits its result, so closing a screen doesn't cancel it."""
        result: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        handed_on = self._app.journal_thread.ask(job)
        self._app.work_beside(partial(self._finish, job, handed_on, result, shows=shows), "journal")
        return result

    async def _finish(
        self, job: Callable[[Store], T], handed_on: Future[T], result: asyncio.Future[T], *, shows: bool
    ) -> None:
        error: CoachError | None = None
        try:
            outcome = await asyncio.wrap_future(handed_on)
        except CoachError as raised:
            error = raised
        if shows:
            self._app.redraw()
        if error is None:
            result.set_result(outcome)
        elif not shows or not isinstance(error, JournalError):
            result.set_exception(error)
        elif await self._wants_retry(error):
            await self._finish(job, self._app.journal_thread.ask(job), result, shows=shows)
        else:
            result.cancel()

    async def _wants_retry(self, error: JournalError) -> bool:
        """Ask once for all failed saves, then retry them in their original order."""
        if self._try_again:
            return await self._app.answered(self._try_again)
        self._try_again = answer = asyncio.get_running_loop().create_future()
        agreed = await self._app.wants_to_try_again(error)
        self._try_again = None
        answer.set_result(agreed)
        return agreed

    def _show_error(self, result: asyncio.Future[T]) -> None:
        if not result.cancelled() and isinstance(error := result.exception(), CoachError):
            self._app.tell(error.message, error.title)
