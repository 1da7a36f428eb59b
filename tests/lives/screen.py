"""Using the window by keys, and checking what it shows."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from coach.tui.screens.search.room import Search
from tests.lives.numbers import words_of
from tests.lives.person import Person
from tests.lives.record import Deed
from tests.tui.app_driver import GUIDE, AppDriver

LISTS = ("people", "employers", "applications", "activities")


class AtTheScreen:
    """The person using an open window."""

    def __init__(self, person: Person, sitting: AppDriver) -> None:
        self.person, self.sitting = person, sitting

    async def presses(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.person.tally["keys"] += len(keys)
        await self.sitting.press(*keys)

    async def types(self, text: str) -> None:
        """Type a line, as fast as possible."""
        self.person.tally["keys"] += len(text)
        await self.sitting.type(text)

    async def does(self, *deeds: Deed, keys: tuple[str, ...] = (), line: str = "", then: tuple[str, ...] = ()) -> None:
        """Press keys, type a line and press keys again, which results in these deeds."""
        with self.person.doing(*deeds):
            await self.sitting.pass_time(seconds=(self.person.now - self.sitting.store.clock.now()).total_seconds())
            await self.presses(*keys)
            await self.types(line)
            await self.presses(*then)

    async def ticks(self, action: str) -> None:
        """Go to an action in the steps room, and press space."""
        step = GUIDE.step(GUIDE.actions[action].step)
        down = [each.id for each in step.actions].index(action)
        keys = ("2", "escape", "home", *["down"] * (step.number - 1), "enter", "home", *["down"] * down)
        today = self.person.today.isoformat()
        ticked = any(tick["on"] == today for tick in self.person.told.ticks.get(action, []))
        deed = self.person.deed("undone" if ticked else "done", action=action)
        await self.presses(*keys)
        assert self.sitting.row == action, f"the cursor stands on {self.sitting.row}"
        await self.does(deed, keys=("space",))

    async def checks_in(self, mood: int, line: str) -> None:
        """Check in by the dialog."""
        deed = self.person.deed("check_in", mood=mood, note=line)
        later = self.person.told.check_ins.get(self.person.today.isoformat())
        await self.does(deed, keys=("c", str(mood), "tab", "tab", "end", "ctrl+u"), line=line, then=("enter",))
        if mood <= 2 and (later is None or later["mood"] > 2):
            await self.presses("escape")  # it offers a two-minute exercise

    async def notes(self, text: str) -> None:
        """Save a note."""
        await self.does(self.person.deed("note", text=text), keys=("n",), line=text, then=("enter",))

    async def calls(self, name: str, minutes: int) -> None:
        """Log a call in one line."""
        known = name in {row["name"] for row in self.person.told.names("person").values()}
        new = [] if known else [self.person.deed("person", name=name)]
        deed = self.person.deed("activity", what="call", minutes=minutes)
        await self.does(*new, deed, keys=("l",), line=f"called {name}, {minutes} min", then=("enter",))

    async def undoes(self) -> None:
        """Undo."""
        targets = self.person.record.to_undo(self.person.machine.device)
        await self.does(*self.person._verdict("undo", targets), keys=("1", "u"))

    async def redoes(self) -> None:
        """Redo."""
        targets = self.person.record.to_redo(self.person.machine.device)
        await self.does(*self.person._verdict("redo", targets), keys=("1", "U"))

    async def looks_around(self) -> None:
        """Go through the rooms: they show what the commands print and what was done."""
        words, told = words_of(self.person.machine), self.person.told
        await self.presses("2", "escape")
        for step in GUIDE.steps:
            done, name = words[f"step {step.number}"], (step.short or step.title)[:12]
            line = rf"\b{step.number} +{re.escape(done)} [█-▏░ ]*{re.escape(name)}"
            assert re.search(line, self.sitting.text), f"{line}\n{self.sitting.text}"
        await self.presses("6", "0")
        assert _plain(words["review"]) in _plain(self.sitting.seen_in("#review-page")), self.sitting.text
        if told.names("money"):
            await self.presses("4")
            said = " ".join(self.sitting.text.split())
            assert words["runway"].split(":")[0] in said, f"{words['runway']} {self.sitting.text}"
        await self.presses("5")
        room = self.sitting.app.main.room
        assert isinstance(room, Search)
        there = {
            "people": len(told.names("person")),
            "employers": len(told.names("employer")),
            "applications": len(told.names("application")),
            "activities": len(told.efforts),
        }
        for _ in range(5):
            if room.list in there:
                assert len(room.rows.rows) == there.pop(room.list), room.list
            await self.presses("right")
        assert not there
        await self.presses("3", "7", "1")


def _plain(text: str) -> str:
    return " ".join(text.split())


@asynccontextmanager
async def at_the_screen(person: Person, size: tuple[int, int] = (80, 24)) -> AsyncIterator[AtTheScreen]:
    """Open the window on the person's machine, at their time."""
    person.machine.set_clock(person.now)
    async with person.machine.window(size) as sitting:
        yield AtTheScreen(person, sitting)
