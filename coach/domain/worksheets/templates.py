"""Texts composed from the fields of worksheets: a headline, a post, an introduction.

In a template `{role}` is the field `role` of the same worksheet, `{compass.sentence}` a field of another, and
`{me.name}` something coach knows anyway. A field of several lines gives its first line; `{proofs|bullets}` gives all as
a list, `{proofs|others}` all but the first, `{proofs|listed}` all in one sentence. Text in `[...]` is left out if a
field in it is empty; an empty field elsewhere leaves a gap with its name: ⟨your role⟩. A full stop at the end of the
person's text is not doubled.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from coach.guide.worksheets import TEMPLATE_NAME, names_in

Look = Callable[[str], str]
"""Maps a name in a template to its text; "" if it is empty."""

GAP = re.compile(r"⟨[^⟨⟩]*⟩")
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_SPACES = re.compile(r"[ \t]{2,}")
_STOPS = (".", "!", "?")


def compose(template: str, look: Look, label: Look) -> str:
    """The composed text. `look` maps a name to its text, `label` to its label, for a gap."""
    lines = (_SPACES.sub(" ", line).rstrip() for line in _filled(template, look, label).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def gaps(text: str) -> int:
    """How many gaps a text still has."""
    return len(GAP.findall(text))


def _is_complete(template: str, look: Look) -> bool:
    return all(look(name).strip() for name in names_in(template))


def _filled(template: str, look: Look, label: Look) -> str:
    """Fill in each part separately, so that the person's own text is never parsed as a template."""
    text, ended = "", False
    for literal, name, how in _parts(template, look):
        if name:
            said = [line.strip() for line in look(name).splitlines() if line.strip()]
            written = _written(said, how or "first") if said else f"⟨{label(name)}⟩"
            text += written
            ended = written.endswith(_STOPS)
        elif literal:
            text += literal[1:] if ended and literal.startswith(".") and not literal.startswith("..") else literal
            ended = False
    return text


def _parts(template: str, look: Look) -> Iterator[tuple[str, str, str]]:
    """The literal texts and the fields (name, how), without the optional parts that have an empty field."""
    whole = _OPTIONAL.sub(lambda part: part[1] if _is_complete(part[1], look) else "", template)
    at = 0
    for found in TEMPLATE_NAME.finditer(whole):
        yield whole[at : found.start()], "", ""
        yield "", found[1], found[2] or ""
        at = found.end()
    yield whole[at:], "", ""


def _written(said: list[str], how: str) -> str:
    if how == "others":
        said, how = said[1:], "bullets"
    if how == "bullets":
        return "\n".join(f"• {line}" for line in said)
    if how == "listed":
        said = [line.rstrip(".") for line in said]
        return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
    if how == "text":
        return "\n".join(said)
    return said[0]
