"""A bar of commands as words to click."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static


class LinkBar(Static):
    """Each word runs its action on the widget that contains the bar."""

    def __init__(self, words: Sequence[tuple[str, str]], *, id: str) -> None:  # noqa: A002 - Textual's own name
        self._actions = [action for _, action in words]
        links = (f"[@click=do({at})]{word}[/]" for at, (word, _) in enumerate(words))
        super().__init__(Content.from_markup("  ".join(links)), id=id)

    async def action_do(self, at: int) -> None:
        """Run the action of the clicked word."""
        action = self._actions[at]
        name = action.partition("(")[0]
        node = next(node for node in self.ancestors if hasattr(node, f"action_{name}"))
        await self.app.run_action(action, node)
