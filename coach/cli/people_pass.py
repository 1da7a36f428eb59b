"""`coach people pass`: names brought back in plain text, prompt by prompt. It reads lines, typed or piped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.asking import LeftError, next_line
from coach.cli.exit_codes import tell
from coach.cli.output import say, say_wrapped
from coach.cli.ticks import say_ticked
from coach.domain.dates import day_beside
from coach.domain.named import short_keys
from coach.domain.search.first_message import SHEET, TOPIC, follow_ups, whom_first
from coach.domain.search.names import ENOUGH, SPOKEN, spoken_on, to_tell, where_to_begin
from coach.domain.text import shown
from coach.domain.worksheets.record import sheet_of
from coach.errors import RefusedError
from coach.guide.names import NamePrompt, name_prompts
from coach.journal.keeping.names import Brought, bring_back, tell_of

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.domain.search.records import Person

FIRST_ONES, COMING_ONES = 5, 10


def go_through(context: Context) -> None:
    """Go through the prompts, then ask how close each is; every line is kept at once. Raises JournalError."""
    try:
        _bring_names_back(context)
        _ask_how_close(context)
    except LeftError:
        say_wrapped("Your names are saved. `coach people pass` continues from here.")
    _tell_what_follows(context)


def _bring_names_back(context: Context) -> None:
    prompts = name_prompts()
    say_wrapped(
        "Type a name and press enter, such as: Ana Lopez, Acme. An empty line goes to the next prompt; q quits."
    )
    for prompt in prompts[where_to_begin(context.coach.transition.search, prompts) :]:
        number = len(context.coach.transition.search.people)
        say(["", f"{prompt.title} ({number} of {ENOUGH} names)" if number < ENOUGH else prompt.title])
        say_wrapped(f"{prompt.asks} {prompt.help}")
        while line := next_line("> "):
            _keep(line, prompt, context)


def _keep(line: str, prompt: NamePrompt, context: Context) -> None:
    try:
        brought = bring_back(context.coach, line, prompt.where)
    except RefusedError as error:
        tell(f"{error.title}. {error.message}")
        return
    say_wrapped(_said(brought))
    say_ticked(brought.ticked, context)


def _said(brought: Brought) -> str:
    person = brought.person
    words = ", ".join(map(shown, filter(None, (person.name, person.role, person.employer))))
    if not brought.new:
        return f"{words} is already on your list."
    others = f" There is another {shown(person.name)}, who stays on your list too." if brought.namesakes else ""
    return f"Saved: {words}.{others}"


def _ask_how_close(context: Context) -> None:
    waiting = to_tell(context.coach.transition.search)
    if waiting:
        say(["", "How close, and what to ask"])
        say_wrapped("You can leave any of them empty; q quits.")
    for person in waiting:
        _ask_about(person, context)


def _ask_about(person: Person, context: Context) -> None:
    say(["", ", ".join(map(shown, filter(None, (person.name, person.employer))))])
    topic = person.ask or sheet_of(context.coach.transition, SHEET).texts.get(TOPIC, "")
    changes: dict[str, object] = {
        "closeness": _number("How close, from 1 (have met) to 5 (could ring tonight)? ", 5) or person.closeness,
        "ask": next_line(f"What to ask? {f'[{shown(topic)}] ' if topic else ''}") or topic or None,
    }
    if not context.coach.transition.search.last_contact(person):
        told = ", ".join(f"{at} {words}" for at, (words, days) in enumerate(SPOKEN) if days)
        spoken = _number(f"Last spoke: {told}? ", len(SPOKEN) - 1)
        changes["last_contact"] = spoken_on(SPOKEN[spoken][0], context.today) if spoken else None
    try:
        say_ticked(tell_of(context.coach, person.key, **changes), context)
    except RefusedError as error:
        tell(f"{error.title}. {error.message}")


def _number(question: str, most: int) -> int | None:
    while answer := next_line(question):
        if answer in map(str, range(1, most + 1)):
            return int(answer)
        tell(f"Give a number from 1 to {most}, or leave it empty.")
    return None


def _tell_what_follows(context: Context) -> None:
    transition, today = context.coach.transition, context.today
    say(["", f"{len(transition.search.people)} of {ENOUGH} names."])
    keys = short_keys(transition.search.people)
    for tie in whom_first(transition, today)[:FIRST_ONES]:
        who = shown(", ".join(filter(None, (tie.person.name, tie.person.employer))))
        say_wrapped(f"Write to {who} ({keys[tie.person.key]}): {shown('; '.join(tie.reasons))}")
    for item in follow_ups(transition, today)[:COMING_ONES]:
        say_wrapped(f"{'Now' if item.since <= today else day_beside(item.since, today)}: {shown(item.words)}")
    if transition.search.people:
        say_wrapped("`coach people draft NAME` drafts a message.")
