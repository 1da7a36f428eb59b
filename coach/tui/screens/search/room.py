"""Search: what is due, and the four lists: people, employers, applications, activities."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.dates import short_day
from coach.domain.search.due import Due, due
from coach.domain.search.efforts import all_efforts
from coach.domain.search.finding import Haystack, arranged, orders
from coach.domain.search.live import COASTING_SOURCE, NextMove, next_move
from coach.domain.search.log import SearchLog
from coach.domain.search.numbers import decider_words, numbers
from coach.domain.search.ties import Tie, whom_next
from coach.domain.text import shown
from coach.tui.commands import SEARCH, bindings
from coach.tui.screens.search.handlers import SearchHandlers
from coach.tui.screens.search.rows import Row, draw_row
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.form import line_input
from coach.tui.widgets.long_list import LongList

LISTS = ("due", "people", "employers", "applications", "activities")
TITLES = ("Now", "People", "Employers", "Applications", "Activities")
BEFORE_DUE = 7
"""Cells before the words of what is due, and the one behind them."""
TIES = 5
ROOM_FOR_NUMBERS = 28
NARROW, WIDE = 76, 100
EMPTY = {
    "due": "Nothing is due. Press a to log what you did, in one line; in any other room, press l.",
    "people": (
        "Nobody is on your list yet. Press a to add somebody; five names are a good start. i imports a contacts file."
    ),
    "employers": "No employer is on your list yet. Press a to add one. The ones you want most come first.",
    "applications": "No applications yet. Press a to add one, or l and write: applied to Acme as platform engineer.",
    "activities": "Nothing is logged yet. Press l and write: coffee with Ana at Acme, 40 min, follow up Friday.",
}


class ListNames(Static):
    """The names of the lists; a click on one opens it."""

    class Opened(Message):
        """The list at this place is wanted."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def action_open(self, at: int) -> None:
        """A name was clicked."""
        self.post_message(self.Opened(at))


class Search(SearchHandlers):
    """The next move on top, one list at a time below it."""

    HELP = (
        "At the top is what your search needs next. Now lists what is due and who to write to. Then come your people, "
        "employers, applications, and everything you did. Left and right go from list to list, / finds words, o "
        "sorts. In any room, press l to log what you did in one line."
    )
    COMMANDS = SEARCH
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(SEARCH),
        Binding("left", "next_list(-1)", "List before", show=False),
        Binding("right", "next_list(1)", "List after", show=False),
        Binding("escape", "find_nothing", "All again", show=False),
    ]

    def __init__(self, view: View) -> None:
        super().__init__(view, "search")
        self.list = "due"
        self._orders = dict.fromkeys(LISTS, 0)
        self._seen: object = None
        self._haystacks: dict[str, tuple[object, Haystack[Any]]] = {}

    def compose(self) -> ComposeResult:
        """The next move, the names of the lists, the field for finding, the list, and a line on the row."""
        yield Static(id="search-headline")
        yield ListNames(id="search-lists")
        yield line_input("search-find", "", "words to find; escape shows all again")
        yield LongList(self._draw_row, id="search-rows")
        yield Static(id="search-foot")

    def on_mount(self) -> None:
        """The field for finding is there when it is asked for."""
        self.query_one("#search-find").display = False

    def show(self, view: View) -> None:
        """Draw it, if the log or the day is another."""
        self.view = view
        log, today = view.transition.search, view.day.date
        seen = (*map(id, log), today)
        if seen == self._seen or (not self.display and self._seen is not None):
            return
        self._seen = seen
        self._kept = log  # so that no other log can take its place in memory while it is what was seen
        self.draw()

    @property
    def search_log(self) -> SearchLog:
        """The search log."""
        return self.view.transition.search

    def first_focus(self) -> Widget | None:
        """The list."""
        return self.rows

    @property
    def rows(self) -> LongList[Row]:
        """The list."""
        return self.query_one("#search-rows", LongList)

    @property
    def chosen(self) -> Row | None:
        """What lies under the cursor."""
        return self.rows.chosen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the list is empty, nothing is offered that needs a row of it."""
        if action == "open_record" and self.query("#search-rows") and self.chosen is None:
            return False
        return super().check_action(action, parameters)

    def draw(self) -> None:
        """Everything, with the cursor on the row it was on."""
        kept = _name(self.chosen)
        found = self._rows()
        at = next((number for number, row in enumerate(found) if _name(row) == kept), self.rows.cursor)
        finding = self.query_one("#search-find", Input).value.strip()
        self.rows.nothing = "None of them has these words. Escape shows all again." if finding else EMPTY[self.list]
        self.rows.show(found, at)
        self.query_one("#search-headline", Static).update(self._headline())
        self.query_one("#search-lists", Static).update(self._names(len(found)))
        self._show_foot()

    def _rows(self) -> list[Row]:
        today = self.today
        if self.list == "due":
            return [*due(self.view.transition, today), *whom_next(self.search_log, today)[:TIES]]
        found = self._haystack().find(self.query_one("#search-find", Input).value)
        return arranged(found, self.list, self.order, self.search_log)

    @property
    def order(self) -> str:
        """How the list is sorted."""
        known = list(orders(self.list, self.search_log))
        return known[self._orders[self.list] % len(known)]

    def _haystack(self) -> Haystack[Any]:
        log = self.search_log
        seen = (id(log.activities), id(log.applications)) if self.list == "activities" else id(getattr(log, self.list))
        kept = self._haystacks.get(self.list)
        if kept is None or kept[0] != seen:
            kept = (seen, Haystack(_records(log, self.list), log))
            self._haystacks[self.list] = kept
        return kept[1]

    def _headline(self) -> Content:
        move: NextMove = next_move(self.search_log, self.today)
        source = self.view.transition.guide.evidence[COASTING_SOURCE].title
        why = f" (The library has the study: “{source}”.)" if move.coasting else ""
        counted = ""
        if self.size.height >= ROOM_FOR_NUMBERS:
            counted = f"\n{decider_words(numbers(self.search_log, self.today))}"
        return Content.assemble((shown(move.title), "bold $primary"), f"\n{shown(move.words)}{why}", (counted, MUTED))

    def _names(self, shown_now: int) -> Content:
        """The names of the lists, each to be clicked, with how many there are."""
        names = []
        for at, (name, title) in enumerate(zip(LISTS, TITLES, strict=True)):
            others = len(_records(self.search_log, name)) if name != "due" and self.size.width >= NARROW else None
            number = shown_now if name == self.list else others
            words = f"{title} {number:,}" if number is not None else title
            style = "bold reverse" if name == self.list else ""
            names.append(Content.from_markup(f"[@click=open({at})] {words} [/]").stylize(style))
        order = Content.styled(f"   {self.order}" if self.list != "due" and self.size.width >= WIDE else "", MUTED)
        return Content.assemble(Content(" ").join(names), order)

    def _draw_row(self, row: Row, width: int) -> Content:
        return draw_row(row, self.search_log, self.today, width)

    @on(LongList.Moved)
    def _show_foot(self) -> None:
        row = self.chosen
        foot = self.query_one("#search-foot", Static)
        if row is None:
            foot.update("")
        elif isinstance(row, Tie):
            foot.update(Content.styled(f"Why: {'; '.join(map(shown, row.reasons))}. d drafts a message.", MUTED))
        elif isinstance(row, Due):
            words = shown(row.words)
            whole = f"{words}. " if cell_len(words) > self.rows.size.width - BEFORE_DUE else ""
            told = f"{whole}Due since {short_day(row.since)}. When you have done it, press space."
            foot.update(Content.styled(told, MUTED))
        else:
            foot.update(Content.styled(shown(getattr(row, "note", "") or getattr(row, "ask", "") or ""), MUTED))

    # -- going about

    def open_list(self, name: str) -> None:
        """Show another list."""
        self.list = name
        self.query_one("#search-find", Input).value = ""
        self.query_one("#search-find").display = False
        self.rows.show(())
        self.draw()
        self.rows.focus()

    @on(ListNames.Opened)
    def _open_clicked(self, event: ListNames.Opened) -> None:
        self.open_list(LISTS[event.at])

    def action_next_list(self, by: int) -> None:
        """The list before or after."""
        self.open_list(LISTS[(LISTS.index(self.list) + by) % len(LISTS)])

    def action_next_order(self) -> None:
        """Sort another way."""
        if self.list != "due":
            self._orders[self.list] += 1
            self.draw()
            self.main.tell(f"Sorted: {self.order}.")

    def action_find(self) -> None:
        """Show the field and go there."""
        if self.list == "due":
            self.open_list("people")
        field = self.query_one("#search-find", Input)
        field.display = True
        field.focus()

    def action_find_nothing(self) -> None:
        """All of them again."""
        field = self.query_one("#search-find", Input)
        field.value = ""
        field.display = False
        self.rows.focus()

    @on(Input.Changed, "#search-find")
    def _find(self) -> None:
        if self.list != "due":
            self.draw()

    @on(Input.Submitted, "#search-find")
    def _to_the_list(self) -> None:
        self.rows.focus()


def _records(log: SearchLog, name: str) -> Mapping[str, Any]:
    """What a list holds: for the activities, applications that were sent as well."""
    return all_efforts(log) if name == "activities" else getattr(log, name)


def _name(row: Row | None) -> object:
    return (getattr(row, "key", None) or getattr(row, "person", None), type(row).__name__, getattr(row, "why", ""))
