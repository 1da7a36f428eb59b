"""The skills gap: on the left what the adverts name, the most named first; on the right all about one skill."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.domain.skills.state import Advert, adverts_of
from coach.domain.skills.stats import SkillCount, SkillStats, skill_stats, unread
from coach.tui.commands import SKILLS, bindings
from coach.tui.screens.page import Page, heading
from coach.tui.screens.skills.wording import (
    EMPTY,
    NO_ADVERT,
    NO_SKILL,
    about_advert,
    about_skill,
    advert_row,
    outlook,
    skill_row,
)
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail
from coach.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View

Row = SkillCount | Advert
ON_A_ROW = ("mark", "proof", "choose", "apply", "remove")
FEW = 10
"""So many adverts may be read while a key waits."""


class SkillsPage(Page):
    """Shows two lists, the skills and the adverts, and holds no rules: what counts, the domain says."""

    HELP = (
        "What the adverts ask for, counted by advert. Press a to paste adverts, and space to mark each skill: have, "
        "learning, missing, ignore. Enter goes to the sentences it was found in, escape comes back. coach only "
        "matches words and makes mistakes, so check. A count shows what employers write, not what gets people hired."
    )
    PAGE_COMMANDS = SKILLS
    SHEET = "skills-gap"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(SKILLS), Binding("enter", "read", "Read", show=False)]

    def __init__(self, main: MainScreen) -> None:
        super().__init__(main)
        self.shows_adverts = False
        self.seen = SkillStats({}, ())
        self._drawn: State | None = None

    def compose(self) -> ComposeResult:
        """The list, and beside it the text."""
        yield Static(id="skills-title", classes="page-title")
        with ListDetail(id="skills"):
            rows: VirtualList[Row] = VirtualList(self._row, id="skills-rows")
            rows.add_class("chooser")
            yield rows
            with VerticalScroll(id="skills-page", classes="page"):
                yield Static(id="skills-told")
        yield Footer()

    def on_mount(self) -> None:
        """Read the adverts in the journal's thread: hundreds of them take longer than a key may."""
        self.rows.focus()
        if unread(adverts_of(self.view.state)) <= FEW:
            self.show(self.view)
            return
        self.query_one("#skills-title", Static).update(heading("The skills gap", "reading your adverts ..."))
        self.coach_app.act(_read_all, self._begin, redraw=False)

    def _begin(self, seen: SkillStats) -> None:
        if self.is_mounted:
            self.seen = seen
            self.show(self.view)

    @property
    def rows(self) -> VirtualList[Row]:
        """The list."""
        return self.query_one("#skills-rows", VirtualList)

    @property
    def row(self) -> Row | None:
        """What is under the cursor."""
        return self.rows.chosen

    def show(self, view: View) -> None:
        """Draw what changed; the cursor stays on the skill or advert it was on."""
        if self._drawn is view.state:
            return
        self._drawn = view.state
        self.seen = skill_stats(view.state)
        self.draw()

    def draw(self) -> None:
        """Draw the list that is open."""
        before = _name(self.row)
        found: list[Row] = list(self.seen.adverts.values()) if self.shows_adverts else list(self.seen.skills)
        at = next((at for at, each in enumerate(found) if _name(each) == before), min(self.rows.cursor, len(found) - 1))
        self.rows.nothing = NO_ADVERT if self.shows_adverts else NO_SKILL if self.seen.adverts else EMPTY
        self.rows.show(found, max(0, at))
        self.query_one("#skills-title", Static).update(heading("The skills gap", outlook(self.seen)))
        self._tell()

    def _row(self, row: Row, width: int) -> Content:
        return advert_row(row) if isinstance(row, Advert) else skill_row(row, self.seen, width)

    @on(VirtualList.Moved)
    def _tell(self) -> None:
        row, today = self.row, self.view.day.date
        told = Content("")
        if isinstance(row, Advert):
            told = about_advert(self.seen, row, today)
        elif row is not None:
            told = about_skill(self.view.state, self.seen, row, today)
        self.query_one("#skills-told", Static).update(told)
        self.query_one("#skills-page").scroll_home(animate=False)

    @on(VirtualList.Chosen)
    def action_read(self) -> None:
        """Go into the text, so that it can be scrolled; on a narrow window it takes the place of the list."""
        if self.row is not None:
            self.columns.go_in()
            self.query_one("#skills-page").focus()

    def action_back(self) -> None:
        """Back to the list; from there, back to the worksheet."""
        if self.rows.has_focus:
            self.dismiss(None)
        else:
            self.columns.go_out()
            self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Where the list is empty, nothing is offered that needs a row of it."""
        if action == "run" and parameters[0] in ON_A_ROW and self.query("#skills-rows") and self.row is None:
            return False
        return super().check_action(action, parameters)

    def action_run(self, name: str) -> None:
        """Do one of the things that can be done here."""
        from coach.tui.screens.skills.handlers import HANDLERS

        HANDLERS[name](self)


def _read_all(store: Store) -> SkillStats:
    from coach.storage.skill_finds import recall_finds

    recall_finds(store)
    return skill_stats(store.state)


def _name(row: Row | None) -> str:
    if row is None:
        return ""
    return row.key if isinstance(row, Advert) else row.name
