"""A week on three machines, with a sync program that copies files badly at times."""

from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from coach.domain.events import CheckIn, Done, Note
from coach.domain.search.events import PersonSet
from coach.storage.home import Home
from tests.storage.factories import ACTIONS, NOW, SetClock, aged, entries_in, open_coach

pytestmark = [pytest.mark.long, pytest.mark.usefixtures("own_marks")]

CONFLICTS = ("{}.sync-conflict-20261129-090000-4NOPNPE.json", "{} (conflicted copy).json", "{} (1).json", "{}.json~")
HOURS = 7 * 12


class Week:
    """Three homes, the entries written and acknowledged on them, and the sync program."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - the same week each time
        self.homes = [Home(folder / name) for name in ("desk", "laptop", "phone")]
        self.clock = SetClock(NOW)
        self.written: dict[str, str] = {}

    def live(self) -> None:
        """An hour: somebody writes on one of the machines, and some files are synced."""
        self.clock.time += timedelta(hours=2)
        store = open_coach(self.chance.choice(self.homes), self.clock)
        for _ in range(self.chance.randrange(4)):
            people = [*store.state.search.people.values()]
            known = self.chance.choice(people)._replace(note=f"{self.chance.random()}") if people else None
            name = self.chance.choice(["Mira Roy", "Tom Bell", "Ines Sol"])
            events = [Note("a line"), CheckIn(3, 2, "so so"), Done(self.chance.choice(ACTIONS), 20), known]
            event = self.chance.choice([*events, PersonSet(name.lower().replace(" ", "-"), name)])
            store.append(event or Note("nobody yet"))
        self.written |= {entry.id: entry.kind for entry in store.written}
        if self.chance.random() < 0.7:
            store.compact()
        for _ in range(self.chance.randrange(12)):
            self.carry()

    def carry(self) -> None:
        """Copy a file from one machine to another: whole, half, under another name, or an old one over a newer one."""
        here, there = self.chance.sample(self.homes, 2)
        files = sorted(here.journal.glob("*")) if here.journal.is_dir() else []
        if not files:
            return
        file = self.chance.choice(files)
        content, name = file.read_bytes(), file.name
        how = self.chance.choice(["whole", "whole", "half", "copy"])
        if how == "half":
            content = content[: self.chance.randrange(len(content) + 1)]
        elif how == "copy":
            name = self.chance.choice(CONFLICTS).format(name.removesuffix(".json"))
        self._lay(there, name, content)

    def carry_all(self) -> None:
        """At the end everything arrives whole; conflicting files are also kept under a name of their own."""
        for here in self.homes:
            for there in self.homes:
                for file in sorted(here.journal.glob("*")):
                    if not (there.journal / file.name).exists():
                        self._lay(there, file.name, file.read_bytes())
                    elif (there.journal / file.name).read_bytes() != file.read_bytes():
                        self._lay(there, f"{here.folder.name} of {file.name}", file.read_bytes())
            open_coach(here, self.clock)

    @staticmethod
    def _lay(there: Home, name: str, content: bytes) -> None:
        there.make()
        (there.journal / name).write_bytes(content)
        aged(there.journal / name)


@pytest.mark.parametrize("seed", range(4))
def test_after_a_week_of_bad_copies_every_entry_is_on_all_three(tmp_path: Path, seed: int) -> None:
    week = Week(tmp_path, seed)
    for _ in range(HOURS):
        week.live()
    for _ in range(3):
        week.carry_all()
    assert len(week.written) > HOURS // 2
    for home in week.homes:
        lost = {id_: kind for id_, kind in week.written.items() if id_ not in entries_in(home)}
        assert lost == {}, home.folder.name
    states = [open_coach(home, week.clock).state.search.people for home in week.homes]
    assert states[0] == states[1] == states[2]
