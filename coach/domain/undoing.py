"""Undo and redo. Each works on what was written on this device, newest first, across restarts."""

from __future__ import annotations

from coach.domain.entries import Entry
from coach.domain.transition import Transition


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
        target = entry.text("entry")
        if entry.kind == "undo":
            if target in counting:
                counting.remove(target)
                undone.append(target)
        elif entry.kind == "redo":
            if target in undone:
                undone.remove(target)
                counting.append(target)
        else:
            counting.append(entry.id)
            undone.clear()
    return _top(transition, counting), _top(transition, undone)


def _top(transition: Transition, stack: list[str]) -> Entry | None:
    return transition.entry(stack[-1]) if stack else None
