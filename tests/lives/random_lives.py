"""Random lives: any actions in any order, on up to three machines, with clocks and time zones that change."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta, timezone
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.lives.files import check_digest, check_doctor, check_exports, check_house
from tests.lives.journeys import BEGAN
from tests.lives.machine import Machine
from tests.lives.numbers import check_numbers
from tests.lives.person import Person
from tests.tui.app_driver import GUIDE

MOST_MACHINES = 3
STEPS = 60
lived: Counter[str] = Counter()

actions = st.sampled_from(["1.1", "1.2", "2.1", "4.6", "7.1"])
names = st.sampled_from(["Ana Lopez", "Jo Li", "李 小龍", "O'Neil, Shaun"])
employers = st.sampled_from(["Acme", "Globex", "=1+1"])
roles = st.sampled_from(["analyst", "team lead"])
stages = st.sampled_from(["answered", "interview", "offer", "rejected", "silent", "withdrawn", "accepted"])
minutes = st.integers(5, 90)
texts = st.sampled_from(
    ["well enough", "-3 degrees", "[red]no[/red] markup", "=SUM(A1)", "ein Gespräch, später", "12:30"]
)
lines = st.sampled_from(["savings", "rent", "gym"])


class RandomLife(RuleBasedStateMachine):
    """One life. Its checks are rules like any other, and run at the end on every machine."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(mkdtemp(prefix="coach-life-"))
        self.person = Person(self.folder, BEGAN)
        self.machines = [self.person.machine]

    @initialize(ago=st.integers(0, 20))
    def begin(self, ago: int) -> None:
        """Start with a job loss so many days ago."""
        self.person.starts(self.person.today - timedelta(days=ago), country="AE", currency="AED")

    # -- the steps

    @rule(action=actions, minutes=st.none() | minutes, ago=st.integers(0, 9))
    def tick(self, action: str, minutes: int | None, ago: int) -> None:
        """Tick an action, for today or an earlier day."""
        self.person.ticks(action, minutes, ago)

    @rule(action=actions, ago=st.integers(0, 9))
    def untick(self, action: str, ago: int) -> None:
        """Remove the ticks of a day, if there are any."""
        day = self.person.today - timedelta(days=ago)
        ticked = any(tick["on"] == day.isoformat() for tick in self.person.told.ticks.get(action, []))
        assert self.person.attempts(["undone", action, "--on", day.isoformat()], "undone") == ticked

    @rule(step=st.integers(1, 10), verb=st.sampled_from(["skip", "unskip"]))
    def turn_step(self, step: int, verb: str) -> None:
        """Skip a step, or resume it."""
        self.person.attempts([verb, str(step)], "step_skipped", "step_taken_up")

    @rule(mood=st.integers(1, 5), text=texts)
    def check_in(self, mood: int, text: str) -> None:
        """Check in."""
        self.person.checks_in(mood, text)

    @rule(text=texts)
    def note(self, text: str) -> None:
        """Save a note."""
        self.person.notes(text)

    # -- the search

    @rule(name=names, minutes=minutes)
    def call(self, name: str, minutes: int) -> None:
        """Log a call."""
        self.person.attempts(["log", f"called {name}, {minutes} min"], "person", "activity")

    @rule(name=names)
    def write(self, name: str) -> None:
        """Log a message."""
        self.person.attempts(["log", f"wrote to {name}"], "person", "activity")

    @rule(minutes=minutes, what=st.sampled_from(["course on SQL", "mock interview"]))
    def learn(self, minutes: int, what: str) -> None:
        """Log learning or practice."""
        self.person.attempts(["log", f"{what}, {minutes} min"], "activity")

    @rule(employer=employers, role=roles, ago=st.integers(0, 5))
    def apply(self, employer: str, role: str, ago: int) -> None:
        """Add an application, new or repeated."""
        line = f"applied to {employer} as {role}, -{ago}"
        self.person.attempts(["log", line], "application", "stage", "activity")

    @rule(employer=employers, role=roles)
    def wish(self, employer: str, role: str) -> None:
        """Add an application that was not sent yet."""
        self.person.attempts(["applications", "add", employer, role], "application")

    @rule(data=st.data(), stage=stages)
    def hear(self, data: st.DataObject, stage: str) -> None:
        """Record that an application reached a stage."""
        known = sorted(self.person.told.names("application"))
        if known:
            key = data.draw(st.sampled_from(known))
            self.person.does(["applications", "stage", key, stage], self.person.deed("stage", key=key, stage=stage))

    @rule(employer=employers, day=st.none() | st.integers(0, 30))
    def find_work(self, employer: str, day: int | None) -> None:
        """Record a new job, by an application or otherwise; repeating it writes nothing."""
        starts = [] if day is None else ["--starts", f"+{day}"]
        assert self.person.attempts(["ending", "--employer", employer, *starts], "application", "stage")

    @rule(verb=st.sampled_from(["--again", "--withdraw", "--end-blocks"]))
    def end_or_go_on(self, verb: str) -> None:
        """Resume the search; or withdraw open applications, or end the weekly blocks."""
        self.person.attempts(["ending", verb, "--yes"], "stage", "block_gone")

    @rule(name=names, employer=employers)
    def know(self, name: str, employer: str) -> None:
        """Add a person or an employer, or add details."""
        if not self.person.attempts(["people", "edit", name, "--employer", employer], "person"):
            self.person.attempts(["people", "add", name, "--employer", employer, "--closeness", "3"], "person")
        self.person.attempts(["employers", "add", employer, "--motivation", "4"], "employer")

    @rule(data=st.data(), what=st.sampled_from(["person", "application", "employer", "activity"]))
    def take_out(self, data: st.DataObject, what: str) -> None:
        """Remove a record."""
        told = self.person.told
        known = [row["key"] for row in told.efforts] if what == "activity" else [*told.names(what)]
        plural = {"person": "people", "activity": "activities"}.get(what, f"{what}s")
        if known:
            key = data.draw(st.sampled_from(sorted(known)))
            gone = self.person.deed("search_gone", what=what, key=key)
            self.person.does([plural, "remove", key], gone)

    # -- money, the week, breaks, reading, words

    @rule(line=lines, verb=st.sampled_from(["add", "cut", "keep", "remove"]))
    def money(self, line: str, verb: str) -> None:
        """Change a line of the money plan."""
        what = "account" if line == "savings" else "expense"
        words = ["add", what, line.title(), "1200"] if verb == "add" else [verb, line]
        self.person.attempts(["money", *words], "money", "money_cut", "money_gone")

    @rule(day=st.sampled_from(["monday", "friday", "+0", "+1"]), theme=st.sampled_from(["networking", "learning"]))
    def add_block(self, day: str, theme: str) -> None:
        """Add a block, weekly or once."""
        weekly = ["--weekly"] if day[0] != "+" else []
        self.person.attempts(["block", "add", day, "9:30", "45", theme, *weekly], "block")

    @rule(data=st.data(), verb=st.sampled_from(["done", "undone", "skip", "remove", "start"]))
    def toggle_block(self, data: st.DataObject, verb: str) -> None:
        """Complete a block, undo that, or skip it."""
        known = sorted({row["key"] for row in self.person.told.of("block")})
        if known:
            kinds = ("block_done", "block_undone", "block_once", "block_gone", "timer_started")
            self.person.attempts(["block", verb, data.draw(st.sampled_from(known))], *kinds)

    @rule(drop=st.sampled_from([(), ("--drop",)]))
    def stop_timer(self, drop: tuple[str, ...]) -> None:
        """Stop the timer."""
        self.person.attempts(["block", "stop", *drop], "block_done", "timer_dropped")

    @rule(first=st.integers(0, 9), last=st.none() | st.integers(1, 20))
    def pause(self, first: int, last: int | None) -> None:
        """Pause, now or later."""
        begin = ["--from", f"+{first}"] if first else []
        end = ["--until", f"+{first + last}"] if last else []
        self.person.attempts(["pause", *begin, *end], "paused", "break")

    @rule()
    def go_on(self) -> None:
        """End any pause."""
        self.person.attempts(["resume"], "resumed", "break", "break_gone", "quiet_left")

    @rule(item=st.sampled_from([*GUIDE.articles][:3]), verb=st.sampled_from(["--mark", "--unmark"]))
    def read(self, item: str, verb: str) -> None:
        """Read or unread an item of the library."""
        self.person.attempts(["read", item, verb], "reading")

    @rule(text=texts, field=st.sampled_from(["dates", "now", "later"]))
    def fill(self, text: str, field: str) -> None:
        """Fill in a field of a worksheet."""
        words = ["worksheet", "fill", "first-48-hours", field, "--", text]
        self.person.attempts(words, "worksheet", "done")

    @rule(text=texts)
    def add_row(self, text: str) -> None:
        """Add a row to a log."""
        words = ["worksheet", "row", "confidence-project", "worked", "before=3", "after=7", f"did={text}"]
        self.person.attempts(words, "worksheet_row", "done")

    @rule(text=texts, week=st.sampled_from(["this", "last"]))
    def reflect(self, text: str, week: str) -> None:
        """Answer a question about a week, and add a story."""
        self.person.attempts(["reflect", week, f"--lesson={text}"], "review")
        self.person.attempts(["stories", "add", f"--result={text}", "the audit"], "story")

    # -- questions of one's own

    @rule(text=texts, listen=st.none() | texts)
    def add_question(self, text: str, listen: str | None) -> None:
        """Add a question of one's own."""
        said = [f"--listen={listen}"] if listen else []
        self.person.attempts(["practice", "add", *said, "--", f"Why {text}?"], "practice_question")

    @rule(data=st.data(), text=texts, part=st.sampled_from(["asks", "listen"]))
    def change_question(self, data: st.DataObject, text: str, part: str) -> None:
        """Reword a question."""
        if known := sorted(self.person.told.names("practice_question")):
            words = ["practice", "edit", data.draw(st.sampled_from(known)), f"--{part}={text}"]
            assert self.person.attempts(words, "practice_question")

    @rule(data=st.data())
    def delete_question(self, data: st.DataObject) -> None:
        """Delete a question; its answers stay."""
        told = self.person.told
        if known := sorted(told.names("practice_question")):
            key = data.draw(st.sampled_from(known))
            self.person.does(["practice", "remove", key], self.person.deed("practice_question_gone", key=key))
            assert self.person.told.answers == told.answers

    @rule(number=st.integers(1, 4), rating=st.integers(1, 4))
    def practise(self, number: int, rating: int) -> None:
        """Practise a round of these questions."""
        there = bool(self.person.told.names("practice_question"))
        assert self.person.practises(number, rating) == there

    # -- back and forth

    @rule(times=st.integers(1, 4))
    def undo(self, times: int) -> None:
        """Undo several times."""
        for _ in range(times):
            self.person.undoes()

    @rule(times=st.integers(1, 4))
    def redo(self, times: int) -> None:
        """Redo several times."""
        for _ in range(times):
            self.person.redoes()

    # -- time and place

    @rule(days=st.sampled_from([1, 1, 1, 2, 5, 9, 31]), hour=st.integers(0, 23))
    def sleep(self, days: int, hour: int) -> None:
        """Move on to another day."""
        self.person.morning(self.person.today + timedelta(days=days), hour)

    @rule(hours=st.integers(1, 30))
    def clock_goes_back(self, hours: int) -> None:
        """Set the clock back."""
        self.person.wait(hours=-hours)

    @rule(offset=st.sampled_from([-8, 0, 4, 5.5, 13]))
    def travel(self, offset: float) -> None:
        """Change the time zone, at the same moment."""
        self.person.now = self.person.now.astimezone(timezone(timedelta(hours=offset)))

    # -- machines

    @rule(number=st.integers(0, MOST_MACHINES - 1))
    def sit_down(self, number: int) -> None:
        """Use another machine, which may be a new one."""
        if number >= len(self.machines):
            self.machines.append(Machine(self.folder / f"machine-{len(self.machines)}", self.person.tally))
        self.person.sits_down_at(self.machines[min(number, len(self.machines) - 1)])

    @rule()
    def carry(self) -> None:
        """Sync the journals both ways, and back again."""
        for _ in range(2):
            self.person.carries(*self.machines)

    @rule()
    def move_in(self) -> None:
        """Import a full export of the first machine on this one."""
        first, here = self.machines[0], self.person.machine
        out = self.folder / "moving"
        rmtree(out, ignore_errors=True)
        first.set_clock(self.person.now)
        first.says("export", "--all", str(out))
        there = {*first.entries, *here.entries}
        here.set_clock(self.person.now)
        here.says("import", str(out))
        assert here.entries.keys() == there

    @rule(action=actions, after=st.floats(0.04, 0.12))
    def kill(self, action: str, after: float) -> None:
        """Simulate a flat battery."""
        self.person.is_killed_ticking(action, after)

    @rule()
    def compact(self) -> None:
        """Run the maintenance of an idle moment."""
        self.person.machine.open().compact(worth_it=1)

    # -- checks

    @rule()
    def look(self) -> None:
        """Check that everything shown is what was done."""
        check_numbers(self.person)
        check_digest(self.person.machine)
        if self.person.rows:  # without any entry there is no folder
            check_house(self.person.machine, killed=True)

    def teardown(self) -> None:
        """Sync everything everywhere at the end, and run all checks."""
        try:
            if not self.person.stumbled:
                self.carry()
                for machine in self.machines:
                    self.person.sits_down_at(machine)
                    assert machine.entries.keys() == self.person.record.rows.keys(), "something did not come along"
                    self.look()
                    check_exports(self.person)
                    check_doctor(machine, killed=True)
        finally:
            lived.update(self.person.tally)
            lived["lives"] += 1
            lived["entries"] += len(self.person.record.rows)
            rmtree(self.folder, ignore_errors=True)


def live_at_random(examples: int, *, shrink: bool) -> Counter[str]:
    """Run this many lives, and return a tally. Raises the first failed check, with the shortest life that shows it."""
    lived.clear()
    run_state_machine_as_test(
        RandomLife,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            print_blob=False,
            suppress_health_check=[*HealthCheck],
            phases=[Phase.generate, *([Phase.shrink] if shrink else [])],
            report_multiple_bugs=False,
        ),
    )
    return lived
