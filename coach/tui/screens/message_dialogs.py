"""Small dialogs that say something, or ask for yes or no."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.dates import day_beside
from coach.domain.progress import Finish
from coach.domain.reading.library import source_words
from coach.domain.wording import count, duration
from coach.errors import JournalError
from coach.guide.guide import Guide
from coach.guide.models import Action
from coach.tui.rich_text import evidence_line, prose
from coach.tui.screens.dialog import Dialog, TextDialog
from coach.tui.themes import MUTED
from coach.tui.view import View


class LeaveDialog(Dialog[bool]):
    """Asks before leaving."""

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
        """One sentence."""
        saved = "Everything is saved." if self._all_saved else "What you did last is not saved yet."
        return [Static(f"{self._why} {saved} Type coach when you want to come back.".strip())]

    def action_leave(self) -> None:
        """Yes."""
        self.dismiss(True)


class FactsDialog(TextDialog):
    """The events at the beginning of a pass. Enter goes on with True, escape leaves the pass."""

    HELP = "Something to know before you go on. Enter goes on. Escape closes; what you saved stays saved."
    KEYS_LINE = "enter goes on · esc closes"
    ON_ENTER = "go_on"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "go_on", "Go on", show=False)]

    def action_go_on(self) -> None:
        """On to the next part."""
        self.dismiss(True)


def finish_text(finish: Finish, guide: Guide) -> Content:
    """What finishing a step came to, and what comes next."""
    days = (finish.last - finish.first).days + 1
    spent = f", {duration(finish.minutes)} of your time as you noted it" if finish.minutes else ""
    parts = [
        Content(f"{count(finish.ticks, 'tick')} over {count(days, 'day')}{spent}."),
        prose(guide.final_word["When a step is finished"]),
    ]
    if finish.following:
        following = finish.following
        parts.append(
            Content.assemble(
                "Next: ", (f"step {following.number}, {following.title}", "bold"), f". {following.summary}"
            )
        )
    else:
        parts.append(prose(guide.final_word["At the end"]))
    return Content("\n\n").join(parts)


def action_text(action: Action, view: View) -> Content:
    """All about one action: how, when it is done, what helps first, what it rests on, when it was done."""
    guide, record = view.state.guide, view.state.history_of(action.id)
    step = guide.step(action.step)
    parts = [
        prose(step.how(action.id)),
        Content.assemble(("Done when: ", "bold"), action.done_when),
        Content.assemble(("Takes about: ", "bold"), f"{duration(action.minutes)}, {action.how_often}"),
    ]
    if action.when:
        parts.append(Content.assemble(("For when: ", "bold"), action.when))
    if action.needs:
        needs = "; ".join(f"{guide.actions[need].id} {guide.actions[need].title}" for need in action.needs)
        parts.append(Content.assemble(("Best done first: ", "bold"), needs))
    if record.last_on:
        when = day_beside(record.last_on, view.now.date())
        times = "once," if record.times == 1 else f"{record.times} times, last"
        parts.append(Content.assemble(("You did it: ", "bold"), f"{times} {when}"))
    found = [guide.evidence[id_] for id_ in action.evidence or step.evidence]
    if found:
        heading = "What it is based on" if action.evidence else "What the step is based on"
        parts.append(Content("\n").join([Content.styled(heading, "bold"), *map(evidence_line, found)]))
    if action.sources:
        said = [f"{source_words(source)} {source.link}" for source in action.sources]
        parts.append(Content.assemble(("Sources", "bold"), "\n", ("\n".join(said), MUTED)))
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
        """What is asked."""
        return [Static(Content(self._words))]

    def action_keep(self) -> None:
        """Yes."""
        self.dismiss(True)


class NotSavedDialog(AskDialog):
    """What the disk did not take is not lost: enter tries again. It stays open for a click beside it."""

    HELP = "What you did last is still here, but it is not saved. Enter tries again; escape discards it."
    KEYS_LINE = "enter tries again · esc discards it"
    FINDS = False

    def __init__(self, error: JournalError) -> None:
        super().__init__(error.title, f"{error.message} What you did last is still here; press enter to try again.")

    def on_click(self, event: events.Click) -> None:
        """A click beside it could come from before it was there."""
        event.prevent_default()
