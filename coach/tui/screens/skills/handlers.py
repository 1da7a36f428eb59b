"""What can be done in the skills gap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.skills.applications import applications_for
from coach.domain.skills.events import MARKS, NO_MARK, SkillMarked
from coach.domain.skills.recommendations import reasons_for, suggestions, time_at_hand
from coach.domain.skills.spelling import same
from coach.domain.skills.state import Advert, skills_of
from coach.domain.skills.vocabulary import vocabulary_of
from coach.domain.wording import count
from coach.files import typed_path
from coach.services.skills import delete, keep_adverts, log_hours, save, tie_advert
from coach.storage.drafts import ADVERT
from coach.tui.dialog_drafts import DialogDraft
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog
from coach.tui.screens.skills.dialogs import AdvertDialog, ChoiceDialog, HoursDialog, OwnDialog, ProofDialog
from coach.tui.screens.write_file import write_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from coach.domain.event import Event
    from coach.domain.skills.new_adverts import AdvertDraft
    from coach.domain.skills.stats import SkillCount
    from coach.services.skills import KeptAdverts
    from coach.storage.store import Store
    from coach.tui.screens.skills.page import SkillsPage


NEW = "+"
MOST_TO_CHOOSE_FROM = 200


def turn_mark(page: SkillsPage) -> None:
    """The next mark: have, learning, missing, ignore, none."""
    if skill := _skill(page):
        order = [*MARKS, NO_MARK]
        following = order[(order.index(skill.marked or NO_MARK) + 1) % len(order)]
        _keep(page, SkillMarked(skill.name, following))


def keep_proof(page: SkillsPage) -> None:
    """Ask what shows that the person has it, or why they ignore it."""
    if skill := _skill(page):
        dialog = ProofDialog(skill.name, skill.mark)
        page.app.push_screen(dialog, lambda lines: _keep(page, dialog.event(lines)) if lines else None)


def add_advert(page: SkillsPage) -> None:
    """Ask for an advert, and keep it. One that was pasted before and not kept is offered again."""
    unkept = DialogDraft(page.coach_app, ADVERT)

    def keep_them(drafts: list[AdvertDraft] | None) -> None:
        def keep_all(store: Store) -> KeptAdverts:
            kept = keep_adverts(store, drafts or ())
            unkept.drop()
            return kept

        if drafts:
            page.coach_app.act(keep_all, lambda kept: _say_kept(page, kept))

    unkept.offer(lambda left: page.app.push_screen(AdvertDialog(unkept, left), keep_them))


def import_files(page: SkillsPage) -> None:
    """Ask for a file or a folder, read it, and keep the adverts in it."""

    def read(lines: list[str] | None) -> None:
        if lines and lines[0]:
            path = typed_path(lines[0])
            page.coach_app.act(lambda store: _read(store, path), lambda kept: _say_kept(page, kept))

    told = "A text file, a saved page, a PDF, or a folder of them. A line of ===== separates adverts in one file."
    page.app.push_screen(LinesDialog("Adverts from files", told, [("File or folder", "", "~/adverts")]), read)


def _read(store: Store, path: Path) -> KeptAdverts:
    from coach.imports.adverts import read_adverts

    return keep_adverts(store, read_adverts([path]))


def _say_kept(page: SkillsPage, kept: KeptAdverts) -> None:
    """Say how many were kept; their names may be as long as people make them, and stand in the list."""
    parts = []
    if kept.kept:
        page.rows.cursor = 0
        parts.append(f"Added: {count(len(kept.kept), 'advert')}.")
    if kept.known:
        parts.append(f"{count(len(kept.known), 'advert')} {'was' if len(kept.known) == 1 else 'were'} already here.")
    if kept.alike:
        parts.append(f"{count(len(kept.alike), 'advert')} very similar to one you have; v lists them.")
    page.main.tell(" ".join([*parts, *_ticked(page, kept.ticked)]))


def choose(page: SkillsPage) -> None:
    """Ask which skill to learn, those first that most adverts ask for; then why, and with which course."""
    found = {each.name: each.reasons for each in suggestions(page.seen)}
    if page.row is not None and not isinstance(page.row, Advert):
        found.setdefault(page.row.name, reasons_for(page.row, page.seen))
    if not found:
        page.main.tell("First mark a skill as missing: space changes the mark.", "Nothing to choose from")
        return
    at_hand = time_at_hand(page.view.state, page.view.day.date)
    told = f"{at_hand} What most adverts ask for comes first. The choice is yours."
    choices = [(name, f"{name}: {reasons[0]}") for name, reasons in found.items()]

    def chosen(name: str | None) -> None:
        if name:
            _ask_why(page, name, found[name])

    page.app.push_screen(OneDialog("The one thing to learn", told, choices), chosen)


def _ask_why(page: SkillsPage, name: str, reasons: Sequence[str]) -> None:
    skill = page.seen.skill(name)
    named = len(skill.named) if skill else 0
    because = f"{named} of {len(page.seen.adverts)} adverts name it" if named > 1 else ""
    enough = "A reason is enough for now. The other four lines make it a plan for the course."
    told = f"{' '.join(reasons)}\n\n{enough}"
    dialog = ChoiceDialog(name, told, because, (page.view.day.date, page.view.state.profile.country))
    page.app.push_screen(dialog, lambda lines: _keep(page, dialog.event(lines)) if lines else None)


def log_time(page: SkillsPage) -> None:
    """Ask how long the person learned the skill under the cursor, or else the chosen one."""
    chosen = skills_of(page.view.state).chosen
    row = page.row
    name = row.name if row is not None and not isinstance(row, Advert) else chosen.name if chosen else ""
    if not name:
        page.main.tell("First choose what to learn: press g.", "Nothing to learn yet")
        return
    dialog = HoursDialog(name)

    def log(lines: list[str] | None) -> None:
        if lines is None:
            return
        minutes, note = dialog.told(lines)
        page.coach_app.act(
            lambda store: log_hours(store, name, minutes, note),
            lambda ticked: page.main.tell(" ".join(["Noted.", *_ticked(page, ticked)])),
        )

    page.app.push_screen(dialog, log)


def add_own(page: SkillsPage) -> None:
    """Ask for a skill of one's own."""
    dialog = OwnDialog()
    page.app.push_screen(
        dialog, lambda lines: _keep(page, dialog.event(lines), "coach knows this skill now.") if lines else None
    )


def apply(page: SkillsPage) -> None:
    """Tie the advert under the cursor to an application, one that is there or a new one; v shows the adverts."""
    row = page.row
    if not isinstance(row, Advert):
        page.main.tell("Press v and choose an advert first.", "No advert is chosen")
        return
    there = applications_for(row, page.view.state.search)[:MOST_TO_CHOOSE_FROM]
    new = [(NEW, f"A new one: {shown(row.name)}")] if row.employer else []

    def tie(key: str | None) -> None:
        if key is None:
            return
        said = "To apply" if key == NEW else "Linked to"
        page.coach_app.act(
            lambda store: tie_advert(store, row.key, "" if key == NEW else key),
            lambda tied: page.main.tell(" ".join(filter(None, (f"{said}: {tied.words}.", tied.told)))),
        )

    if not there:
        tie(NEW)
        return
    choices = [(each.key, shown(", ".join(filter(None, (each.employer, each.role))))) for each in there]
    is_theirs = same(there[0].employer) == same(row.employer)
    ordered = [*choices, *new] if is_theirs else [*new, *choices]
    page.app.push_screen(OneDialog("Which application is it for?", shown(row.name), ordered), tie)


def remove(page: SkillsPage) -> None:
    """Take out the advert under the cursor, or the skill where it is one of the person's own."""
    row = page.row
    if row is None:
        return
    own = skills_of(page.view.state).own
    if isinstance(row, Advert):
        key = row.key
    else:
        words = vocabulary_of(page.view.state)
        key = next((name for name in own if same(words.name_of(name)) == same(row.name)), "")
    if not key:
        page.main.tell(
            "It comes with coach, so you can't remove it. If you don't need it, mark it as ignore.", "Not removed"
        )
        return
    page.coach_app.act(
        lambda store: delete(store, key), lambda name: page.main.tell(f"Removed: {name}. u brings it back.")
    )


def other_list(page: SkillsPage) -> None:
    """The adverts, or the skills again."""
    page.shows_adverts = not page.shows_adverts
    page.rows.show(())
    page.draw()


def write_page(page: SkillsPage) -> None:
    """Write all of it to a Markdown file."""
    from coach.export.skills_document import skills_page

    write_markdown(page.main, "The skills gap", "skills", lambda: skills_page(page.view.state))


def _skill(page: SkillsPage) -> SkillCount | None:
    row = page.row
    if row is None or isinstance(row, Advert):
        page.main.tell("Press v to go to the skills. Only skills have a mark.", "An advert has no mark")
        return None
    return row


def _keep(page: SkillsPage, event: Event, said: str = "") -> None:
    def say(ticked: tuple[str, ...]) -> None:
        if words := [*([said] if said else []), *_ticked(page, ticked)]:
            page.main.tell(" ".join(words))

    page.coach_app.act(lambda store: save(store, event), say)


def _ticked(page: SkillsPage, ticked: Sequence[str]) -> list[str]:
    guide = page.view.state.guide
    return [f"Ticked: {action} {guide.action(action).title}." for action in ticked]


HANDLERS: dict[str, Callable[[SkillsPage], None]] = {
    "mark": turn_mark,
    "proof": keep_proof,
    "choose": choose,
    "hours": log_time,
    "add": add_advert,
    "import": import_files,
    "lists": other_list,
    "own": add_own,
    "apply": apply,
    "remove": remove,
    "page": write_page,
    "undo": lambda page: page.main.action_undo(),
}
"""What the commands of the skills gap do, by the name that they run."""
