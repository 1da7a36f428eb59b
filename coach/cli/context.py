"""The context of one command. Each part is created when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.domain.entries import Entry
    from coach.guide.guide import Guide
    from coach.storage.home import Home
    from coach.storage.store import Store


class Context:
    """The clock, the folder, the guide and the store of this run of coach."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self.environment = environment
        self._opened: Store | None = None

    @cached_property
    def clock(self) -> Clock:
        """The machine's clock, or the one set by COACH_NOW. Raises RefusedError for an invalid time."""
        from coach.clock import clock_from

        return clock_from(self.environment.get("COACH_NOW"))

    @property
    def today(self) -> date:
        """The local day."""
        return self.clock.now().date()

    @cached_property
    def home(self) -> Home:
        """The person's folder, or the one set by COACH_HOME."""
        from coach.storage.home import home_from

        return home_from(self.environment.get("COACH_HOME"))

    @cached_property
    def guide(self) -> Guide:
        """The ten steps."""
        from coach.guide.guide import load_guide

        return load_guide()

    @cached_property
    def store(self) -> Store:
        """The store, with the journal read; problems with its files were reported on stderr. Raises JournalError."""
        return self.open_coach(tell=True)

    def open_coach(self, *, tell: bool) -> Store:
        """Open the store; `tell` reports problems with its files on stderr. Raises JournalError."""
        from coach.storage.journal import Journal
        from coach.storage.store import Store

        store = self._opened = Store(Journal(self.home), self.guide, self.clock)
        if tell and (
            store.repaired or store.gathered or store.journal.problems or store.written_ahead or self.home.is_read_only
        ):
            from coach.cli.file_problems import print_file_problems

            print_file_problems(store)
        return store

    @property
    def written(self) -> list[Entry]:
        """The entries saved by this run."""
        return self._opened.written if self._opened else []

    def close(self) -> None:
        """After the command's output, make the next start quick."""
        if self._opened:
            self._opened.compact()
