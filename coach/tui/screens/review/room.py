"""Review: a week on one screen, earlier weeks, a month, or the whole time."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.document import Document
from coach.domain.review.period import Period, month_of, week_around
from coach.domain.review.review import all_time, review
from coach.domain.review.runway import move_words, runway_move
from coach.domain.sanitize import shown
from coach.export.review_document import DID, VisibleParts, review_document, visible_parts
from coach.tui.command_worker import command
from coach.tui.commands import REVIEW, bindings
from coach.tui.rich_text import whole
from coach.tui.screens.review.panels import came_panel, did_panel, mood_panel, rest, weeks_panel
from coach.tui.screens.room import Room
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.heat_map import heat_legend

BAR, NARROW_BAR, WIDEST_CHART = 24, 12, 72
SIDE_BY_SIDE = 100  # cells from which two panels fit side by side
AROUND, INSIDE = 5, 4  # cells around the panels, and for the border and padding of one
BESIDE_BARS = 38  # cells for a theme's name and minutes
NOTHING_LEFT_OUT: frozenset[str] = frozenset()


class ReadingFrame(VerticalScroll, inherit_bindings=False):
    """A text that scrolls vertically. Left and right belong to the room."""

    HELP = "What you did in this time. The arrow keys, page up, page down, home and end move through it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "scroll_up", "Up", show=False),
        Binding("down,j", "scroll_down", "Down", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown,space", "page_down", "Page down", show=False),
        Binding("home", "scroll_home", "To the top", show=False),
        Binding("end", "scroll_end", "To the bottom", show=False),
    ]


class Review(Room):
    """One period at a time: what was done first, then everything else."""

    HELP = (
        "Your week: what you did, even if nobody saw it; your applications, your mood, the runway. Left and right go "
        "through the weeks; m shows the month and v the whole time. g goes through the week in ten minutes, and o "
        "makes a page of it."
    )
    COMMANDS = REVIEW
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(REVIEW)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "review")
        self._period: Period | None = None
        self._drawn: object = None

    def compose(self) -> ComposeResult:
        """Lay out the page, which scrolls."""
        with ReadingFrame(id="review-frame"):
            yield Static(id="review-page")
            with Container(classes="pair"):
                yield box("review-did", DID)
                yield box("review-came", "What came of it")
            with Container(classes="pair"):
                yield box("review-weeks", "The weeks", heat_legend())
                yield box("review-mood", "How you were")
            yield Static(id="review-rest")

    def show(self, view: View) -> None:
        """Draw the open period."""
        self.view = view
        if self.display or self._period is None:
            self._draw()

    def first_focus(self) -> Widget | None:
        """Return the page."""
        return self.query_one("#review-frame")

    @property
    def _shown(self) -> Period:
        today = self.today
        return self._period or week_around(today, self.view.state.profile.first_weekday)

    def _draw(self) -> None:
        drawn = (id(self.view), self._shown, self.size)
        if self._drawn == drawn:
            return  # the window sends the room its size each time it is opened
        self._drawn = drawn
        state, today, period = self.view.state, self.today, self._shown
        move = move_words(runway_move(state, period.first, today))
        seen = visible_parts(state, period, today) if period.kind == "all" else VisibleParts()
        found = review(state, period, today)
        page = review_document(found, move, seen, "", NOTHING_LEFT_OUT)
        side_by_side = self.size.width >= SIDE_BY_SIDE
        self.set_class(side_by_side, "-side-by-side")
        width = (self.size.width - AROUND) // (2 if side_by_side else 1) - INSIDE
        bar = max(NARROW_BAR, min(BAR, width - BESIDE_BARS))
        self.query_one("#review-page", Static).update(_introduction(page))
        self._fill("#review-did", did_panel(page, bar))
        self._fill("#review-came", came_panel(found, page))
        self._fill("#review-weeks", weeks_panel(state, found, today))
        self._fill("#review-mood", mood_panel(found, page, min(WIDEST_CHART, width)))
        self._fill("#review-rest", _rest(page))

    def _fill(self, where: str, content: Content) -> None:
        part = self.query_one(where, Static)
        part.display = bool(content.plain)
        part.update(content)

    def on_resize(self) -> None:
        """Redraw the charts at the new width."""
        if self.display and self.size.width:
            self._draw()

    def _open(self, period: Period) -> None:
        self._period = period
        self._draw()
        self.query_one("#review-frame").scroll_home(animate=False)

    def action_other_period(self, by: int) -> None:
        """Move to the previous or next period, up to the current one."""
        period = self._shown.before if by < 0 else self._shown.after
        if period.first <= self.today:
            self._open(period)

    @command
    async def action_go_through(self) -> None:
        """Start the review of the open week."""
        from coach.tui.screens.review.wizard import review_week

        shown = self._shown
        if shown.kind != "week":
            shown = week_around(min(shown.last, self.today), self.view.state.profile.first_weekday)
            self._open(shown)
        found = review(self.view.state, shown, self.today)
        move = move_words(runway_move(self.view.state, shown.first, self.today))
        page = review_document(found, move, VisibleParts(), "", NOTHING_LEFT_OUT)
        title = Content.styled(page.title, "bold $primary")
        await review_week(self, shown, Content.assemble(title, "\n", whole(page, NARROW_BAR)))

    @command
    async def action_write_page(self) -> None:
        """Write a page about the open period to keep or share."""
        from coach.export.review_document import found_in
        from coach.tui.screens.review.files import write_page

        await write_page(self, found_in(self.view.state, self._shown, self.today))

    def plan_next_week(self) -> None:
        """Open the week room and start planning."""
        self.main.go_on_to("week", "plan_week")

    def action_show_month(self) -> None:
        """Switch between the month and the week."""
        shown = self._shown
        if shown.kind == "month":
            day = min(shown.last, self.today)
            self._open(week_around(day, self.view.state.profile.first_weekday))
        else:
            self._open(month_of(min(shown.last, self.today)))

    def action_show_all(self) -> None:
        """Show the whole time."""
        self._open(all_time(self.view.state, self.today))

    def action_this_period(self) -> None:
        """Show the current week."""
        self._open(week_around(self.today, self.view.state.profile.first_weekday))


def box(name: str, title: str, legend: Content | str = "") -> Static:
    """Return a panel with its title on the top border and its legend on the bottom."""
    part = Static(id=name, classes="box")
    part.border_title, part.border_subtitle = title, legend
    return part


def _introduction(page: Document) -> Content:
    first, *others = map(shown, page.intro)
    return Content.assemble((page.title, "bold $primary"), "\n\n", (first, "bold"), ("\n" + " ".join(others), MUTED))


def _rest(page: Document) -> Content:
    titled = [Content.assemble((title, "bold"), "\n", content) for title, content in rest(page)]
    return Content("\n\n").join(titled)
