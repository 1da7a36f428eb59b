"""The ten steps as a document, the five actions that matter most, and the results of a finished step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import relative_day
from coach.domain.document import Document, Paragraph, grouped, prose, section
from coach.domain.fewest import key_actions, time_now
from coach.domain.progress import finish_words, progress
from coach.domain.wording import duration
from coach.guide.fewest import fewest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.progress import Finish
    from coach.domain.state import State
    from coach.guide.guide import Guide
    from coach.guide.models import Action, Step


def tick(action: Action, *, done: bool, about: str = "") -> Paragraph:
    """ "[x] 4.2  Grow the list to thirty people (45 min)"."""
    mark = f"[{'x' if done else ' '}] {action.id:<4} "
    return Paragraph(f"{action.title} ({about or duration(action.minutes)})", lead=mark)


def steps_document(state: State, today: date) -> Document:
    """The ten steps with their actions."""
    return grouped(*(_step(step, state, today) for step in state.guide.steps))


def _step(step: Step, state: State, today: date) -> Iterator[Paragraph]:
    so_far = progress(state, step)
    status = f"{so_far.done} of {so_far.total} done{', skipped' if so_far.skipped else ''}"
    yield Paragraph(f"{step.title} ({status})", lead=f"{step.number}. ")
    for action in step.actions:
        record = state.history_of(action.id)
        yield tick(action, done=record.times > 0, about=_history(record.times, record.last_on, today, action))


def _history(times: int, last_on: date | None, today: date, action: Action) -> str:
    if last_on is None:
        often = "" if action.repeat == "once" else f", {action.how_often}"
        return f"{duration(action.minutes)}{often}"
    last = relative_day(last_on, today)
    return f"done {last}" if times == 1 else f"{times} times, last {last}"


def few_document(state: State, today: date) -> Document:
    """The five actions of the current time, and the names of the other times."""
    now = time_now(state, today)
    few = (tick(each.action, done=each.done) for each in key_actions(state, now, today))
    others = ", ".join(f"{time.title.lower()} ({', '.join(time.actions)})" for time in fewest().times if time != now)
    more = (f"At other times: {others}.", "`coach step 1` shows how to do each action of step 1.")
    return grouped([Paragraph(fewest().about)], [Paragraph(f"{now.title}. {now.why}"), *few], map(Paragraph, more))


def finish_document(finish: Finish, guide: Guide) -> Document:
    """The results of a finished step, and the next step."""
    word, following = guide.final_word, finish.following
    after = [_next(following)] if following else prose(word["At the end"])
    sections = (section("", prose(word["When a step is finished"])), section("", after))
    return Document(f"Step {finish.step.number} is done", sections, intro=(finish_words(finish),))


def _next(step: Step) -> Paragraph:
    before, name = "Next, when you like: ", f"step {step.number}, {step.title}"
    return Paragraph(f"{before}{name}. {step.summary}", marks=((len(before), len(before + name), "strong"),))
