"""The palette (ctrl+p): finds whatever is on the current screen, and every place in the program."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from coach.domain.finder import Findable, find_things
from coach.guide.synonyms import places
from coach.guide.worksheets import worksheets
from coach.tui.commands import COMMANDS, EVERYWHERE, ROOMS, Command
from coach.tui.navigation import give, go_to, keys_to
from coach.tui.screens.help import here
from coach.tui.screens.page import Page

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.tui.host import Host
    from coach.tui.screens.main import Main

AT_MOST = 40
HERE, PLACE, READING = 0.1, 0.05, -0.15
"""Rank commands of this screen and listed places above plain title matches, and reading last."""


class Finder(Provider):
    """Finds commands, rooms, parts, steps, actions and reading, each with its key."""

    async def startup(self) -> None:
        """Collect the entries, once each time the palette opens."""
        host = cast("Host", self.app)
        self._main, self._own_keys = cast("Main", host.main), host.own_keys
        self._here = self._commands_here()
        state = host.store.state
        known = list(_places(state))
        taken = {thing.to for thing in known}
        titles = [thing for thing in _titles(state) if thing.to not in taken]
        mine = [_findable(command, HERE) for command in self._here if command.id not in taken]
        self._things = [*mine, *known, *titles]

    async def discover(self) -> Hits:
        """List the commands of this screen, then the rooms and their commands."""
        listed = [*self._here, *(each for each in (*ROOMS, *EVERYWHERE) if each not in self._here)]
        for command in listed:
            thing = _findable(command)
            yield DiscoveryHit(self._label(thing), self._opener(thing), thing.title, thing.told)

    async def search(self, query: str) -> Hits:
        """Return the matches, best first."""
        for score, thing in find_things(query, self._things)[:AT_MOST]:
            yield Hit(score, self._label(thing), self._opener(thing), thing.title, thing.told)

    def _commands_here(self) -> list[Command]:
        if self.screen is self._main:
            return here(self._main.room)
        return self.screen.commands_now() if isinstance(self.screen, Page) else []

    def _label(self, thing: Findable) -> Content:
        key = keys_to(thing.to, self._own_keys, is_here=COMMANDS.get(thing.to) in self._here)
        return Content.assemble(thing.title, ("  " if key else "", ""), (key, "bold $accent"))

    def _opener(self, thing: Findable) -> Callable[[], Coroutine[None, None, None]]:
        command = COMMANDS.get(thing.to)
        if command in self._here and command:
            return partial(give, self._main, self.screen, command)
        return partial(go_to, self._main, thing.to)


def _findable(command: Command, weight: float = 0.0) -> Findable:
    return Findable(command.title, command.help, (), weight, command.id)


def _places(state: State) -> Iterator[Findable]:
    """Yield the places of content/finding.toml. A missing title comes from the command, worksheet or action."""
    titles = {thing.to: thing for thing in _titles(state)}
    for place in places():
        command = COMMANDS.get(place.to)
        known = _findable(command) if command else titles.get(place.to) or Findable(place.title, place.told)
        yield Findable(place.title or known.title, place.told or known.told, place.words, PLACE, place.to)


def _titles(state: State) -> Iterator[Findable]:
    """Yield everything with a title of its own: worksheets, steps, their actions and reading."""
    guide = state.guide
    for sheet in worksheets():
        yield Findable(sheet.title, f"A worksheet of step {sheet.step}.", (), 0.0, f"worksheet {sheet.name}")
    for step in guide.steps:
        words = (step.title, str(step.number))
        yield Findable(
            f"Step {step.number}: {step.short or step.title}", step.summary, words, 0.0, f"step {step.number}"
        )
        for action in step.actions:
            yield Findable(f"{action.id}  {action.title}", f"In step {step.number}.", (), 0.0, f"action {action.id}")
    read = [(each.id, each.title) for each in guide.articles.values()]
    for name, title in (*read, *((each.id, each.title) for each in guide.evidence.values())):
        yield Findable(title, "In the library.", (), READING, f"page {name}")
