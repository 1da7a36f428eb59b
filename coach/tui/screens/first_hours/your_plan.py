"""The plan at the end of the first 48 hours: the week, runway, people and dates on one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.domain.dates import short_day
from coach.domain.first_hours.wording import plan_document
from coach.domain.first_hours.your_plan import YourPlan, your_plan
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.files import is_there, typed_path
from coach.guide.first_hours import first_hours
from coach.services.first_hours import tick_once
from coach.tui.command_worker import command
from coach.tui.commands import YOUR_PLAN, bindings
from coach.tui.rich_text import parts
from coach.tui.screens.page import Page, heading
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.screens.write_file import write_file
from coach.tui.widgets.footer import Footer

if TYPE_CHECKING:
    from coach.tui.view import View

KINDS = (".xlsx", ".md")
PARTS = ("week", "runway", "people", "dates")


class YourPlanPage(Page):
    """Four parts of the plan, each up to date. Contains no rules."""

    HELP = (
        "Your plan: the first week, the money, the people, and what can't wait. o saves it as a spreadsheet that you "
        "can go on working with, or as a page. Half of it may be blank. The later steps fill it."
    )
    PAGE_COMMANDS = YOUR_PLAN
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(YOUR_PLAN)]

    def compose(self) -> ComposeResult:
        """Lay out the four parts, in two columns if there is room."""
        yield Static(id="your-plan-title", classes="page-title")
        with VerticalScroll(id="your-plan"):
            for name in PARTS:
                yield Static(id=f"your-plan-{name}", classes="prose")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the plan."""
        self.show(self.view)
        self.query_one("#your-plan").focus()

    def on_resize(self) -> None:
        """Redraw, with as much text as fits."""
        self.show(self.view)

    @property
    def plan(self) -> YourPlan:
        """The current plan."""
        return your_plan(self.coach_app.store.state, self.view.day.date)

    def show(self, view: View) -> None:
        """Draw what changed."""
        plan = self.plan
        told = f"{short_day(plan.first)} to {short_day(plan.last)}"
        self.query_one("#your-plan-title", Static).update(heading("Your plan", told))
        listed = {"week": plan.pieces, "people": plan.people, "dates": plan.deadlines}
        brief = self.has_class("-usual")  # two columns with little space
        document = plan_document(plan, view.day.date, brief=brief)
        for name, section in zip(PARTS, document.sections, strict=True):
            mark = "• " if listed.get(name) else ""
            lines = Content("\n").join(Content(mark) + parts([each]) for each in section.parts)
            words = Content.assemble((section.title, "bold $primary"), "\n", lines)
            self.query_one(f"#your-plan-{name}", Static).update(words)

    def action_plan_week(self) -> None:
        """Open the week room and start planning."""
        self.dismiss(None)
        for screen in self.app.screen_stack[1:]:
            screen.dismiss(None)
        self.main.go_on_to("week", "plan_week")

    @command
    async def action_write_file(self) -> None:
        """Ask for a file and write the plan to it."""
        told = (
            "A spreadsheet (.xlsx) with live formulas, or a page (.md). It has people's names in it, so keep it "
            "private."
        )
        lines = await self.ask(PlanFile("Your plan, as a file", told, [("File", "~/plan.xlsx", "~/plan.md")]))
        if not lines or not write_file(self, file := typed_path(lines[0]), lambda: self._file_bytes(file.suffix)):
            return
        action = self.view.state.guide.action(first_hours().plan_action)
        ticked = await self.store.run(tick_once, action.id)
        more = f" That ticks {action.id} {action.title}." if ticked else ""
        self.tell(f"{shown(str(file))}.{more}", "Saved")

    def _file_bytes(self, ending: str) -> bytes:
        from coach.export.document_file import document_file
        from coach.export.your_plan_sheet import plan_spreadsheet

        today = self.view.day.date
        if ending == ".xlsx":
            return plan_spreadsheet(self.plan, self.coach_app.store.state, today)
        return document_file(plan_document(self.plan, today), "md")


class PlanFile(LinesDialog):
    """Ask for the file to write the plan to."""

    HELP = "For a spreadsheet, end the name in .xlsx. For a page, end it in .md. An existing file is not overwritten."

    def check(self, lines: list[str]) -> None:
        """Check that the file has a known extension and does not exist. Raises RefusedError."""
        file = typed_path(lines[0])
        if file.suffix not in KINDS:
            raise RefusedError("coach can't write that kind of file", "End the name in .xlsx or .md.")
        if is_there(file):
            raise RefusedError("That file already exists", "Choose a new name.")
