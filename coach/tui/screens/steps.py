"""Steps: the ten steps with the progress and the contents of each."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from coach.domain.dates import relative_day
from coach.domain.progress import Progress, progress
from coach.domain.reading.strength import strength
from coach.domain.state import State
from coach.domain.wording import duration
from coach.domain.worksheets.progress import states
from coach.domain.worksheets.state import sheet_of
from coach.guide.guide import Guide
from coach.guide.models import Action, Step
from coach.guide.worksheets import Worksheet, worksheets
from coach.tui.command_worker import command
from coach.tui.commands import BACK, SKIP_STEP, STEP_READING, bindings
from coach.tui.rich_text import evidence_line, prose
from coach.tui.screens.tick_room import TickRoom
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.area_chart import beside_bar
from coach.tui.widgets.chooser import Chooser
from coach.tui.widgets.tick_list import TickList, TickRow

BAR, WIDE_BAR = 4, 12


class Steps(TickRoom):
    """The ten steps on the left; the actions and reading of one on the right."""

    HELP = (
        "The ten steps. The order is a suggestion and none is locked: do what helps, and skip what does not. Enter "
        "opens a step, escape comes back."
    )
    COMMANDS = (STEP_READING, SKIP_STEP, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "steps", classes="two-columns")

    def compose(self) -> ComposeResult:
        """Lay out the list and, beside it, the page of one step."""
        yield Chooser(id="step-list", classes="chooser", markup=False)
        with Vertical(classes="page"):
            yield Static(id="step-title")
            yield TickList(id="step-actions")
            with VerticalScroll(id="step-reading"):
                yield Static(id="step-text")

    def show(self, view: View) -> None:
        """Draw each step's progress, and the open step."""
        self.view = view
        self._show_steps()
        self._show_step()

    def _show_steps(self) -> None:
        chooser = self.query_one("#step-list", OptionList)
        contents = self._lines()
        if not chooser.option_count:
            chooser.add_options([Option(content) for content in contents])
            chooser.highlighted = self.view.day.step.number - 1 if self.view.day.step else 0
        else:
            for index, content in enumerate(contents):
                if chooser.get_option_at_index(index).prompt != content:
                    chooser.replace_option_prompt_at_index(index, content)

    def _lines(self) -> list[Content]:
        state, wide = self.view.state, self.screen.has_class("-wide")
        here, bar = self.view.day.step, WIDE_BAR if wide else BAR
        steps = state.guide.steps
        return [_step_line(step, progress(state, step), bar, is_current=step == here) for step in steps]

    def on_resize(self) -> None:
        """Redraw the bars at the new width."""
        if self.display and self.query_one("#step-list", OptionList).option_count:
            self._show_steps()

    def first_focus(self) -> Widget | None:
        """Return the list of steps."""
        return self.query_one("#step-list", OptionList)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer back only inside a step."""
        if action == BACK.action:
            return self.is_mounted and self.screen.focused is not self.query_one("#step-list")
        return super().check_action(action, parameters)

    @property
    def _step(self) -> Step | None:
        chosen = self.query_one("#step-list", OptionList).highlighted
        return self.view.state.guide.steps[chosen] if chosen is not None else None

    def step_at_hand(self) -> int | None:
        """Return the open step."""
        return self._step.number if self._step else None

    def action_at_hand(self) -> str:
        """Return the selected action, if the step has the focus."""
        actions = self.query_one(TickList)
        return actions.highlighted_action.id if actions.has_focus and actions.highlighted_action else ""

    @on(OptionList.OptionHighlighted, "#step-list")
    def _show_step(self) -> None:
        step = self._step
        if step is None:
            return
        state = self.view.state
        skipped = Content.styled("  skipped; z brings it back", "$accent") if _skipped(state, step) else ""
        self.query_one("#step-title", Static).update(
            Content.assemble((f"{step.number}  {step.title}", "bold $primary"), skipped, "\n", (step.summary, "italic"))
        )
        self.query_one(TickList).show([_action_row(action, self.view) for action in step.actions])
        self.query_one("#step-text", Static).update(_about(step, state))

    @on(OptionList.OptionSelected, "#step-list")
    def _enter_step(self) -> None:
        self.add_class("-inside")
        self.query_one(TickList).focus()

    def action_back(self) -> None:
        """Return to the list of steps."""
        self.remove_class("-inside")
        self.query_one("#step-list").focus()

    def action_open_step(self, number: int, action_id: str = "") -> None:
        """Open a step from elsewhere, at one of its actions."""
        self.query_one("#step-list", OptionList).highlighted = number - 1
        self._show_step()
        self._enter_step()
        self.query_one(TickList).highlight(action_id)

    @command
    async def action_read_about(self) -> None:
        """Ask which of the step's pages to read, and open it in the library."""
        if not self._step:
            return
        from coach.domain.reading.library import steps_reading
        from coach.tui.screens.question_dialogs import OneDialog

        guide, found = self.view.state.guide, steps_reading(self._step)
        titles = [(name, _title_of(guide, name)) for name in found]
        if name := await self.ask(OneDialog("To read about this step", "", titles)):
            self.main.go_on_to("library", f"open_page('{name}')")

    @command
    async def action_skip_step(self) -> None:
        """Skip the step, or stop skipping it."""
        from coach.domain.events import StepSkipped, StepTakenUp

        step = self._step
        if step and step.number in self.view.state.skipped_steps:
            await self.store.append(StepTakenUp(step.number))
        elif step:
            await self.store.append(StepSkipped(step.number))
            self.tell(f"Step {step.number} is skipped. What you ticked in it stays ticked.")


def _title_of(guide: Guide, name: str) -> str:
    if name in guide.articles:
        return guide.articles[name].title
    return f"{guide.evidence[name].title} ({strength(guide.evidence[name])})"


def _skipped(state: State, step: Step) -> bool:
    return step.number in state.skipped_steps


def _step_line(step: Step, how_far: Progress, width: int, *, is_current: bool) -> Content:
    """Return a step with its progress in words and as a bar. The current step is highlighted and marked."""
    mark = "skip" if how_far.skipped else "done" if how_far.finished else f"{how_far.done}/{how_far.total}"
    style = "bold" if is_current else MUTED if how_far.closed else ""
    share = 1.0 if how_far.finished else how_far.done / max(1, how_far.total)
    done, ahead = ("", "") if how_far.skipped else beside_bar(share, 1, width)
    return Content.assemble(
        (f"{step.number:>2} {mark:>4} ", style or MUTED),
        (done, "$success" if how_far.finished else "$accent" if is_current else "$primary"),
        (ahead.ljust(width - len(done)), "$foreground 30%"),
        (f" {step.short or step.title}", style),
        (" ◂" if is_current else "", "bold $accent"),
    )


def _action_row(action: Action, view: View) -> TickRow:
    record = view.state.history_of(action.id)
    if not record.last_on:
        often = "" if action.repeat == "once" else f", {action.how_often}"
        return TickRow(action, done=False, remark=f"{duration(action.minutes)}{often}")
    when = relative_day(record.last_on, view.now.date())
    times = f"{record.times} times, last " if record.times > 1 else ""
    return TickRow(action, done=True, remark=f"{times}{when}")


def _about(step: Step, state: State) -> Content:
    guide = state.guide
    parts = [_worksheet_line(sheet, state) for sheet in worksheets() if sheet.step == step.number]
    parts += [Content.styled("\nWhy it matters", "bold"), prose(step.why)]
    if step.evidence:
        parts += [
            Content.styled("\nWhat it is based on", "bold"),
            *(evidence_line(guide.evidence[id_]) for id_ in step.evidence),
        ]
    articles = [guide.articles[id_] for id_ in step.articles]
    parts += [Content.assemble("\n", ("To read", "bold"), ("  r opens it in the library", MUTED))]
    parts += [Content.assemble(article.title, (f"  {article.publisher}", MUTED)) for article in articles]
    return Content("\n").join(parts)


def _worksheet_line(sheet: Worksheet, state: State) -> Content:
    """Return a worksheet of the step, with its progress."""
    found = states(sheet, sheet_of(state, sheet.name))
    filled = sum(status.filled for status in found)
    far = f"; {filled} of {len(found)} filled" if filled else ""
    opens = Content.from_markup("[@click=screen.worksheets]h opens it[/]")
    return Content.assemble((sheet.title, "bold"), "  ", opens.stylize(MUTED), (f"{far}.", MUTED))
