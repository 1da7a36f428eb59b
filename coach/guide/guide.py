"""The guide as one value. It trusts the shipped content, which the tests and the build of the wheel have checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any

from coach.errors import RefusedError
from coach.guide.content import front_matter, read_file, read_folder, sections, split
from coach.guide.models import Action, Article, Evidence, Step


class Sections(Mapping[str, str]):
    """The prose of one content file by heading, cut up when it is first asked for."""

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
    """The ten steps with their actions, and the reading beside them."""

    def __init__(self, steps: tuple[Step, ...]) -> None:
        self.steps = steps
        self.actions: dict[str, Action] = {action.id: action for step in steps for action in step.actions}

    def step(self, number: int) -> Step:
        """The step with this number. Raises RefusedError where there is none."""
        for step in self.steps:
            if step.number == number:
                return step
        raise RefusedError("No such step", f"The guide has steps 1 to {len(self.steps)}; there is no step {number}.")

    def action(self, action_id: str) -> Action:
        """The action with this id. Raises RefusedError where there is none."""
        try:
            return self.actions[action_id.strip()]
        except KeyError:
            raise RefusedError(
                "No such action",
                f"There is no action {action_id[:20]!r}. `coach steps` lists them all, with ids such as 4.2.",
            ) from None

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Every finding by its id."""
        texts = read_folder("evidence")
        found = (Evidence(text=split(text)[1].strip(), **_as_values(front_matter(text))) for text in texts)
        return {finding.id: finding for finding in found}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The background reading by its id: the guide's own article first, and last what can wait."""
        found = [_article(text) for text in read_folder("articles")]
        found.sort(key=lambda article: (article.kind != "guide", article.can_wait, article.id))
        return {article.id: article for article in found}

    @cached_property
    def final_word(self) -> Mapping[str, str]:
        """What is said "When a step is finished", and "At the end"."""
        return Sections(read_file("final-word.md"))

    @cached_property
    def quiet(self) -> Mapping[str, str]:
        """What the first 48 hours show: "All right to feel", "What can wait", "When to see somebody"."""
        return Sections(read_file("quiet.md"))


def load_guide() -> Guide:
    """Read the ten steps. Their prose, the evidence and the articles are read when somebody opens them."""
    return Guide(tuple(_step(text) for text in read_folder("steps")))


def _step(text: str) -> Step:
    head = _as_values(front_matter(text))
    actions = tuple(Action(step=head["number"], **_as_values(fields)) for fields in head.pop("actions"))
    return Step(**head, actions=actions, sections=Sections(text))


def _article(text: str) -> Article:
    return Article(**_as_values(front_matter(text)), sections=Sections(text))


def _as_values(table: dict[str, Any]) -> dict[str, Any]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
