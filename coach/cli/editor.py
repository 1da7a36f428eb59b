"""Editing a text in the person's own editor. If the text is refused, its file stays, so nothing is lost."""

from __future__ import annotations

import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coach.errors import CoachError, RefusedError

if TYPE_CHECKING:
    from coach.cli.context import Context

LIKELY = ("nano", "vim", "vi", "notepad")


def edit_text(text: str, name: str, context: Context) -> Path:
    """Open `text` in the editor, and return its file once the editor has exited.

    The file is in a folder of its own in the home folder, which only its owner can read. Raises RefusedError if there
    is no editor or no terminal, or if an earlier text is still waiting; CoachError if the editor fails.
    """
    from coach.storage.atomic_write import atomic_write
    from coach.storage.home import cannot_write, make_folder

    command = _editor(context)
    folder = context.home.folder / "editing"
    file = folder / f"{name}.md"
    if file.exists():
        raise RefusedError("You still have an unsaved text", _take_it_up(file, "or delete that file"))
    try:
        context.home.make()
        make_folder(folder)
        atomic_write(file, text.encode())
        ended = subprocess.run([*command, str(file)], check=False)  # noqa: S603 - the person's own editor
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        if error.filename in (command[0], None):
            raise CoachError(f"{command[0]} did not start", f"{error.strerror}. Set EDITOR to your editor.") from error
        raise cannot_write(folder, error) from error
    if ended.returncode:
        if file.read_bytes() == text.encode():
            shutil.rmtree(folder, ignore_errors=True)
            raise CoachError(f"{command[0]} ended with an error", "Nothing was changed.")
        raise CoachError(f"{command[0]} ended with an error", f"Nothing was saved. {_take_it_up(file)}")
    return file


@contextmanager
def reading_edited(file: Path, context: Context) -> Iterator[None]:
    """Wrap the reading of the text: if that is refused, the file stays and is named; else its folder is deleted."""
    own = file.parent == context.home.folder / "editing"
    try:
        yield
    except RefusedError as error:
        kept = f" {_take_it_up(file)}" if own else ""
        raise RefusedError(error.title, f"{error.message}{kept}") from None
    if own:
        shutil.rmtree(file.parent, ignore_errors=True)


def _take_it_up(file: Path, otherwise: str = "") -> str:
    told = f"Your text is in {file}. Fix it there, then run `coach worksheet edit --from {shlex.quote(str(file))}`"
    return f"{told}, {otherwise}." if otherwise else f"{told}."


def _editor(context: Context) -> list[str]:
    chosen = context.environment.get("VISUAL") or context.environment.get("EDITOR") or ""
    try:
        command = shlex.split(chosen)
    except ValueError:
        raise RefusedError("EDITOR can't be read", "Set it to your editor, such as EDITOR=nano.") from None
    if not command:
        found = next((name for name in LIKELY if shutil.which(name)), "")
        if not found:
            raise RefusedError("No editor was found", "Set EDITOR to your editor, such as EDITOR=nano.")
        command = [found]
    if not (sys.stdin and sys.stdin.isatty()) and not chosen:
        raise RefusedError("An editor needs a terminal", "Set EDITOR, or use `coach worksheet fill`.")
    return command
