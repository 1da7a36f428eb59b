"""What can be done here, in words to be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Static


class LinkBar(Static):
    """Each word does what its key does, in whatever this is in."""

    def __init__(self, words: Sequence[tuple[str, str]], *, id: str) -> None:  # noqa: A002 - Textual's own name
        self._actions = [action for _, action in words]
        links = (f"[@click=do({at})]{word}[/]" for at, (word, _) in enumerate(words))
        super().__init__(Content.from_markup("  ".join(links)), id=id)

    async def action_do(self, at: int) -> None:
        """A word was clicked."""
        action = self._actions[at]
        name = action.partition("(")[0]
        node = next(node for node in self.ancestors if hasattr(node, f"action_{name}"))
        await self.app.run_action(action, node)
