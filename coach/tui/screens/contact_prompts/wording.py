"""The texts of the contact prompts."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.dates import relative_day
from coach.domain.sanitize import shown
from coach.domain.search.contact_prompts import ENOUGH, incomplete_people, missing
from coach.domain.search.contact_suggestions import EVIDENCE
from coach.domain.search.first_message import follow_ups, suggest_first_contacts
from coach.tui.rich_text import evidence_line, prose
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from coach.domain.search.contact_suggestions import ContactSuggestion
    from coach.domain.search.follow_ups import Due
    from coach.domain.search.log import SearchLog
    from coach.domain.search.state import Person
    from coach.domain.state import State
    from coach.guide.contact_prompts import NamePrompt
    from coach.services.contact_prompts import NewContact

CLOSE, WRITE, FOLLOW = PARTS = ("close", "write", "follow")
TITLES = {CLOSE: "How close, what to ask", WRITE: "Who to write to first", FOLLOW: "Follow-ups"}
SHOWN, WAITING = 5, 8
ORDER = (
    "People not so close to you are first. If your work is mostly away from a computer, people close to you help "
    "more: press O to put them first."
)


def prompt_line(prompt: NamePrompt, number: int) -> Content:
    """A prompt in the list, with how many names it brought back."""
    mark = ("✓ ", "$success") if number else ("· ", "")
    return Content.assemble(mark, prompt.title, (f"  {number}" if number else "", MUTED))


def part_line(part: str, waiting: int) -> Content:
    """A part below the prompts; `waiting` are the people with something missing."""
    waiting = waiting if part == CLOSE else 0
    return Content.assemble((f"→ {TITLES[part]}", "$primary"), (f"  {waiting}" if waiting else "", MUTED))


def about_prompt(prompt: NamePrompt) -> Content:
    """What a prompt asks."""
    return Content.assemble(
        (prompt.asks, "bold"),
        "\n",
        prose(prompt.help),
        ("\n\nType a name and press enter; an empty line goes to the next prompt.", MUTED),
    )


def said_of(person: Person, brought: NewContact | None = None) -> Content:
    """A person in one line; `brought` says whether they were already listed, and who else has that name."""
    work = ", ".join(filter(None, (person.role, person.employer)))
    words = f"{shown(person.name)}{f', {shown(work)}' if work else ''}"
    if brought is None:
        return Content(f"  {words}")
    told = f"Saved: {words}." if brought.new else f"{words} is already on your list."
    others = f" There is another {shown(person.name)}, who stays on your list too." if brought.namesakes else ""
    return Content.styled(f"{told}{others}\n", "bold")


def about_part(part: str, state: State, today: date, *, close_first: bool) -> Content:
    """The full text of a part below the prompts."""
    texts = {
        CLOSE: lambda: _incomplete(state.search),
        WRITE: lambda: _who_first(state, today, close_first=close_first),
        FOLLOW: lambda: _follow_ups(state, today),
    }
    return Content("\n\n").join([Content.styled(TITLES[part], "bold"), *texts[part]()])


def _incomplete(log: SearchLog) -> list[Content]:
    waiting = incomplete_people(log)
    told = len(log.people) - len(waiting)
    if not log.people:
        return [Content("Nobody is on your list yet. Start with any prompt above.")]
    words = f"{told} of {ENOUGH} have all three: how close you are, when you last spoke, and what to ask."
    if not waiting:
        return [Content(words), Content("Every name has its details.")]
    lines = [f"{shown(each.name)}: {', '.join(missing(each, log))}" for each in waiting[:WAITING]]
    more = [f"and {len(waiting) - WAITING} more"] if len(waiting) > WAITING else []
    return [
        Content(words),
        Content("\n".join([*lines, *more])),
        Content.styled("Enter asks about each of them; ten seconds a person.", MUTED),
    ]


def _who_first(state: State, today: date, *, close_first: bool) -> list[Content]:
    ties = suggest_first_contacts(state, today, close_first=close_first)[:SHOWN]
    if not ties:
        return [Content("Everybody has had a first message. See what is due under follow-ups.")]
    order = "People close to you are first now. Press O to change that." if close_first else ORDER
    found = [state.guide.evidence[name] for name in EVIDENCE]
    return [
        Content("\n").join([tie_line(tie) for tie in ties]),
        Content.styled("Enter chooses one and drafts the message.", MUTED),
        Content(order),
        *map(evidence_line, found),
    ]


def tie_line(tie: ContactSuggestion) -> Content:
    """Somebody to write to, with the reasons."""
    return Content.assemble((who(tie), "bold"), f": {shown('; '.join(tie.reasons))}")


def who(tie: ContactSuggestion) -> str:
    """Their name and where they work."""
    return shown(", ".join(filter(None, (tie.person.name, tie.person.employer))))


def _follow_ups(state: State, today: date) -> list[Content]:
    found = follow_ups(state, today)
    if not found:
        return [Content("Nothing is due in the next two weeks. When you note a message here, coach reminds you once.")]
    lines = [_due_line(item, today) for item in found[: 2 * WAITING]]
    more = [f"and {len(found) - len(lines)} more"] if len(found) > len(lines) else []
    return [
        Content("\n".join([*lines, *more])),
        Content.styled("Enter goes to the Search, where you mark it as done.", MUTED),
    ]


def _due_line(item: Due, today: date) -> str:
    when = "now" if item.since <= today else relative_day(item.since, today)
    return f"{when}: {shown(item.words)}"
