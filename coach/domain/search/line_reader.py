"""Parse a line part by part in one language. Each word belongs to one part; the rest becomes the note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from coach.domain.search.line_kinds import find_kinds, has_phrase
from coach.domain.search.line_links import TALKS, read_links
from coach.domain.search.line_names import KnownNames, NameQuestion
from coach.domain.search.line_parts import LineParts
from coach.domain.search.line_times import Clock, Found, chosen, find_clock, find_day, find_duration
from coach.domain.search.line_tokens import NOTE, Sentence
from coach.guide.line_words import LineWords

UNREAD = "unread"
"""The part for words that look like a date or a time but are not valid ones."""
HALF_A_YEAR = 182  # days
DOUBTFUL_ALONE = 3
"""Letters of a short weekday such as "sat" or "sun", which may be another word."""


class Reader:
    """Parses a line in one language. `known` are the listed names; `answers` say who somebody is."""

    def __init__(self, line: str, words: LineWords, today: date, known: KnownNames, answers: Mapping[str, str]) -> None:
        self.sentence = Sentence(line)
        self.words = words
        self.today = today
        self.known = known
        self.answers = answers
        self.said = LineParts()
        self.home = 0

    def read(self) -> None:
        """Parse the whole line. The result is in `said` and in the parts of the sentence."""
        self._read_asked()
        self._read_next()
        self._read_reference()
        self._read_kind()
        self._read_durations()
        self._read_days()
        self._read_clocks()
        self._read_methods()
        read_links(self)
        self._settle_day()

    # -- plans

    def _read_asked(self) -> None:
        """A clause that begins with "ask" is a question to ask, all of it."""
        sentence = self.sentence
        for place in range(len(sentence.words)):
            if sentence.begins_clause(place) and sentence.is_free(place):
                found = sentence.link(self.words.links, place)
                end = sentence.end_of_clause(place)
                if found and found[1] == "ask" and place + found[0] < end and not self.said.ask:
                    skipped = 1 if sentence.folded[place + found[0] - 1] in self.words.lists["links.about"] else 0
                    self.said.ask = sentence.text(place + found[0] - skipped, end)
                    sentence.claim(place, end, "ask", self.said.ask)

    def _read_next(self) -> None:
        sentence, heads = self.sentence, self.words.phrases["next.heads"]
        for place in range(len(sentence.words)):
            head = sentence.find(heads, place) if sentence.begins_clause(place) else 0
            step = sentence.find(self.words.next_steps, place + head) if place + head < len(sentence.words) else 0
            if (head or step) and self._take_next(place, place + head, place + head + step):
                return

    def _take_next(self, first: int, step: int, end: int) -> bool:
        """The next step from `first` to its date; without a date it is not one."""
        sentence = self.sentence
        last = sentence.end_of_clause(first)
        for at in range(end, last):
            found = find_day(sentence, at, self.words, self.today)
            day = found and (found.day or (chosen(found.choices, self.today, past=False) if found.choices else None))
            if not found or not day or day < self.today:
                continue
            begins = self._led(at, self.words.lists["days.before"] | self.words.lists["links.to"], end)
            link = next((mid for mid in range(end, begins) if self._leads_to_somebody(mid)), begins)
            if step < end and self._is_listed(end, link):
                link = end  # "follow up Ana on Friday"
            over = at + found.length
            clock = find_clock(sentence, over + 1, self.words) if over + 1 < last else None
            self.said.next_step = sentence.text(step, link) or sentence.text(first, link)
            self.said.next_on = day
            if clock and clock.start and sentence.in_clause(first, over + 1 + clock.length):
                over += 1 + clock.length
                self.said.next_step += f" at {clock.start}"
            if step < link:
                sentence.claim(first, link, "next_step", "")
                sentence.claim(begins, over, "next_on", day.isoformat())
            else:
                sentence.claim(first, over, "next_on", day.isoformat())
            return True
        return False

    def _is_listed(self, first: int, end: int) -> bool:
        name = self.sentence.name(first, end) if first < end else ""
        return bool(name) and (self.known.has_person(name) or self.known.has_employer(name))

    def _leads_to_somebody(self, place: int) -> bool:
        link = self.sentence.link(self.words.links, place)
        return bool(link and link[1] in ("with", "at", "to"))

    def _read_reference(self) -> None:
        sentence = self.sentence
        for place in range(len(sentence.words)):
            length = sentence.find(self.words.references, place)
            end = place + length
            has_number = sentence.free(place, end + 1) and any(each.isdigit() for each in sentence.folded[end])
            word = sentence.words[place].bare if sentence.is_free(place) else ""
            joined = word.startswith("#") and word[1:2].isalnum() and any(each.isdigit() for each in word)
            if self.said.reference or not ((length and has_number) or joined):
                continue
            self.said.reference = word.lstrip("#") if joined else sentence.words[end].bare.lstrip("#")
            sentence.claim(place, place + 1 if joined else end + 1, "reference", self.said.reference)

    # -- what was done

    def _read_kind(self) -> None:
        found = next(find_kinds(self.sentence, self.words), None)
        if found is None:
            self.said.intends = has_phrase(self.sentence, self.words, "tense.intents", 0, len(self.sentence.words))
            return
        place, length = found
        sentence, said = self.sentence, self.said
        meaning = self.words.kinds.at(sentence.folded, place)
        assert meaning is not None
        kind = meaning[1]
        begins = next(at for at in range(place + 1) if sentence.words[at].clause == sentence.words[place].clause)
        if has_phrase(sentence, self.words, "tense.negations", begins, place) or self._was_called_off(place + length):
            said.asks.append(NameQuestion("kind", sentence.text(begins, place + length), _NOT_DONE))
            sentence.claim(place, place + length, UNREAD, "it did not happen, or is not sure")
            self.home = place
            return
        said.what, said.stage, said.method = kind.what, kind.stage, kind.method
        said.past = kind.past or has_phrase(self.sentence, self.words, "tense.auxiliaries", begins, place)
        said.intends = not kind.past and has_phrase(self.sentence, self.words, "tense.intents", begins, place)
        links = sentence.link(self.words.links, place + length - 1)
        if length > 1 and links and links[1] not in ("place", "for"):
            length -= 1  # "turned down by": the last word leads to who it was
        first = place
        small = self.words.lists["tense.fillers"] | {
            word for each in self.words.lists["tense.intents"] for word in each.split()
        }
        while first > begins and sentence.is_free(first - 1) and sentence.folded[first - 1] in small:
            first -= 1
        end = place + length
        if (
            said.is_answer
            and sentence.free(place, end + 1)
            and sentence.folded[end] in self.words.lists["names.answers"]
        ):
            end += 1
        while said.what in TALKS and first > begins and sentence.is_free(first - 1) and self._is_site(first - 1):
            first, said.method = first - 1, said.method or "online"  # "LinkedIn message to Ana"
        sentence.claim(first, end, "what", kind.stage or kind.what)
        self.home, said.verb_end, said.verb_first = place, end, first

    def _was_called_off(self, place: int) -> bool:
        """Whether the words after the verb cancel it, without a new date in the future."""
        sentence, words = self.sentence, self.words.phrases["tense.called_off"]
        last = sentence.end_of_clause(place - 1)
        days = (find_day(sentence, at, self.words, self.today) for at in range(place, last))
        if any(day and (day.choices or (day.day and day.day > self.today)) for day in days):
            return False
        over = last + sentence.find(words, last) if sentence.is_free(last) else last
        alone = over > last and over == sentence.end_of_clause(last)
        return alone or any(sentence.find(words, at) for at in range(place, last))

    def _is_site(self, place: int) -> bool:
        return self.sentence.folded[place] in self.words.lists["methods.sites"]

    # -- when, how long, how

    def _read_durations(self) -> None:
        for place in self.sentence.free_places():
            found = find_duration(self.sentence, place, self.words)
            if found and self.said.minutes is None:
                self.said.minutes = found[1]
                first = self._led(place, self.words.lists["durations.before"])
                self.sentence.claim(first, place + found[0], "minutes", str(found[1]))

    def _read_days(self) -> None:
        for place in self.sentence.free_places():
            found = find_day(self.sentence, place, self.words, self.today)
            if found is None or self.said.day or not self._is_activity_date(place, found):
                continue
            first = self._led(place, self.words.lists["days.before"])
            end = place + found.length
            self.said.day = found
            self.said.day_words = self.sentence.text(place, end)
            if found.why:
                why = f"“{self.said.day_words}” {found.why}. Which day was it?"
                self.said.asks.append(NameQuestion("day", self.said.day_words, why))
                self.sentence.claim(first, end, UNREAD, found.why)
            else:
                self.said.start = found.start
                self.sentence.claim(first, end, "on", "")

    def _is_activity_date(self, place: int, found: Found) -> bool:
        """Whether a date is that of the activity: next to the verb, or alone in its clause."""
        sentence = self.sentence
        end = place + found.length
        if found.choices and found.length == 1 and len(sentence.folded[place]) <= DOUBTFUL_ALONE:
            led = place and sentence.folded[place - 1] in self.words.lists["days.before"]
            if not led and sentence.free(place, end + 1) and not find_clock(sentence, end, self.words):
                return False
            if self._leads_to_a_name(place):
                return False
        clause = sentence.words[place].clause
        if clause == sentence.words[self.home].clause:
            return True
        around = [at for at in range(len(sentence.words)) if sentence.words[at].clause == clause]
        if sentence.link(self.words.links, around[0]):
            return True
        small = self.words.lists["days.before"] | self.words.lists["clock.before"] | self.words.lists["clock.after"]
        others = [at for at in around if sentence.is_free(at) and not place <= at < end]
        if self._is_list_of_names(others):
            return True
        return all(sentence.folded[at] in small or find_clock(sentence, at, self.words) for at in others)

    def _leads_to_a_name(self, place: int) -> bool:
        """Whether the word before introduces a name that begins here: "applied to Sun"."""
        link = self.sentence.link(self.words.links, place - 1) if place else None
        led = link and link[1] in ("with", "to", "by") and self.sentence.in_clause(place - 1, place + 1)
        return bool(led and self.sentence.words[place].is_capital)

    def _is_list_of_names(self, places: Sequence[int]) -> bool:
        """Whether these words may end a list: "Yuki and Mei" after "wrote to Ken"."""
        folded = [self.sentence.folded[at] for at in places]
        joins, stop = self.words.lists["names.and"], self.words.lists["names.stop"]
        small = self.words.lists["days.before"] | self.words.lists["clock.before"]
        return any(word in joins for word in folded) and not any(word in stop - small - joins for word in folded)

    def _read_clocks(self) -> None:
        for place in self.sentence.free_places():
            found = None if self.said.start else find_clock(self.sentence, place, self.words)
            if found and self.sentence.free(place, place + found.length):
                self._take_clock(place, found)

    def _take_clock(self, place: int, found: Clock) -> None:
        first = self._led(place, self.words.lists["clock.before"])
        end = place + found.length
        if not found.start:
            self.sentence.claim(first, end, UNREAD, found.why)
            return
        self.said.start = found.start
        if found.minutes and self.said.minutes is None:
            self.said.minutes = found.minutes
        self.sentence.claim(first, end, "start", found.start)

    def _led(self, place: int, small: frozenset[str], least: int = 0) -> int:
        """The start of the function words that introduce this word."""
        first = place
        while first > least and self.sentence.free(first - 1, first + 1) and self.sentence.folded[first - 1] in small:
            first -= 1
        return first

    def _read_methods(self) -> None:
        for place in self.sentence.free_places():
            found = self.words.methods.at(self.sentence.folded, place)
            if found and self.sentence.free(place, place + found[0]):
                self.said.method = found[1]
                self.sentence.claim(place, place + found[0], "method", found[1])
                return
            alone = self.words.methods_alone.get(self.sentence.folded[place])
            if alone and self._is_last(place):
                self.said.method = alone
                self.sentence.claim(place, place + 1, "method", alone)
                return

    def _is_last(self, place: int) -> bool:
        """Whether a word ends a clause and belongs to no earlier part: "interview Acme 2pm zoom"."""
        sentence, said = self.sentence, self.said
        over = not sentence.free(place, place + 2)
        led = place > 0 and sentence.link(self.words.links, place - 1) is not None and sentence.is_free(place - 1)
        small = (
            place > 0
            and sentence.folded[place - 1] in self.words.lists["names.stop"] | self.words.lists["tense.fillers"]
        )
        adjacent = not sentence.begins_clause(place) and not sentence.is_free(place - 1)
        named = not sentence.begins_clause(place) and sentence.words[place - 1].is_capital
        return bool(said.what) and over and not led and (adjacent or (named and not small))

    def _settle_day(self) -> None:
        found, said = self.said.day, self.said
        for place in self.sentence.free_places() if found is None else ():
            word = self.sentence.words[place]
            if place and word.folded in self.words.lists["days.doubtful"] and not word.is_capital:
                why = f"“{word.bare}” may be a day. Which day is it? Write it out."
                said.asks.append(NameQuestion("day", word.bare, why))
        if found and found.choices:
            happened = (said.past or (said.minutes is not None and not said.start)) and not said.intends
            said.on = chosen(found.choices, self.today, past=happened)
            if happened and (self.today - said.on).days > HALF_A_YEAR:
                why = f"“{said.day_words}” could be nearly a year ago, or still to come. Write the year as well."
                said.asks.append(NameQuestion("day", said.day_words, why))
        elif found:
            said.on = found.day

    def note(self) -> str:
        """The unassigned words, clause by clause as they were typed."""
        return ", ".join(part.words for part in self.sentence.parts() if part.name in (NOTE, UNREAD))


_NOT_DONE = "The line says that it did not happen, or may not have. `coach note` saves a few words about anything."
