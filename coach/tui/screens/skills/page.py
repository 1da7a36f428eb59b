"""The skills gap: what adverts name on the left, most frequent first, and the details of one skill on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from coach.domain.sanitize import shown
from coach.domain.skills.applications import applications_for
from coach.domain.skills.events import MARKS, NO_MARK, SkillMarked
from coach.domain.skills.recommendations import reasons_for, suggestions, time_at_hand
from coach.domain.skills.spelling import same
from coach.domain.skills.state import Advert, adverts_of, skills_of
from coach.domain.skills.stats import SkillCount, SkillStats, skill_stats, unread
from coach.domain.skills.vocabulary import vocabulary_of
from coach.domain.wording import count
from coach.files import typed_path
from coach.services.skills import SavedAdverts, delete, link_advert, log_hours, save, save_adverts
from coach.storage.drafts import ADVERT
from coach.tui.command_worker import command
from coach.tui.commands import SKILLS, bindings
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.page import Page, heading
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog
from coach.tui.screens.skills.dialogs import AdvertDialog, ChoiceDialog, HoursDialog, OwnDialog, ProofDialog
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
from coach.tui.screens.write_file import write_markdown
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.list_detail import ListDetail
from coach.tui.widgets.virtual_list import VirtualList

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.storage.store import Store
    from coach.tui.host import MainScreen
    from coach.tui.view import View

Row = SkillCount | Advert
ON_A_ROW = ("mark", "proof", "choose", "apply", "remove")
NEW = "+"
MOST_TO_CHOOSE_FROM = 200
FEW = 10
"""How many adverts can be parsed without delaying a key press."""


class SkillsPage(Page):
    """Two lists, skills and adverts. Contains no rules: the domain decides what counts."""

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
        """Lay out the list and, beside it, the text."""
        yield Static(id="skills-title", classes="page-title")
        with ListDetail(id="skills"):
            rows: VirtualList[Row] = VirtualList(self._row, id="skills-rows")
            rows.add_class("chooser")
            yield rows
            with VerticalScroll(id="skills-page", classes="page"):
                yield Static(id="skills-told")
        yield Footer()

    def on_mount(self) -> None:
        """Parse the adverts in the journal's thread, as hundreds take longer than a key press may."""
        self.rows.focus()
        if unread(adverts_of(self.view.state)) <= FEW:
            self.show(self.view)
            return
        self.query_one("#skills-title", Static).update(heading("The skills gap", "reading your adverts ..."))
        self._read_all()

    @command
    async def _read_all(self) -> None:
        self.seen = await self.store.read(_read_all)
        self.show(self.view)

    @property
    def rows(self) -> VirtualList[Row]:
        """The list."""
        return self.query_one("#skills-rows", VirtualList)

    @property
    def row(self) -> Row | None:
        """The selected row."""
        return self.rows.chosen

    def show(self, view: View) -> None:
        """Draw what changed, keeping the selected skill or advert."""
        if self._drawn is view.state:
            return
        self._drawn = view.state
        self.seen = skill_stats(view.state)
        self.draw()

    def draw(self) -> None:
        """Draw the open list."""
        before = _name(self.row)
        found: list[Row] = list(self.seen.adverts.values()) if self.shows_adverts else list(self.seen.skills)
        at = next((at for at, each in enumerate(found) if _name(each) == before), min(self.rows.cursor, len(found) - 1))
        self.rows.nothing = NO_ADVERT if self.shows_adverts else NO_SKILL if self.seen.adverts else EMPTY
        self.rows.show(found, max(0, at))
        self.query_one("#skills-title", Static).update(heading("The skills gap", outlook(self.seen)))
        self._show_selected()

    def _row(self, row: Row, width: int) -> Content:
        return advert_row(row) if isinstance(row, Advert) else skill_row(row, self.seen, width)

    @on(VirtualList.Moved)
    def _show_selected(self) -> None:
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
        """Focus the text for scrolling. In a narrow window it replaces the list."""
        if self.row is not None:
            self.columns.go_in()
            self.query_one("#skills-page").focus()

    def action_back(self) -> None:
        """Return to the list or, from there, to the worksheet."""
        if self.rows.has_focus:
            self.dismiss(None)
        else:
            self.columns.go_out()
            self.rows.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the actions that need a row only if the list has one."""
        if action in ON_A_ROW and self.query("#skills-rows") and self.row is None:
            return False
        return super().check_action(action, parameters)

    # -- actions on skills

    @property
    def _skill(self) -> SkillCount | None:
        """Return the selected skill, or tell the person to choose one if an advert is selected."""
        row = self.row
        if row is None or isinstance(row, Advert):
            self.tell("Press v to go to the skills. Only skills have a mark.", "An advert has no mark")
            return None
        return row

    async def _save(self, event: Event, said: str = "") -> None:
        ticked = await self.store.run(save, event)
        if words := [*([said] if said else []), *self._ticked(ticked)]:
            self.tell(" ".join(words))

    def _ticked(self, ticked: Sequence[str]) -> list[str]:
        guide = self.view.state.guide
        return [f"Ticked: {action} {guide.action(action).title}." for action in ticked]

    @command
    async def action_mark(self) -> None:
        """Switch to the next mark: have, learning, missing, ignore, none."""
        if skill := self._skill:
            order = [*MARKS, NO_MARK]
            following = order[(order.index(skill.marked or NO_MARK) + 1) % len(order)]
            await self._save(SkillMarked(skill.name, following))

    @command
    async def action_proof(self) -> None:
        """Ask for proof of the skill, or why it is ignored."""
        if skill := self._skill:
            dialog = ProofDialog(skill.name, skill.mark)
            if lines := await self.ask(dialog):
                await self._save(dialog.event(lines))

    @command
    async def action_choose(self) -> None:
        """Ask which skill to learn, most requested first, then why and with which course."""
        found = {each.name: each.reasons for each in suggestions(self.seen)}
        if self.row is not None and not isinstance(self.row, Advert):
            found.setdefault(self.row.name, reasons_for(self.row, self.seen))
        if not found:
            self.tell("First mark a skill as missing: space changes the mark.", "Nothing to choose from")
            return
        at_hand = time_at_hand(self.view.state, self.view.day.date)
        told = f"{at_hand} What most adverts ask for comes first. The choice is yours."
        choices = [(name, f"{name}: {reasons[0]}") for name, reasons in found.items()]
        name = await self.ask(OneDialog("The one thing to learn", told, choices))
        if not name:
            return
        skill = self.seen.skill(name)
        named = len(skill.named) if skill else 0
        because = f"{named} of {len(self.seen.adverts)} adverts name it" if named > 1 else ""
        enough = "A reason is enough for now. The other four lines make it a plan for the course."
        here = self.view.day.date, self.view.state.profile.country
        dialog = ChoiceDialog(name, f"{' '.join(found[name])}\n\n{enough}", because, here)
        if lines := await self.ask(dialog):
            await self._save(dialog.event(lines))

    @command
    async def action_hours(self) -> None:
        """Ask how long the person spent on the selected skill, or on the chosen one if none is selected."""
        chosen, row = skills_of(self.view.state).chosen, self.row
        name = row.name if row is not None and not isinstance(row, Advert) else chosen.name if chosen else ""
        if not name:
            self.tell("First choose what to learn: press g.", "Nothing to learn yet")
            return
        dialog = HoursDialog(name)
        lines = await self.ask(dialog)
        if lines is not None:
            ticked = await self.store.run(log_hours, name, *dialog.told(lines))
            self.tell(" ".join(["Noted.", *self._ticked(ticked)]))

    @command
    async def action_own(self) -> None:
        """Ask for a skill of the person's own."""
        dialog = OwnDialog()
        if lines := await self.ask(dialog):
            await self._save(dialog.event(lines), "coach knows this skill now.")

    # -- actions on adverts

    @command
    async def action_add(self) -> None:
        """Ask for an advert and save it. An unsaved draft is offered again."""
        draft = DialogDraft(self.coach_app, ADVERT)
        adverts = await self.ask(AdvertDialog(draft, await draft.left()))
        if not adverts:
            return

        def keep_all(store: Store) -> SavedAdverts:
            kept = save_adverts(store, adverts)
            draft.drop()
            return kept

        self._say_saved(await self.store.run(keep_all))

    @command
    async def action_import(self) -> None:
        """Ask for a file or folder, read it, and save its adverts."""
        told = "A text file, a saved page, a PDF, or a folder of them. A line of ===== separates adverts in one file."
        lines = await self.ask(LinesDialog("Adverts from files", told, [("File or folder", "", "~/adverts")]))
        if lines and lines[0]:
            self._say_saved(await self.store.run(_read_files, typed_path(lines[0])))

    def _say_saved(self, kept: SavedAdverts) -> None:
        """Say how many were saved. Their names are left to the list, as they may be very long."""
        parts = []
        if kept.kept:
            self.rows.cursor = 0
            parts.append(f"Added: {count(len(kept.kept), 'advert')}.")
        if kept.known:
            were = "was" if len(kept.known) == 1 else "were"
            parts.append(f"{count(len(kept.known), 'advert')} {were} already here.")
        if kept.alike:
            parts.append(f"{count(len(kept.alike), 'advert')} very similar to one you have; v lists them.")
        self.tell(" ".join([*parts, *self._ticked(kept.ticked)]))

    @command
    async def action_apply(self) -> None:
        """Link the selected advert to an application, new or existing."""
        row = self.row
        if not isinstance(row, Advert):
            self.tell("Press v and choose an advert first.", "No advert is chosen")
            return
        there = applications_for(row, self.view.state.search)[:MOST_TO_CHOOSE_FROM]
        key: str | None = NEW
        if there:
            new = [(NEW, f"A new one: {shown(row.name)}")] if row.employer else []
            choices = [(each.key, shown(", ".join(filter(None, (each.employer, each.role))))) for each in there]
            is_theirs = same(there[0].employer) == same(row.employer)
            ordered = [*choices, *new] if is_theirs else [*new, *choices]
            key = await self.ask(OneDialog("Which application is it for?", shown(row.name), ordered))
        if key is not None:
            tied = await self.store.run(link_advert, row.key, "" if key == NEW else key)
            said = "To apply" if key == NEW else "Linked to"
            self.tell(" ".join(filter(None, (f"{said}: {tied.words}.", tied.told))))

    # -- actions on both

    def action_lists(self) -> None:
        """Switch between the adverts and the skills."""
        self.shows_adverts = not self.shows_adverts
        self.rows.show(())
        self.draw()

    @command
    async def action_remove(self) -> None:
        """Remove the selected advert, or the selected skill if it is the person's own."""
        row = self.row
        if row is None:
            return
        if isinstance(row, Advert):
            key = row.key
        else:
            words = vocabulary_of(self.view.state)
            own = skills_of(self.view.state).own
            key = next((name for name in own if same(words.name_of(name)) == same(row.name)), "")
        if key:
            name = await self.store.run(delete, key)
            self.tell(f"Removed: {name}. u brings it back.")
        else:
            self.tell(
                "It comes with coach, so you can't remove it. If you don't need it, mark it as ignore.", "Not removed"
            )

    @command
    async def action_page(self) -> None:
        """Write everything to a Markdown file."""
        from coach.export.skills_document import skills_page

        await write_markdown(self, "The skills gap", "skills", lambda: skills_page(self.view.state))


def _read_files(store: Store, path: Path) -> SavedAdverts:
    from coach.imports.adverts import read_adverts

    return save_adverts(store, read_adverts([path]))


def _read_all(store: Store) -> SkillStats:
    from coach.storage.skill_finds import load_skill_finds

    load_skill_finds(store)
    return skill_stats(store.state)


def _name(row: Row | None) -> str:
    if row is None:
        return ""
    return row.key if isinstance(row, Advert) else row.name
