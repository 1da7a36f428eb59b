"""Search: what is due and coming, the funnel, and four lists: people, employers, applications, activities."""

from __future__ import annotations

from datetime import date
from textwrap import wrap
from typing import Any, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget
from textual.widgets import Input, Static

from coach.domain.sanitize import shown
from coach.domain.search.contact_suggestions import ContactSuggestion
from coach.domain.search.follow_ups import Due, line_about
from coach.domain.search.funnel import funnel
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application, Person, SearchRecord
from coach.domain.search.statistics import SearchStatistics, search_statistics
from coach.domain.search.upcoming import next_ones, upcoming_events
from coach.domain.skills.state import adverts_of
from coach.domain.worksheets.state import sheets_of
from coach.tui.command_worker import command
from coach.tui.commands import SEARCH, bindings
from coach.tui.screens.room import Room
from coach.tui.screens.search.due_rows import NowRow, draw_now, rows_now
from coach.tui.screens.search.lists import (
    EMPTY,
    LISTS,
    NONE_FOUND,
    TITLES,
    ListNames,
    RecordLists,
    fill,
    list_names,
    records_in,
    sorted_words,
)
from coach.tui.screens.search.pictures import FunnelPanel, ladder_legend
from coach.tui.screens.search.records import KINDS, edit_record, kind_of, record_of, show_record, title_of
from coach.tui.screens.search.rows import Row, Sight, draw_record
from coach.tui.screens.search.wording import foot, headline
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.form import line_input
from coach.tui.widgets.virtual_list import VirtualList

ROOM_FOR_NUMBERS = 28
NARROW, WIDE = 76, 100
BORDERS = 2  # rows or columns of a panel's border
FUNNEL, FUNNEL_ROWS = 36, 4  # cells and rows of the funnel when it has a panel
FEWEST_NOW, MOST_NOW, ROWS_BESIDE_NOW = 3, 10, 5
PADDING = 4


class Search(Room):
    """The next move and what is due and coming at the top; below, one list at a time."""

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
        self._records = RecordLists()
        self._drawn_ids: tuple[object, ...] = ()
        self._drawn_parts: tuple[object, ...] = ()
        self._now: list[NowRow] = []
        self._sight: Sight | None = None
        self._numbers = SearchStatistics(0, 0, 0, 0, ())
        self._drawn_in = Size()

    def compose(self) -> ComposeResult:
        """Lay out the next move, what is due, the funnel, the lists with the search field, and a line about the row."""
        yield Static(id="search-headline")
        with Horizontal(id="search-top"):
            now: VirtualList[NowRow] = VirtualList(self._draw_now, id="search-now", classes="panel")
            now.border_title = TITLES[0]
            yield now
            yield FunnelPanel(id="search-funnel", classes="panel")
        yield ListNames(id="search-lists")
        yield line_input("search-find", "", "words to find; escape shows all again")
        yield VirtualList(self._draw_record, id="search-rows", classes="panel")
        yield Static(id="search-foot")

    def on_mount(self) -> None:
        """Hide the search field until it is asked for."""
        self.query_one("#search-find").display = False

    def show(self, view: View) -> None:
        """Draw the room, if anything it shows has changed."""
        self.view = view
        state, today = view.state, view.day.date
        told = (*self.search_log, state.schedule, adverts_of(state), sheets_of(state))
        seen = (*map(id, told), state.rested(today), today)
        if seen == self._drawn_ids or (not self.display and self._drawn_ids):
            return
        self._drawn_ids = seen
        self._drawn_parts = told  # keep a reference, so that its id isn't reused while it is compared
        self._refresh_rows(today)
        self.draw()

    def _refresh_rows(self, today: date) -> None:
        """Compute what is due and coming, once until something changes."""
        state = self.view.state
        ahead = upcoming_events(state, today, self.coach_app.store.clock.zone)
        self._sight = Sight(state, today, next_ones(ahead))
        self._numbers = search_statistics(state.search, today)
        self._now = rows_now(state, today, ahead)

    @property
    def search_log(self) -> SearchLog:
        """The search log."""
        return self.view.state.search

    def first_focus(self) -> Widget | None:
        """Return the list of what is due, or the list that was open."""
        return self.rows

    @property
    def now(self) -> VirtualList[NowRow]:
        """What is due and coming."""
        return self.query_one("#search-now", VirtualList)

    @property
    def below(self) -> VirtualList[SearchRecord]:
        """The list below it."""
        return self.query_one("#search-rows", VirtualList)

    @property
    def rows(self) -> VirtualList[Any]:
        """The list that has the focus."""
        return self.now if self.list == "due" else self.below

    @property
    def chosen(self) -> Row | None:
        """The selected row."""
        return self.rows.chosen

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that need a row only if the list has one."""
        if action == "open_record" and self.query("#search-rows") and self.chosen is None:
            return False
        return super().check_action(action, parameters)

    # -- drawing

    def on_resize(self, event: events.Resize) -> None:
        """Redraw, as what fits depends on the window."""
        if not self.display or not event.size.width:
            return
        if self.size != self._drawn_in:
            self.draw()
        self.call_after_refresh(self._show_foot)  # which shows text in full that its row cuts off

    def draw(self) -> None:
        """Draw everything, keeping the selected rows."""
        self._drawn_in = self.space
        numbers = self._numbers if self.space.height >= ROOM_FOR_NUMBERS else None
        words = headline(self.view, numbers, title_only=self.screen.has_class("-short"))
        self.query_one("#search-headline", Static).update(words)
        self._draw_top()
        self._draw_below()
        self._show_foot()

    def _draw_top(self) -> None:
        """Draw what is due beside the funnel, or above it in one line, as high as needed."""
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
        fill(self.now, self._now)
        part = self.query_one(FunnelPanel)
        part.display = wide or (any(funnel(self.search_log)) and self.space.width >= NARROW)
        part.show(
            self.search_log, self._numbers, FUNNEL - 2 * BORDERS if wide else self.space.width - PADDING, wide=wide
        )

    def _draw_below(self) -> None:
        words = self.query_one("#search-find", Input).value
        found = self._records.found(self._below, words, self.search_log)
        self.below.nothing = NONE_FOUND if words.strip() else EMPTY[self._below]
        order = self._records.order(self._below, self.search_log)
        self.below.border_title = f"{TITLES[LISTS.index(self._below)]}, {sorted_words(order)}"
        self.below.border_subtitle = ladder_legend() if self._below == "applications" else ""
        fill(self.below, found)
        self.query_one("#search-lists", Static).update(self._names(len(found)))

    def _names(self, shown_now: int) -> Content:
        wide = self.space.width >= NARROW
        numbers = {name: len(records_in(self.search_log, name)) if wide else None for name in LISTS[1:]}
        return list_names({**numbers, "due": len(self._now), self._below: shown_now}, self.list, self._below)

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

    # -- navigation

    def open_list(self, name: str) -> None:
        """Open another list. The list below stays when the person moves up to what is due."""
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
    def _follow_focus(self, event: events.DescendantFocus) -> None:
        """Follow the focus, since tab and the mouse change lists too."""
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
        """Open the previous or next list."""
        self.open_list(LISTS[(LISTS.index(self.list) + by) % len(LISTS)])

    def action_next_order(self) -> None:
        """Switch to the next sort order."""
        if self.list != "due":
            order = self._records.next_order(self.list, self.search_log)
            self._draw_below()
            self._show_foot()
            self.tell(f"Sorted: {order}.")

    def action_find(self) -> None:
        """Show the search field and focus it."""
        if self.list == "due":
            self.open_list("people")
        field = self.query_one("#search-find", Input)
        field.display = True
        field.focus()

    def action_find_nothing(self) -> None:
        """Clear the search."""
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

    # -- the selected row

    @property
    def record(self) -> SearchRecord | None:
        """The selected record, or the one that a due row is about."""
        return record_of(self.chosen, self.search_log)

    def _application(self) -> Application | None:
        record = self.record
        if isinstance(record, Activity):
            record = self.search_log.applications.get(record.application)
        if not isinstance(record, Application):
            self.tell("This only works on an application. Choose one in the list of applications first.")
            return None
        return record

    # -- records

    @on(VirtualList.Chosen)
    @command
    async def action_open_record(self) -> None:
        """Show everything about the selected record."""
        if record := self.record:
            await show_record(self, record)

    @command
    async def action_add_record(self) -> None:
        """Add a record to the open list. Activities and what is due only need one line."""
        if self.list in ("due", "activities"):
            self.main.action_log()
        else:
            await edit_record(self, KINDS[self.list], None)

    @command
    async def action_edit_record(self) -> None:
        """Change the selected record."""
        if record := self.record:
            await edit_record(self, kind_of(record), record)

    @command
    async def action_remove_record(self) -> None:
        """Remove the selected record."""
        from coach.domain.search.events import RecordGone

        if record := self.record:
            await self.store.append_all([RecordGone(kind_of(record), record.key)])
            self.tell(f"{shown(title_of(record))[:40]} is removed. Press u to bring it back.")

    @command
    async def action_did_it(self) -> None:
        """Log that the due task was done, starting from a prefilled line."""
        from coach.tui.screens.search.quick_log import log_effort

        chosen = self.chosen
        person = chosen.person if isinstance(chosen, ContactSuggestion) else chosen
        if isinstance(chosen, Due):
            await log_effort(self, line_about(chosen, self.search_log))
        elif isinstance(person, Person):
            await log_effort(self, f"wrote to {person.name}")

    # -- applications

    @command
    async def action_reach_stage(self) -> None:
        """Ask how far the selected application is."""
        from coach.tui.screens.search.stages import reach_stage

        if (application := self._application()) and await reach_stage(self, application) == "accepted":
            self.main.action_ending()

    @command
    async def action_setback(self, stage: str) -> None:
        """Log a rejection or a silence, and show its card."""
        from coach.tui.screens.search.stages import log_setback

        if application := self._application():
            await log_setback(self, application, stage)

    @command
    async def action_tie_advert(self) -> None:
        """Choose the advert of the selected application."""
        from coach.tui.screens.search.adverts import choose_advert

        if application := self._application():
            await choose_advert(self, application)

    # -- other actions

    @command
    async def action_draft(self) -> None:
        """Draft a message to the selected person."""
        from coach.tui.screens.search.drafts import draft

        await draft(self)

    @command
    async def action_setback_cards(self) -> None:
        """Show the setback cards."""
        from coach.tui.screens.search.setback_cards import show_cards

        await show_cards(self)

    @command
    async def action_follow_up_rules(self) -> None:
        """Show the rules for follow-ups."""
        from coach.tui.screens.search.rules import ask_rules

        await ask_rules(self)

    def action_in_list(self, name: str, action: str = "") -> None:
        """Open a list from elsewhere and run one of its actions."""
        self.open_list(name)
        if action:
            self.app.call_later(self.run_action, action)

    @command
    async def action_import_records(self) -> None:
        """Import contacts or applications from a file."""
        from coach.tui.screens.search.record_import import import_records

        await import_records(self)

    @command
    async def action_read_mail(self) -> None:
        """Read a reply by mail from a file."""
        from coach.tui.screens.search.mail import read_answers

        await read_answers(self)
