"""What to say and load once the first screen is up."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coach.errors import RefusedError
from coach.tui.command_worker import run_command

if TYPE_CHECKING:
    from coach.tui.host import Host


def begin(app: Host, banner: str) -> None:
    """Greet a new person, report unreadable files, and load the person's keys and drafts."""
    if not app.store.state.profile.started:
        run_command(app.main.app, partial(_greet, app))
    elif app.store.state.entries_of("money") or app.main.view.page.running:
        app.call_later(app.redraw)
    if banner:
        app.tell("All of it is made up. Look around and try anything.", "An example")
    tell_of_files(app)
    _load_own_keys(app)
    if app.store.journal.home.drafts.is_dir():
        from coach.tui.screens.worksheet.autosave import take_up_what_was_typed

        take_up_what_was_typed(app)


async def _greet(app: Host) -> None:
    from coach.domain.events import ProfileSet
    from coach.tui.screens.profile import SetUp

    answers = await app.ask(SetUp(app.store.state.profile, app.store.clock.now().date()))
    await app.async_store.append(answers or ProfileSet())


def tell_of_files(app: Host) -> None:
    """Report what happened to the journal's files since the last report, at the start and while the window is open."""
    from coach.storage.conflict_copies import duplicates_message, merge_messages

    if twice := duplicates_message(app.store.journal, app.store.state):
        _tell_once(app, twice, "From two machines")
    home = app.store.journal.home
    if home.is_read_only:
        _tell_once(app, f"{home.folder}: you can read everything, but nothing new is saved.", "The disk is read-only")
    for mended in app.store.repaired:
        told = f"{mended.file.name} was damaged. coach could read {mended.saved} of its entries, and they are here."
        _tell_once(app, f"{told} The file itself is unchanged, at {mended.set_aside}", "A file was set aside")
    for gathered in app.store.gathered:
        for title, sentence in merge_messages(gathered).items():
            _tell_once(app, sentence, title)
    for problem in list(app.store.journal.problems.values()):
        told = f"{problem.file.name}: {problem.detail}. Run `coach doctor` to find out more."
        _tell_once(app, told, "A file could not be read")


def _tell_once(app: Host, sentence: str, title: str) -> None:
    if sentence not in app.told_of_files:
        app.told_of_files.add(sentence)
        app.tell(sentence, title, lasting=True)


def _load_own_keys(app: Host) -> None:
    from coach.tui.own_keys import load_keymap

    try:
        app.own_keys = load_keymap(app.store.journal.home.keys)
    except RefusedError as error:
        app.tell(error.message, error.title)
    else:
        app.set_keymap(app.own_keys)
