"""Library: the background reading, the evidence, and a last word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import ClassVar, NamedTuple

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.reading.record import read_on
from coach.guide.guide import Guide
from coach.guide.models import Article, Evidence
from coach.tui.commands import BACK, MARK_READ, OPEN_LINK, bindings
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
    id: str = ""


class Library(Room):
    """On the left what there is to read, on the right what it says."""

    HELP = (
        "Background reading: the article this guide follows, three others, and the research each step rests on, "
        "with how strong it is. Enter goes into the text, m marks it as read, o looks for the source in your browser."
    )
    COMMANDS = (MARK_READ, OPEN_LINK, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self) -> None:
        super().__init__(id="library", classes="two-columns")
        self._items: list[Item] = []
        self._read: Mapping[str, date] = {}

    def compose(self) -> ComposeResult:
        """The list, and beside it the text."""
        yield OptionList(id="library-list", classes="chooser", markup=False)
        with VerticalScroll(id="library-page", classes="page"):
            yield Static(id="library-text", classes="prose")

    def show(self, view: View) -> None:
        """Fill the shelves, once: what can be read does not depend on the state, only the marks do."""
        read, chooser = read_on(view.transition), self.query_one("#library-list", OptionList)
        if not self._items:
            self._items = list(_items(view.transition.guide))
            chooser.add_options([_option(item, read=item.id in read) for item in self._items])
            chooser.highlighted = 1
        elif read != self._read:
            for item in (each for each in self._items if (each.id in read) != (each.id in self._read)):
                chooser.replace_option_prompt_at_index(self._items.index(item), _words(item, read=item.id in read))
        self._read = read

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

    def action_mark_read(self) -> None:
        """Mark it as read today, or take the mark back."""
        item = self._item
        if item is None or not item.id:
            self.deciding.tell("Only articles and findings can be marked.", "Nothing to mark")
            return
        from coach.domain.reading.facts import ReadingMarked

        self.deciding.record(ReadingMarked(item.id, item.id not in self._read))

    def action_open_link(self) -> None:
        """Look for the source in the browser."""
        if self._item and self._item.link:
            self.deciding.open_in_browser(self._item.link)
        else:
            self.deciding.tell("There is no address for this one.", "Nothing to open")


def _option(item: Item, *, read: bool) -> Option:
    return Option(_words(item, read=read), disabled=item.page is None)


def _words(item: Item, *, read: bool) -> Content:
    """The title, with a mark where it was read."""
    if item.page is None:
        return Content.styled(item.title, "bold $primary")
    mark = ("✓ ", "$success") if read else "  "
    return Content.assemble(mark, item.title, (f"  {item.remark}", "$foreground 65%"))


def _items(guide: Guide) -> Iterator[Item]:
    yield Item("Background reading")
    for article in guide.articles.values():
        yield Item(article.title, article.publisher, _article_page(article), article.link, article.id)
    yield Item("What the steps rest on")
    for evidence in sorted(guide.evidence.values(), key=lambda found: (_rank(found), -found.year)):
        yield Item(
            evidence.title, STRENGTH[evidence.strength], evidence_page(evidence), evidence.link or "", evidence.id
        )
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
