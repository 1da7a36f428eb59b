"""The help dialog, opened by `?`."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.binding import Binding, BindingType
from textual.content import Content

from coach.tui.screens.dialog import TextDialog

if TYPE_CHECKING:
    from coach.tui.host import Host

FEW = "In your first week only the keys that matter first stand at the bottom. k shows all of them, here and there."


class HelpDialog(TextDialog):
    """Help for a room or a page. In the first week, `k` shows all keys and rooms from then on."""

    HELP = "The arrow keys, page up and page down move through the text. k shows all keys from now on."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("k", "all_keys", "All keys", show=False)]

    def __init__(self, text: Content, *, few_keys: bool) -> None:
        super().__init__("Help", Content("\n\n").join([text, Content(FEW)]) if few_keys else text)
        self._few_keys = few_keys

    def keys_in_words(self) -> str:
        """Add `k` where it does something."""
        return f"k shows all keys · {self.KEYS_LINE}" if self._few_keys else self.KEYS_LINE

    def action_all_keys(self) -> None:
        """Show all keys and rooms from now on."""
        if self._few_keys:
            cast("Host", self.app).main.show_all_keys()
            self.dismiss(None)
