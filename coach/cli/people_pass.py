"""`coach people pass`: bring back names in plain text, prompt by prompt, from a terminal or a pipe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_lines, print_wrapped
from coach.cli.prompts import StoppedError, next_line
from coach.cli.runner import warn
from coach.cli.ticks import print_ticked
from coach.domain.dates import relative_day
from coach.domain.named_records import short_keys
from coach.domain.sanitize import shown
from coach.domain.search.contact_prompts import ENOUGH, SPOKEN, incomplete_people, spoken_on, where_to_begin
from coach.domain.search.first_message import SHEET, TOPIC, follow_ups, suggest_first_contacts
from coach.domain.worksheets.state import sheet_of
from coach.errors import RefusedError
from coach.guide.contact_prompts import NamePrompt, name_prompts
from coach.services.contact_prompts import NewContact, add_contact, describe_contact

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.domain.search.state import Person

FIRST_ONES, COMING_ONES = 5, 10


def run_name_prompts(context: Context) -> None:
    """Go through the prompts, then ask how close each person is; save every line at once. Raises JournalError."""
    try:
        _bring_names_back(context)
        _ask_how_close(context)
    except StoppedError:
        print_wrapped("Your names are saved. `coach people pass` continues from here.")
    _tell_what_follows(context)


def _bring_names_back(context: Context) -> None:
    prompts = name_prompts()
    print_wrapped(
        "Type a name and press enter, such as: Ana Lopez, Acme. An empty line goes to the next prompt; q quits."
    )
    for prompt in prompts[where_to_begin(context.store.state.search, prompts) :]:
        number = len(context.store.state.search.people)
        print_lines(["", f"{prompt.title} ({number} of {ENOUGH} names)" if number < ENOUGH else prompt.title])
        print_wrapped(f"{prompt.asks} {prompt.help}")
        while line := next_line("> "):
            _keep(line, prompt, context)


def _keep(line: str, prompt: NamePrompt, context: Context) -> None:
    try:
        brought = add_contact(context.store, line, prompt.where)
    except RefusedError as error:
        warn(f"{error.title}. {error.message}")
        return
    print_wrapped(_said(brought))
    print_ticked(brought.ticked, context)


def _said(brought: NewContact) -> str:
    person = brought.person
    words = ", ".join(map(shown, filter(None, (person.name, person.role, person.employer))))
    if not brought.new:
        return f"{words} is already on your list."
    others = f" There is another {shown(person.name)}, who stays on your list too." if brought.namesakes else ""
    return f"Saved: {words}.{others}"


def _ask_how_close(context: Context) -> None:
    waiting = incomplete_people(context.store.state.search)
    if waiting:
        print_lines(["", "How close, and what to ask"])
        print_wrapped("You can leave any of them empty; q quits.")
    for person in waiting:
        _ask_about(person, context)


def _ask_about(person: Person, context: Context) -> None:
    print_lines(["", ", ".join(map(shown, filter(None, (person.name, person.employer))))])
    topic = person.ask or sheet_of(context.store.state, SHEET).texts.get(TOPIC, "")
    changes: dict[str, object] = {
        "closeness": _number("How close, from 1 (have met) to 5 (could ring tonight)? ", 5) or person.closeness,
        "ask": next_line(f"What to ask? {f'[{shown(topic)}] ' if topic else ''}") or topic or None,
    }
    if not context.store.state.search.last_contact(person):
        told = ", ".join(f"{at} {words}" for at, (words, days) in enumerate(SPOKEN) if days)
        spoken = _number(f"Last spoke: {told}? ", len(SPOKEN) - 1)
        changes["last_contact"] = spoken_on(SPOKEN[spoken][0], context.today) if spoken else None
    try:
        print_ticked(describe_contact(context.store, person.key, **changes), context)
    except RefusedError as error:
        warn(f"{error.title}. {error.message}")


def _number(question: str, most: int) -> int | None:
    while answer := next_line(question):
        if answer in map(str, range(1, most + 1)):
            return int(answer)
        warn(f"Give a number from 1 to {most}, or leave it empty.")
    return None


def _tell_what_follows(context: Context) -> None:
    state, today = context.store.state, context.today
    print_lines(["", f"{len(state.search.people)} of {ENOUGH} names."])
    keys = short_keys(state.search.people)
    for tie in suggest_first_contacts(state, today)[:FIRST_ONES]:
        who = shown(", ".join(filter(None, (tie.person.name, tie.person.employer))))
        print_wrapped(f"Write to {who} ({keys[tie.person.key]}): {shown('; '.join(tie.reasons))}")
    for item in follow_ups(state, today)[:COMING_ONES]:
        print_wrapped(f"{'Now' if item.since <= today else relative_day(item.since, today)}: {shown(item.words)}")
    if state.search.people:
        print_wrapped("`coach people draft NAME` drafts a message.")
