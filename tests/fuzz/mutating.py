"""Strategies that mutate real samples."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hypothesis import strategies as st

NUMBERS = ("0", "-1", "1e999999", "NaN", "Infinity", "-0", "0.000000000001", "1" * 70, "9" * 5_000, "0x" + "f" * 5_000)
DAYS = (
    "0001-01-01",
    "9999-12-31",
    "2026-02-30",
    "00010101",
    "99991231T235959Z",
    "0001-01-01T00:00:00+14:00",
    "31/12/9999",
)
WORDS = (
    *(
        "",
        " ",
        "\0",
        "\x1b[31m",
        "\x1b]0;title\x07",
        "\u202e",
        "\ufeff",
        "\ud7ff",
        "e\u0301",
        "👩‍👩‍👧",
        "٣",
        "²",
        "Ⅷ",
        "ß",
    ),
    *(
        "[" * 2_000,
        "{" * 500,
        '"' * 3,
        "'",
        "\\",
        "\\ud800",
        "\\u0000",
        "%s",
        "{}",
        "[/b]",
        "=cmd()",
        "../x",
        "a" * 5_000,
    ),
    *(
        " " * 5_000,
        "\n" * 200,
        "\r",
        "\t",
        ",",
        ";",
        ",;" * 900,
        "null",
        "true",
        "[]",
        "{}",
        "-",
        "--",
        "<",
        "&",
        "&#0;",
    ),
)
NASTY = (*NUMBERS, *DAYS, *WORDS)
_PIECES = re.compile(rb"[0-9][0-9.,:T-]*|[A-Za-z_]+|[^A-Za-z0-9_\s]+|\s+")
SPLICED_AT_MOST = 400


def texts(samples: Sequence[str], tokens: Sequence[str] = ()) -> st.SearchStrategy[str]:
    """Mutated samples, texts made of these words, and any text at all."""
    changed = mutated([each.encode() for each in samples], tokens).map(lambda each: each.decode("utf-8", "replace"))
    parts = st.sampled_from([*samples, *tokens, *NASTY, " "])
    return st.one_of(changed, changed, st.lists(parts, max_size=4).map("".join), st.text(max_size=40))


@st.composite
def mutated(draw: st.DrawFn, samples: Sequence[bytes], tokens: Sequence[str] = ()) -> bytes:
    """A sample in which up to six pieces (a number, a word, a mark) are replaced, deleted, doubled or broken."""
    content = draw(st.sampled_from(samples))
    nasty = st.sampled_from([*tokens, *tokens, *NASTY]).map(lambda text: text.encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(0, 6))):
        places = [found.span() for found in _PIECES.finditer(content)] or [(0, 0)]
        begin, end = places[draw(st.integers(0, len(places) - 1))]
        other, _ = places[draw(st.integers(0, len(places) - 1))]
        how = draw(st.sampled_from(("replace", "replace", "replace", "insert", "take out", "double", "break", "cut")))
        if how == "replace":
            content = content[:begin] + draw(nasty) + content[end:]
        elif how == "insert":
            content = content[:begin] + draw(nasty) + content[begin:]
        elif how == "take out":
            content = content[:begin] + content[max(end, min(other, end + SPLICED_AT_MOST)) :]
        elif how == "double":
            content = content[:begin] + content[other : other + SPLICED_AT_MOST] + content[begin:]
        elif how == "break":
            content = content[:begin] + draw(st.binary(min_size=1, max_size=4)) + content[begin + 1 :]
        else:
            content = content[: draw(st.sampled_from((begin, end)))]
    return content
