"""Work out the proposed plan lines from a benefit rule and a person's answers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from coach.domain.amounts import grouped, parse_amount
from coach.domain.benefits import germany, india, singapore, uae, uk, us
from coach.domain.benefits.proposal import BenefitLine, Case, Formula, after
from coach.domain.benefits.source_age import kept_source
from coach.domain.dates import day_with_year, parse_any_day
from coach.domain.runway.plan import Deadline
from coach.domain.runway.recurrence import months_after
from coach.domain.wording import count
from coach.errors import RefusedError
from coach.guide.money import MoneyRule, RuleDeadline, RuleQuestion

FORMULAS: dict[str, Formula] = {
    "ae_iloe": uae.iloe,
    "ae_gratuity": uae.gratuity,
    "ae_residence": uae.residence,
    "gb_redundancy": uk.redundancy,
    "gb_jsa": uk.jsa,
    "us_california": us.california,
    "us_cobra": us.cobra,
    "us_offer": us.offer,
    "us_visa": us.visa,
    "in_gratuity": india.gratuity,
    "in_retrenchment": india.retrenchment,
    "in_epf": india.epf,
    "de_alg": germany.alg,
    "de_register": germany.register,
    "sg_support": singapore.support,
}


def propose(
    rule: MoneyRule, texts: Mapping[str, str], digits: int, today: date, country: str = ""
) -> tuple[BenefitLine, ...]:
    """Return the lines a rule proposes for these answers: `texts` as typed, by the key of its questions.

    The proposed lines have no id yet; each gives its source. Empty if the rule has nothing to work out. Raises
    RefusedError for an answer that is missing or can't be read, and if the person does not qualify.
    """
    if not (rule.formula or rule.deadlines):
        return ()
    answers = {
        question.key: _answer(question, texts.get(question.key, ""), digits, (today, country))
        for question in rule.questions
    }
    case = Case(rule.numbers, answers, digits)
    found = FORMULAS[rule.formula](case) if rule.formula else ()
    found += tuple(_last_day(case, deadline) for deadline in rule.deadlines)
    return tuple(each._replace(line=each.line._replace(source=kept_source(rule))) for each in found)


def _last_day(case: Case, deadline: RuleDeadline) -> BenefitLine:
    start = case.day(deadline.after)
    on = after(months_after(start, deadline.months), deadline.days)
    parts = [count(deadline.months, "month")] if deadline.months else []
    parts += [count(deadline.days, "day")] if deadline.days > 0 else []
    less = ", less a day" if deadline.days < 0 else ""
    return BenefitLine(Deadline("", deadline.name, on), f"{' and '.join(parts)} after {start}{less}.")


def reading(question: RuleQuestion, text: str, digits: int, here: tuple[date, str]) -> str:
    """How coach understood an answer, in words; "" if it is taken as typed. Raises RefusedError."""
    value = _answer(question, text, digits, here)
    if isinstance(value, date):
        return day_with_year(value)
    return grouped(value, digits) if question.kind == "amount" and isinstance(value, int) else ""


def _answer(question: RuleQuestion, text: str, digits: int, here: tuple[date, str]) -> int | date | str:
    if not text.strip():
        raise RefusedError("An answer is missing", f"Answer this first: {question.prompt}", question.key)
    try:
        if question.kind == "amount":
            return parse_amount(text, digits, here[1])
        if question.kind == "date":
            return parse_any_day(text, *here)
    except RefusedError as error:
        raise RefusedError(error.title, f"{question.prompt}: {error.message}", question.key) from error
    if question.kind == "choice":
        return _choice(question, text.strip().lower())
    if not (text.strip().isascii() and text.strip().isdigit() and int(text.strip()[:6]) < 1000):
        raise RefusedError("That is not a whole number", f"{question.prompt}: give it in figures.", question.key)
    return int(text.strip())


def _choice(question: RuleQuestion, text: str) -> str:
    known = [value for value, _ in question.choices]
    if text not in known:
        raise RefusedError("That is not one of the choices", f"{question.prompt} Choose one of: {', '.join(known)}.")
    return text
