"""Files of people and applications as programs write them: CSV, Excel, Markdown tables, and contact cards."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from quopri import encodestring
from typing import NamedTuple

DAYS = (
    "{d:02}/{m:02}/{y}",
    "{m:02}/{d:02}/{y}",
    "{d:02}.{m:02}.{y}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m:02}/{d:02}",
    "{d}-{m}-{y2:02}",
)
FORMS = ("csv", "xlsx", "markdown")
CARDS = ("2.1", "3.0", "4.0")


class Dialect(NamedTuple):
    """How one file is written. `day` is "" if dates are real dates in a workbook."""

    form: str
    language: str
    delimiter: str
    encoding: str
    day: str
    quoted: bool
    preamble: bool
    line_end: str
    junk: int

    def told(self, on: date) -> str | date:
        """A date as this file writes it."""
        return self.day.format(d=on.day, m=on.month, y=on.year, y2=on.year % 100) if self.day else on

    def kept(self, cell: str) -> str:
        """The part of a text that the file's encoding can hold."""
        return cell.encode(self.encoding, "replace").decode(self.encoding) if self.form == "csv" else cell


def dialect(chance: random.Random, languages: Sequence[str], forms: Sequence[str] = FORMS) -> Dialect:
    """A random dialect."""
    form = chance.choice(forms)
    return Dialect(
        form=form,
        language=chance.choice(languages),
        delimiter=chance.choice(",;\t|"),
        encoding=chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
        day=chance.choice((*DAYS, "", "") if form == "xlsx" else DAYS),
        quoted=chance.random() < 0.4,
        preamble=chance.random() < 0.2,
        line_end=chance.choice(("\n", "\r\n")),
        junk=chance.choice((0, 0, 1, 2)),
    )


def table_file(header: Sequence[str], rows: Sequence[Sequence[str | date]], how: Dialect) -> bytes:
    """The file of these rows in a dialect."""
    lines: list[list[str | date]] = [["Exported for somebody"], [""]] if how.preamble else []
    if how.form == "markdown":
        return _markdown(header, rows, how)
    lines += [[*header], *([*row] for row in rows)]
    return _workbook(lines) if how.form == "xlsx" else _csv(lines, how)


def _csv(lines: Sequence[Sequence[str | date]], how: Dialect) -> bytes:
    text = how.line_end.join(how.delimiter.join(_cell(str(cell), how) for cell in line) for line in lines)
    return f"{text}{how.line_end}".encode(how.encoding, "replace")


def _cell(cell: str, how: Dialect) -> str:
    if how.quoted or how.delimiter in cell or '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _workbook(lines: Sequence[Sequence[str | date]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(list(line))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _markdown(header: Sequence[str], rows: Sequence[Sequence[str | date]], how: Dialect) -> bytes:
    bold = [f"**{cell}**" if how.quoted and cell else cell for cell in header]
    rule = [":---:" if how.quoted else "---" for _ in header]
    lines = ["# Exported for somebody", ""] if how.preamble else []
    for line in (bold, rule, *rows):
        cells = " | ".join(str(cell).replace("|", "\\|") for cell in line)
        lines.append(f"| {cells} |")
    return f"{how.line_end.join(lines)}{how.line_end}".encode()


class Somebody(NamedTuple):
    """The person on a card."""

    first: str
    last: str
    employer: str
    role: str
    email: str
    other: str
    phone: str
    note: str


def card(who: Somebody, version: str, chance: random.Random) -> str:
    """A vCard of a version, with a picture, a group or labels as the programs that write it have them."""
    return {"2.1": _card_2, "3.0": _card_3, "4.0": _card_4}[version](who, chance)


def _card_2(who: Somebody, chance: random.Random) -> str:
    lines = [
        _quoted("N", ";".join((who.last, who.first, "", "", ""))),
        _quoted("FN", f"{who.first} {who.last}"),
        *([_quoted("ORG", who.employer.replace(";", "\\;"))] if who.employer else []),
        *([_quoted("TITLE", who.role)] if who.role else []),
        *(f"EMAIL;{chance.choice(('INTERNET', 'HOME', 'X-Büro;INTERNET'))}:{each}" for each in _emails(who)),
        *([f"TEL;{chance.choice(('CELL', 'CELL;VOICE;PREF', 'WORK'))}:{who.phone}"] if who.phone else []),
        *([_quoted("NOTE", who.note)] if who.note else []),
        *(
            ["PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ", " AAAQABAAD/2wBDAAg=", ""]
            if chance.random() < 0.3
            else []
        ),
    ]
    return _lines("2.1", lines)


def _quoted(name: str, value: str) -> str:
    """A property as old phones write it: quoted-printable if it is not ASCII, with soft line breaks."""
    if value.isascii() and "\n" not in value:
        return f"{name}:{value}"
    coded = encodestring(value.encode()).decode().replace("\n", "=0A=\r\n") if "\n" in value else ""
    coded = coded or encodestring(value.encode()).decode().replace("=\n", "=\r\n")
    return f"{name};CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{coded.removesuffix('=0A=' + chr(13) + chr(10))}"


def _card_3(who: Somebody, chance: random.Random) -> str:
    grouped = chance.random() < 0.5
    lines = [f"FN:{_text(f'{who.first} {who.last}')}", f"N:{_text(who.last)};{_text(who.first)};;;"]
    lines += [f"ORG:{_text(who.employer)};" if grouped else f"ORG:{_text(who.employer)}"] if who.employer else []
    lines += [f"TITLE:{_text(who.role)}"] if who.role else []
    for number, each in enumerate(_emails(who), 1):
        lines += (
            [f"item{number}.EMAIL;type=INTERNET:{each}", f"item{number}.X-ABLabel:_$!<Other>!$_"] if grouped else []
        )
        lines += [] if grouped else [f"EMAIL;TYPE=INTERNET,HOME:{each}"]
    lines += [f"TEL;type=CELL;type=VOICE;type=pref:{who.phone}"] if who.phone else []
    lines += [f"NOTE:{_text(who.note)}"] if who.note else []
    lines += ["PHOTO;ENCODING=b;TYPE=JPEG:" + "QUJD" * 60] if chance.random() < 0.3 else []
    return _lines("3.0", [_folded(line) for line in lines])


def _card_4(who: Somebody, chance: random.Random) -> str:
    lines = ["KIND:individual"] if chance.random() < 0.5 else []
    lines += [f"FN:{_text(f'{who.first} {who.last}')}", f"N:{_text(who.last)};{_text(who.first)};;;"]
    lines += [f"ORG:{_text(who.employer)}"] if who.employer else []
    lines += [f"TITLE:{_text(who.role)}"] if who.role else []
    lines += [f"EMAIL;PREF={number};TYPE=work:{each}" for number, each in enumerate(_emails(who), 1)][::-1]
    lines += [f'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:{who.phone}'] if who.phone else []
    lines += [f"NOTE;LANGUAGE=en:{_text(who.note)}"] if who.note else []
    lines += ["PHOTO:data:image/jpeg;base64," + "QUJD" * 60] if chance.random() < 0.3 else []
    return _lines("4.0", [_folded(line) for line in lines])


def group(version: str) -> str:
    """A card for several people, as address books store their groups."""
    kind = "KIND:group" if version == "4.0" else "X-ADDRESSBOOKSERVER-KIND:group"
    return _lines(version, ["N:Choir", "FN:Choir", kind, "MEMBER:urn:uuid:03a0e51f-d1aa-4385-8a53-e29025acd8af"])


def _emails(who: Somebody) -> list[str]:
    return [each for each in (who.email, who.other) if each]


def _text(text: str) -> str:
    return text.replace("\\", "\\\\").replace("\n", "\\n").replace(",", "\\,").replace(";", "\\;")


def _folded(line: str) -> str:
    return "\r\n ".join(line[at : at + 60] for at in range(0, len(line), 60))


def _lines(version: str, lines: Sequence[str]) -> str:
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""])
