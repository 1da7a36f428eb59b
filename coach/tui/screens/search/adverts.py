"""The advert of an application: chosen from those saved, and shown with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import day_with_year
from coach.domain.sanitize import shown, shown_lines
from coach.domain.skills.applications import adverts_for
from coach.domain.skills.state import adverts_of
from coach.tui.screens.question_dialogs import OneDialog

if TYPE_CHECKING:
    from coach.domain.search.state import Application
    from coach.domain.state import State
    from coach.tui.screens.search.room import Search

MOST_TO_CHOOSE_FROM = 200


async def choose_advert(room: Search, application: Application) -> None:
    """Ask which advert it is, with those of its employer first."""
    from coach.services.skills import link_advert

    found = adverts_for(application, adverts_of(room.view.state))[:MOST_TO_CHOOSE_FROM]
    if not found:
        room.tell("Add its advert first: h on step 8 opens the adverts, and a adds one.", "No advert to choose")
        return
    choices = [(each.key, f"{shown(each.name)}{' (its advert now)' if each.application else ''}") for each in found]
    key = await room.ask(OneDialog("Which advert is it?", shown(application.employer), choices))
    if key is not None:
        tied = await room.store.run(link_advert, key, application.key)
        room.tell(f"Linked to {tied.words}. Enter shows the advert.")


def advert_lines(state: State, application: Application) -> list[str]:
    """Return an application's adverts with their text."""
    lines: list[str] = []
    for each in adverts_of(state).values():
        if each.application == application.key:
            closes = f"closes on {day_with_year(each.closes)}" if each.closes else ""
            events = "; ".join(filter(None, (shown(each.place), shown(each.pay), closes)))
            lines += ["", f"The advert: {shown(each.name)}", *([events] if events else []), "", shown_lines(each.text)]
    return lines
