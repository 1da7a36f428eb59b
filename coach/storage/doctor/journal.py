"""A full check of the stored data, for `coach doctor` and for the time after first paint. It changes nothing."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from coach.domain.entries import Entry
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.files import read_regular
from coach.storage.device import read_device_id
from coach.storage.doctor.findings import Finding, Severity, shown_path
from coach.storage.doctor.folder import (
    check_device,
    check_files,
    check_folders,
    check_lock,
    check_strays,
    check_texts,
    files_in,
)
from coach.storage.home import Home
from coach.storage.reader import Problem, content_of
from coach.storage.segments import LARGEST, segment_named
from coach.storage.validation import unknown_parts, what_is_wrong

_BY_HAND = "If you edited it by hand, fix it there. Otherwise you need do nothing."
_GRAVEST_FIRST: tuple[Severity, ...] = ("problem", "note", "fine")


@dataclass(frozen=True, slots=True)
class DoctorReport:
    """The findings of a check, most severe first, and the number of segments and entries."""

    findings: tuple[Finding, ...]
    pages: int
    entries: int

    @property
    def is_sound(self) -> bool:
        """Whether nothing needs doing."""
        return not self.of("problem")

    def of(self, severity: Severity) -> list[Finding]:
        """The findings of one severity, in the order in which they were found."""
        return [finding for finding in self.findings if finding.severity == severity]


def check_journal(home: Home, today: date | None = None) -> DoctorReport:
    """Read every segment in full, validate every entry, and check the files around them. Never raises."""
    try:
        os.lstat(home.folder)
    except FileNotFoundError:
        return DoctorReport((_nothing_yet(home),), 0, 0)
    except OSError as error:
        where = f"{shown_path(home.folder)} can't be opened ({(error.strerror or str(error)).lower()})."
        return DoctorReport(
            (Finding("problem", where, "Change its owner to you, or set COACH_HOME to another folder."),), 0, 0
        )
    pages = _Pages(home)
    inside = [*check_folders(home), *pages.about_each(), *pages.about_all()]
    if all(finding.severity != "problem" for finding in inside):
        inside.append(pages.summary() if pages.by_id else _nothing_yet(home))
    around = [
        *check_texts(home, [entry for _, entry in pages.by_id.values()]),
        *(_about_far_days([entry for _, entry in pages.by_id.values()], today) if today else ()),
        *check_device(home),
        *check_lock(home),
        *check_strays(home, pages.by_id.keys()),
        *check_files(home),
    ]
    findings = sorted(inside + around, key=lambda finding: _GRAVEST_FIRST.index(finding.severity))
    return DoctorReport(tuple(findings), pages.number, len(pages.by_id))


def _about_far_days(entries: list[Entry], today: date) -> Iterator[Finding]:
    """Ticks of future days, as a clock that was wrong leaves them."""
    unticked = {(entry.text("action"), entry.on) for entry in entries if entry.kind == "undone"}
    undone = {entry.text("entry") for entry in entries if entry.kind == "undo"}
    for entry in entries:
        ahead = entry.kind == "done" and entry.on > today + timedelta(days=32) and entry.id not in undone
        if ahead and (entry.text("action"), entry.on) not in unticked:
            action = shown(entry.text("action"))[:20]
            yield Finding(
                "note",
                f"{action} was ticked for {entry.on}, which is still to come. The clock may have been wrong.",
                f"`coach undone {action} --on {entry.on}` removes that tick.",
            )


def _nothing_yet(home: Home) -> Finding:
    return Finding("fine", f"Nothing is saved yet. What you tick will be saved in {shown_path(home.folder)}.")


@dataclass
class _Pages:
    """What was read from the segments so far: how many there are, and each entry with the first segment it is in."""

    home: Home
    number: int = 0
    by_id: dict[str, tuple[Path, Entry]] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)

    def about_each(self) -> Iterator[Finding]:
        for file in files_in(self.home.journal):
            if segment_named(file.name):
                self.number += 1
                yield from self._about_page(file)

    def _about_page(self, file: Path) -> Iterator[Finding]:
        try:
            text = read_regular(file, LARGEST)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            yield Finding(
                "problem",
                f"{shown_path(file)} can't be opened ({reason}).",
                "Make it an ordinary file that belongs to you.",
            )
            return
        content = content_of(file, text)
        if content.problem:
            yield self._about_problem(content.problem)
        elif _has_duplicate_name(text):
            yield Finding(
                "problem",
                f"{shown_path(file)} has two rows with the same number, so one of them is not read.",
                "Give one of them a different number.",
            )
        yield from self._about_entries(file, content.entries)

    def _about_problem(self, problem: Problem) -> Finding:
        file, detail = shown_path(problem.file), problem.detail
        page = segment_named(problem.file.name)
        if problem.trouble == "newer":
            return Finding("note", f"{file} was written by a newer coach ({detail}).", "Update coach to see all of it.")
        if problem.trouble == "misfits":
            return Finding("problem", f"{file} has rows that are not entries ({detail}). The rest is used.", _BY_HAND)
        if page and page.device == read_device_id(self.home):
            return Finding(
                "problem",
                f"{file} is damaged ({detail}). The readable entries are used.",
                "Open coach once. It sets the file aside unchanged and saves the readable entries.",
            )
        return Finding(
            "problem",
            f"{file} is damaged ({detail}), and another machine wrote it. The readable entries are used.",
            "Open coach on that machine, then copy the journal over again.",
        )

    def _about_entries(self, file: Path, entries: Iterable[Entry]) -> Iterator[Finding]:
        reasons = []
        for entry in entries:
            wrong = what_is_wrong(entry.fields)
            if wrong:
                reasons.append(wrong)
            self.unknown.update(unknown_parts(entry))
            first_file, first = self.by_id.setdefault(entry.id, (file, entry))
            if first.fields != entry.fields:
                yield Finding(
                    "problem",
                    f"{shown_path(first_file)} and {shown_path(file)} disagree about entry {shown(entry.id)[:40]}.",
                    f"coach uses the one in {first_file.name}. {_BY_HAND}",
                )
        if reasons:
            which = count(len(reasons), "invalid entry", "invalid entries")
            yield Finding(
                "problem", f"{shown_path(file)} has {which} ({reasons[0]}). The invalid values are ignored.", _BY_HAND
            )

    def about_all(self) -> Iterator[Finding]:
        """Findings that only show once all the segments are read."""
        targets = (entry.text("entry") for _, entry in self.by_id.values() if entry.kind in ("undo", "redo"))
        missing = sum(target not in self.by_id for target in targets)
        if missing:
            yield Finding(
                "note",
                f"{count(missing, 'entry', 'entries')} undid something that is not in any of the files.",
                "If you copy the journal between machines, check that all its files are there.",
            )
        for what, number in sorted(self.unknown.items()):
            which = f"{count(number, 'entry has', 'entries have')} {what}"
            yield Finding(
                "note", f"{which}; coach leaves {'it' if number == 1 else 'them'} unchanged.", "Update coach."
            )

    def summary(self) -> Finding:
        """The summary, if nothing is wrong."""
        amount = f"{count(len(self.by_id), 'entry', 'entries')} in {count(self.number, 'file')}"
        return Finding("fine", f"The journal in {shown_path(self.home.journal)} is fine: {amount}.")


def _has_duplicate_name(text: bytes) -> bool:
    twice = False

    def look(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        found = dict(pairs)
        twice = twice or len(found) < len(pairs)
        return found

    json.loads(text, object_pairs_hook=look)
    return twice
