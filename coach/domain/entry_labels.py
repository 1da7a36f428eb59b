"""Describe entries in words, for undo messages and for lists of entries."""

from __future__ import annotations

from coach.domain.dates import short_day
from coach.domain.entries import Entry
from coach.domain.named_records import stem_of
from coach.domain.sanitize import shown
from coach.domain.undo import Transaction
from coach.guide.guide import Guide

_PLAIN = {
    "check_in": "the check-in",
    "paused": "the break",
    "resumed": "the end of the break",
    "quiet_left": "ending the quiet time early",
    "profile": "the change to your settings",
    "writing": "the note that you wrote in private",
    "apart": "the note that two records of the same name are separate",
    "table_form": "how coach reads tables like this one",
}

_WITH_KEY = {
    "schedule": ("the change to your week", ""),
    "timer_dropped": ("stopping the timer", ""),
    "week_plan": ("the plan for a week", ""),
    "week_thing": ("the tick on a thing for the week", ""),
    "busy": ("the busy times from ", ""),
    "break": ("a planned break", ""),
    "break_gone": ("removing a planned break", ""),
    "person": ("", " in your people"),
    "employer": ("", " in your employers"),
    "application": ("the application to ", ""),
    "stage": ("the stage of ", ""),
    "activity": ("the activity “", "”"),
    "search_gone": ("removing ", ""),
    "card": ("the card for ", ""),
    "card_gone": ("removing the card for ", ""),
    "card_held": ("what you noted about the card for ", ""),
    "search_rules": ("the change to the rules for follow-ups", ""),
    "review": ("your answers to the review", ""),
    "story": ("the story “", "”"),
    "story_gone": ("removing the story ", ""),
    "page_without": ("the change to what pages leave out", ""),
    "reading": ("marking it as read", ""),
    "reading_place": ("the place where you stopped reading", ""),
    "highlight": ("the highlight “", "”"),
    "reading_note": ("the note “", "”"),
    "reading_margin_gone": ("removing a highlight or a note", ""),
    "own_reading": ("“", "” to your own reading"),
    "own_reading_gone": ("removing “", "” from your own reading"),
    "worksheet": ("the change in “", "”"),
    "worksheet_row": ("a line in “", "”"),
    "worksheet_row_gone": ("removing a line of “", "”"),
    "practice_round": ("starting a practice round", ""),
    "practice_answer": ("the answer to a practice question", ""),
    "practice_question": ("the question “", "”"),
    "practice_question_gone": ("removing a question you added", ""),
    "practice_recording": ("the recording of a practice round", ""),
    "advert": ("the advert ", ""),
    "advert_gone": ("removing the advert ", ""),
    "skill": ("the skill of your own, ", ""),
    "skill_gone": ("removing the skill ", ""),
    "skill_mark": ("the mark on the skill ", ""),
    "skill_chosen": ("choosing to learn ", ""),
}
_OF_A_BLOCK = {
    "block": "the block",
    "block_once": "the change to the block",
    "block_gone": "removing the block",
    "block_done": "the tick on the block",
    "block_undone": "removing the tick on the block",
    "timer_started": "the timer of the block",
}
_NAMELESS = (
    "schedule",
    "timer_dropped",
    "week_plan",
    "week_thing",
    "break",
    "break_gone",
    "search_rules",
    "review",
    "page_without",
    "reading",
    "practice_round",
    "practice_answer",
    "practice_question_gone",
    "practice_recording",
    "reading_place",
    "reading_margin_gone",
)


def _name_of(entry: Entry) -> str:
    if entry.kind in _NAMELESS:
        return ""
    if entry.kind.startswith("worksheet"):
        return _title_of(entry.text("worksheet"))
    names = {
        "application": "employer",
        "activity": "text",
        "card": "setback",
        "busy": "source",
        "story": "title",
        "practice_question": "asks",
        **dict.fromkeys(("story", "own_reading"), "title"),
        **dict.fromkeys(("highlight", "reading_note"), "text"),
    }
    return entry.text(names.get(entry.kind, "name")) or stem_of(entry.text("key")) or entry.text("what")


def _title_of(worksheet: str) -> str:
    from coach.guide.worksheets import worksheets

    return next((sheet.title for sheet in worksheets() if sheet.name == worksheet), worksheet)


def describe_transaction(act: Transaction, guide: Guide) -> str:
    """A transaction in a few words: its first entry, and how many more there are."""
    first, more = min(act), len(act) - 1
    also = f" and what belongs to it ({more} more)" if more else ""
    return f"{describe(first, guide)}{also}"


def describe(entry: Entry, guide: Guide) -> str:
    """The entry as a noun phrase: "the tick of 4.2 Write to five people"."""
    if entry.kind in _PLAIN:
        return _PLAIN[entry.kind]
    if entry.kind in ("done", "undone"):
        action = guide.find(entry.text("action"))
        name = f"{action.id} {action.title}" if action else shown(entry.text("action"))
        return f"{'the' if entry.kind == 'done' else 'removing the'} tick on {name}"
    if entry.kind == "note":
        words = shown(entry.text("text"))
        return f'the note "{words if len(words) <= 40 else words[:39] + "…"}"'
    if entry.kind in ("step_skipped", "step_taken_up"):
        return f"{'skipping' if entry.kind == 'step_skipped' else 'bringing back'} step {entry.number('step')}"
    if entry.kind.startswith("money") or entry.kind in _OF_A_BLOCK:
        return _of_block(entry) if entry.kind in _OF_A_BLOCK else _of_money(entry)
    if entry.kind in _WITH_KEY:
        before, after = _WITH_KEY[entry.kind]
        return f"{before}{shown(_name_of(entry))[:60]}{after}"
    return "an entry of a newer version"


def _of_block(entry: Entry) -> str:
    """The block by its title or theme, else by its day: people never see its key."""
    name = shown(entry.text("title") or entry.text("theme"))[:60]
    on = entry.day("to_day") or entry.day("day") or entry.day("since")
    day = f" on {short_day(on)}" if on else ""
    return f"{_OF_A_BLOCK[entry.kind]}{f' “{name}”' if name else ''}{day}"


def _of_money(entry: Entry) -> str:
    line = shown(stem_of(entry.text("line")))
    words = {
        "money": f'the money line "{shown(entry.text("name"))}"',
        "money_gone": f"removing the money line {line}",
        "money_cut": f"{'cutting' if entry.fields.get('cut') else 'bringing back'} {line}",
        "money_look": f"the decision about {line}",
        "money_assumed": "the change to what the runway assumes",
    }
    return words.get(entry.kind, "an entry of a newer version")
