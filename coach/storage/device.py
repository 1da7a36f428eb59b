"""The id of this installation, which every entry it writes carries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

from coach.files import read_regular
from coach.storage.home import Home, cannot_write

LARGEST = 1_000  # bytes
SHORTEST_MARK = 4
_FORM = re.compile(rb"\s*([0-9a-f]{8})\s*")


def read_device_id(home: Home) -> str:
    """This installation's id; "" before its first entry, or if the file is invalid."""
    try:
        return parse_device_id(read_regular(home.device, LARGEST))
    except OSError:
        return ""


def parse_device_id(content: bytes) -> str:
    """The id in the content of a device file; "" if it is invalid."""
    found = _FORM.fullmatch(content)
    return found[1].decode() if found else ""


def ensure_device_id(home: Home, remembered: str = "") -> str:
    """This installation's id. Call it with the lock held. Raises JournalError if the file can't be read or written.

    If there is no file, write the id that this process has used so far (`remembered`) again, or else a new random one.
    """
    try:
        content = read_regular(home.device, LARGEST)
    except FileNotFoundError:
        content = b""
    except OSError as error:
        raise cannot_write(home.device, error) from error
    known = parse_device_id(content)
    if known:
        return known
    if content:
        from coach.storage.quarantine import quarantine_copy

        quarantine_copy(home, home.device, "device")
    return _write(home, remembered or os.urandom(4).hex())


def new_device_id(home: Home) -> str:
    """Give this installation a new id, since it was cloned. Call it with the lock held. Raises JournalError."""
    return _write(home, os.urandom(4).hex())


def unique_prefix(device: str, others: Iterable[str]) -> str:
    """The shortest prefix of this installation's id that no other id shares, as used in its keys."""
    known = set(others) - {device}
    lengths = range(SHORTEST_MARK, len(device))
    return next((device[:n] for n in lengths if not any(each.startswith(device[:n]) for each in known)), device)


def _write(home: Home, device: str) -> str:
    from coach.storage.atomic_write import atomic_write

    try:
        atomic_write(home.device, f"{device}\n".encode())
    except OSError as error:
        raise cannot_write(home.device, error) from error
    return device
