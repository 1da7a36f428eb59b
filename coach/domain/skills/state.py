"""The state of skills: adverts, custom skills, marks, and the choice of what to learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from coach.domain import fields
from coach.domain.sanitize import NAME_LIMIT, shown
from coach.domain.skills.events import NO_MARK, AdvertKept, SkillChosen
from coach.domain.skills.spelling import same

if TYPE_CHECKING:
    from coach.domain.entries import Entry
    from coach.domain.state import State


class Advert(AdvertKept):
    """A saved advert, with its full text."""

    on: date = fields.entry_day(column_after="key")

    @property
    def name(self) -> str:
        """Its name: the role and the employer if given, or else its first line."""
        name = ", ".join(filter(None, (self.role, self.employer)))
        return shown(name or self.text.strip().partition("\n")[0])[:NAME_LIMIT]


class SkillMark(NamedTuple):
    """The person's mark for a skill since that day: have, learning, missing, ignore, or none."""

    name: str
    mark: str
    proof: str
    why: str
    on: date


class ChosenSkill(SkillChosen):
    """The one skill to learn, chosen on that day."""

    on: date = fields.entry_day()

    @property
    def whole(self) -> bool:
        """Whether the choice of a course is complete: course, cost, last day, outcome."""
        return all((self.course, self.cost, self.until, self.show))


class SkillState(NamedTuple):
    """The person's skills. `own` has custom skills with their aliases by name; `marks` are by normalised name."""

    own: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    marks: Mapping[str, SkillMark] = MappingProxyType({})
    chosen: ChosenSkill | None = None


def adverts_of(state: State) -> Mapping[str, Advert]:
    """The adverts by key, in the order of saving."""
    return state.projected("adverts", adverts)


def skills_of(state: State) -> SkillState:
    """The person's skills."""
    return state.projected("skills", skills)


def adverts(live: Sequence[Entry]) -> dict[str, Advert]:
    """Reduce the live entries about adverts, in the order of their ids."""
    found: dict[str, Advert] = {}
    for entry in live:
        key = entry.text("key")
        if entry.kind == "advert":
            found[key] = Advert.read(entry)
        else:
            found.pop(key, None)
    return found


def skills(live: Sequence[Entry]) -> SkillState:
    """Reduce the live entries about skills, in the order of their ids."""
    own: dict[str, tuple[str, ...]] = {}
    marks: dict[str, SkillMark] = {}
    chosen: ChosenSkill | None = None
    for entry in live:
        name = entry.text("name")
        if not same(name):
            continue  # without a name
        if entry.kind == "skill":
            _remove(own, name)
            own[name] = tuple(spelling for spelling in entry.texts("also") if same(spelling))
        elif entry.kind == "skill_gone":
            _remove(own, name)
        elif entry.kind == "skill_mark":
            marks[same(name)] = _mark(entry, marks.get(same(name)))
        else:
            chosen = ChosenSkill.read(entry)
            before = marks.get(same(name))
            if before is None or before.mark != "have":
                marks[same(name)] = SkillMark(name, "learning", before.proof if before else "", "", entry.on)
    return SkillState(own, marks, chosen)


def _mark(entry: Entry, before: SkillMark | None) -> SkillMark:
    """A mark; an earlier proof and reason stay unless it has its own."""
    said = {
        field: entry.text(field) if field in entry.fields else getattr(before, field, "") for field in ("proof", "why")
    }
    return SkillMark(entry.text("name"), entry.text("mark") or NO_MARK, said["proof"], said["why"], entry.on)


def _remove(own: dict[str, tuple[str, ...]], name: str) -> None:
    for known in [each for each in own if same(each) == same(name)]:
        del own[known]
