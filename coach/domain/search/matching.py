"""When two names, addresses or links are the same, however they are written."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import unquote

SHARED_BOXES = frozenset(
    (
        *("admin", "careers", "contact", "enquiries", "hello", "help", "hi", "hr", "info", "jobs", "kontakt", "mail"),
        *("marketing", "no-reply", "noreply", "office", "recruiting", "recruitment", "reception", "sales", "service"),
        *("support", "talent", "team"),
    )
)
_MARKS = re.compile(
    "[\u0300-\u036f\u064b-\u0655]"
)  # accents, and Arabic vowel marks; the Japanese ones distinguish kana
_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_PROFILE = re.compile(r"^(?:[a-z]{2,3}\.)?linkedin\.com/(in|pub|jobs/view)/([^/?#]+)")
_TRACKING = re.compile(r"(?<=[?&])(?:utm_\w+|trk|trackingid|refid|fbclid|gclid)=[^&#]*&?")


@lru_cache(maxsize=16_384)
def folded_name(text: str) -> str:
    """A name without accents, case and extra blanks."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", _MARKS.sub("", unicodedata.normalize("NFKD", text.casefold())))
    return " ".join(text.casefold().split())


def folded_email(address: str) -> str:
    """A personal e-mail address; "" for a shared one, such as info@, and for an invalid one."""
    found = address.strip().casefold().removeprefix("mailto:")
    box, at, host = found.rpartition("@")
    return found if at and box and "." in host and box not in SHARED_BOXES else ""


def folded_phone(number: str) -> str:
    """The last nine digits of a number, which are the same with and without the country code; "" for
    fewer than three.
    """
    figures = "".join(each for each in number if each.isdecimal())
    return figures[-9:] if len(figures) >= 3 else ""


def are_compatible(name: str, other: str) -> bool:
    """Whether two names can be the same person's: "Ana M. Lopez", "Lopez, Ana" and "A. L." match "Ana Lopez"."""
    one, two = sorted((_words_of(name), _words_of(other)), key=len)
    left = [*two]
    for word in one:
        fitting = next((each for each in left if each == word), None) or next(
            (each for each in left if each.startswith(word) and len(word) == 1), None
        )
        fitting = fitting or next((each for each in left if word.startswith(each) and len(each) == 1), None)
        if fitting is None:
            return False
        left.remove(fitting)
    return bool(one)


def _words_of(name: str) -> list[str]:
    return re.findall(r"[^\W_]+", folded_name(name))


def folded_link(link: str) -> str:
    """A link without the parts that vary between copies."""
    found = _SCHEME.sub("", link.strip()).casefold().removeprefix("www.")
    if profile := _PROFILE.match(found):
        named = unquote(profile[2])
        number = re.search(r"\d{6,}$", named) if profile[1] == "jobs/view" else None
        return f"linkedin.com/{profile[1]}/{number.group() if number else named}"
    return _TRACKING.sub("", found).rstrip("/?&#")


def is_profile(link: str) -> bool:
    """Whether a folded link is a personal LinkedIn profile."""
    return link.startswith("linkedin.com/in/")


def are_two_profiles(link: str, other: str) -> bool:
    """Whether two folded links are different profiles."""
    return link != other and is_profile(link) and is_profile(other)
