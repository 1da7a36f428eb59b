"""Every command as a whole process, from before exec until it has ended, over the example's life."""

from __future__ import annotations

from dataclasses import replace

from coach.clock import Clock
from coach.guide.guide import load_guide
from coach.storage.demo import open_example
from coach.storage.home import Home
from tests.benchmarks.commands import whole_process
from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import NOW, HomeFolder, Programs

EXAMPLE = HomeFolder("the example", 0, 0)
EVERY: dict[str, tuple[str, ...]] = {
    "demo": (),
    "start": ("--yes",),
    "today": (),
    "steps": (),
    "step": ("4",),
    "done": ("1.1",),
    "undone": ("1.1",),
    "note": ("a word",),
    "checkin": ("--mood", "3"),
    "undo": (),
    "redo": (),
    "skip": ("9",),
    "unskip": ("9",),
    "pause": (),
    "resume": (),
    "status": (),
    "runway": (),
    "money": ("list",),
    "benefits": ("AE",),
    "week": (),
    "plan": ("--hours", "8-16"),
    "block": ("start", "mon"),
    "calendar": ("export",),
    "log": ("called Hana, 20 min",),
    "people": ("list",),
    "employers": ("list",),
    "applications": ("list",),
    "due": (),
    "review": (),
    "activities": ("list",),
    "cards": ("list",),
    "story": ("list",),
    "practice": ("--list",),
    "worksheet": (),
    "history": (),
    "reflect": (),
    "close": ("--mood", "3"),
    "worklog": (),
    "export": ("--all", "{}"),
    "import": ("{}",),
    "read": (),
    "settings": (),
    "doctor": (),
    "where": (),
    "search": ("clinic",),
    "skills": (),
    "first-hours": (),
    "your-plan": (),
    "mail": ("{mail}", "--json"),
    "same": (),
    "backup": ("{}-backup",),
    "restore": ("--help",),
    "ending": ("--employer", "Northwind", "--yes"),
    "completion": ("bash",),
}


def measure(programs: Programs, runs: int = 5, commands: dict[str, tuple[str, ...]] = EVERY) -> list[Figure]:
    """Each beside the least that Python can do, for information; commands.py has the bounds there are."""
    nothing, folder = programs.nothing(), programs.folder / "the-example"
    if not folder.exists():
        open_example(Home(folder), load_guide(), Clock(NOW))
    answer = programs.folder / "answer.eml"
    answer.write_text("From: hr@acme.example\nSubject: Your application\n\nWe have decided not to proceed.\n")
    base = programs.coach(EXAMPLE)  # made once: it looks at what the person would see
    times: dict[str, list[float]] = {name: [] for name in commands}
    beside: list[float] = []
    for run in range(-1, runs):
        taken = whole_process(nothing)
        if run >= 0:
            beside.append(taken)
        for name, words in commands.items():
            given = [word.format(programs.folder / f"record-{run}", mail=answer) for word in words]
            taken = whole_process(replace(base, name=f"coach {name}", command=[*base.command, name, *given]))
            if run >= 0:
                times[name].append(taken)
    figures = [milliseconds("python -c pass, beside them", beside)]
    for name, taken_each in times.items():
        figures.append(ratio(f"coach {' '.join((name, *commands[name]))}, the example", taken_each, beside))
    return figures
