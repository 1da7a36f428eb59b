"""The texts of the story bank."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.dates import long_day, relative_day
from coach.domain.review.state import Story
from coach.domain.review.stories import ENOUGH, is_complete, strengths_of
from coach.domain.sanitize import shown, shown_lines
from coach.domain.search.setbacks import PROMPTS, card_words
from coach.domain.wording import count
from coach.domain.worksheets.progress import asked_again_on
from coach.domain.worksheets.rows import row_words, to_practise
from coach.domain.worksheets.state import sheet_of
from coach.guide.worksheets import worksheet
from coach.tui.rich_text import evidence_line
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from coach.domain.search.state import Card
    from coach.domain.state import State

STRENGTHS, CARDS, SURE = PARTS = ("strengths", "cards", "sure")
SHEET, FIELD = "introduction", "sure"
LABELS = {"situation": "Situation", "task": "Task", "action": "What you did", "result": "What came of it"}
MOST_STRENGTHS, MOST_TITLES = 40, 4


def row_line(row: Story | str, state: State, today: date, width: int) -> Content:
    """Return a row of the list."""
    if isinstance(row, Story):
        mark = ("✓ ", "$success") if is_complete(row) else ("· ", "")
        return Content.assemble(mark, shown(row.title), (f"  {shown(row.shows)}" if width > 40 else "", MUTED))
    return Content.styled(f"→ {_part_words(row, state, today)}", "$primary")


def _part_words(part: str, state: State, today: date) -> str:
    if part == STRENGTHS:
        return f"Strengths  {len(strengths_of(state.reviews.stories.values()))}"
    if part == CARDS:
        return f"Setback cards  {len(state.search.cards)}"
    lowest = to_practise(worksheet(SHEET).field(FIELD), sheet_of(state, SHEET))
    asked_on = asked_again_on(worksheet(SHEET).field(FIELD), sheet_of(state, SHEET))
    if asked_on and asked_on <= today:
        return "How sure are you now?"
    return f"Practise: {lowest.lower()}" if lowest else "What to practise next"


def about_row(row: Story | str, state: State, today: date) -> Content:
    """Return the full text of the selected row."""
    if isinstance(row, Story):
        return story_text(row, today)
    if row == STRENGTHS:
        return strengths_text(state)
    return _cards_text(state) if row == CARDS else _sure_text(state, today)


def story_text(story: Story, today: date) -> Content:
    """Return a story with all its parts."""
    parts = [Content.assemble((shown(story.title), "bold"), (f"\n{relative_day(story.on, today)}", MUTED))]
    for name, label in LABELS.items():
        if text := getattr(story, name):
            parts.append(Content.assemble((label, "bold"), "\n", shown_lines(text)))
    if story.shows:
        parts.append(Content.assemble(("It shows: ", "bold"), shown(story.shows)))
    missing = [label.lower() for name, label in LABELS.items() if name != "task" and not getattr(story, name)]
    if missing:
        parts.append(Content.styled(f"Still open: {', '.join(missing)}. e adds them.", MUTED))
    return Content("\n\n").join(parts)


def strengths_text(state: State) -> Content:
    """Return the strengths, with the number and titles of the stories that show each."""
    stories = state.reviews.stories
    found = strengths_of(stories.values())
    title = Content.styled("What your stories show", "bold")
    if not found:
        words = (
            "Nothing yet. Add strengths under “it shows” in a story: a word or two each, separated by commas. coach "
            f"counts them over all your stories. {_how_many(len(stories))}"
        )
        return Content("\n\n").join([title, Content(words)])
    lines = []
    for strength in found[:MOST_STRENGTHS]:
        titles = "; ".join(shown(story.title) for story in strength.stories[-MOST_TITLES:][::-1])
        more = f"; and {len(strength.stories) - MOST_TITLES} more" if len(strength.stories) > MOST_TITLES else ""
        number = count(len(strength.stories), "story", "stories")
        lines.append(Content.assemble((shown(strength.name), "bold"), f"  {number}\n", (f"  {titles}{more}", MUTED)))
    more_lines = [Content(f"and {len(found) - MOST_STRENGTHS} more")] if len(found) > MOST_STRENGTHS else []
    return Content("\n\n").join([title, Content("\n").join([*lines, *more_lines]), Content(_how_many(len(stories)))])


def _how_many(number: int) -> str:
    if number >= ENOUGH:
        return "The introduction uses them under “five strengths”."
    return f"Five stories are a good bank; {count(number, 'is', 'are')} here." if number else "Press a to add a story."


def _cards_text(state: State) -> Content:
    cards = state.search.cards.values()
    lines = [Content.assemble((f"{_when(card)}: ", "bold"), shown(card.answer), _card_record(card)) for card in cards]
    if not lines:
        lines = [Content("No card yet. On a calm day, write what you will do when a no, a silence or a low day comes.")]
    found = state.guide.evidence["liu-2014"]
    return Content("\n\n").join([
        Content.styled("For hard days", "bold"),
        Content("\n").join(lines),
        Content.styled("Enter writes one, or changes one.", MUTED),
        evidence_line(found),
    ])  # fmt: skip


def _when(card: Card) -> str:
    return next((when for setback, when, _ in PROMPTS if setback == card.setback), card.setback.capitalize())


def _card_record(card: Card) -> tuple[str, str]:
    return f"  ({card_words(card)})", MUTED


def _sure_text(state: State, today: date) -> Content:
    field, record = worksheet(SHEET).field(FIELD), sheet_of(state, SHEET)
    rows = record.rows.get(field.key, ())
    parts = [Content.styled("What to practise next", "bold"), Content(field.prompt)]
    if lowest := to_practise(field, record):
        parts.append(Content.assemble(("To practise next: ", "bold"), f"{lowest.lower()}."))
    if rows:
        parts.append(
            Content("\n").join(
                [Content(f"{relative_day(row.on, today)}: {row_words(field, row)}") for row in rows[-6:]]
            )
        )
    asked_on = asked_again_on(field, record)
    if asked_on and asked_on > today:
        parts.append(Content(f"It is asked again on {long_day(asked_on)}; enter notes one now."))
    else:
        parts.append(Content.styled("Enter asks.", MUTED))
    return Content("\n\n").join(parts)
