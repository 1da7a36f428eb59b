"""Saving what is typed in a worksheet: to a draft within a second, and as an entry once the field loses the focus."""

from __future__ import annotations

from secrets import token_hex
from typing import TYPE_CHECKING

from coach.services.worksheets import SaveResult, fill_field
from coach.storage.drafts import (
    ADVERT,
    CHECK_IN,
    DIALOGS,
    NOTE,
    REVIEW_LESSON,
    REVIEW_QUESTIONS,
    REVIEW_STORY,
    STORY,
    Draft,
    recover_drafts,
)
from coach.tui.command_worker import run_command
from coach.tui.dialog_drafts import ON_DISK_AFTER

if TYPE_CHECKING:
    from textual.timer import Timer

    from coach.guide.worksheets import WorksheetField
    from coach.storage.store import Store
    from coach.tui.dialog_drafts import DialogDraft
    from coach.tui.host import Host
    from coach.tui.screens.worksheet.page import WorksheetPage

AN_ENTRY_AFTER = 20.0
_REVIEW = "Your unsaved text in the review is there when you go through that week again."
WAITS = {
    ADVERT: "Your unsaved advert is there when you press a in the skills gap.",
    STORY: "Your unsaved story is there when you open it again in the story bank.",
    CHECK_IN: "The unsaved line of your check-in is there when you press c.",
    NOTE: "Your unsaved note is there when you press n.",
    REVIEW_STORY: _REVIEW,
    REVIEW_QUESTIONS: _REVIEW,
    REVIEW_LESSON: _REVIEW,
}


class Autosave:
    """The text of a page's open field that is not an entry yet."""

    def __init__(self, page: WorksheetPage) -> None:
        self._page = page
        self._sitting = token_hex(4)
        self._typed: tuple[WorksheetField, str] | None = None
        self._draft_timer: Timer | None = None
        self._entry_timer: Timer | None = None

    @property
    def unsaved(self) -> bool:
        """Whether anything still has to become an entry."""
        return self._typed is not None

    def typed(self, field: WorksheetField, text: str) -> None:
        """Schedule a draft, and an entry after a pause.

        More typing doesn't delay the draft, so nothing long is lost.
        """
        self._typed = (field, text)
        if self._draft_timer is None:
            self._draft_timer = self._page.set_timer(ON_DISK_AFTER, self._to_disk)
        if self._entry_timer:
            self._entry_timer.stop()
        self._entry_timer = self._page.set_timer(AN_ENTRY_AFTER, self.save)

    def _to_disk(self) -> None:
        self._draft_timer = None
        if self._typed:
            field, text = self._typed
            typed, drafts = Draft(self._page.sheet.name, field.key, text), self._page.coach_app.drafts
            self._page.store.submit(lambda _: drafts.keep(typed))

    def save(self) -> None:
        """Make an entry of what was typed, if anything."""
        for timer in (self._draft_timer, self._entry_timer):
            if timer:
                timer.stop()
        self._draft_timer = self._entry_timer = None
        if self._typed:
            waiting, self._typed = self._typed, None
            self.keep(*waiting)

    def keep(self, field: WorksheetField, text: str, unkept: DialogDraft | None = None) -> None:
        """Save a field as an entry, report the actions it ticked, then delete the draft it came from."""
        drafts, sheet = self._page.coach_app.drafts, self._page.sheet

        def fill(store: Store) -> SaveResult:
            kept = fill_field(store, sheet, field.key, text, self._sitting)
            drafts.drop(sheet.name, field.key)
            if unkept:
                unkept.drop()
            return kept

        async def save() -> None:
            self._page.say_kept(await self._page.store.run(fill))

        run_command(self._page.app, save)  # the page may be closed by then


def take_up_what_was_typed(app: Host) -> None:
    """Make entries of the drafts left when a window stopped unexpectedly."""

    async def run() -> None:
        taken = await app.async_store.run(recover_drafts, app.drafts)
        where = {typed.worksheet for typed in taken}
        told = list(dict.fromkeys(words for dialog, words in WAITS.items() if dialog in where))
        if where - set(DIALOGS):
            told.insert(0, "What you were writing when coach stopped is in its worksheet.")
        if told:
            app.tell(" ".join(told), "Nothing was lost")

    run_command(app.main.app, run)
