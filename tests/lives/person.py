"""Somebody who uses the program: what they do on a simulated day, by commands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from shutil import copy2

from tests.lives.machine import Machine
from tests.lives.record import Deed, Record, Row, Told

A_WHILE = timedelta(minutes=2)


class Person:
    """A person with a clock, on one machine or more, whose deeds are kept in `record`.

    `tally` counts commands, processes, windows and keys.
    """

    def __init__(self, folder: Path, now: datetime) -> None:
        self.folder, self.now = folder, now
        self.tally: Counter[str] = Counter()
        self.record = Record()
        self.stumbled = False  # a check has failed already, and what follows from it is not worth reporting
        self.machine = Machine(folder / "first", self.tally)

    # -- time

    @property
    def today(self) -> date:
        """The day on their clock."""
        return self.now.date()

    def wait(self, **amount: float) -> None:
        """Let time pass."""
        self.now += timedelta(**amount)

    def morning(self, day: date, hour: int = 9) -> None:
        """Move on to that day."""
        self.tally["days"] += 1
        self.now = self.now.replace(year=day.year, month=day.month, day=day.day, hour=hour, minute=5, second=0)

    # -- doing

    @contextmanager
    def doing(self, *deeds: Deed) -> Iterator[Machine]:
        """Check that the body writes these entries to the disk, and no others."""
        machine = self.machine
        machine.set_clock(self.now)
        before = machine.entries
        self.stumbled = True
        yield machine
        after = machine.entries
        assert before.items() <= after.items(), "an entry that was there is gone, or another than it was"
        self.record.keep(deeds, [row for row_id, row in sorted(after.items()) if row_id not in before])
        self.now += A_WHILE
        self.stumbled = False

    def does(self, words: Sequence[str], *deeds: Deed, process: bool = False) -> str:
        """Run a command that results in these deeds."""
        with self.doing(*deeds) as machine:
            return machine.process(*words) if process else machine.says(*words)

    def attempts(self, words: Sequence[str], *kinds: str, typed: str = "") -> bool:
        """Run a command that may be refused; return whether it succeeded.

        It may only write entries of these kinds; if refused, it writes nothing.
        """
        machine = self.machine
        machine.set_clock(self.now)
        before = machine.entries
        self.stumbled = True
        ended = machine.tries(*words, typed=typed)
        news = {row_id: row for row_id, row in machine.entries.items() if row_id not in before}
        assert ended.code in (0, 2), f"coach {' '.join(words)}: {ended}"
        assert ended.code == 0 or not news, f"coach {' '.join(words)} was refused, and wrote {news}"
        assert {row["kind"] for row in news.values()} <= {*kinds}, news
        self.record.rows |= news
        self.stumbled = False
        self.now += A_WHILE
        return ended.code == 0

    def is_killed_ticking(self, action: str, after: float) -> None:
        """Tick an action in a process that is killed so many seconds after its start.

        The tick is there whole, or not at all.
        """
        machine = self.machine
        machine.set_clock(self.now)
        before = machine.entries
        self.stumbled = True
        machine.killed(after, "done", action)
        news = [row for row_id, row in machine.entries.items() if row_id not in before]
        self.record.keep([self.deed("done", action=action)] * len(news), news)
        assert len(news) < 2
        self.stumbled = False
        self.now += A_WHILE

    def deed(self, kind: str, on: date | None = None, **fields: object) -> Deed:
        """A deed dated today."""
        return Deed(kind, on or self.today, fields)

    def starts(self, lost_on: date, **more: str) -> None:
        """Set coach up."""
        options = [word for name, text in more.items() for word in (f"--{name.replace('_', '-')}", text)]
        self.does(["start", "--lost-on", lost_on.isoformat(), *options, "--yes"], self.deed("profile"))

    def ticks(self, action: str, minutes: int | None = None, ago: int = 0, *, process: bool = False) -> None:
        """Tick an action, for today or so many days ago."""
        on = self.today - timedelta(days=ago)
        given = {} if minutes is None else {"minutes": minutes}
        words = ["done", action, "--on", on.isoformat(), *(f"--minutes={minutes}" for _ in given)]
        self.does(words, Deed("done", on, {"action": action, **given}), process=process)

    def unticks(self, action: str) -> None:
        """Remove today's ticks."""
        self.does(["undone", action], self.deed("undone", action=action))

    def checks_in(self, mood: int, line: str = "", *, process: bool = False) -> None:
        """Check in."""
        words = ["checkin", "--mood", str(mood), *([f"--note={line}"] if line else [])]
        self.does(words, self.deed("check_in", mood=mood, note=line or None), process=process)

    def notes(self, text: str) -> None:
        """Save a note."""
        self.does(["note", "--", text], self.deed("note", text=text))

    def logs(self, line: str, *deeds: Deed) -> None:
        """Log one line about an activity."""
        self.does(["log", "--", line], *deeds)

    def talks_with(self, name: str, minutes: int) -> None:
        """Log a call."""
        known = name in {row["name"] for row in self.told.names("person").values()}
        new = [] if known else [self.deed("person", name=name)]
        self.logs(f"called {name}, {minutes} min", *new, self.deed("activity", what="call", minutes=minutes))

    def writes_to(self, name: str) -> None:
        """Log a message."""
        known = name in {row["name"] for row in self.told.names("person").values()}
        new = [] if known else [self.deed("person", name=name)]
        self.logs(f"wrote to {name}, 10 min", *new, self.deed("activity", what="message", minutes=10))

    def learns(self, minutes: int) -> None:
        """Log a lesson."""
        self.logs(f"course on statistics, {minutes} min", self.deed("activity", what="course", minutes=minutes))

    def applies(self, employer: str, role: str) -> None:
        """Apply, and log it."""
        self.logs(
            f"applied to {employer} as {role}",
            *(self.deed("application", employer=employer, role=role), self.deed("stage", stage="applied")),
            self.deed("activity", what="application"),
        )

    def hears(self, employer: str, stage: str) -> None:
        """Record that an application reached a stage."""
        self.does(["applications", "stage", employer, stage], self.deed("stage", stage=stage))

    def tells_of_money(self, what: str, name: str, amount: str, *options: str) -> None:
        """Add a line to the money plan."""
        self.does(["money", "add", what, name, amount, *options], self.deed("money", what=what, name=name))

    def cuts(self, line: str, verb: str = "cut") -> None:
        """Cut an expense, or restore it."""
        self.does(["money", verb, line], self.deed("money_cut", line=line, cut=verb == "cut"))

    def keeps_block(self, key: str, minutes: int) -> None:
        """Complete a block of today."""
        done = self.deed("block_done", key=key, day=self.today.isoformat(), minutes=minutes)
        words = ["block", "done", key, "--on", self.today.isoformat(), "--minutes", str(minutes)]
        self.does(words, done._replace(on=self.today))

    def reads(self, item: str) -> None:
        """Mark an item of the library as read."""
        self.does(["read", item, "--mark"], self.deed("reading", item=item, read=True))

    def practises(self, number: int, rating: int) -> bool:
        """Practise a round of one's own questions, if there are any; each answer is rated."""
        typed = f"\n{rating}\nshorter\n" * number
        words = ["practice", "--kind", "added", "--questions", str(number)]
        return self.attempts(words, "practice_round", "practice_answer", "activity", "done", typed=typed)

    def pauses(self, until: date | None = None) -> None:
        """Start a pause."""
        options = ["--until", until.isoformat()] if until else []
        self.does(["pause", *options], self.deed("paused"))

    def goes_on(self) -> None:
        """End the pause."""
        self.does(["resume"], self.deed("resumed"))

    def undoes(self) -> None:
        """Undo the last transaction on this machine."""
        targets = self.record.to_undo(self.machine.device)
        self.does(["undo"], *self._verdict("undo", targets))

    def redoes(self) -> None:
        """Redo what was undone last on this machine."""
        targets = self.record.to_redo(self.machine.device)
        self.does(["redo"], *self._verdict("redo", targets))

    def _verdict(self, kind: str, targets: Sequence[Row]) -> list[Deed]:
        return [Deed(kind, date.fromisoformat(target["on"]), {"entry": target["id"]}) for target in targets]

    # -- what is known on this machine

    @property
    def told(self) -> Told:
        """What was done, has been synced to this machine, and was not undone."""
        return Told(self.rows.values())

    @property
    def rows(self) -> Mapping[str, Row]:
        """The entries of what was done and has been synced to this machine; there may be no others."""
        there = self.machine.entries
        assert there.keys() <= self.record.rows.keys(), "there are entries that nobody made"
        return {row_id: self.record.rows[row_id] for row_id in there}

    # -- two machines

    def sits_down_at(self, machine: Machine) -> None:
        """Use that machine from now on."""
        self.machine = machine

    def carries(self, *machines: Machine) -> None:
        """Sync journals both ways, as a program that copies what is newer."""
        for here in machines:
            for there in machines:
                there.home.make()
                for page in here.home.journal.glob("*.json"):
                    other = there.home.journal / page.name
                    if not other.exists() or other.stat().st_mtime_ns < page.stat().st_mtime_ns:
                        copy2(page, other)
