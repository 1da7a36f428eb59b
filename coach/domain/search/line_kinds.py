"""Find the words of a line that say what was done, and whether it was."""

from __future__ import annotations

from collections.abc import Iterator

from coach.domain.search.line_tokens import Sentence
from coach.guide.line_words import LineWords

WITH_SOMEBODY = ("message", "call", "conversation")


def find_kinds(sentence: Sentence, words: LineWords) -> Iterator[tuple[int, int]]:
    """The positions of words for what was done; an employer's answer comes before all others."""
    found = []
    for place in sentence.free_places():
        meaning = words.kinds.at(sentence.folded, place)
        if (
            meaning
            and sentence.free(place, place + meaning[0])
            and (
                (words.verb_last and meaning[1].past and meaning[1].what) or not _is_introduced(sentence, words, place)
            )
        ):
            first = sentence.words[place].clause == 0
            alone = _is_all_but_small(sentence, words, place, place + meaning[0])
            if first or (alone if meaning[1].stage and not meaning[1].what else _opens_clause(sentence, words, place)):
                answers = bool(meaning[1].stage and not meaning[1].what)
                found.append((not answers, place, meaning[0]))
    talks = [place for late, place, _ in found if late and _kind_at(sentence, words, place) in WITH_SOMEBODY]
    talk = min(talks, default=len(sentence.words))
    # "rang Tom at Bolt, no answer" is a call, not an answer to an application
    ordered = sorted(found, key=lambda each: (each[0] or talk < each[1], each[1]))
    yield from ((place, length) for _, place, length in ordered)


def _kind_at(sentence: Sentence, words: LineWords, place: int) -> str:
    """The kind of activity named at this position."""
    meaning = words.kinds.at(sentence.folded, place)
    return meaning[1].what if meaning else ""


def _is_introduced(sentence: Sentence, words: LineWords, place: int) -> bool:
    """Whether this word follows, in its clause, a word that introduces a name or a topic."""
    for at in range(place - 1, -1, -1):
        if sentence.words[at].clause != sentence.words[place].clause:
            return False
        link = sentence.link(words.links, at)
        if link and at + link[0] <= place and link[1] not in ("place", "to", "for", "about"):
            return True
        if link and link[1] == "about" and at < place - 1:
            return True
    return False


def _opens_clause(sentence: Sentence, words: LineWords, place: int) -> bool:
    """Whether only function words precede this word in its clause."""
    small = words.lists["tense.fillers"]
    return all(
        sentence.folded[at] in small
        for at in range(place)
        if sentence.words[at].clause == sentence.words[place].clause and sentence.is_free(at)
    )


def _is_all_but_small(sentence: Sentence, words: LineWords, first: int, end: int) -> bool:
    return _opens_clause(sentence, words, first) and not (
        end < len(sentence.words) and sentence.in_clause(first, end + 1)
    )


def has_phrase(sentence: Sentence, words: LineWords, name: str, first: int, end: int) -> bool:
    """Whether a phrase of this list begins between the two positions."""
    return any(words.phrases[name].at(sentence.folded, at) for at in range(first, end))
