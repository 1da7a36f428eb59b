"""The person's deck: the built-in questions, and their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.domain.named_records import resolve_key
from coach.domain.practice.state import CustomQuestion, PracticeState, practice_of
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.guide.practice import ADDED, CURVEBALL, Deck, DeckQuestion, deck

if TYPE_CHECKING:
    from coach.domain.state import State

TITLE = "Questions you added"
WHY = "You added this one yourself."
AT_THE_END = ("asking", CURVEBALL)
_LONG_WORD = re.compile(r"\w{6,}")
"""Words of at least this many letters indicate what a question is about."""
BEGINNING, MOST_FITS = 6, 10


def deck_of(state: State) -> Deck:
    """The person's whole deck, in interview order: their own questions come before the last two kinds."""
    return with_added(practice_of(state))


def with_added(record: PracticeState) -> Deck:
    """The built-in deck with the person's own questions, without removed ones."""
    shipped = deck()
    there = [each for each in record.added.values() if not each.gone and each.key not in shipped.questions]
    added = {each.key: _question(each) for each in there}
    if not added:
        return shipped
    late = {name: each for name, each in shipped.questions.items() if each.kind in AT_THE_END}
    early = {name: each for name, each in shipped.questions.items() if name not in late}
    kinds = {name: title for name, title in shipped.kinds.items() if name not in AT_THE_END}
    return Deck(
        {**early, **added, **late}, {**kinds, ADDED: TITLE, **{name: shipped.kinds[name] for name in AT_THE_END}}
    )


def question_of(record: PracticeState, name: str) -> DeckQuestion | None:
    """The question with this id, removed ones included; None if it is unknown."""
    found = deck().questions.get(name)
    if found is None and (added := record.added.get(name)):
        return _question(added)
    return found


def kind_words(question: DeckQuestion | None) -> str:
    """The name of the question's kind."""
    if question is None:
        return "From an older deck"
    return TITLE if question.kind == ADDED else deck().kinds[question.kind]


def find_added(record: PracticeState, asked: str) -> CustomQuestion:
    """The custom question with this key or these words. Raises RefusedError if there is none."""
    word = asked.strip()
    there = [each for each in record.added.values() if not each.gone]
    key = resolve_key(word, (each.key for each in there))
    found = [each for each in there if key and each.key == key] or [
        each for each in there if each.asks.casefold() == word.casefold()
    ]
    if not found:
        raise RefusedError(
            f"You have not added a question {shown(word)[:40]!r}",
            "`coach practice questions` shows them with their keys.",
        )
    return found[0]


def _question(added: CustomQuestion) -> DeckQuestion:
    words = dict.fromkeys(word[:BEGINNING] for word in _LONG_WORD.findall(f"{added.asks} {added.listen}".casefold()))
    return DeckQuestion(added.key, ADDED, added.asks, WHY, added.listen, tuple(words)[:MOST_FITS])
