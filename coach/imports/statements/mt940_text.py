"""The other party and the purpose in field :86: of MT940, which every country writes in its own way."""

from __future__ import annotations

import re
from typing import NamedTuple

_SUBFIELDS = re.compile(r"(?:[0-9]{3})?\s?(?P<mark>[?~<^+!|@])[0-9]{2}")
_SEPA = re.compile(r"(EREF|KREF|MREF|CRED|DEBT|COAM|OAMT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP)\+")
_TAGS = re.compile(
    r"/(TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|ISDT|PURP|BENM|ORDP|CNTP|TRCD|RTRN|ULTC|ULTD|ADDR|USTD|STRD|INIT|OCMT|CHGS|SVCL"
    r"|PREF|NRTX|ABWA|ABWE|UDTR|UCRD)(?=/)"
)
_PURPOSE = frozenset(("20", "21", "22", "23", "24", "25", "26", "27", "28", "29", "60", "61", "62", "63"))
_PURPOSE_WIDTH, _LINE_WIDTH = 27, 65  # characters; a piece of this length continues in the next


class PaymentText(NamedTuple):
    """The other party, the purpose, and the payer's own reference; each may be ""."""

    payee: str = ""
    text: str = ""
    reference: str = ""


def parse_field_86(lines: list[str]) -> PaymentText:
    """Parse the lines of a field :86:.

    In this order: subfields with a mark (?20 in Germany, ~20 or <20 in Poland and Hungary), tags between slashes
    (/NAME/ in the Netherlands and elsewhere), or free text, which is all taken as the payee.
    """
    if found := _SUBFIELDS.match("".join(lines)[:8]):
        return _from_subfields("".join(lines), found["mark"])
    whole = _joined(lines, _LINE_WIDTH)
    if _TAGS.search(whole):
        return _from_tags(whole)
    return PaymentText(whole)


def _from_subfields(whole: str, mark: str) -> PaymentText:
    parts: dict[str, list[str]] = {}
    for piece in re.split(re.escape(mark) + r"(?=[0-9]{2})", whole)[1:]:
        parts.setdefault(piece[:2], []).append(piece[2:])
    name = _joined([*parts.get("32", []), *parts.get("33", [])], _PURPOSE_WIDTH)
    purpose = _joined([each for key in sorted(_PURPOSE & parts.keys()) for each in parts[key]], _PURPOSE_WIDTH)
    found = _SEPA.split(purpose)
    tagged = dict(zip(found[1::2], found[2::2], strict=True))
    text = tagged.get("SVWZ", found[0] if found[0].strip() or not tagged else "")
    return PaymentText(name, text or "".join(parts.get("00", [])), tagged.get("EREF", ""))


def _from_tags(whole: str) -> PaymentText:
    found = _TAGS.split(whole)
    tagged: dict[str, str] = {}
    for name, value in zip(found[1::2], found[2::2], strict=True):
        if value.strip("/ "):
            tagged.setdefault(name, value.strip("/ "))
    other = tagged.get("CNTP", "").split("/")
    payee = tagged.get("NAME") or (other[2] if len(other) > 2 else "")
    text = tagged.get("USTD") or tagged.get("REMI") or tagged.get("TRTP") or found[0].strip("/ ")
    return PaymentText(payee, text, tagged.get("EREF", ""))


def _joined(pieces: list[str], width: int) -> str:
    """Join pieces that were cut at a width; a shorter piece ended there."""
    text = ""
    for piece in pieces:
        text += piece if len(piece) >= width else f"{piece} "
    return text.strip()
