"""Library: the background reading, the evidence, and a last word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.guide.guide import Guide
from coach.guide.models import Article, Evidence
from coach.tui.commands import BACK, OPEN_LINK, bindings
from coach.tui.prose import STRENGTH, evidence_page, prose
from coach.tui.screens.room import Room
from coach.tui.view import View

KINDS = {"guide": "the guide itself", "report": "a report", "opinion": "an opinion piece"}


class Item(NamedTuple):
    """Something in the library. One without text is a heading."""

    title: str
    remark: str = ""
    page: Content | None = None
    link: str = ""


class Library(Room):
    """On the left what there is to read, on the right what it says."""

    HELP = (
        "Background reading: the article this guide follows, three others, and the research each step rests on, "
        "with how strong it is. Enter goes into the text, o looks for the source in your browser."
    )
    COMMANDS = (OPEN_LINK, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self) -> None:
        super().__init__(id="library", classes="two-columns")
        self._items: list[Item] = []

    def compose(self) -> ComposeResult:
        """The list, and beside it the text."""
        yield OptionList(id="library-list", classes="chooser", markup=False)
        with VerticalScroll(id="library-page", classes="page"):
            yield Static(id="library-text", classes="prose")

    def show(self, view: View) -> None:
        """Fill the shelves, once: what can be read does not depend on the state."""
        if self._items:
            return
        self._items = list(_items(view.transition.guide))
        chooser = self.query_one("#library-list", OptionList)
        chooser.add_options([_option(item) for item in self._items])
        chooser.highlighted = 1

    def first_focus(self) -> Widget | None:
        """The list."""
        return self.query_one("#library-list", OptionList)

    @property
    def _item(self) -> Item | None:
        chosen = self.query_one("#library-list", OptionList).highlighted
        return self._items[chosen] if chosen is not None else None

    @on(OptionList.OptionHighlighted, "#library-list")
    def _show_page(self) -> None:
        if self._item and self._item.page:
            self.query_one("#library-text", Static).update(self._item.page)
            self.query_one("#library-page", VerticalScroll).scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#library-list")
    def _enter_page(self) -> None:
        self.add_class("-inside")
        self.query_one("#library-page").focus()

    def action_back(self) -> None:
        """Back to the list."""
        self.remove_class("-inside")
        self.query_one("#library-list").focus()

    def action_open_link(self) -> None:
        """Look for the source in the browser."""
        if self._item and self._item.link:
            self.deciding.open_in_browser(self._item.link)
        else:
            self.deciding.tell("There is no address for this one.", "Nothing to open")


def _option(item: Item) -> Option:
    if item.page is None:
        return Option(Content.styled(item.title, "bold $primary"), disabled=True)
    return Option(Content.assemble(item.title, (f"  {item.remark}", "$foreground 65%")))


def _items(guide: Guide) -> Iterator[Item]:
    yield Item("Background reading")
    for article in guide.articles.values():
        yield Item(article.title, article.publisher, _article_page(article), article.link)
    yield Item("What the steps rest on")
    for evidence in sorted(guide.evidence.values(), key=lambda found: (_rank(found), -found.year)):
        yield Item(evidence.title, STRENGTH[evidence.strength], evidence_page(evidence), evidence.link or "")
    yield Item("A last word")
    yield Item("At the end of the ten steps", "", prose(guide.final_word["At the end"]))


def _rank(evidence: Evidence) -> int:
    return list(STRENGTH).index(evidence.strength)


def _article_page(article: Article) -> Content:
    steps = f"For step{'s' if len(article.steps) > 1 else ''} {', '.join(map(str, article.steps))}"
    return Content.assemble(
        (article.title, "bold $primary"),
        "\n",
        (f"{article.publisher}, {article.date}: {KINDS[article.kind]}. {steps}.", "$foreground 65%"),
        "\n\n",
        prose(article.sections["Summary"]),
        "\n\n",
        ("Why it matters to you", "bold"),
        "\n",
        prose(article.sections["Why it matters to you"]),
        "\n\n",
        ("Read with care", "bold"),
        "\n",
        prose(article.sections["Read with care"]),
        "\n\n",
        ("o looks for it on the web: ", "$foreground 65%"),
        (article.link, "$foreground 65%"),
    )
