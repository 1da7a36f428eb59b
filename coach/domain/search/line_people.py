"""Find lists of names in a line: "Ken, Yuki and Mei" are three people."""

from __future__ import annotations

from coach.domain.search.line_names import KnownNames, name_end
from coach.domain.search.line_tokens import Sentence, run
from coach.guide.line_words import LineWords

WORDS_BEFORE = 2
"""How many function words may describe somebody before the name."""
Item = tuple[int, int, int]
"""Where the name's phrase begins (with an "and" or an article), where the name itself begins, and where it ends."""


def people_from(sentence: Sentence, first: int, end: int, words: LineWords, known: KnownNames) -> list[Item]:
    """The names that begin at `first`: one, or several with commas and an "and" between them. `end` ends the first."""
    one = _item(sentence, first, end, words, known)
    if one is None:
        return []
    items = [one]
    while (more := _after(sentence, items[-1], words, known)) is not None:
        items += more
    return items


def _item(sentence: Sentence, first: int, end: int, words: LineWords, known: KnownNames) -> Item | None:
    begin = first
    end = next((at for at in range(first + 1, end) if sentence.folded[at] in words.lists["names.and"]), end)
    while begin < end - 1 and _is_article(sentence, begin, words):
        begin += 1
    stop = end if begin > first else name_end(sentence, begin, end, words, known.people)
    if begin == first and stop == begin:
        return None
    begin = _capital(sentence, begin, end, words)
    stop = name_end(sentence, begin, end, words, known.people) if sentence.words[begin].is_capital else stop
    return (first, begin, stop) if stop > begin else None


def _capital(sentence: Sentence, begin: int, end: int, words: LineWords) -> int:
    """The start of the name itself after a description: "my old boss Mike" is Mike."""
    for at in range(begin, min(end, begin + WORDS_BEFORE + 1)):
        if sentence.words[at].is_capital:
            return at
        if sentence.folded[at] in words.lists["names.particles"] | words.lists["names.stop"]:
            break
    return begin


def _is_article(sentence: Sentence, place: int, words: LineWords) -> bool:
    word = sentence.words[place]
    return word.folded in words.lists["names.articles"] and not word.is_capital


def _after(sentence: Sentence, last: Item, words: LineWords, known: KnownNames) -> list[Item] | None:
    """The names that follow the last one: after an "and", or in a list that ends with one."""
    place = last[2]
    if not sentence.is_free(place):
        return None
    if sentence.folded[place] in words.lists["names.and"]:
        found = _joined(sentence, place, last, words, known)
        return [found] if found else None
    listed: list[Item] = []
    while sentence.is_free(place) and sentence.begins_clause(place):
        item = _plain(sentence, place, last, words, known)
        if item is None:
            break
        listed.append(item)
        place = item[2]
        if sentence.is_free(place) and sentence.folded[place] in words.lists["names.and"]:
            final = _joined(sentence, place, last, words, known)
            return [*listed, final] if final else None
    all_known = listed and all(known.has_person(sentence.name(*item[1:])) for item in listed)
    return listed if all_known else None


def _joined(sentence: Sentence, place: int, last: Item, words: LineWords, known: KnownNames) -> Item | None:
    item = _plain(sentence, place + 1, last, words, known) if sentence.is_free(place + 1) else None
    return (place, item[1], item[2]) if item else None


def _plain(sentence: Sentence, place: int, last: Item, words: LineWords, known: KnownNames) -> Item | None:
    """A name that needs no introduction: capitalised, or listed, or lower-case like those before it."""
    if sentence.begins_clause(place) and words.kinds.at(sentence.folded, place):
        return None
    end = next((at for at in range(place, run(sentence, place)) if _is_mark(sentence, at, words)), run(sentence, place))
    item = _item(sentence, place, end, words, known) if end > place else None
    if item is None or sentence.link(words.links, item[1]):
        return None
    small = not sentence.words[item[1]].is_capital
    if known.has_person(sentence.name(*item[1:])):
        return item
    if small and (
        sentence.words[last[1]].is_capital or item[2] - item[1] > 2 or words.kinds.at(sentence.folded, place)
    ):
        return None
    return item


def _is_mark(sentence: Sentence, place: int, words: LineWords) -> bool:
    return bool(sentence.link(words.links, place)) or sentence.folded[place] in words.lists["names.and"]
