"""Small dialogs that show a message or ask yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.dates import relative_day
from coach.domain.reading.library import action_facts
from coach.domain.wording import duration
from coach.errors import JournalError
from coach.guide.models import Action
from coach.tui.rich_text import evidence_line, paragraph, prose
from coach.tui.screens.dialog import Dialog, TextDialog
from coach.tui.themes import MUTED
from coach.tui.view import View


class LeaveDialog(Dialog[bool]):
    """Ask before quitting."""

    HELP = "Enter quits, escape stays. Everything you ticked is already saved."
    dialog_title = "Quit coach?"
    KEYS_LINE = "enter quits · esc stays"
    ON_ENTER = "leave"
    FINDS = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,y", "leave", "Quit", show=False, priority=True)]

    def __init__(self, why: str = "", *, all_saved: bool = True) -> None:
        super().__init__()
        self._why = why
        self._all_saved = all_saved

    def contents(self) -> list[Widget]:
        """Return the question."""
        saved = "Everything is saved." if self._all_saved else "What you did last is not saved yet."
        return [Static(f"{self._why} {saved} Type coach when you want to come back.".strip())]

    def action_leave(self) -> None:
        """Quit."""
        self.dismiss(True)


class FactsDialog(TextDialog):
    """The facts at the start of a review. Enter continues with True, escape cancels."""

    HELP = "Something to know before you go on. Enter goes on. Escape closes; what you saved stays saved."
    KEYS_LINE = "enter goes on · esc closes"
    ON_ENTER = "go_on"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "go_on", "Go on", show=False)]

    def action_go_on(self) -> None:
        """Continue to the next part."""
        self.dismiss(True)


def action_text(action: Action, view: View) -> Content:
    """Return everything about one action: how to do it, when it is done, what to do first, the evidence, past ticks."""
    guide, record = view.state.guide, view.state.history_of(action.id)
    step = guide.step(action.step)
    parts = [
        prose(step.how(action.id)),
        *map(paragraph, action_facts(action, guide.actions)),
        Content.assemble(("Takes about: ", "bold"), f"{duration(action.minutes)}, {action.how_often}"),
    ]
    if record.last_on:
        when = relative_day(record.last_on, view.now.date())
        times = "once," if record.times == 1 else f"{record.times} times, last"
        parts.append(Content.assemble(("You did it: ", "bold"), f"{times} {when}"))
    found = [guide.evidence[id_] for id_ in action.evidence or step.evidence]
    if found:
        heading = "What it is based on" if action.evidence else "What the step is based on"
        parts.append(Content("\n").join([Content.styled(heading, "bold"), *map(evidence_line, found)]))
    parts.append(Content.styled(f"From step {step.number} of the article, in our own words.", MUTED))
    return Content("\n\n").join(parts)


class AskDialog(Dialog[bool]):
    """A question with yes or no."""

    HELP = "Enter says yes, escape says no."
    KEYS_LINE = "enter yes · esc no"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,y", "keep", "Yes", show=False)]

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self.dialog_title = title
        self._words = words

    def contents(self) -> list[Widget]:
        """Return the question."""
        return [Static(Content(self._words))]

    def action_keep(self) -> None:
        """Answer yes."""
        self.dismiss(True)


class NotSavedDialog(AskDialog):
    """Something could not be written to disk. It isn't lost: enter tries again.

    A click outside does not close this dialog.
    """

    HELP = "What you did last is still here, but it is not saved. Enter tries again; escape discards it."
    KEYS_LINE = "enter tries again · esc discards it"
    FINDS = False

    def __init__(self, error: JournalError) -> None:
        super().__init__(error.title, f"{error.message} What you did last is still here; press enter to try again.")

    def on_click(self, event: events.Click) -> None:
        """Ignore a click outside: it may have been aimed at the screen before the dialog appeared."""
        event.prevent_default()
