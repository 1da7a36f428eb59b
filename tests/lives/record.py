"""A record of what somebody did, kept apart from the program and as plain as possible, to check the program against.

It uses none of coach's rules. It is slow and repetitive, and that is the point.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from coach.domain.search.constants import LIVE, TALKS

QUESTIONS = ("goals", "preparation", "feelings", "learning", "lesson")
Row = Mapping[str, Any]


class Deed(NamedTuple):
    """An entry that must be on the disk: its kind, its day, and some of its fields."""

    kind: str
    on: date
    fields: Mapping[str, object] = {}

    def is_in(self, row: Row) -> bool:
        """Whether the entry matches."""
        says = {name: row.get(name) for name in self.fields}
        return (row["kind"], row["on"], says) == (self.kind, self.on.isoformat(), dict(self.fields))


class Record:
    """Every deed on any machine, as the entry it became."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def keep(self, deeds: Sequence[Deed], news: Sequence[Row]) -> None:
        """Record what was done: one new entry for each deed, in that order, and no other."""
        assert len(news) == len(deeds), f"{len(deeds)} doings became {len(news)} entries: {deeds} {news}"
        for deed, row in zip(deeds, news, strict=True):
            assert deed.is_in(row), f"{deed} became {row}"
            self.rows[row["id"]] = row

    def to_undo(self, device: str) -> list[Row]:
        """What an undo on that machine has to undo: the whole last transaction."""
        return _last_transaction(self._stacks(device)[0])

    def to_redo(self, device: str) -> list[Row]:
        """What a redo on that machine has to bring back."""
        return _last_transaction(self._stacks(device)[1])

    def _stacks(self, device: str) -> tuple[list[Row], list[Row]]:
        done: list[str] = []
        undone: list[str] = []
        for row_id, row in sorted(self.rows.items()):
            if row["device"] != device:
                continue
            if row["kind"] == "undo":
                done.remove(row["entry"])
                undone.append(row["entry"])
            elif row["kind"] == "redo":
                undone.remove(row["entry"])
                done.append(row["entry"])
            else:
                done.append(row_id)
                undone = []
        return [self.rows[row_id] for row_id in done], [self.rows[row_id] for row_id in undone]


def _last_transaction(rows: list[Row]) -> list[Row]:
    """The last of them with its whole transaction, last one first."""
    acts = [row.get("act") or row["id"] for row in rows]
    return list(reversed([row for row, act in zip(rows, acts, strict=True) if act == acts[-1]]))


class Counts(NamedTuple):
    """What was done in a range of days."""

    ticks: int
    blocks_done: int
    efforts: int
    minutes: int
    conversations: int
    applications: int
    messages: int
    replies: int
    practice_rounds: int
    learning_minutes: int
    check_ins: int
    reading: int


class Told:
    """The state after those deeds in `rows` that were not undone."""

    def __init__(self, rows: Iterable[Row]) -> None:
        ordered = sorted(rows, key=lambda row: row["id"])
        verdicts = {row["entry"]: row["kind"] for row in ordered if row["kind"] in ("undo", "redo")}
        self.live = [row for row in ordered if verdicts.get(row["id"]) != "undo"]

    def of(self, *kinds: str) -> list[Row]:
        """The live entries of these kinds, in the order in which they were made."""
        return [row for row in self.live if row["kind"] in kinds]

    @property
    def ticks(self) -> dict[str, list[Row]]:
        """The ticks that count, by action."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in self.of("done", "undone"):
            there = found[row["action"]]
            if row["kind"] == "undone":
                there[:] = [tick for tick in there if tick["on"] != row["on"]]
            else:
                there[:] = [tick for tick in there if tick["id"] != row.get("replaces")] + [row]
        return {action: ticks for action, ticks in found.items() if ticks}

    @property
    def check_ins(self) -> dict[str, Row]:
        """The last check-in of each day."""
        return {row["on"]: row for row in self.of("check_in")}

    @property
    def read(self) -> dict[str, str]:
        """The items that were read, with their day."""
        last = {row["item"]: row for row in self.of("reading")}
        return {item: row["on"] for item, row in last.items() if row["read"]}

    @property
    def efforts(self) -> list[Row]:
        """Every activity that was not removed; each entry is an activity of its own."""
        found: list[Row] = []
        for row in self.of("activity", "search_gone"):
            if row["kind"] == "activity":
                found.append(row)
            elif row["what"] == "activity":
                found = [each for each in found if each["key"] != row["key"]]
        return found

    def names(self, kind: str) -> dict[str, Row]:
        """The last version of people, employers, applications, money lines, stories, cards, own questions, by key."""
        key = "line" if kind == "money" else "key"
        found: dict[str, Row] = {}
        for row in self.of(kind, f"{kind}_gone", "search_gone"):
            if row["kind"] == kind:
                found[row[key]] = row
            elif row.get("what", kind) == kind:
                found.pop(row[key], None)
        return found

    @property
    def answers(self) -> dict[str, dict[str, int]]:
        """The ratings in each round of practice; a question that was deleted since stays."""
        found: dict[str, dict[str, int]] = {}
        for row in self.of("practice_round", "practice_answer"):
            if row["kind"] == "practice_round":
                found.setdefault(row["key"], {})
            elif row["round"] in found:
                found[row["round"]][row["question"]] = row["rating"]
        return {key: answers for key, answers in found.items() if answers}

    @property
    def stages(self) -> dict[str, list[Row]]:
        """The stages of each application, in order."""
        found: dict[str, list[Row]] = {key: [] for key in self.names("application")}
        for row in self.of("stage"):
            found.get(row["key"], []).append(row)
        return found

    @property
    def sent(self) -> set[tuple[str, str]]:
        """Each application that was sent, with its day."""
        ways = {key: [row["on"] for row in rows if row["stage"] != "wished"] for key, rows in self.stages.items()}
        sent = {(key, min(days)) for key, days in ways.items() if days}
        noted = {
            (row.get("application") or row["id"], row["on"]) for row in self.efforts if row["what"] == "application"
        }
        return sent | noted

    @property
    def answered(self) -> set[str]:
        """The weeks with an answered question."""
        said: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.of("review"):
            said[row["week"]] |= {name: text for name, text in row.items() if name in QUESTIONS}
        return {week for week, answers in said.items() if any(answers.values())}

    @property
    def blocks_done(self) -> dict[tuple[str, str], Row]:
        """Completed blocks, by their key and planned day."""
        last = {(row["key"], row["day"]): row for row in self.of("block_done", "block_undone")}
        return {place: row for place, row in last.items() if row["kind"] == "block_done"}

    @property
    def skipped(self) -> set[int]:
        """The skipped steps."""
        last = {row["step"]: row["kind"] for row in self.of("step_skipped", "step_taken_up")}
        return {step for step, kind in last.items() if kind == "step_skipped"}

    @property
    def cut(self) -> set[str]:
        """The money lines that are cut."""
        last = {row["line"]: row["cut"] for row in self.of("money_cut")}
        return {line for line, cut in last.items() if cut} & self.names("money").keys()

    def counts(self, first: date, last: date) -> Counts:
        """What was done from `first` to `last`."""
        days = {(first + timedelta(days=number)).isoformat() for number in range((last - first).days + 1)}
        ticks = [tick for there in self.ticks.values() for tick in there if tick["on"] in days]
        efforts = [row for row in self.efforts if row["on"] in days]
        kinds = Counter(row["what"] for row in efforts)
        return Counts(
            ticks=len(ticks),
            blocks_done=sum(day in days for _, day in self.blocks_done),
            efforts=sum(row["what"] != "application" for row in efforts) + sum(day in days for _, day in self.sent),
            minutes=sum(row.get("minutes") or 0 for row in (*ticks, *efforts)),
            conversations=sum(kinds[what] for what in TALKS),
            applications=sum(day in days for _, day in self.sent),
            messages=kinds["message"],
            replies=sum(row["stage"] in LIVE and row["on"] in days for rows in self.stages.values() for row in rows),
            practice_rounds=kinds["practice"],
            learning_minutes=sum(row.get("minutes") or 0 for row in efforts if row["what"] == "course"),
            check_ins=sum(day in days for day in self.check_ins),
            reading=sum(day in days for day in self.read.values()),
        )

    def first_day(self, today: date) -> date | None:
        """The first day up to today with anything that the review shows."""
        days = [
            *(tick["on"] for there in self.ticks.values() for tick in there),
            *(*self.check_ins, *self.read.values(), *(row["on"] for row in self.efforts)),
            *(day for _, day in (*self.sent, *self.blocks_done)),
            *(row["on"] for row in (*self.of("note"), *self.names("story").values())),
            *(row["on"] for rows in self.stages.values() for row in rows),
            *self.answered,
        ]
        over = [day for day in days if day <= today.isoformat()]
        return date.fromisoformat(min(over)) if over else None
