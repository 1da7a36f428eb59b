"""Money rules and their results, as documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.amounts import grouped
from coach.domain.benefits.source_age import warning
from coach.domain.dates import day_in_year, day_with_year
from coach.domain.document import Document, Paragraph, Section, all_of, section
from coach.domain.places import minor_digits
from coach.domain.runway.plan import Income, OneOffIncome
from coach.domain.source_age import dated
from coach.guide.sources import SOURCE_KINDS, UNDATED

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from coach.domain.benefits.proposal import BenefitLine
    from coach.guide.money import CountryMoney, MoneyRule, RuleQuestion


def source_line(rule: MoneyRule) -> str:
    """The source of a rule, its kind and date, how long it is valid, and whether sources disagree."""
    ends = f" The figures are valid until {day_with_year(rule.ends_on)}. Look again after that." if rule.ends_on else ""
    conflict = " Sources differ here." if rule.status == "in conflict" else ""
    date_of_it = "" if rule.source_on == UNDATED else f" Date: {dated(rule.source_on)}."
    return f"Source: {rule.source}. Kind: {SOURCE_KINDS[rule.source_kind]}.{date_of_it}{ends}{conflict}"


def source_lines(rule: MoneyRule, today: date) -> list[str]:
    """Return the source line, the address, and a separate warning if the rule is old or has ended."""
    old = warning(rule, today)
    return [source_line(rule), rule.link, *([f"Careful: {old}"] if old else [])]


def rules_document(money: CountryMoney, rules: Iterable[MoneyRule], today: date) -> Document:
    """What `coach benefits COUNTRY` prints."""
    head = section("", [Paragraph(f"{money.name} ({money.currency})")])
    return Document("", (head, *(_rule(rule, money, today) for rule in rules)))


def _rule(rule: MoneyRule, money: CountryMoney, today: date) -> Section:
    text = [Paragraph(line) for line in (*rule.text.splitlines(), *source_lines(rule, today))]
    if rule.questions:
        asked = (f"{question.key}: {question.prompt}{_choices(question)}" for question in rule.questions)
        keys = " ".join(f"{question.key}=..." for question in rule.questions)
        command = f"coach benefits {money.country} {rule.id} {keys}"
        text += [Paragraph("To work it out:"), *all_of("detail", (*asked, command))]
    return section(f"{rule.title} [{rule.id}]", text)


def _choices(question: RuleQuestion) -> str:
    if not question.choices:
        return ""
    return f" ({'; '.join(f'{value}: {words}' for value, words in question.choices)})"


def line_words(proposal: BenefitLine, currency: str, digits: int) -> str:
    """A proposed line in words."""
    line = proposal.line
    if isinstance(line, Income):
        since = f" from {day_in_year(line.since)}" if line.since else ""
        until = f" until {day_in_year(line.until)}" if line.until else ""
        return f"{line.name}: {currency} {grouped(line.amount, digits)} every {line.every}{since}{until}"
    if isinstance(line, OneOffIncome):
        return f"{line.name}: {currency} {grouped(line.amount, digits)} on {day_in_year(line.on)}"
    return f"{line.name}: {day_in_year(line.on)}"


def proposals_document(rule: MoneyRule, proposals: Iterable[BenefitLine], money: CountryMoney, today: date) -> Document:
    """The results of a rule, with the total, the source and its age."""
    digits = minor_digits(money.currency)
    lines = (f"{line_words(each, money.currency, digits)}. {each.sum}" for each in proposals)
    return Document("", (section(rule.title, all_of("detail", lines), map(Paragraph, source_lines(rule, today))),))
