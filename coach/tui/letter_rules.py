"""What each letter means, the same in every room and on every page. A test compares this with the table in the guide.

`deeds` are the last words of the ids of the commands bound to the letter (coach/tui/commands.py).
"""

from __future__ import annotations

from typing import NamedTuple


class Letter(NamedTuple):
    """A key, its meaning everywhere in a few words, and the last words of its commands' ids."""

    key: str
    meaning: str
    deeds: frozenset[str]


def _letter(key: str, meaning: str, *deeds: str) -> Letter:
    return Letter(key, meaning, frozenset(deeds))


LETTERS = (
    _letter("a", "add", "add", "add-own"),
    _letter("A", "add one of your own", "own"),
    _letter("b", "begin, or back up when it is over", "leave-quiet", "begin", "back-up"),
    _letter("B", "what your country pays", "benefits"),
    _letter("c", "check in", "check-in"),
    _letter("C", "setback cards", "cards"),
    _letter("d", "draft a message, or another draft", "draft", "write", "tone"),
    _letter("D", "day by day", "days"),
    _letter("e", "edit", "edit", "open", "recording", "proof", "begins"),
    _letter("E", "the end: of a round, or of your search", "end", "ending"),
    _letter("f", "follow to where it leads", "follow", "there", "step"),
    _letter("F", "a friend asks", "friend"),
    _letter(
        "g",
        "go through one thing after another, or go on",
        *("audit", "plan", "go", "first-hours", "choose", "your-plan.week", "ending.again"),
    ),
    _letter("h", "worksheets", "worksheets"),
    _letter("H", "move it a day earlier", "left"),
    _letter("i", "import", "import"),
    _letter("I", "read an answer by mail", "mail"),
    _letter("J", "move it later", "down"),
    _letter("K", "move it earlier", "up"),
    _letter("l", "log what you did", "log", "hours"),
    _letter("L", "move it a day later", "right"),
    _letter("m", "month by month", "months", "month"),
    _letter("M", "mark a passage", "highlight"),
    _letter("n", "note", "note"),
    _letter("N", "they said no", "rejected"),
    _letter("o", "write to a file, or open outside", "export", "page", "file", "open-link", "open", "your-plan.write"),
    _letter("O", "sort in another order", "sort", "order"),
    _letter("p", "pause, and resume", "pause"),
    _letter("P", "plan a break", "break"),
    _letter("q", "leave coach", "quit"),
    _letter("r", "read about it", "step-reading", "why"),
    _letter("R", "the same again", "again", "round-two"),
    _letter("s", "say how it stands", "stage", "close", "sure", "told", "mark-read"),
    _letter("S", "nobody answers", "silent"),
    _letter("t", "time: a timer, the minutes, the days until it is due", "timer", "details", "rules"),
    _letter("T", "tie an advert to an application", "apply", "advert"),
    _letter("u", "undo", "undo", "undo-own"),
    _letter("U", "redo", "redo"),
    _letter("v", "view it another way", "lists", "versions", "stories", "all", "things", "whose"),
    _letter("W", "work-search log", "worklog"),
    _letter("x", "remove, or withdraw", "remove", "burn", "withdraw"),
    _letter("X", "swap two", "swap"),
    _letter("y", "copy", "copy"),
    _letter("Y", "paste", "put"),
    _letter("z", "skip a step", "skip-step"),
)
SIGNS = (
    _letter(
        "space",
        "do the main thing: tick, keep, cut, start the clock",
        *("tick", "cut", "did", "done", "mark", "timer", "next"),
    ),
    _letter("enter", "open", "open", "why", "edit", "next"),
    _letter("slash", "find", "find"),
    _letter("comma", "settings", "settings"),
    _letter("question_mark", "help", "help"),
    _letter("f1", "help", "help"),
    _letter("escape", "back", "back", "end"),
    _letter("0", "back to now", "now"),
)
"""The same for keys that aren't letters."""
