"""What can be done on the page of the ending. Each is one act, which one undo takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.ending.decisions import blocks_ended, taken_up_again, withdrawn
from coach.domain.sanitize import shown
from coach.domain.search.fields import record_event
from coach.domain.search.state import Application
from coach.domain.ticks import toggle_tick, with_blocks
from coach.domain.wording import count
from coach.tui.screens.dialog import TextDialog
from coach.tui.screens.ending.entry import ask_where
from coach.tui.screens.ending.wording import draft_of
from coach.tui.screens.export_all import export_all
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.search.dialogs import DraftDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.domain.ending.decisions import Facts
    from coach.domain.state import State
    from coach.tui.screens.ending.page import EndingPage


def open_part(page: EndingPage) -> None:
    """Open what the part under the cursor leads to: a letter, the action, or what can be done about it."""
    part = page.part
    if part.name in ("thank", "open"):
        _write(page)
    elif part.name == "days":
        from coach.tui.screens.message_dialogs import action_text

        action = page.found.signed
        assert action is not None
        page.app.push_screen(TextDialog(f"{action.id}  {action.title}", action_text(action, page.view)))
    elif part.name == "stays":
        export_all(page.main)
    elif part.key == ("stop", "blocks"):
        mark_done(page)


def _write(page: EndingPage) -> None:
    name, draft = _draft(page)
    page.app.push_screen(DraftDialog(name, draft), lambda text: _copied(page, text))


def copy(page: EndingPage) -> None:
    """Copy the letter as it is."""
    _copied(page, _draft(page)[1])


def _draft(page: EndingPage) -> tuple[str, str]:
    return draft_of(page.part, page.found, page.view.state, page.view.day.date)


def _copied(page: EndingPage, text: str | None) -> None:
    if text:
        page.app.copy_to_clipboard(text)
        page.main.tell("Copied. When you have sent it, press space.")


def mark_done(page: EndingPage) -> None:
    """The letter was sent, the application is withdrawn, the blocks end, or the action is ticked."""
    part, today = page.part, page.view.day.date
    if isinstance(part.about, Application):
        key = part.about.key
        _decide(page, lambda newest: withdrawn(newest, [key], today), f"{shown(part.about.employer)}: withdrawn.")
    elif part.name == "thank":
        _decide(page, lambda newest: _thanked(newest, page), "Saved.")
    elif part.key == ("stop", "blocks"):
        _decide(page, lambda newest: blocks_ended(newest, today), "Your weekly blocks end there. u brings them back.")
    elif page.found.signed:
        action = page.found.signed.id
        _decide(
            page, lambda now: [(event, today) for event in with_blocks(now, toggle_tick(now, action, today), today)], ""
        )


def _thanked(newest: State, page: EndingPage) -> Facts:
    """A message of today to the one under the cursor."""
    name, _ = _draft(page)
    thanks = next(each for each in page.found.people if each.name == name)
    changes = {
        "what": "message",
        "text": f"wrote to {name}, to thank them",
        "person": thanks.person.key if thanks.person else None,
        "contact": None if thanks.person else name,
        "application": None if thanks.person else page.found.job.key,
    }
    return [record_event("activity", None, changes, newest.search)]


def withdraw(page: EndingPage) -> None:
    """Mark everything that is open as withdrawn, once that was said."""
    still_open, today = page.found.still_open, page.view.day.date
    keys = [each.key for each in still_open]
    names = ", ".join(shown(each.employer) for each in still_open)

    def keep(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        if agreed:
            many = count(len(keys), "application is", "applications are")
            _decide(page, lambda newest: withdrawn(newest, keys, today), f"{many} withdrawn. u undoes it.")

    question = f"Mark these as withdrawn? coach sends nothing: you write to them yourself.\n\n{names}"
    page.app.push_screen(AskDialog("Still open", question), keep)


def begins(page: EndingPage) -> None:
    """Where, and the first day."""
    ask_where(page.main, lambda: None)


def search_again(page: EndingPage) -> None:
    """It did not last: the search goes on, and nothing else is asked."""
    _decide(page, lambda newest: taken_up_again(newest.search), "Your search goes on. Nothing you wrote is lost.")


def make_page(page: EndingPage) -> None:
    """The whole as a page to save or pass on."""
    from coach.export.ending_document import EndingFile
    from coach.tui.screens.review.files import write_page

    write_page(page.main, EndingFile(page.found, page.view.state, page.view.day.date))


def _decide(page: EndingPage, choose: Callable[[State], Facts], said: str) -> None:
    """Keep what was decided, and say what came of it."""
    page.coach_app.act(lambda store: store.apply_all(choose), lambda _: page.main.tell(said) if said else None)


HANDLERS: dict[str, Callable[[EndingPage], None]] = {
    "open": open_part,
    "done": mark_done,
    "copy": copy,
    "begins": begins,
    "withdraw": withdraw,
    "page": make_page,
    "back-up": lambda page: export_all(page.main),
    "again": search_again,
    "undo": lambda page: page.main.action_undo(),
}
