"""The work-search log for the office that pays a benefit: one week, with what is missing in each row."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Static

from coach.domain.dates import short_day, start_of_week
from coach.domain.runway.changes import new_id
from coach.domain.sanitize import shown
from coach.domain.search.events import SearchRules
from coach.domain.search.worklog import (
    WorkLog,
    WorkLogRow,
    WorkLogWeek,
    known_authority,
    log_choices,
    minimum_words,
    missing_briefly,
    missing_words,
    source_words,
    work_log,
)
from coach.domain.wording import count
from coach.guide.authorities import Authority
from coach.tui.command_worker import command
from coach.tui.commands import WORKLOG, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.text_layout import fit
from coach.tui.themes import MUTED
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog
    from coach.export.worklog_document import LogPage
    from coach.tui.host import MainScreen
    from coach.tui.view import View

WEEK = timedelta(days=7)
NOTHING = (
    "Nothing is logged for this week. Press l and write what you did in one line, or press left for the week before."
)


class WorkLogPage(Page):
    """One week of the log. Contains no rules: the domain knows what is missing and how much is required."""

    HELP = (
        "What you did in a week, in the form that the office that pays your benefit asks for. Under each row you see "
        "what the form still needs; enter fills it in. v chooses the office, or the US state. Without one it is the "
        "plain log. Read it before you hand it in. If the office's own form differs, follow that."
    )
    PAGE_COMMANDS = WORKLOG
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(WORKLOG)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self.first = start_of_week(self.view.day.date, self.view.state.profile.first_weekday)

    def compose(self) -> ComposeResult:
        """Lay out the authority, its notes, the week and the rows."""
        yield Static(id="worklog-title", classes="page-title")
        yield Static(id="worklog-about", classes="prose")
        yield Static(id="worklog-week")
        yield VirtualList(self._draw_row, id="worklog-rows")
        yield Static(id="worklog-foot")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the current week."""
        self._draw()
        self.rows.focus()

    @property
    def rows(self) -> VirtualList[WorkLogRow]:
        """The rows of the week."""
        return self.query_one("#worklog-rows", VirtualList)

    @property
    def search_log(self) -> SearchLog:
        """The search log as it is now."""
        return self.coach_app.store.state.search

    @property
    def who(self) -> Authority:
        """The authority the log is for, or a generic one."""
        return known_authority(self.search_log.authority)

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self.view.day.date

    def show(self, view: View) -> None:  # noqa: ARG002 - the application has the newest state
        """Draw what changed."""
        self._draw()

    def _week(self) -> tuple[WorkLog, WorkLogWeek]:
        first_weekday = self.view.state.profile.first_weekday
        found = work_log(self.search_log, self.who, self.first, self.first + WEEK - timedelta(days=1), first_weekday)
        return found, found.weeks[0]

    def _draw(self) -> None:
        who, (_, week) = self.who, self._week()
        self.query_one("#worklog-title", Static).update(heading("Work-search log", shown(who.name)))
        link = f" {who.link}" if who.link else ""
        self.query_one("#worklog-about", Static).update(
            Content.assemble(who.note, (f" {source_words(who, self.today)}".rstrip() + link, MUTED))
        )
        self.query_one("#worklog-week", Static).update(self._week_words(week))
        self.rows.nothing = NOTHING
        self.rows.show(week.rows, self.rows.cursor)
        self._show_foot()

    def _week_words(self, week: WorkLogWeek) -> Content:
        days = f"{short_day(week.first)} to {short_day(week.last)}"
        missing = sum(bool(row.missing) for row in week.rows)
        left = f", {missing} with something missing" if missing else ""
        asked = minimum_words(week, self.who.minimum, self.today)
        words = f": {count(len(week.rows), 'activity', 'activities')}{left}. {asked}"
        return Content.assemble((days, "bold $primary"), words)

    def _draw_row(self, row: WorkLogRow, width: int) -> Content:
        day, text = fit(short_day(row.on), 12), row.activity.text or row.activity.what
        room = max(16, (width - 12) // 2)
        twice = sum(other.activity.text == row.activity.text for other in self.rows.rows) > 1
        if twice and row.activity.contact:  # messages to several people have the same text
            text = f"{row.activity.contact}: {text}"
        missing = missing_briefly(row, width - 13 - room)
        return Content.assemble(day, fit(shown(text), room), (fit(shown(missing), max(8, width - 12 - room)), MUTED))

    @on(VirtualList.Moved)
    def _show_foot(self) -> None:
        row = self.rows.chosen
        foot = self.query_one("#worklog-foot", Static)
        if row is None:
            foot.update("")
            return
        told = missing_words(row)
        words = (
            f"{told[:1].upper()}{told[1:]}. Enter fills it in." if told else "As far as coach knows, it is complete."
        )
        foot.update(Content.styled(f"{shown(row.activity.text or row.activity.what)}. {words}", MUTED))

    # -- actions

    @on(VirtualList.Chosen)
    @command
    async def action_edit_row(self) -> None:
        """Ask for what is missing, in the activity's form.

        A row made from an application becomes an activity of its own.
        """
        from coach.tui.screens.search.dialogs import RecordDialog

        row = self.rows.chosen
        if row is None:
            return
        seen, effort = self.coach_app.store.state, row.activity
        if not row.is_noted:  # saved next to the logged activities, under a key of its own
            effort = effort._replace(key=new_id(f"sent-{effort.application}", self.search_log.activities))
        here = (self.today, self.view.state.profile.country)
        if told := await self.ask(RecordDialog("activity", effort, self.search_log, here)):
            event, on = told
            await self.store.edit(event, seen, on)
            self._draw()

    @command
    async def action_choose_authority(self) -> None:
        """Ask which authority the log is for, and remember it."""
        from coach.tui.screens.question_dialogs import OneDialog

        told = (
            "The log has the fields of the office's form, as far as coach knows it. If the form differs, follow "
            "the form."
        )
        if name := await self.ask(OneDialog("Whose log is it?", told, log_choices(), self.who.id)):
            await self.store.append_all([SearchRules(authority=name)])
            self._draw()

    def action_other_week(self, by: int) -> None:
        """Show the previous or next week, but not one in the future."""
        first = self.first + by * WEEK
        if first <= self.today:
            self.first = first
            self.rows.show((), 0)
            self._draw()

    def action_log(self) -> None:
        """Log an activity in one line."""
        self.main.action_log()

    @command
    async def action_write_file(self) -> None:
        """Ask for a file, whose extension gives the format, and write this week to it."""
        from coach.export.pdf import OTHER_LETTERS, needs_other_letters
        from coach.export.worklog_document import worklog_document
        from coach.files import typed_path
        from coach.tui.screens.message_dialogs import AskDialog
        from coach.tui.screens.question_dialogs import LinesDialog
        from coach.tui.screens.write_file import may_write, write_file

        title = "The work-search log"
        told = (
            "This week as a page (.html or .md), a table (.csv) or a PDF to print (.pdf). The ending of the name "
            "decides."
        )
        fields = [("File", f"~/work-search-{self.first.isoformat()}.html", "~/log.html")]
        lines = await self.ask(LinesDialog(title, told, fields))
        if not lines or not lines[0]:
            return
        file = typed_path(lines[0])
        ending = file.suffix.lower()
        asks = ending == ".pdf" and needs_other_letters(worklog_document(self._page()))
        if asks and not await self.ask(AskDialog("Write it as a PDF?", OTHER_LETTERS)):
            return
        if await may_write(self, title, file) and write_file(self, file, lambda: self._file_bytes(ending)):
            self.tell(f"Saved to {shown(str(file))}. Read it before you hand it in.")

    def _file_bytes(self, ending: str) -> bytes:
        from coach.export.worklog_document import worklog_file

        return worklog_file(self._page(), ending.removeprefix("."))

    def _page(self) -> LogPage:
        from coach.export.worklog_document import LogPage

        found, week = self._week()
        last = min(week.last, max(self.today, week.first))
        name = self.view.state.profile.name
        return LogPage(found, self.who, name, week.first, last, self.today)
