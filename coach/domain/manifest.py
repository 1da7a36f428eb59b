"""The manifest of a backup or a full export: its files with their sizes and checksums.

A restore or an import checks the files against it; a truncated or changed copy is refused with what is missing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from coach.domain.wording import count
from coach.errors import RefusedError

NAME = "manifest.json"
FORMAT = 1
_FIRST_NAMED = 5


def manifest_of(files: Mapping[str, bytes], entries: Mapping[str, int], **more: Any) -> bytes:
    """The manifest for these files, as JSON. `entries` counts the entries of files with any; `more` is added to it."""
    listed = {
        name: {
            "bytes": len(content),
            "sha256": sha256(content).hexdigest(),
            **({"entries": entries[name]} if name in entries else {}),
        }
        for name, content in files.items()
    }
    written = {"format": FORMAT, **more, "entries": sum(entries.values()), "files": listed}
    return (json.dumps(written, indent=1, ensure_ascii=False) + "\n").encode()


def verify(manifest: bytes, files: Mapping[str, bytes], only: str = "") -> None:
    """Check that the files, or the `only` one, match the manifest byte for byte.

    Raises RefusedError, saying what is missing.
    """
    try:
        listed: dict[str, dict[str, Any]] = json.loads(manifest)["files"]
        wrong = {
            name: about for name, about in listed.items() if _counts(name, only) and _differs(files.get(name), about)
        }
        missing = sum(int(about.get("entries", 0)) for about in wrong.values())
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise RefusedError(
            "The list of its files can't be read", "Use a complete copy that nobody has changed."
        ) from error
    if not wrong:
        return
    descriptions = [_words(name, files.get(name), about) for name, about in wrong.items()]
    more = f", and {count(len(descriptions) - _FIRST_NAMED, 'more file')}" if len(descriptions) > _FIRST_NAMED else ""
    lost = f" {count(missing, 'entry', 'entries')} can't be relied on." if missing else ""
    raise RefusedError(
        "This copy is incomplete or was changed",
        f"{'; '.join(descriptions[:_FIRST_NAMED])}{more}.{lost} Nothing was changed. Try another copy.",
    )


def _counts(name: str, only: str) -> bool:
    return only in ("", name)


def _differs(content: bytes | None, about: Mapping[str, Any]) -> bool:
    return content is None or len(content) != about["bytes"] or sha256(content).hexdigest() != about["sha256"]


def _words(name: str, content: bytes | None, about: Mapping[str, Any]) -> str:
    name = name.encode("ascii", "replace").decode()[:80]
    if content is None:
        return f"{name} is missing"
    lines, entries = content.count(b"\n"), about.get("entries", 0)
    if name.endswith(".jsonl") and lines < entries:
        return f"{name} holds {lines} of its {count(entries, 'entry', 'entries')}"
    if len(content) < about["bytes"]:
        return f"{name} is cut short by {count(about['bytes'] - len(content), 'byte')}"
    return f"{name} was changed"
