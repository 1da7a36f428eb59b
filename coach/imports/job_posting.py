"""A job from a page's structured data: schema.org's JobPosting, in JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from html import unescape
from typing import Any, NamedTuple

from coach.domain.sanitize import shown
from coach.imports.page_words import read_page

MOST_VALUES = 20_000  # values that are searched for a posting
LINE = 80
_PARTS = (
    "description",
    "responsibilities",
    "qualifications",
    "skills",
    "experienceRequirements",
    "educationRequirements",
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class Posting(NamedTuple):
    """A job as its page describes it; unknown fields are empty. `closes` is the last day to apply."""

    text: str
    role: str = ""
    employer: str = ""
    place: str = ""
    pay: str = ""
    closes: date | None = None


def postings_in(data: tuple[str, ...]) -> list[Posting]:
    """The jobs in the JSON-LD of a page: alone, in lists, or in a @graph. Invalid data is ignored."""
    found = []
    for each in data:
        try:
            value = json.loads(each.strip().removesuffix(";"), strict=False)
        except (ValueError, RecursionError):
            continue
        found += [_posting(job) for job in _jobs(value)]
    return [each for each in dict.fromkeys(found) if each.role or each.text]


def _jobs(value: object) -> Iterator[dict[str, Any]]:
    waiting, seen = [value], 0
    while waiting and seen < MOST_VALUES:
        each = waiting.pop(0) if len(waiting) < 100 else waiting.pop()
        seen += 1
        if isinstance(each, list):
            waiting += each
        elif isinstance(each, dict):
            kinds = each.get("@type")
            if "JobPosting" in (kinds if isinstance(kinds, list) else [str(kinds).rpartition("/")[2]]):
                yield each
            else:
                waiting += each.values()


def _posting(job: dict[str, Any]) -> Posting:
    role, employer = _line(job.get("title") or job.get("name")), _line(job.get("hiringOrganization"))
    place, pay = _place(job), _pay(job.get("baseSalary") or job.get("estimatedSalary"))
    told = [_words(job.get(name)) for name in _PARTS]
    head = "\n".join(filter(None, (role, employer, place, pay)))
    body = "\n\n".join(dict.fromkeys(filter(None, told)))
    return Posting(
        f"{head}\n\n{body}".strip() if body else "", role, employer, place, pay, _day(job.get("validThrough"))
    )


def _words(value: object) -> str:
    if isinstance(value, list):
        return "\n".join(filter(None, map(_words, value[:100])))
    if not isinstance(value, str):
        return _line(value)
    text = unescape(value) if "&lt;" in value else value
    return read_page(text.replace("\n", "<br>") if "<" not in text else text).words


def _line(value: object) -> str:
    """A name on one line: a text, or an object that has a name."""
    if isinstance(value, list):
        return ", ".join(filter(None, map(_line, value[:5])))[:LINE]
    if isinstance(value, dict):
        return _line(value.get("name"))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(shown(read_page(str(value)).words).split())[:LINE]


def _place(job: dict[str, Any]) -> str:
    places = job.get("jobLocation")
    found = [_address(each) for each in (places if isinstance(places, list) else [places])[:5]]
    if "TELECOMMUTE" in str(job.get("jobLocationType")):
        found.append("remote")
    return "; ".join(dict.fromkeys(filter(None, found)))[:LINE]


def _address(place: object) -> str:
    if not isinstance(place, dict):
        return _line(place)
    address = place.get("address")
    if not isinstance(address, dict):
        return _line(address) or _line(place)
    names = ("addressLocality", "addressRegion", "addressCountry")
    return ", ".join(dict.fromkeys(filter(None, (_line(address.get(name)) for name in names))))


def _pay(salary: object) -> str:
    """ "EUR 50000-60000 a year", as written; never calculated with."""
    if not isinstance(salary, dict):
        return _line(salary)
    value, currency = salary.get("value"), _line(salary.get("currency"))
    unit = salary.get("unitText")
    if isinstance(value, dict):
        unit = value.get("unitText") or unit
        currency = currency or _line(value.get("currency"))
        ends = [_line(value.get(name)) for name in ("minValue", "maxValue")]
        amount = "-".join(dict.fromkeys(filter(None, ends))) or _line(value.get("value"))
    else:
        ends = [_line(salary.get(name)) for name in ("minValue", "maxValue")]
        amount = _line(value) or "-".join(dict.fromkeys(filter(None, ends)))
    per = f"a {_line(unit).lower()}" if unit else ""
    return " ".join(filter(None, (currency, amount, per)))[:LINE] if amount else ""


def _day(value: object) -> date | None:
    found = _DAY.match(value.strip()) if isinstance(value, str) else None
    try:
        return date.fromisoformat(found[0]) if found else None
    except ValueError:
        return None
