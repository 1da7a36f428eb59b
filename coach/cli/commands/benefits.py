"""`coach benefits COUNTRY`: what you may get and what you must claim, with sources; and what it would be for you."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.benefits.proposal import BenefitLine
    from coach.guide.money import CountryMoney, MoneyRule


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("country", metavar="COUNTRY", nargs="?", help="its code or name (default: your country)")
    parser.add_argument("rule", metavar="RULE", nargs="?", help="the id of one rule")
    parser.add_argument("answers", metavar="KEY=ANSWER", nargs="*", help="an answer to one of the rule's questions")
    parser.add_argument("--keep", action="store_true", help="add the result to your plan")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the rules, or work out one of them. Raises CoachError."""
    from coach.guide.money import country_money

    money = country_money(_country(options, context))
    rule = money.rule(options.rule) if options.rule else None
    if rule is None or not options.answers:
        if options.keep:
            raise RefusedError("Nothing to add yet", "Give a rule and answer its questions, such as basic=12000.")
        _show(money, [rule] if rule else list(money.rules), context.today, as_json=options.json)
        return
    proposals = _work_out(rule, options.answers, money, context)
    if options.json:
        from coach.export.benefits_data import proposals_data

        print_json(proposals_data(rule, proposals, _digits(money), context.today))
    else:
        from coach.export.benefits_document import proposals_document

        print_document(proposals_document(rule, proposals, money, context.today))
    if options.keep:
        _keep(proposals, money, context)
    elif not options.json:
        print_wrapped("Add --keep to put it in your plan. `coach money edit` changes it later.")


def _country(options: Namespace, context: Context) -> str:
    from coach.domain.places import country

    if options.country:
        return country(options.country)
    known = context.store.state.profile.country
    if not known:
        raise RefusedError(
            "No country is set", "Give one, such as `coach benefits AE`, or set yours with `coach settings --country`."
        )
    return known


def _show(money: CountryMoney, rules: list[MoneyRule], today: date, *, as_json: bool) -> None:
    from coach.export.benefits_data import rules_data
    from coach.export.benefits_document import rules_document

    if as_json:
        print_json(rules_data(money, rules, today))
    else:
        print_document(rules_document(money, rules, today))


def _work_out(rule: MoneyRule, answers: list[str], money: CountryMoney, context: Context) -> tuple[BenefitLine, ...]:
    from coach.domain.benefits.calculator import propose

    told = dict(answer.partition("=")[::2] for answer in answers)
    known = {question.key for question in rule.questions}
    for key in told.keys() - known:
        if not known:
            raise RefusedError(f"{rule.id} has no questions", "Read it, then add the amount by hand.")
        raise RefusedError(f"{rule.id} has no question {key[:40]!r}", f"Its questions are: {', '.join(sorted(known))}.")
    return propose(rule, told, _digits(money), context.today, context.store.state.profile.country)


def _digits(money: CountryMoney) -> int:
    from coach.domain.places import minor_digits

    return minor_digits(money.currency)


def _keep(proposals: tuple[BenefitLine, ...], money: CountryMoney, context: Context) -> None:
    from coach.domain.events import ProfileSet
    from coach.domain.runway.changes import fact_of, with_new_id

    known = context.store.state.profile.currency
    if known and known != money.currency:
        raise RefusedError(f"These rules are in {money.currency}, and your plan is in {known}", "Add the line by hand.")
    if not known:
        context.store.append(ProfileSet(currency=money.currency))
    for proposal in proposals:
        event = fact_of(proposal.line, _digits(money))
        context.store.append(with_new_id(event, context.store.state.money.lines))
    print_wrapped(f"Saved: {', '.join(proposal.line.name for proposal in proposals)}.")
