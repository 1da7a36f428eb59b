"""Today: what to do now. In the first 48 hours it is quiet: it coaches nothing."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.care import rings
from coach.domain.dates import WEEKDAYS, long_day
from coach.domain.progress import progress
from coach.domain.quiet import Quiet
from coach.domain.text import shown
from coach.domain.today import Day, week_words
from coach.domain.wording import count, duration
from coach.guide.models import Action
from coach.tui.commands import LEAVE_QUIET, OPEN_FIRST_HOURS, bindings
from coach.tui.prose import prose
from coach.tui.screens.room import Room
from coach.tui.themes import MUTED
from coach.tui.view import View
from coach.tui.widgets.tick_list import Row, TickList


class Today(Room):
    """The day, three to five things to do, and the week so far."""

    HELP = (
        "What to do today: a few things from the step you are on, and those that are due again. Do one, and press "
        "space to tick it. Nothing here has to be done today."
    )
    COMMANDS = (LEAVE_QUIET, OPEN_FIRST_HOURS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "today")
        self._told: object = None

    def compose(self) -> ComposeResult:
        """Headline, the things to do, and below them how to do the one under the cursor."""
        yield Static(id="headline")
        yield TickList(id="tasks")
        with VerticalScroll(id="beside"):
            yield Static(id="how")
        yield Static(id="week-so-far")

    def show(self, view: View) -> None:
        """Draw the day."""
        was_quiet, quiet = self.has_class("-quiet"), view.day.quiet is not None
        self.view = view
        day = view.day
        self.set_class(quiet, "-quiet")
        self.query_one("#headline", Static).update(_headline(view))
        self.query_one(TickList).show(_rows(day))
        self.query_one("#week-so-far", Static).update(_week_so_far(view))
        self._show_how()
        if quiet != was_quiet:
            self.refresh_bindings()

    def first_focus(self) -> Widget | None:
        """The things to do."""
        return self.query_one(TickList)

    def step_at_hand(self) -> int | None:
        """The step of the action under the cursor, or the step that today is about."""
        action = self.query_one(TickList).highlighted_action
        if action:
            return action.step
        return self.view.day.step.number if self.view.day.step else None

    def action_at_hand(self) -> str:
        """The action under the cursor."""
        action = self.query_one(TickList).highlighted_action
        return action.id if action else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leaving the quiet is there only while it is quiet; its page for as long as step 1 is the step at hand."""
        if action == OPEN_FIRST_HOURS.action:
            return self._is_quiet or self._step == 1
        return self._is_quiet if action == LEAVE_QUIET.action else super().check_action(action, parameters)

    @property
    def _is_quiet(self) -> bool:
        return self.view.day.quiet is not None

    @property
    def _step(self) -> int | None:
        return self.view.day.step.number if self.view.day.step else None

    def action_first_hours(self) -> None:
        """Open the first 48 hours, part by part."""
        from coach.tui.screens.first_hours.page import FirstHoursPage

        self.app.push_screen(FirstHoursPage(self.main))

    def action_leave_quiet(self) -> None:
        """End the quiet early."""
        self.main.leave_quiet()

    @on(TickList.Moved)
    def _show_how(self) -> None:
        day, action = self.view.day, self.query_one(TickList).highlighted_action
        told = (action.id if action else "", day.quiet is not None, day.pause)
        if told == self._told:
            return  # a tick changes nothing here, and a text that is set is laid out and drawn anew
        self._told = told
        self.query_one("#how", Static).update(
            _in_the_quiet(self.view) if day.quiet else _paused(day) if day.pause else self._how(action)
        )

    def _how(self, action: Action | None) -> Content:
        if action is None:
            return Content("")
        step = self.view.transition.guide.step(action.step)
        rhythm = "" if action.repeat == "once" else f", {action.how_often}"
        return Content.assemble(
            prose(step.how(action.id)),
            "\n\n",
            ("Done when: ", MUTED),
            action.done_when,
            (f"  (about {duration(action.minutes)}{rhythm}; h opens the worksheet of the step)", MUTED),
        )


def _headline(view: View) -> Content:
    day = view.day
    name = view.transition.profile.name
    hello = f"{shown(name)}, it is " if name else ""
    first = Content.styled(f"{hello}{long_day(day.date)}", "bold $primary")
    if day.quiet:
        rest = ("\nYou are taking a break. p ends it, today or any day.", "bold") if day.pause else ""
        return Content.assemble(first, "\n", _clock(day.quiet), rest)
    if day.pause:
        return Content.assemble(first, "\n", ("You are taking a break.", "bold"))
    free = f"{shown(day.holiday)}, a free day" if day.holiday else "a free day"
    what_for = f"a day for {day.theme}" if day.working else f"{free}; there is nothing you have to do"
    if day.block:
        when = f"next at {day.block.start}" if day.block.start > f"{view.now:%H:%M}" else "now"
        what_for += f", {when}: {shown(day.block.title or day.block.theme)}"
    first = Content.assemble(first, (f"   {what_for}", MUTED))
    if day.step is None:
        return Content.assemble(first, "\n", ("You have been through all ten steps.", "bold"))
    how_far = progress(view.transition, day.step)
    return Content.assemble(
        first,
        "\n",
        (f"Step {day.step.number}  ", MUTED),
        (day.step.title, "bold"),
        (f"  {how_far.done} of {how_far.total}", MUTED),
    )


def _clock(quiet: Quiet) -> Content:
    ends = f"until {WEEKDAYS[quiet.ends.weekday()]} at {quiet.ends:%H:%M}"
    return Content.assemble((quiet.left_in_words, "bold $accent"), f" left of your first 48, {ends}")


def _in_the_quiet(view: View) -> Content:
    words = view.transition.guide.quiet
    return Content.assemble(
        ("All right to feel", "bold"),
        "\n",
        prose(words["All right to feel"]),
        "\n\n",
        ("What can wait", "bold"),
        "\n",
        prose(words["What can wait"]),
        "\n\n",
        ("When to see somebody", "bold"),
        "\n",
        prose(words["When to see somebody"]),
        "\n\n",
        "\n".join(rings(view.transition.profile.country)),
    )


def _paused(day: Day) -> Content:
    if day.pause is None:
        return Content("")
    until = f", and lasts until {long_day(day.pause.until)}" if day.pause.until else ""
    return Content(
        f"Your break began on {long_day(day.pause.since)}{until}. Nothing is counted and nothing is lost. Press p when "
        "you want to go on, today or any day."
    )


def _rows(day: Day) -> list[Row]:
    rows = [Row(task.action, task.done) for task in day.tasks]
    if day.quiet and rows:
        rows.insert(0, Row(None, remark="Only what can't wait. You do not have to do anything else."))
    if day.more:
        done = "That is a full day. If you want more:" if rows else "If you want to do something:"
        rows += [Row(None, remark=done), *(Row(action) for action in day.more)]
    return rows


def _week_so_far(view: View) -> Content:
    day, week = view.day, view.day.week
    parts = []
    if view.due and day.working and not day.quiet and not day.pause:
        parts.append(f"{count(view.due, 'follow-up')} {'is' if view.due == 1 else 'are'} due: press 5.")
    if not day.quiet and (done := week_words(week)):
        parts.append(f"This week: {done}.")
    if day.check_in:
        parts.append(f"Today you feel {day.check_in.number('mood')} of 5.")
    elif not day.pause:
        parts.append("How are you today? Press c.")
    if day.quiet:
        parts.append("Press f for these hours, part by part.")
    return Content.styled(" ".join(parts), MUTED)
