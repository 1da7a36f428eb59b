"""A text made of the fields of worksheets: a headline, a post, an introduction.

In a template `{role}` stands for the field `role` of the same worksheet, `{compass.sentence}` for one of another, and
`{me.name}` for what coach knows anyway. A field of several lines gives its first; `{proofs|bullets}` gives all as a
list, `{proofs|others}` all but the first, `{proofs|listed}` all in one sentence. What stands in `[...]` is left out
where a field in it is empty; a field that is empty elsewhere leaves a gap that names it: ⟨your role⟩. What people write
with a full stop gets no second one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from coach.guide.worksheets import TEMPLATE_NAME, names_in

Look = Callable[[str], str]
"""What a field says, by its name in the template; "" where it says nothing."""

GAP = re.compile(r"⟨[^⟨⟩]*⟩")
_MAYBE = re.compile(r"\[([^\[\]]*)\]")
_SPACES = re.compile(r"[ \t]{2,}")
_TWO_STOPS = re.compile(r"(?<![.!?])([.!?])\.(?!\.)")


def compose(template: str, look: Look, label: Look) -> str:
    """The text. `look` gives what a field says, `label` its name in words, for a gap."""
    whole = _MAYBE.sub(lambda part: _filled(part[1], look, label) if _all_there(part[1], look) else "", template)
    lines = (_SPACES.sub(" ", line).rstrip() for line in _filled(whole, look, label).split("\n"))
    return _TWO_STOPS.sub(r"\1", re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip())


def gaps(text: str) -> int:
    """How many fields a text still waits for."""
    return len(GAP.findall(text))


def _all_there(template: str, look: Look) -> bool:
    return all(look(name).strip() for name in names_in(template))


def _filled(template: str, look: Look, label: Look) -> str:
    def fill(found: re.Match[str]) -> str:
        said = [line.strip() for line in look(found[1]).splitlines() if line.strip()]
        return _written(said, found[2] or "first") if said else f"⟨{label(found[1])}⟩"

    return TEMPLATE_NAME.sub(fill, template)


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
