"""The guide as one value. It trusts the shipped content, which the tests and the build of the wheel have checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any

from coach.errors import RefusedError
from coach.guide.content import front_matter, read_file, read_folder, sections, split
from coach.guide.models import Action, Article, Evidence, Source, Step, Variant


class Sections(Mapping[str, str]):
    """The prose of one content file by heading, parsed on first access."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _parts(self) -> dict[str, str]:
        return sections(self._text)

    def __getitem__(self, heading: str) -> str:
        return self._parts[heading]

    def __iter__(self) -> Iterator[str]:
        return iter(self._parts)

    def __len__(self) -> int:
        return len(self._parts)


class Guide:
    """The ten steps with their actions, and the reading that goes with them."""

    def __init__(self, steps: tuple[Step, ...], moved: Mapping[str, str] = MappingProxyType({})) -> None:
        self.steps = steps
        self.moved = moved
        self.actions: dict[str, Action] = {action.id: action for step in steps for action in step.actions}
        self._for_person: dict[tuple[str, str], Guide] = {}

    def for_person(self, work: str, country: str) -> Guide:
        """The guide, worded for a kind of work and a country; "" if unknown."""
        if not work and not country:
            return self
        if (work, country) not in self._for_person:
            steps = tuple(step.for_person(work, country) for step in self.steps)
            self._for_person[work, country] = Guide(steps, self.moved)
        return self._for_person[work, country]

    def current_id(self, action_id: str) -> str:
        """The id of an action today: its own, or that of the action it was merged into."""
        return self.moved.get(action_id, action_id)

    def find(self, action_id: str) -> Action | None:
        """The action with this id, or the one it was merged into; None if there is none."""
        return self.actions.get(self.current_id(action_id))

    def step(self, number: int) -> Step:
        """The step with this number. Raises RefusedError if there is none."""
        for step in self.steps:
            if step.number == number:
                return step
        raise RefusedError("No such step", f"The guide has steps 1 to {len(self.steps)}; there is no step {number}.")

    def action(self, action_id: str) -> Action:
        """The action with this id, or the one it was merged into. Raises RefusedError if there is none."""
        found = self.find(action_id.strip())
        if found is None:
            raise RefusedError(
                "No such action",
                f"There is no action {action_id[:20]!r}. `coach steps` lists them all, with ids such as 4.2.",
            )
        return found

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Every finding by id."""
        texts = read_folder("evidence")
        found = (Evidence(text=split(text)[1].strip(), **_as_values(front_matter(text))) for text in texts)
        return {finding.id: finding for finding in found}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The background reading by id: the guide's own article first, what can wait last."""
        found = [_article(text) for text in read_folder("articles")]
        found.sort(key=lambda article: (article.kind != "guide", article.can_wait, article.id))
        return {article.id: article for article in found}

    @cached_property
    def final_word(self) -> Mapping[str, str]:
        """The texts "When a step is finished" and "At the end"."""
        return Sections(read_file("final-word.md"))

    @cached_property
    def quiet(self) -> Mapping[str, str]:
        """The texts of the first 48 hours: "All right to feel", "What can wait", "When to see somebody"."""
        return Sections(read_file("quiet.md"))


def load_guide() -> Guide:
    """Read the ten steps. Their prose, the evidence and the articles are read on first access."""
    return Guide(tuple(_step(text) for text in read_folder("steps")), moved_actions())


def moved_actions() -> Mapping[str, str]:
    """Ids of actions in earlier versions, each with the id of the action it was merged into."""
    import tomllib

    return MappingProxyType(tomllib.loads(read_file("moved-actions.toml"))["moved"])


def _step(text: str) -> Step:
    head = _as_values(front_matter(text))
    actions = tuple(_action(head["number"], fields) for fields in head.pop("actions"))
    return Step(**head, actions=actions, sections=Sections(text))


def _action(step: int, fields: dict[str, Any]) -> Action:
    sources = tuple(Source(**each) for each in fields.pop("sources", ()))
    variants = tuple(Variant(**_as_values(each)) for each in fields.pop("variants", ()))
    return Action(step=step, **_as_values(fields), sources=sources, variants=variants)


def _article(text: str) -> Article:
    return Article(**_as_values(front_matter(text)), sections=Sections(text))


def _as_values(table: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
