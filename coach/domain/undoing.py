"""Undo and redo. Each works on what was written on this device, newest first, across restarts."""

from __future__ import annotations

from coach.domain.entries import Entry
from coach.domain.transition import Transition

_PASSED_BY = ("reading_place",)  # written without being asked for, so nobody means it when they undo


def last_done(transition: Transition, device: str) -> Entry | None:
    """What an undo would take back."""
    return _stacks(transition, device)[0]


def last_undone(transition: Transition, device: str) -> Entry | None:
    """What a redo would bring back. Anything new that is recorded after an undo leaves nothing to redo."""
    return _stacks(transition, device)[1]


def _stacks(transition: Transition, device: str) -> tuple[Entry | None, Entry | None]:
    counting: list[str] = []
    undone: list[str] = []
    for entry in transition.written_on(device):
        if entry.kind == "undo":
            _move(entry.text("entry"), counting, undone)
        elif entry.kind == "redo":
            _move(entry.text("entry"), undone, counting)
        elif entry.kind not in _PASSED_BY:
            counting.append(entry.id)
            undone.clear()
    return _top(transition, counting), _top(transition, undone)


def _top(transition: Transition, stack: list[str]) -> Entry | None:
    return transition.entry(stack[-1]) if stack else None


def _move(target: str, source: list[str], goal: list[str]) -> None:
    if source and source[-1] == target:
        goal.append(source.pop())
    elif target in source:
        source.remove(target)
        goal.append(target)
