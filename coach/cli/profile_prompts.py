"""The few questions of `coach start`, on a terminal. Each may be left empty."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.profile import checked_country, checked_currency, checked_lost_on, checked_work, proposed
from coach.cli.prompts import ask, can_ask
from coach.domain.kinds_of_work import KINDS
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.domain.reducers import Profile


def ask_for_profile(options: Namespace, known: Profile, context: Context) -> None:
    """Ask for options that were not given and are unknown. Raises RefusedError without a terminal."""
    if not can_ask():
        raise RefusedError(
            "coach can't ask you without a terminal",
            "Add --yes and your answers as options: `coach start --help` shows how.",
        )
    today = context.today
    print("You can leave any question empty, and answer it later.", file=sys.stderr)
    if options.lost_on is None and not known.lost_on:
        question = "When did you lose your job? (2026-11-23, yesterday, -3) "
        options.lost_on = ask(question, lambda text: checked_lost_on(text, today, known.country))
    if options.country is None and not known.country:
        options.country = _ask_country(context)
    if options.country and options.currency is None:
        code = checked_country(options.country) or ""
        fits = proposed(code, today).currency
        hint = f" [{fits}]" if fits else ""
        question = f"Which currency do you use?{hint} "
        options.currency = ask(question, lambda text: checked_currency(text, today, code), fits)
    if options.name is None and not known.name:
        options.name = ask("What should coach call you? ", _checked_name)
    if options.work is None and not known.work:
        kinds = "; ".join(f"{kind}: {words}" for kind, words in KINDS.items())
        options.work = ask(f"What kind of work do you do? ({kinds}) ", checked_work)


def _ask_country(context: Context) -> str | None:
    from coach.domain.places import country_names, guess_country

    settings = context.environment
    guess = guess_country(settings.get("LC_ALL") or settings.get("LC_MESSAGES") or settings.get("LANG") or "")
    hint = f" [{country_names()[guess]}; - for none]" if guess else " (its name in English, or its code)"
    return ask(
        f"Which country do you live in?{hint} ", lambda text: "" if text == "-" else checked_country(text), guess
    )


def _checked_name(text: str) -> str:
    from coach.domain.events import ProfileSet

    return ProfileSet(name=text).name or ""
