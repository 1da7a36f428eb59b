"""Search: what is due and what comes, the funnel, and four lists: people, employers, applications, activities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from textwrap import wrap
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.sanitize import shown
from coach.domain.search.contact_suggestions import suggest_contacts
from coach.domain.search.efforts import all_efforts
from coach.domain.search.filters import RecordIndex, arranged, orders
from coach.domain.search.follow_ups import Due, due
from coach.domain.search.funnel import funnel
from coach.domain.search.log import SearchLog
from coach.domain.search.next_move import COASTING_SOURCE, NextMove, next_move
from coach.domain.search.state import SearchRecord
from coach.domain.search.statistics import SearchStatistics, decider_words, one_in_words, search_statistics
from coach.domain.search.upcoming import coming, next_ones
from coach.domain.skills.state import adverts_of
from coach.domain.worksheets.state import sheets_of
from coach.tui.commands import SEARCH, bindings
from coach.tui.screens.search.due_rows import NowRow, draw_now
from coach.tui.screens.search.foot import foot
from coach.tui.screens.search.handlers import SearchHandlers
from coach.tui.screens.search.pictures import funnel_line, funnel_rows, ladder_legend
from coach.tui.screens.search.rows import Row, Sight, draw_record
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.form import line_input
from coach.tui.widgets.virtual_list import VirtualList

LISTS = ("due", "people", "employers", "applications", "activities")
TITLES = ("Now", "People", "Employers", "Applications", "Activities")
TIES = 5
ROOM_FOR_NUMBERS = 28
NARROW, WIDE = 76, 100
BORDERS = 2  # rows or columns of a panel's border
FUNNEL, FUNNEL_ROWS = 36, 4  # cells and rows of the funnel where it has a panel
FEWEST_NOW, MOST_NOW, ROWS_BESIDE_NOW = 3, 10, 5
PADDING = 4
NO_FUNNEL = "Here you will see how many you sent, and how many were answered."
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
    """On top the next move, what is due and what comes; below it one list at a time."""

    HELP = (
        "At the top is what your search needs next: what is due, what comes in two weeks, and who to write to. Below "
        "are your people, employers, applications, and everything you did. Left and right go from list to list, tab "
        "goes between the two parts, / finds words, O sorts. The marks of an application are its stages: sent, "
        "answered, interview, final round, offer. In any room, press l to log what you did in one line."
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
        self._below = "applications"
        self._orders = dict.fromkeys(LISTS, 0)
        self._seen: tuple[object, ...] = ()
        self._told: tuple[object, ...] = ()
        self._now: list[NowRow] = []
        self._sight: Sight | None = None
        self._numbers = SearchStatistics(0, 0, 0, 0, ())
        self._drawn_in = Size()
        self._haystacks: dict[str, tuple[object, RecordIndex[Any]]] = {}

    def compose(self) -> ComposeResult:
        """The next move, what is due beside the funnel, the lists with the field for finding, and a line on the row."""
        yield Static(id="search-headline")
        with Horizontal(id="search-top"):
            now: VirtualList[NowRow] = VirtualList(self._draw_now, id="search-now", classes="panel")
            now.border_title = TITLES[0]
            yield now
            yield Static(id="search-funnel", classes="panel")
        yield ListNames(id="search-lists")
        yield line_input("search-find", "", "words to find; escape shows all again")
        yield VirtualList(self._draw_record, id="search-rows", classes="panel")
        yield Static(id="search-foot")

    def on_mount(self) -> None:
        """The field for finding is there when it is asked for."""
        self.query_one("#search-find").display = False

    def show(self, view: View) -> None:
        """Draw it, if anything it shows is another."""
        self.view = view
        state, today = view.state, view.day.date
        told = (*self.search_log, state.schedule, adverts_of(state), sheets_of(state))
        seen = (*map(id, told), state.rested(today), today)
        if seen == self._seen or (not self.display and self._seen):
            return
        self._seen = seen
        self._told = told  # so that nothing else can take its place in memory while it is what was seen
        self._look(today)
        self.draw()

    def _look(self, today: date) -> None:
        """Work out what is due and what comes: once for as long as nothing changes."""
        state, home = self.view.state, self.main.coach_app.store.clock.zone
        ahead = coming(state, today, home)
        self._sight = Sight(state, today, next_ones(ahead))
        self._numbers = search_statistics(state.search, today)
        at_their_time = {each.application for each in ahead if each.on == today} - {""}
        due_now = (each for each in due(state, today) if each.application not in at_their_time)
        self._now = [*due_now, *ahead, *suggest_contacts(state, today)[:TIES]]

    @property
    def search_log(self) -> SearchLog:
        """The search log."""
        return self.view.state.search

    def first_focus(self) -> Widget | None:
        """What is due, or the list that was open."""
        return self.rows

    @property
    def now(self) -> VirtualList[NowRow]:
        """What is due and what comes."""
        return self.query_one("#search-now", VirtualList)

    @property
    def below(self) -> VirtualList[SearchRecord]:
        """The list below it."""
        return self.query_one("#search-rows", VirtualList)

    @property
    def rows(self) -> VirtualList[Any]:
        """The list that the person is in."""
        return self.now if self.list == "due" else self.below

    @property
    def chosen(self) -> Row | None:
        """What lies under the cursor."""
        return self.rows.chosen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the list is empty, nothing is offered that needs a row of it."""
        if action == "open_record" and self.query("#search-rows") and self.chosen is None:
            return False
        return super().check_action(action, parameters)

    # -- drawing

    def on_resize(self, event: events.Resize) -> None:
        """What there is room for depends on the window."""
        if not self.display or not event.size.width:
            return
        if self.size != self._drawn_in:
            self.draw()
        self.call_after_refresh(self._show_foot)  # which says in full what its row has no room for

    def draw(self) -> None:
        """Everything, with each cursor on the row it was on."""
        self._drawn_in = self.space
        self.query_one("#search-headline", Static).update(self._headline())
        self._draw_top()
        self._draw_below()
        self._show_foot()

    def _draw_top(self) -> None:
        """What is due beside the funnel, or above it in one line, as high as what is due needs."""
        wide = self.space.width >= WIDE and self.screen.has_class("-tall")
        border = BORDERS if self.screen.has_class("-tall") else 0
        self.set_class(wide, "-funnel-beside")
        width = max(NARROW // 2, self.space.width - PADDING - 2 * border - (FUNNEL if wide else 0))
        lines = len(self._now) or len(wrap(EMPTY["due"], width))
        most = max(FEWEST_NOW, min(MOST_NOW, (self.space.height - ROWS_BESIDE_NOW) // 3))
        rows = min(lines, most)
        self.now.nothing = EMPTY["due"]
        self.now.styles.height = max(rows, FUNNEL_ROWS if wide else 0) + border
        due_now = sum(isinstance(row, Due) for row in self._now)
        self.now.border_subtitle = f"{due_now} due" if due_now else ""
        _fill(self.now, self._now)
        self._draw_funnel(wide=wide)

    def _draw_funnel(self, *, wide: bool) -> None:
        found, part = funnel(self.search_log), self.query_one("#search-funnel", Static)
        part.display = wide or (any(found) and self.space.width >= NARROW)
        one_in = one_in_words(self._numbers)
        if wide:
            part.border_title = f"{found.sent} sent" if any(found) else "How far it comes"
            part.border_subtitle = one_in
            part.update(funnel_rows(found, FUNNEL - 2 * BORDERS) if any(found) else Content.styled(NO_FUNNEL, MUTED))
        elif part.display:
            part.update(funnel_line(found, one_in, self.space.width - PADDING))

    def _draw_below(self) -> None:
        found = self._records_shown()
        finding = self.query_one("#search-find", Input).value.strip()
        self.below.nothing = "None of them has these words. Escape shows all again." if finding else EMPTY[self._below]
        self.below.border_title = f"{TITLES[LISTS.index(self._below)]}, {_sorted(self.order)}"
        self.below.border_subtitle = ladder_legend() if self._below == "applications" else ""
        _fill(self.below, found)
        self.query_one("#search-lists", Static).update(self._names(len(found)))

    def _records_shown(self) -> list[SearchRecord]:
        found = self._haystack().find(self.query_one("#search-find", Input).value)
        return arranged(found, self._below, self.order, self.search_log)

    @property
    def order(self) -> str:
        """How the list below is sorted."""
        known = list(orders(self._below, self.search_log))
        return known[self._orders[self._below] % len(known)]

    def _haystack(self) -> RecordIndex[Any]:
        log, name = self.search_log, self._below
        seen = (id(log.activities), id(log.applications)) if name == "activities" else id(getattr(log, name))
        kept = self._haystacks.get(name)
        if kept is None or kept[0] != seen:
            kept = (seen, RecordIndex(_records(log, name), log))
            self._haystacks[name] = kept
        return kept[1]

    def _headline(self) -> Content:
        move: NextMove = next_move(self.search_log, self.today)
        title = Content.styled(shown(move.title), "bold $primary")
        if self.screen.has_class("-short"):
            return title
        source = self.view.state.guide.evidence[COASTING_SOURCE].title
        why = f" (The library has the study: “{source}”.)" if move.coasting else ""
        counted = ""
        if self.space.height >= ROOM_FOR_NUMBERS and not move.has_ended:
            counted = f"\n{decider_words(self._numbers)}"
        return Content.assemble(title, f"\n{shown(move.words)}{why}", (counted, MUTED))

    def _names(self, shown_now: int) -> Content:
        """The names of the lists, each to be clicked, with how many there are."""
        names = []
        for at, (name, title) in enumerate(zip(LISTS, TITLES, strict=True)):
            number: int | None = len(self._now) if name == "due" else shown_now
            if name not in {"due", self._below}:
                number = len(_records(self.search_log, name)) if self.space.width >= NARROW else None
            words = f" {title} {number:,} " if number is not None else f" {title} "
            here = Content.from_markup(f"[@click=open({at})]{words}[/]")
            if name == self.list:
                here = here.stylize("bold reverse")
            elif name == self._below:
                here = here.stylize("underline", 1, len(words) - 1)
            names.append(here)
        return Content(" ").join(names)

    def _draw_now(self, row: NowRow, width: int) -> Content:
        return draw_now(row, self.today, width)

    def _draw_record(self, row: SearchRecord, width: int) -> Content:
        assert self._sight is not None
        return draw_record(row, self._sight, width)

    @on(VirtualList.Moved)
    def _show_foot(self) -> None:
        row = self.chosen
        words = foot(row, self.today, self.rows.scrollable_content_region.width) if row else ""
        self.query_one("#search-foot", Static).update(Content.styled(words, MUTED))

    # -- going about

    def open_list(self, name: str) -> None:
        """Go to another list; the one below stays when the person goes up to what is due."""
        self.list = name
        if name not in {"due", self._below}:
            self._below = name
            self.below.show(())
        field = self.query_one("#search-find", Input)
        field.display = False
        field.value = ""
        self._draw_below()
        self._show_foot()
        self.rows.focus()

    @on(events.DescendantFocus)
    def _be_where_the_focus_is(self, event: events.DescendantFocus) -> None:
        """Tab and the mouse go from one list to the other as well."""
        here = {"search-now": "due", "search-rows": self._below}.get(event.widget.id or "", self.list)
        if here != self.list:
            self.list = here
            self.query_one("#search-lists", Static).update(self._names(len(self.below.rows)))
            self._show_foot()
            self.refresh_bindings()

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
            self._draw_below()
            self._show_foot()
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
        self._draw_below()
        self._show_foot()

    @on(Input.Submitted, "#search-find")
    def _to_the_list(self) -> None:
        self.rows.focus()


def _fill(part: VirtualList[Any], found: Sequence[Any]) -> None:
    """Show these rows, with the cursor on the one it was on."""
    kept = _name(part.chosen)
    part.show(found, next((number for number, row in enumerate(found) if _name(row) == kept), part.cursor))


def _sorted(order: str) -> str:
    return order if order.endswith("first") else f"by {order}"


def _records(log: SearchLog, name: str) -> Mapping[str, Any]:
    """What a list holds: for the activities, applications that were sent as well."""
    return all_efforts(log) if name == "activities" else getattr(log, name)


def _name(row: Row | None) -> object:
    about = (getattr(row, name, "") for name in ("key", "person", "application", "why", "kind"))
    return (type(row).__name__, *about)
