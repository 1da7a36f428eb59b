"""A person's text within Markdown that we write: never more than a text, whatever stands in it."""

from __future__ import annotations

import re

from coach.domain.sanitize import shown, shown_lines

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_BEGINS_A_BLOCK = re.compile(r"^(\s*\d*)(?<!\\)([-+=.)])", re.MULTILINE)


def escaped(text: str) -> str:
    """One line of a person's text with nothing in it that Markdown or HTML would act on."""
    return _escape(shown(text))


def escaped_lines(text: str) -> str:
    """Several lines of a person's text with nothing in them that Markdown or HTML would act on."""
    return _escape(shown_lines(text))


def _escape(text: str) -> str:
    return _BEGINS_A_BLOCK.sub(r"\1\\\2", _MARKS.sub(r"\\\1", text))
