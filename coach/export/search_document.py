"""The search log as a document."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.dates import relative_day
from coach.domain.document import Document, Paragraph, all_of, section
from coach.domain.field_types import Field, Flag, Reference, Scale
from coach.domain.sanitize import shown
from coach.domain.search.constants import CLOSENESS, STAGE_WORDS
from coach.domain.search.ladder import to_apply
from coach.domain.search.next_move import COASTING_SOURCE
from coach.domain.search.state import RECORDS, Activity, Application, Employer, Person, SearchRecord
from coach.domain.search.statistics import AVERAGE_SOURCE, decider_words, rate_words, too_few_words
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from coach.domain.search.contact_suggestions import ContactSuggestion
    from coach.domain.search.follow_ups import Due
    from coach.domain.search.log import SearchLog
    from coach.domain.search.next_move import NextMove
    from coach.domain.search.statistics import SearchStatistics


def record_line(record: SearchRecord, log: SearchLog, today: date) -> str:
    """A record on one line."""
    if isinstance(record, Person):
        return shown(_person(record, log, today))
    if isinstance(record, Employer):
        return shown(_employer(record))
    return shown(_application(record, today) if isinstance(record, Application) else _activity(record, log, today))


def _person(person: Person, log: SearchLog, today: date) -> str:
    last = log.last_contact(person)
    parts = [
        ", ".join(filter(None, (person.role, person.employer))),
        CLOSENESS[person.closeness - 1] if person.closeness else "",
        f"last contact {relative_day(last, today)}" if last else "",
        f"next: {person.next_step or 'something'}, {relative_day(person.next_on, today)}" if person.next_on else "",
    ]
    return _joined(person.name, parts)


def _employer(employer: Employer) -> str:
    parts = [
        f"motivation {employer.motivation}" if employer.motivation else "",
        f"posting {employer.posting}" if employer.posting else "",
        "somebody there would speak for you" if employer.advocate else "",
    ]
    return _joined(employer.name, parts)


def _application(application: Application, today: date) -> str:
    told = ", ".join([STAGE_WORDS[application.stage], *_since(application, today)])
    stage = to_apply(application, today) if application.stage == "wished" else told
    next_on = application.next_on if application.next_on and application.next_on >= today else None
    coming = next_on if not application.ended else None
    step = f"{application.next_step or 'next step'} {relative_day(coming, today)}" if coming else ""
    parts = [application.role, "" if coming and application.stage == "wished" else stage, step]
    return _joined(application.employer, parts)


def _since(application: Application, today: date) -> list[str]:
    return [relative_day(application.known_since, today)] if application.known_since else []


def _activity(activity: Activity, log: SearchLog, today: date) -> str:
    person = log.people.get(activity.person)
    parts = [
        activity.what,
        f"with {person.name}" if person and person.name not in activity.text else "",
        activity.employer if activity.employer not in activity.text else "",
        duration(activity.minutes) if activity.minutes else "",
        activity.result,
    ]
    return _joined(f"{relative_day(activity.on, today)}  {activity.text or activity.what}", parts)


def _joined(head: str, parts: Sequence[str]) -> str:
    return "; ".join([head, *filter(None, parts)])


def record_entries(
    records: Sequence[SearchRecord], keys: Mapping[str, str], log: SearchLog, today: date, nothing: str
) -> Iterator[Paragraph]:
    """What `coach people list` and the like print: each record with its key, shortened as in `keys`."""
    if not records:
        yield Paragraph(nothing)
    for record in records:
        yield Paragraph(f"{record_line(record, log, today)} ({keys[record.key]})", "entry")


def record_document(what: str, record: SearchRecord, log: SearchLog, today: date, *, titled: bool = False) -> Document:
    """Everything about one record, field by field, without empty fields, and without the name if it is the title."""
    fields = _fields(what, record, log, today, titled=titled)
    history = all_of("detail", (record_line(each, log, today) for each in _history(record, log)))
    done = [section("What was done:", history)] if history else []
    return Document("", (section("", all_of("entry", fields)), *done))


def _fields(what: str, record: SearchRecord, log: SearchLog, today: date, *, titled: bool) -> Iterator[str]:
    for field in RECORDS[what].form[titled and what != "activity" :]:
        if value := _value(record, field, log, today):
            yield f"{field.label}: {value}"
    if isinstance(record, Person) and not record.last_contact and (last := log.last_contact(record)):
        yield f"Last contact: {relative_day(last, today)}"
    if isinstance(record, Application):
        for step in record.stages:
            note = f" ({step.note})" if step.note else ""
            day = relative_day(step.on, today) if step.dated else "Date not known"
            yield f"{day}: {STAGE_WORDS[step.stage]}{note}"


def _value(record: SearchRecord, field: Field, log: SearchLog, today: date) -> str:
    """A field for reading: days in words, numbers with their meaning, other records by name."""
    told = getattr(record, field.name)
    value = field.as_typed(told)
    if isinstance(field, Flag):
        return "yes" if told else ""
    if isinstance(told, date):
        return relative_day(told, today)
    if isinstance(field, Scale) and told:
        return str(field.words[told])
    if isinstance(field, Reference):
        people, applications = log.people, log.applications
        return (
            people[value].name if value in people else applications[value].employer if value in applications else value
        )
    return value


def _history(record: SearchRecord, log: SearchLog) -> list[Activity]:
    if isinstance(record, Person):
        return log.with_person(record.key)
    return log.for_application(record.key) if isinstance(record, Application) else []


def due_document(items: list[Due], move: NextMove, ties: list[ContactSuggestion], found: SearchStatistics) -> Document:
    """What `coach due` prints."""
    why = f"Why: `coach read {COASTING_SOURCE}`." if move.coasting else ""
    people = (f"{tie.person.name}: {'; '.join(tie.reasons)}" for tie in ties)
    sections = [
        section("", map(Paragraph, filter(None, (f"{move.title}.", move.words, why)))),
        section("Due:" if items else "Nothing is due.", all_of("detail", (item.words for item in items))),
    ]
    if ties:
        sections.append(section("Who to write to next:", all_of("detail", people)))
    if not move.has_ended:
        sections.append(section("", map(Paragraph, _numbers(found))))
    return Document("", tuple(sections))


def _numbers(found: SearchStatistics) -> Iterator[str]:
    """Yield the statistics, each with its caveat."""
    further = f", {found.went_on} of them got further" if found.sent else ""
    yield f"{count(found.talks, 'talk')}, {count(found.sent, 'application')} sent{further}."
    yield f"{decider_words(found)}" + (f" ({AVERAGE_SOURCE}.)" if found.deciders else "")
    yield from (f"{rate_words(rate)}." for rate in found.rates)
    if found.sent:
        yield too_few_words(found)
