"""Undo and redo what was written on this device, newest first, across restarts.

What was written in one go (an import, or a line that adds a talk and a new person) is one transaction, undone and
redone as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain.entries import Entry
from coach.domain.state import State

Transaction = tuple[Entry, ...]

_IGNORED_KINDS = ("reading_place",)  # written automatically, so never what the person means to undo


def next_undo(state: State, device: str) -> Transaction:
    """The entries an undo would revert, the last first; () if there are none."""
    return _top_transaction(state, _stacks(state.written_on(device))[0])


def next_redo(state: State, device: str) -> Transaction:
    """The entries a redo would restore, in order; () if there are none, as after any new entry."""
    return _top_transaction(state, _stacks(state.written_on(device))[1])


def is_all_of_it(state: State, device: str, found: Transaction) -> bool:
    """Whether what was found is what would be found among all entries, and not just among those since the snapshot."""
    if state.snapshot.is_empty:
        return True
    since = state.snapshot.last_of_all
    turned = (each for each in state.written_on(device) if each.kind in ("undo", "redo"))
    whole = not found or not found[0].act or any(each.id == each.act for each in found)
    return bool(found) and whole and all(each.text("entry") > since for each in turned)


def _stacks(written: Sequence[Entry]) -> tuple[list[str], list[str]]:
    counting: list[str] = []
    undone: list[str] = []
    for entry in written:
        if entry.kind == "undo":
            _move(entry.text("entry"), counting, undone)
        elif entry.kind == "redo":
            _move(entry.text("entry"), undone, counting)
        elif entry.kind not in _IGNORED_KINDS:
            counting.append(entry.id)
            undone.clear()
    return counting, undone


def _top_transaction(state: State, stack: list[str]) -> Transaction:
    """The transaction on top of the stack."""
    found: list[Entry] = []
    for entry_id in reversed(stack):
        entry = state.entry(entry_id)
        if entry is None or (found and not (entry.act and entry.act == found[0].act)):
            break
        found.append(entry)
    return tuple(found)


def _move(target: str, source: list[str], goal: list[str]) -> None:
    if source and source[-1] == target:
        goal.append(source.pop())
    elif target in source:
        source.remove(target)
        goal.append(target)
