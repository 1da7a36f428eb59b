"""B: a plain Textual program with about as much on its screen as Today has: header, footer, a list and a text."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Footer, Header, Label, ListItem, ListView, Markdown

TEXT = """\
# A text beside the list

With some *words* set off and some in **bold**.

- one thing
- another
- and `a third`

| what | how many |
|---|---|
| rows | 2 |
| columns | 2 |

> And somebody else's words.
"""


class Bare(App[None]):
    """A list of sixty, and a text beside it."""

    CSS = "ListView { width: 40; } Markdown { width: 1fr; }"
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - typed by Textual

    def compose(self) -> ComposeResult:
        """Header, list, text, footer."""
        yield Header()
        with Horizontal():
            yield ListView(*[ListItem(Label(f"List item {number:02d}")) for number in range(60)])
            yield Markdown(TEXT)
        yield Footer()

    def on_mount(self) -> None:
        """The keys go to the list."""
        self.query_one(ListView).focus()


if __name__ == "__main__":
    Bare().run()
