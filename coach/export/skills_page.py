"""The skills gap as a page of Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.skills.recommendations import to_leave_alone
from coach.domain.skills.stats import SkillCount, skill_stats
from coach.export.markdown import escaped
from coach.export.skills_plain import alone_words, learn_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.state import State


def skills_markdown(state: State) -> str:
    """The skills gap as a page of Markdown."""
    parts = list(markdown_parts(state)) or ["There are no adverts yet."]
    return "\n\n".join(["# The skills gap", *parts]) + "\n"


def markdown_parts(state: State) -> Iterator[str]:
    """Its parts, none where nothing was made: the table, what is learned, what may be left alone, the adverts."""
    seen = skill_stats(state)
    if not seen.adverts and not seen.skills:
        return
    alone = to_leave_alone(seen)
    rows = [_row(skill, len(seen.adverts)) for skill in seen.skills if skill not in alone]
    yield "\n".join(
        ["| skill | named in | required in | nice to have in | mark | proof |", "|---|---|---|---|---|---|", *rows]
    )
    yield from (escaped(words) for words in learn_words(state, seen, None))
    if alone:
        yield escaped(alone_words(alone))
    if seen.adverts:
        yield "## The adverts"
        yield "\n".join(f"- {advert.on}: {escaped(advert.name)}" for advert in seen.adverts.values())


def _row(skill: SkillCount, adverts: int) -> str:
    proof = skill.mark.proof if skill.mark else ""
    cells = (escaped(skill.name), f"{len(skill.named)} of {adverts}", str(skill.required), str(skill.nice))
    return f"| {' | '.join((*cells, skill.marked, escaped(proof)))} |"
