"""The text of a saved web page, as somebody would read it, by a scanner in linear time.

Python's html.parser, and everything built on it, takes minutes for a megabyte of broken tags.
"""

from __future__ import annotations

import re
from html import unescape
from typing import NamedTuple

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]{0,20})((?>"[^"<>]{0,400}"|'[^'<>]{0,400}'|[^<>])*+)>""")
_COMMENT = "<!--"
_DECLARED = re.compile(r"<[!?][^<>]*>")
_UNSEEN = frozenset({"script", "style", "template", "noscript", "head", "svg", "nav", "footer"})
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "li",
        "br",
        "tr",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "ul",
        "ol",
        "dd",
        "dt",
        "table",
        "td",
        "th",
        "body",
        "main",
        "header",
        "blockquote",
    ]
)
_DATA = re.compile(r"application/ld\+json", re.IGNORECASE)
_TAGS = re.compile(r"<(?:!doctype html|html|body|div|p|ul|li|br|span|h[1-6])[\s/>]", re.IGNORECASE)
_SOME_TAGS = 3


class Page(NamedTuple):
    """The text of a page, line by line, and the JSON-LD that it carries."""

    words: str
    data: tuple[str, ...]


def is_page(text: str) -> bool:
    """Whether a text is an HTML page, and not a text with an angle bracket in it."""
    return len(_TAGS.findall(text[:200_000])) >= _SOME_TAGS


def read_page(text: str) -> Page:
    """The text of a page, without its tags and without what is not shown."""
    scan = _Scan()
    at = 0
    text = _DECLARED.sub("", _without_comments(text))
    for tag in _TAG.finditer(text):
        scan.see_text(text[at : tag.start()])
        scan.see_tag(tag[2].lower(), tag[3], ends=bool(tag[1]))
        at = tag.end()
    scan.see_text(text[at:])
    lines = (" ".join(line.split()) for line in unescape("".join(scan.words)).split("\n"))
    return Page(re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip(), tuple(scan.data))


def _without_comments(text: str) -> str:
    kept, at = [], 0
    while (begin := text.find(_COMMENT, at)) >= 0:
        kept.append(text[at:begin])
        end = text.find("-->", begin + 4)
        if end < 0:
            return "".join(kept)
        at = end + 3
    return "".join([*kept, text[at:]])


class _Scan:
    def __init__(self) -> None:
        self.words: list[str] = []
        self.data: list[str] = []
        self._unseen = ""
        self._is_data = False
        self._collected: list[str] = []

    def see_text(self, text: str) -> None:
        """Take the text between two tags."""
        if self._is_data:
            self._collected.append(text)
        elif not self._unseen and (text.strip() or not self.words or self.words[-1] != "\n"):
            self.words.append(text.replace("\n", " "))

    def see_tag(self, tag: str, attributes: str, *, ends: bool) -> None:
        """Take a tag, with its attributes as written."""
        if self._is_data:
            if tag == "script" and ends:
                self.data.append("".join(self._collected))
                self._is_data, self._collected = False, []
            else:
                self._collected.append(f"<{'/' if ends else ''}{tag}{attributes}>")
        elif tag == "script" and not ends and _DATA.search(attributes):
            self._is_data = True
        elif self._unseen:
            if (tag == self._unseen and ends) or (tag == "body" and self._unseen == "head"):
                self._unseen = ""
        elif tag in _UNSEEN and not ends and not attributes.endswith("/"):
            self._unseen = tag
        elif tag in _BLOCKS:
            self._end_line()
            if tag == "li" and not ends:
                self.words.append("- ")

    def _end_line(self) -> None:
        if self.words and self.words[-1] != "\n":
            self.words.append("\n")
