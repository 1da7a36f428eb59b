"""Tables of people and of applications in dialects that nobody has seen yet, made from a list.

What is read has to be that list, or has to be asked or named.
python -m tests.imports.tables_of_people --files 2000 [--seed N] makes and reads many, and prints what came in wrong.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from coach.errors import CoachError
from coach.imports.search.files import Where, read_applications, read_people

TODAY = date(2026, 11, 29)
FIRST = ("Ana", "Jörg", "Zoë", "Íñigo", "Łucja", "Mei", "Tom", "Aïcha", "José María", "O'Brien")
LAST = ("Berg", "Müller", "de la Cruz", "Núñez", "Kowalska", "Smith-Jones", "van Dijk", "Lund")
EMPLOYERS = ("Fjell AS", "Müller & Söhne", "Société Générique, SA", 'The "Old" Mill', "Núcleo", "Acme")
ROLES = ("Engineer", "Leiterin", "Chef de projet", "Analista", "Head of x, y and z")
PEOPLE = {  # first, last, employer, role, e-mail, second e-mail, phone
    "en": ("First Name", "Last Name", "Company", "Job Title", "E-mail Address", "E-mail 2 Address", "Mobile Phone"),
    "google": (
        "First Name",
        "Last Name",
        "Organization Name",
        "Organization Title",
        "E-mail 1 - Value",
        "E-mail 2 - Value",
        "Phone 1 - Value",
    ),
    "de": ("Vorname", "Nachname", "Firma", "Position", "E-Mail-Adresse", "E-Mail 2: Adresse", "Mobiltelefon"),
    "fr": ("Prénom", "Nom", "Société", "Titre", "Adresse de messagerie", "Adresse de messagerie 2", "Tél. mobile"),
    "es": (
        "Nombre",
        "Apellidos",
        "Organización",
        "Puesto",
        "Correo electrónico",
        "Correo electrónico 2",
        "Teléfono móvil",
    ),
    "it": ("Nome", "Cognome", "Società", "Posizione", "Indirizzo e-mail", "Indirizzo e-mail 2", "Cellulare"),
    "pt": ("Primeiro nome", "Sobrenome", "Empresa", "Cargo", "Endereço de e-mail", "Endereço de e-mail 2", "Telemóvel"),
    "nl": ("Voornaam", "Achternaam", "Bedrijf", "Functie", "E-mailadres", "E-mailadres 2", "Mobiele telefoon"),
}
TRACKERS = {  # employer, role, status, day, place
    "en": ("Company", "Position", "Status", "Date Applied", "Location"),
    "huntr": ("Company Name", "Job Title", "Current Status", "Applied At", "Job Location"),
    "de": ("Firma", "Stelle", "Status", "Beworben am", "Ort"),
    "fr": ("Entreprise", "Poste", "Statut", "Date de candidature", "Lieu"),
    "es": ("Empresa", "Puesto", "Estado", "Fecha de solicitud", "Ciudad"),
    "it": ("Azienda", "Ruolo", "Stato", "Data candidatura", "Sede"),
    "pt": ("Empresa", "Vaga", "Situação", "Data da candidatura", "Cidade"),
    "nl": ("Bedrijf", "Functie", "Fase", "Sollicitatiedatum", "Plaats"),
}
STATUSES = (
    *(("Applied", "applied"), ("Beworben", "applied"), ("Rejected after onsite", "rejected"), ("Absage", "rejected")),
    *(("Not hired", "rejected"), ("entretien", "interview"), ("Ghosted", "silent"), ("Oferta", "offer")),
    *(("On the moon", ""), ("Nog geen reactie", "applied"), ("Saved", "wished")),
)
DAYS = (
    "{d:02}/{m:02}/{y}",
    "{m:02}/{d:02}/{y}",
    "{d:02}.{m:02}.{y}",
    "{y}-{m:02}-{d:02}",
    "{y}/{m:02}/{d:02}",
    "{d}-{m}-{y2:02}",
)
JUNK = (("Shoe size", "38"), ("Labels", "* mine"), ("x7", "zz"))


class Dialect(NamedTuple):
    """How one file is written."""

    language: str
    delimiter: str
    encoding: str
    day: str
    quoted: bool
    preamble: bool
    line_end: str
    junk: int


def dialect(chance: random.Random, languages: Sequence[str]) -> Dialect:
    """One at random."""
    return Dialect(
        language=chance.choice(languages),
        delimiter=chance.choice(",;\t|"),
        encoding=chance.choice(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
        day=chance.choice(DAYS),
        quoted=chance.random() < 0.4,
        preamble=chance.random() < 0.2,
        line_end=chance.choice(("\n", "\r\n")),
        junk=chance.choice((0, 0, 1, 2)),
    )


def written(header: Sequence[str], rows: Sequence[Sequence[str]], how: Dialect) -> bytes:
    """The file of these rows in a dialect."""
    junk = JUNK[: how.junk]
    lines = [["Exported for somebody"], [""]] if how.preamble else []
    lines += [[*header, *(name for name, _ in junk)], *([*row, *(cell for _, cell in junk)] for row in rows)]
    text = how.line_end.join(how.delimiter.join(_cell(cell, how) for cell in line) for line in lines) + how.line_end
    return text.encode(how.encoding, "replace")


def _cell(cell: str, how: Dialect) -> str:
    if how.quoted or how.delimiter in cell or '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def people_verdict(seed: int, folder: Path) -> str:
    """ "right", or what is wrong with the file of people that this seed makes."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    how = dialect(chance, [*PEOPLE])
    rows = [_somebody(chance, number) for number in range(chance.randint(1, 12))]
    rows = [[_as_kept(cell, how) for cell in row] for row in rows]
    file = folder / "people.csv"
    file.write_bytes(written(PEOPLE[how.language], rows, how))
    try:
        found = read_people(file, Where(today=TODAY))
    except CoachError as error:
        return f"refused: {error} {how}"
    read = [(row.name, row.employer, row.role, row.email, row.phone, row.note) for row in found.rows]
    told = [
        (
            f"{first} {last}".strip(),
            at,
            role,
            email or other,
            phone,
            f"Other e-mail: {other}" if email and other else "",
        )
        for first, last, at, role, email, other, phone in rows
    ]
    if read != told:
        return f"wrong: {read} is not {told} {how}"
    return _junk_verdict(found.not_read, how)


def _junk_verdict(not_read: Sequence[str], how: Dialect) -> str:
    missing = {name for name, _ in JUNK[: how.junk]} - set(not_read)
    return f"wrong: {missing} is not named {how}" if missing else "right"


def _as_kept(cell: str, how: Dialect) -> str:
    """What the file can hold of a text."""
    return cell.encode(how.encoding, "replace").decode(how.encoding)


def _somebody(chance: random.Random, number: int) -> list[str]:
    first, last = chance.choice(FIRST), chance.choice(LAST)
    at, role = chance.choice((*EMPLOYERS, "")), chance.choice((*ROLES, ""))
    email = chance.choice((f"p{number}@x.example", ""))
    other = chance.choice((f"q{number}@y.example", "", ""))
    return [first, last, at, role, email, other, chance.choice((f"+49 170 {number:03} 22", f"0{number:03}/55 66", ""))]


def applications_verdict(seed: int, folder: Path) -> str:
    """ "right", "asked", or what is wrong with the tracker that this seed makes."""
    chance = random.Random(seed)  # noqa: S311 - no secret hangs on it
    how = dialect(chance, [*TRACKERS])
    told = []
    rows = []
    for _ in range(chance.randint(1, 12)):
        on = TODAY - timedelta(days=chance.randint(1, 300))
        status, stage = chance.choice(STATUSES)
        at, role, place = (_as_kept(chance.choice(texts), how) for texts in (EMPLOYERS, ROLES, ("Dubai", "Köln")))
        day = how.day.format(d=on.day, m=on.month, y=on.year, y2=on.year % 100)
        rows.append([at, role, status, day, place])
        reached = stage if stage not in ("", "wished") else "applied" if not stage else ""
        told.append((at, role, place, reached, None if stage == "wished" else on))
    file = folder / "jobs.csv"
    file.write_bytes(written(TRACKERS[how.language], rows, how))
    try:
        found = read_applications(file, Where(today=TODAY))
    except CoachError as error:
        return f"refused: {error} {how}"
    days_asked = any(each.about == "day-order" for each in found.questions)
    unknown = {status for status, stage in STATUSES if not stage} & {row[2] for row in rows}
    if unknown and not any(each.about == "status" for each in found.questions):
        return f"wrong: {unknown} is not asked {how}"
    for row, each in zip(found.rows, told, strict=True):
        reached = row.stages[-1].stage if row.stages else ""
        right = (row.employer, row.role, row.location) == each[:3] and row.sent_on in (each[4], None)
        undated = days_asked and not row.sent_on
        if not right or (reached != each[3] and not undated) or (row.sent_on != each[4] and not days_asked):
            return f"wrong: {row} is not {each} {how}"
    return "asked" if days_asked else _junk_verdict(found.not_read, how)


def main(arguments: Sequence[str]) -> int:
    """Make and read many files; print those that came in wrong, and how many did how."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.files):
            for verdict in (people_verdict, applications_verdict):
                found = verdict(seed, Path(folder))
                counts[found.partition(":")[0]] += 1
                if found not in ("right", "asked"):
                    print(f"{verdict.__name__} --seed {seed} --files 1: {found}")
    print(", ".join(f"{count} {what}" for what, count in counts.most_common()))
    return int(counts["wrong"] + counts["refused"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
