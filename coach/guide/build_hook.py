"""Check the content when a wheel is built: hatchling loads this file by its path (see pyproject.toml)."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class ContentHook(BuildHookInterface[Any]):
    """Fails the build of a wheel, editable or not, if its content has problems."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Fail the build with the list of problems, if there are any."""
        sys.path.insert(0, self.root)  # coach itself is not installed in the build environment
        from coach.guide.validation import problems

        sys.path.remove(self.root)
        found = problems(Path(self.root, "content"))
        if found:
            self.app.abort("\n".join(["The content has problems:", *found]))
