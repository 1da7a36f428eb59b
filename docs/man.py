"""Write the manual page from the commands' own parsers: python -m docs.man

The page is docs/coach.1, which the wheel carries to share/man/man1. A test sees that it is up to date.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from argparse_manpage.manpage import Manpage

from coach import __version__
from coach.cli.commands.completion import whole_parser

HERE = Path(__file__).parent
ABOUT = "a guide through the weeks after losing a job"
SECTIONS = {
    "environment": r"""
.TP
.B COACH_HOME
The folder everything is kept in. Without it, where the system keeps the data of programs; \fBcoach where\fR says where.
.TP
.B COACH_NOW
Sets the clock to an ISO date\-time such as 2026\-11\-23T09:00, for demonstrations; it goes on running.
.TP
.B COACH_FIRST_SCREEN
With the value \fBoff\fR nothing is kept of what was shown last, and nothing is shown before all is loaded.
.TP
.B NO_COLOR
No colours. Nothing is told by colour alone.
""",
    "exit status": r"""
.TP
.B 0
It is done.
.TP
.B 2
Something in the command can't be taken as it is; a line on standard error says what to do.
.TP
.B 1
Something else is broken; a line on standard error says what, and what is safe.
""",
    "privacy": r"""
Everything stays on this machine, readable by its owner alone. Nothing is sent anywhere; opening a link is the only
way to the network, and only when you ask for it.
""",
}


def page() -> str:
    """The manual page, in the language of man."""
    os.environ["COLUMNS"] = "80"  # lines of help are wrapped by it, and roff wraps anew
    parser = whole_parser()
    manual = Manpage(parser, format="single-commands-section")
    manual.source, manual.manual, manual.description = f"coach {__version__}", "The commands", ABOUT
    manual.date, manual.synopsis = _released(), ["coach", "[COMMAND]", r"[\fIOPTION\fR]...", r"[\fIWORDS\fR]"]
    for heading, words in SECTIONS.items():
        manual.add_section(heading, "=", words.strip())
    return str(manual)


def _released() -> str:
    changes = (HERE.parent / "CHANGELOG.md").read_text(encoding="utf-8")
    found = re.search(rf"^## \[{re.escape(__version__)}\] - (\S+)$", changes, re.MULTILINE)
    return found[1] if found else ""


if __name__ == "__main__":
    (HERE / "coach.1").write_text(page(), encoding="utf-8")
