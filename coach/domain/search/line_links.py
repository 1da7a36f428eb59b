"""Prepositions that introduce person, employer, role and source: "with Ana at Acme as an analyst via a friend"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.search.line_names import Named, NameQuestion, name_end, person_of
from coach.domain.search.line_people import people_from
from coach.domain.search.line_tokens import run

if TYPE_CHECKING:
    from coach.domain.search.line_reader import Reader

ABOUT_SOMETHING = ("course", "event", "practice")
PEOPLE_OF = ("message", "call", "conversation")
WHEN_AND_HOW = frozenset(("on", "start", "minutes", "method"))
TALKS = ("message", "call", "conversation", "practice", "event", "course", "")


def read_links(reader: Reader) -> None:
    """Find everything that a preposition introduces, and the names next to the verb."""
    _before_the_verb(reader)
    _after_the_verb(reader)
    for place in reader.sentence.free_places():
        found = reader.sentence.link(reader.words.links, place)
        if found and reader.sentence.free(place, place + found[0] + 1):
            _linked(reader, place, place + found[0], found[1])
    _before_a_final_verb(reader)
    _site_alone(reader)
    _name_alone(reader)
    _match_people(reader)


def _linked(reader: Reader, first: int, begin: int, link: str) -> None:
    end = _phrase_end(reader, begin, role=link in ("role", "for"))
    if end == begin:
        return
    if reader.sentence.folded[first] in reader.words.lists["methods.on"] and _is_site(reader, begin):
        _site(reader, first, begin)
    elif link in ("at", "from", "by", "to", "with"):
        _name(reader, first, begin, end, link)
    elif link == "for":
        _for(reader, first, begin, end)
    elif link == "about" or (link == "place" and reader.said.what == "course"):
        _about(reader, first, begin)
    elif link == "place" and reader.said.is_about_a_job and reader.sentence.words[begin].is_capital:
        _claim(reader, first, begin, name_end(reader.sentence, begin, end, reader.words, ()), "place")
    elif link in ("role", "ask"):
        _claim(reader, first, begin, end, link)
    elif link == "source":
        _source(reader, first, begin, end)


def _about(reader: Reader, first: int, begin: int) -> None:
    """ "about pay" is a topic, "on SQL" and "in SQL" that of a course, "on LinkedIn" where it was done."""
    on = reader.sentence.folded[first] in reader.words.lists["methods.on"]
    if not on or reader.said.what in ABOUT_SOMETHING:
        _claim(reader, first, begin, _phrase_end(reader, begin, whole=True), "about")


def _claim(reader: Reader, first: int, begin: int, end: int, name: str) -> None:
    if getattr(reader.said, name) or end <= begin:
        return
    while name == "role" and begin < end - 1 and reader.sentence.folded[begin] in reader.words.lists["names.articles"]:
        begin += 1
    last = reader.sentence.folded[end - 1] in reader.words.lists["names.roles"]
    text = reader.sentence.name(begin, end - 1 if name == "role" and last and end - begin > 1 else end)
    setattr(reader.said, name, text)
    reader.sentence.claim(first, end, name, text)


def _phrase_end(reader: Reader, begin: int, *, whole: bool = False, role: bool = False) -> int:
    """The end of the phrase that begins here: before a word of another part or clause, or the next preposition."""
    sentence, last = reader.sentence, run(reader.sentence, begin)
    ends = ("at", "with", "source", "to", "from") if whole else None
    for place in range(begin + 1, last):
        link = sentence.link(reader.words.links, place)
        if role and link and link[1] == "from" and place + 1 < last and not sentence.words[place + 1].is_capital:
            continue  # "jefe de ventas"
        if (
            link
            and place + link[0] < last
            and (ends is None or link[1] in ends)
            and not (_is_a_place(reader, place + link[0], link[1]) if whole else _is_inside(reader, place, link[1]))
        ):
            return place
    return last


def _is_inside(reader: Reader, place: int, link: str) -> bool:
    """Whether a preposition is part of a role or of a name, as in "head of sales for Europe"."""
    if link == "for":
        return not reader.said.is_about_a_job or bool(reader.said.role)
    if link == "from":
        after = reader.sentence.words[place + 1]
        part = after.folded in reader.words.lists["names.particles"] and not after.is_capital  # "María de la Cruz"
        return part or after.folded in reader.words.lists["names.surnames"]
    return link == "place" and not reader.sentence.words[place + 1].is_capital


def _is_site(reader: Reader, place: int) -> bool:
    return reader.sentence.folded[place] in reader.words.lists["methods.sites"]


def _site(reader: Reader, first: int, begin: int) -> None:
    """ "on LinkedIn": done online; for an application it is also where the job was found."""
    reader.said.method = reader.said.method or "online"
    if reader.said.what == "application" and not reader.said.source:
        reader.said.source = reader.sentence.name(begin, begin + 1)
    reader.sentence.claim(first, begin + 1, "method", "online")


def _site_alone(reader: Reader) -> None:
    """ "applied to Acme, LinkedIn", "messaged Ana whatsapp": a site at the end of the clause."""
    if reader.said.what not in ("application", "message"):
        return
    for place in reader.sentence.free_places():
        led = place > 0 and reader.sentence.link(reader.words.links, place - 1) and reader.sentence.is_free(place - 1)
        if (
            _is_site(reader, place)
            and len(reader.sentence.folded[place]) > 1
            and not led
            and not reader.sentence.free(place, place + 2)
        ):
            _site(reader, place, place)
            return


def _source(reader: Reader, first: int, begin: int, end: int) -> None:
    if _is_site(reader, begin) and reader.said.what in PEOPLE_OF:
        _site(reader, first, begin)
        return
    sentence = reader.sentence
    if reader.said.what in PEOPLE_OF:
        return
    if not sentence.words[begin].is_capital and sentence.folded[begin] not in reader.words.lists["names.articles"]:
        end = min(end, begin + 2)
    elif sentence.words[begin].is_capital:
        end = name_end(sentence, begin, end, reader.words, ())
    _claim(reader, first, begin, end, "source")


def _for(reader: Reader, first: int, begin: int, end: int) -> None:
    """ "for platform engineer" is the role, "interview for Acme" the employer if it is known."""
    if not reader.said.is_about_a_job:
        return
    if not reader.said.employer and reader.known.has_employer(reader.sentence.name(begin, end)):
        _claim(reader, first, begin, end, "employer")
    else:
        _claim(reader, first, begin, end, "role")


def _name(reader: Reader, first: int, begin: int, end: int, link: str) -> None:
    name = reader.sentence.name(begin, end)
    listed = reader.known.has_employer(name) or reader.known.has_person(name)
    if not listed and link in ("to", "from", "by") and reader.said.what in ABOUT_SOMETHING:
        _claim(reader, first, begin, end, "about")
        return
    if not listed and (
        _is_a_place(reader, begin, link) or (not reader.said.understood and link in ("to", "from", "by"))
    ):
        return
    if _leads_to_employer(reader, begin, end, link):
        _employer(reader, first, begin, end)
    else:
        _people(reader, first, begin, end)


def _is_a_place(reader: Reader, begin: int, link: str) -> bool:
    """ "met Ana at the library" says where they met, not where she works."""
    sentence, articles = reader.sentence, reader.words.lists["names.articles"]
    led = sentence.folded[begin] in articles and not sentence.words[begin].is_capital
    small = begin + 1 < len(sentence.words) and not sentence.words[begin + 1].is_capital
    return link == "at" and reader.said.what in TALKS and led and small


def _leads_to_employer(reader: Reader, begin: int, end: int, link: str) -> bool:
    said, sentence, known = reader.said, reader.sentence, reader.known
    if link == "at":
        return True
    begin = _after_articles(reader, begin, end)
    name = sentence.name(begin, name_end(sentence, begin, end, reader.words, known.employers))
    listed = known.has_employer(name) and not known.has_person(name)
    if link == "with" and said.what != "other":
        alone = said.is_about_a_job and not said.employer and not _names_an_employer(reader, end)
        return (alone and not known.has_person(name) and len(name.split()) == 1) or (listed and not said.employer)
    if link == "from" and said.people:
        return True
    if link == "to" and said.is_about_a_job and _is_at(reader, begin, end):
        return False  # "sent my CV to Ana at Acme"
    return listed or said.is_about_a_job or (said.what not in TALKS)


def _is_at(reader: Reader, begin: int, end: int) -> bool:
    """Whether a place follows the name: "Ana at Acme"."""
    sentence = reader.sentence
    link = sentence.link(reader.words.links, end) if sentence.in_clause(begin, end + 2) else None
    if link is None or not sentence.is_free(end) or not sentence.words[begin].is_capital:
        return False
    return link[1] == "at" or (link[1] == "from" and sentence.words[end + 1].is_capital)


def _names_an_employer(reader: Reader, first: int) -> bool:
    """Whether a later preposition introduces an employer."""
    sentence = reader.sentence
    links = (sentence.link(reader.words.links, at) for at in sentence.free_places() if at >= first)
    return any(found and found[1] in ("at", "from") for found in links)


def _after_articles(reader: Reader, begin: int, end: int) -> int:
    """The start of the name after "the", "my" and the like."""
    sentence, articles = reader.sentence, reader.words.lists["names.articles"]
    while begin < end - 1 and not sentence.words[begin].is_capital and sentence.folded[begin] in articles:
        begin += 1
    return begin


def _employer(reader: Reader, first: int, begin: int, end: int) -> None:
    sentence, said = reader.sentence, reader.said
    begin = _after_articles(reader, begin, end)
    stop = name_end(sentence, begin, end, reader.words, reader.known.employers)
    if stop == begin or said.employer:
        return
    two = stop < end - 1 and sentence.folded[stop] in reader.words.lists["names.and"]
    small = not sentence.words[begin].is_capital and not reader.words.kinds.at(sentence.folded, min(stop + 1, end - 1))
    alike = small or (sentence.words[begin].is_capital and two and sentence.words[stop + 1].is_capital)
    if two and alike and said.what == "application" and (not small or stop + 2 == end):
        last = name_end(sentence, stop + 1, end, reader.words, reader.known.employers)
        both = sentence.name(begin, last)
        if not reader.known.has_employer(both):
            said.asks.append(
                NameQuestion(
                    "employer",
                    both,
                    f"Is {both} one employer or two? Write & if it is one. Write a line for each if they are two.",
                )
            )
        stop = last
    said.employer = sentence.name(begin, stop)
    sentence.claim(first, stop, "employer", said.employer)


def _people(reader: Reader, first: int, begin: int, end: int) -> None:
    sentence = reader.sentence
    if reader.said.people or sentence.folded[begin] in reader.words.lists["names.answers"]:
        return
    for number, (start, name, stop) in enumerate(people_from(sentence, begin, end, reader.words, reader.known)):
        reader.said.people.append(Named(sentence.name(name, stop)))
        sentence.claim(first if number == 0 else start, stop, "person", sentence.name(name, stop))


def _after_the_verb(reader: Reader) -> None:
    """Directly after the verb: "called Sam" names a person, "interview Acme" an employer."""
    said, sentence, begin = reader.said, reader.sentence, reader.said.verb_end
    while begin and sentence.in_clause(begin - 1, begin + 1) and sentence.part_at(begin) in WHEN_AND_HOW:
        begin += 1
    if not begin or not sentence.is_free(begin) or not sentence.in_clause(begin - 1, begin + 1):
        return
    if sentence.link(reader.words.links, begin) or sentence.folded[begin] in reader.words.lists["names.answers"]:
        return
    if begin > said.verb_end and not sentence.words[begin].is_capital:
        return
    end = _phrase_end(reader, begin)
    name = sentence.name(begin, end)
    if said.is_about_a_job:
        _employer_after_verb(reader, begin, end)
    elif said.what in PEOPLE_OF:
        if reader.known.has_employer(name) and not reader.known.has_person(name):
            _employer(reader, begin, begin, end)
        else:
            _people(reader, begin, begin, end)


def _employer_after_verb(reader: Reader, begin: int, end: int) -> None:
    """A lower-case name is an employer only if nothing else follows: "applied acme", but not "interview went well"."""
    sentence, said, words = reader.sentence, reader.said, reader.words
    link = sentence.link(words.links, end) if end < len(sentence.words) and sentence.in_clause(begin, end + 1) else None
    named = name_end(sentence, begin, end, words, ()) > begin
    if said.what == "application" and named and link and link[1] == "at":
        _claim(reader, begin, begin, end, "role")  # "applied senior dev at Acme"
        return
    first, begin = begin, _after_articles(reader, begin, end)
    stop = name_end(sentence, begin, end, words, reader.known.employers)
    alone = stop == end and end - begin == 1 and sentence.folded[begin] not in words.lists["names.articles"]
    sure = sentence.words[begin].is_capital or reader.known.has_employer(sentence.name(begin, stop)) or said.is_answer
    if sure or (alone and sentence.folded[begin].isalpha() and not _is_site(reader, begin)):
        _employer(reader, first, begin, end)


def _before_the_verb(reader: Reader) -> None:
    """ "Sony phone screen", "acme rejected me": the name comes before the verb."""
    said, sentence, end = reader.said, reader.sentence, reader.said.verb_first
    begin = end
    while begin > 0 and sentence.free(begin - 1, end):
        begin -= 1
    if not said.verb_end or begin == end or name_end(sentence, begin, end, reader.words, reader.known.employers) != end:
        return
    name = sentence.name(begin, end)
    if reader.known.has_person(name) and not said.is_about_a_job:
        _people(reader, begin, begin, end)
    elif said.is_about_a_job and (sentence.words[begin].is_capital or (said.is_answer and end - begin <= 2)):
        _employer(reader, begin, begin, end)


def _before_a_final_verb(reader: Reader) -> None:
    """ "Ana gebeld", "Jan angerufen": the verb comes last, after the name."""
    said, sentence, end = reader.said, reader.sentence, reader.said.verb_first
    begin = end
    while begin > 0 and sentence.free(begin - 1, end) and sentence.words[begin - 1].is_capital:
        begin -= 1
    ends = not (sentence.is_free(said.verb_end) and sentence.in_clause(end, said.verb_end + 1))
    is_name = begin < end and sentence.words[begin].bare[:1].isalpha()
    if (
        is_name
        and ends
        and (said.past or said.intends or reader.words.verb_last)
        and said.what in PEOPLE_OF
        and not said.people
        and not said.employer
    ):
        _people(reader, begin, begin, end)


def _name_alone(reader: Reader) -> None:
    """A clause that is only a known name: "Acme, interview, tomorrow"."""
    sentence, said = reader.sentence, reader.said
    for place in sentence.free_places():
        end = sentence.end_of_clause(place)
        if not sentence.begins_clause(place) or not sentence.free(place, end):
            continue
        name = sentence.name(place, end)
        if not said.employer and reader.known.has_employer(name):
            _employer(reader, place, place, end)
        elif not said.people and reader.known.has_person(name):
            _people(reader, place, place, end)


def _match_people(reader: Reader) -> None:
    """Match each name with the people list."""
    said = reader.said
    for number, named in enumerate(said.people):
        found, ask = person_of(named.name, said.employer, reader.known, reader.answers)
        said.people[number] = found
        if ask:
            said.asks.append(ask)
