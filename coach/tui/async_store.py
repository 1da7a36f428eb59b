"""The store as screens use it: each call is done in the journal's thread, and awaited for what came of it."""

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
    """What the store needs of the application."""

    journal_thread: StoreThread

    def work_beside(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> None:
        """Run `work` in the background."""

    def redraw(self) -> None:
        """Draw the state as it is now."""

    def tell(self, message: str, title: str = "", *, lasting: bool = False) -> None:
        """Show a few words in a corner of the screen."""

    async def answered(self, answer: asyncio.Future[T]) -> T:
        """Wait in a worker for what only the person can bring about."""

    async def wants_to_try_again(self, error: JournalError) -> bool:
        """Ask whether to try again what could not be saved."""


class AsyncStore:
    """Hands jobs to the journal's thread in the order of the calls, and draws the new state before it returns.

    What the disk did not take is tried again for as long as the person wants; after that whoever waits is cancelled.
    Every method raises CoachError for a job that is refused.
    """

    def __init__(self, app: Window) -> None:
        self._app = app
        self._try_again: asyncio.Future[bool] | None = None

    @property
    def all_saved(self) -> bool:
        """Whether everything that was done is on the disk."""
        return self._try_again is None

    async def run(self, job: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job that writes: a function of the store and of `args`. Return what it returns."""
        return await asyncio.shield(self.begin(lambda store: job(store, *args, **kwargs), shows=True))

    async def read(self, job: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job that changes nothing to see. Return what it returns."""
        return await asyncio.shield(self.begin(lambda store: job(store, *args, **kwargs), shows=False))

    def submit(self, job: Callable[Concatenate[Store, P], T], *args: P.args, **kwargs: P.kwargs) -> None:
        """Run a job that changes nothing to see and that nobody waits for. An error is shown."""
        self.begin(lambda store: job(store, *args, **kwargs), shows=False).add_done_callback(self._show_error)

    async def append(self, event: Event, on: date | None = None) -> Entry:
        """Write one event about the day `on` (today, if not given)."""
        return await self.run(lambda store: store.append(event, on))

    async def append_all(self, events: Sequence[Event]) -> int:
        """Write several events about today, all of them or none."""
        return await self.run(lambda store: store.append_all([(event, None) for event in events]))

    async def edit(self, event: Event, seen: State, on: date | None = None) -> Entry:
        """Write a record that was changed in a form which was opened with the state `seen`."""
        return await self.run(lambda store: store.edit(event, seen, on))

    async def apply(self, choose: Decide, on: date | None = None) -> Entry | None:
        """Write the event that `choose` makes of the newest state; or none."""
        return await self.run(lambda store: store.apply(choose, on))

    async def apply_all(self, choose: DecideAll) -> list[Entry]:
        """Write the events that `choose` makes of the newest state, all of them or none."""
        return await self.run(lambda store: store.apply_all(choose))

    def begin(self, job: Callable[[Store], T], *, shows: bool) -> asyncio.Future[T]:
        """Hand the job to the thread now. The window waits for it in a worker of its own, which no screen ends."""
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
        elif await self._tries_again(error):
            await self._finish(job, self._app.journal_thread.ask(job), result, shows=shows)
        else:
            result.cancel()

    async def _tries_again(self, error: JournalError) -> bool:
        """One dialog asks for all that could not be saved; it is tried again in the order in which it was done."""
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
