"""Money rules and what they come to, in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.amounts import grouped
from coach.domain.dates import day_in_year
from coach.domain.runway.plan import Income, Lump
from coach.export.plain import Lines, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from coach.domain.benefits.proposal import Proposal
    from coach.guide.money import CountryMoney, Question, Rule


SEEN = {"official": "read at its source", "secondary": "read in the press or at an adviser's: check it"}


def source_line(rule: Rule) -> str:
    """Where a rule is from, and how sure it is."""
    conflict = " Sources differ; you are asked which reading is yours." if rule.status == "in conflict" else ""
    return f"Source: {rule.source}; {SEEN[rule.seen]}; as of {rule.as_of}.{conflict}"


def rules_text(money: CountryMoney, rules: Iterable[Rule], width: int) -> Lines:
    """What `coach benefits COUNTRY` prints."""
    lines = [f"{money.name} ({money.currency})"]
    for rule in rules:
        lines += ["", f"{rule.title} [{rule.id}]", *wrap(rule.text, width), *wrap(source_line(rule), width)]
        if rule.questions:
            lines += ["To work it out:", *_questions(rule, width)]
            keys = " ".join(f"{question.key}=..." for question in rule.questions)
            lines += wrap(f"coach benefits {money.country} {rule.id} {keys}", width, first="  ", rest="    ")
    return lines


def _questions(rule: Rule, width: int) -> Lines:
    lines: Lines = []
    for question in rule.questions:
        lines += wrap(f"{question.key}: {question.prompt}{_choices(question)}", width, first="  ", rest="    ")
    return lines


def _choices(question: Question) -> str:
    if not question.choices:
        return ""
    return f" ({'; '.join(f'{value}: {words}' for value, words in question.choices)})"


def line_words(proposal: Proposal, currency: str, digits: int) -> str:
    """A proposed line in words."""
    line = proposal.line
    if isinstance(line, Income):
        since = f" from {day_in_year(line.since)}" if line.since else ""
        until = f" until {day_in_year(line.until)}" if line.until else ""
        return f"{line.name}: {currency} {grouped(line.amount, digits)} every {line.every}{since}{until}"
    if isinstance(line, Lump):
        return f"{line.name}: {currency} {grouped(line.amount, digits)} on {day_in_year(line.on)}"
    return f"{line.name}: {day_in_year(line.on)}"


def proposals_text(rule: Rule, proposals: Iterable[Proposal], currency: str, digits: int, width: int) -> Lines:
    """What a rule comes to, with the sum and the source."""
    lines = [rule.title]
    for proposal in proposals:
        lines += wrap(f"{line_words(proposal, currency, digits)}. {proposal.sum}", width, first="  ", rest="    ")
    return lines + wrap(source_line(rule), width)
