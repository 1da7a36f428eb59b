"""What Linux tells of a process in /proc: the time it ran, and the time it waited for its turn, in seconds."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def cpu(pid: int) -> float:
    """Processor time of all the process's threads that live."""
    return _sum(pid, 0)


def waited(pid: int) -> float:
    """Time in which its threads were ready to run and others had the processor."""
    return _sum(pid, 1)


def memory(pid: int) -> float:
    """Memory of the process that lies in the machine's, in MB: its own, and its share of what others use as well."""
    for line in Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) / 1024
    raise ValueError("the system does not tell")


def _sum(pid: int, column: int) -> float:
    total = 0
    for thread in Path(f"/proc/{pid}/task").iterdir():
        with suppress(OSError):  # it ended meanwhile
            total += int((thread / "schedstat").read_bytes().split()[column])
    return total / 1e9


def machine(folder: Path) -> str:
    """One line about this machine, for reading the figures: processors, load, Python, the disk that `folder` is on."""
    import os
    import platform

    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    disk = ""
    for line in Path("/proc/mounts").read_text(encoding="utf-8").splitlines():
        _, at, kind, *_ = line.split()
        if folder.resolve().is_relative_to(at):
            disk = kind
    return f"{os.cpu_count()} processors, load {load}; Python {platform.python_version()}; home folders on {disk}"
