"""The source of a dated fact. Money rules, logs of authorities and help lines have the same four fields.

`source` names the author and `link` is an address. `source_kind` is a key of `SOURCE_KINDS`. `source_on` is the date of
the source itself, "2026-04" or "2026-04-06", not the day it was added here; or `UNDATED`.
"""

from __future__ import annotations

from collections.abc import Mapping

UNDATED = "undated"

SOURCE_KINDS: Mapping[str, str] = {
    "official": "an official page",
    "law": "the text of the law",
    "court": "a court's decision",
    "press": "a newspaper",
    "law firm": "a law firm",
    "secondary": "an adviser or a website",
    "ours": "our own choice",
}
