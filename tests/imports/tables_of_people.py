"""Tables of people and of applications, and contact cards, in generated dialects, made from a list.

What is read has to be that list, or has to be asked about or reported. python -m tests.imports.tables_of_people --files
2000 [--seed N] [--only people,cards,applications] [--forms xlsx,3.0] makes and reads many, and prints what was read
wrongly.
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

from coach.domain.search.import_rows import ApplicationRow, PersonRow
from coach.errors import CoachError
from coach.imports.search.files import Locale, read_applications, read_people
from tests.imports.record_files import CARDS, FORMS, Dialect, Somebody, card, dialect, group, table_file

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
JUNK = (("Shoe size", "38"), ("Labels", "* mine"), ("x7", "zz"))
NOT_OF_PEOPLE = ("Labels",)  # columns that identify nobody
NOTES = ("", "", "met at the fair", "likes; chess, and\ngo", "Grüße an Łucja, überall " * 9 + "end")
ENDINGS = {"csv": "csv", "xlsx": "xlsx", "markdown": "md"}


def people_verdict(seed: int, folder: Path, forms: Sequence[str] = FORMS) -> str:
    """ "right", or what is wrong with the file of people that this seed makes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    how = dialect(chance, [*PEOPLE], forms)
    rows = [[how.kept(cell) for cell in _somebody(chance, number)[:7]] for number in range(chance.randint(1, 12))]
    try:
        found = read_people(_written(folder, PEOPLE[how.language], rows, how), Locale(today=TODAY))
    except CoachError as error:
        return f"refused: {error} {how}"
    noted = [f"{name}: {cell}" for name, cell in JUNK[: how.junk] if name not in NOT_OF_PEOPLE]
    return _compared(found.rows, [_expected(Somebody._make([*row, ""]), noted) for row in rows], how) or _named(
        (*found.noted, *found.not_read), how
    )


def cards_verdict(seed: int, folder: Path, versions: Sequence[str] = CARDS) -> str:
    """ "right", or what is wrong with the contact cards that this seed makes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    version = chance.choice(versions)
    people = [_somebody(chance, number) for number in range(chance.randint(1, 12))]
    texts = [card(who, version, chance) for who in people]
    groups = int(chance.random() < 0.3)
    file = folder / "people.vcf"
    file.write_bytes("".join([*texts, *[group(version)] * groups]).encode())
    try:
        found = read_people(file, Locale(today=TODAY))
    except CoachError as error:
        return f"refused: {error} {version}"
    if len(found.left_out) != groups:
        return f"wrong: left out {found.left_out} {version}"
    return _compared(found.rows, [_expected(who, []) for who in people], version) or "right"


def _written(folder: Path, header: Sequence[str], rows: Sequence[Sequence[str | date]], how: Dialect) -> Path:
    junk = JUNK[: how.junk]
    with_junk = [[*row, *(cell for _, cell in junk)] for row in rows]
    file = folder / f"table.{ENDINGS[how.form]}"
    file.write_bytes(table_file([*header, *(name for name, _ in junk)], with_junk, how))
    return file


def _expected(who: Somebody, noted: Sequence[str]) -> tuple[str, ...]:
    """The row that should be read for somebody."""
    other = f"Other e-mail: {who.other}" if who.email and who.other else ""
    note = "\n".join(filter(None, (who.note, other, *noted)))
    return f"{who.first} {who.last}", who.employer, who.role, who.email or who.other, who.phone, note


def _compared(rows: Sequence[PersonRow], told: Sequence[tuple[str, ...]], how: object) -> str:
    read = [(row.name, row.employer, row.role, row.email, row.phone, row.note) for row in rows]
    return "" if read == [*told] else f"wrong: {read} is not {told} {how}"


def _named(names: Sequence[str], how: Dialect) -> str:
    missing = {name for name, _ in JUNK[: how.junk]} - set(names)
    return f"wrong: {missing} is not named {how}" if missing else "right"


def _somebody(chance: random.Random, number: int) -> Somebody:
    first, last = chance.choice(FIRST), chance.choice(LAST)
    at, role = chance.choice((*EMPLOYERS, "")), chance.choice((*ROLES, ""))
    email = chance.choice((f"p{number}@x.example", ""))
    other = chance.choice((f"q{number}@y.example", "", ""))
    phone = chance.choice((f"+49 170 {number:03} 22", f"0{number:03}/55 66", ""))
    return Somebody(first, last, at, role, email, other, phone, chance.choice(NOTES))


def applications_verdict(seed: int, folder: Path, forms: Sequence[str] = FORMS) -> str:
    """ "right", "asked", or what is wrong with the tracker that this seed makes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    how = dialect(chance, [*TRACKERS], forms)
    told, rows = [], list[list[str | date]]()
    for _ in range(chance.randint(1, 12)):
        on = TODAY - timedelta(days=chance.randint(1, 300))
        status, stage = chance.choice(STATUSES)
        at, role, place = (how.kept(chance.choice(texts)) for texts in (EMPLOYERS, ROLES, ("Dubai", "Köln")))
        rows.append([at, role, status, how.told(on), place])
        reached = stage if stage not in ("", "wished") else "applied" if not stage else ""
        noted = [f"Status: {status}"] if not stage else []
        note = "\n".join((*noted, *(f"{name}: {cell}" for name, cell in JUNK[: how.junk])))
        told.append((at, role, place, reached, None if stage == "wished" else on, note))
    try:
        found = read_applications(_written(folder, TRACKERS[how.language], rows, how), Locale(today=TODAY))
    except CoachError as error:
        return f"refused: {error} {how}"
    days_asked = any(each.about == "day-order" for each in found.questions)
    unknown = {status for status, stage in STATUSES if not stage} & {row[2] for row in rows}
    if unknown and not any(each.about == "status" for each in found.questions):
        return f"wrong: {unknown} is not asked {how}"
    for row, each in zip(found.rows, told, strict=True):
        if not _is_as_told(row, each, days_asked=days_asked):
            return f"wrong: {row} is not {each} {how}"
    return "asked" if days_asked else _named((*found.noted, *found.not_read), how)


def _is_as_told(row: ApplicationRow, told: tuple[object, ...], *, days_asked: bool) -> bool:
    reached = row.stages[-1].stage if row.stages else ""
    if (row.employer, row.role, row.location) != told[:3] or row.sent_on not in (told[4], None):
        return False
    if days_asked and not row.sent_on:
        return True
    return reached == told[3] and row.sent_on == told[4] and (days_asked or row.note == told[5])


UNDO_LOG = {"people": people_verdict, "cards": cards_verdict, "applications": applications_verdict}


def main(arguments: Sequence[str]) -> int:
    """Make and read many files; print those that were read wrongly, and a count of the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", type=lambda text: text.split(","), default=[*UNDO_LOG])
    parser.add_argument("--forms", type=lambda text: text.split(","), help=f"some of {', '.join((*FORMS, *CARDS))}")
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.files):
            for name in options.only:
                forms = CARDS if name == "cards" else FORMS
                found = UNDO_LOG[name](seed, Path(folder), [each for each in forms if each in (options.forms or forms)])
                counts[found.partition(":")[0]] += 1
                if found not in ("right", "asked"):
                    print(f"--only {name} --seed {seed} --files 1: {found}")
    print(", ".join(f"{count} {what}" for what, count in counts.most_common()))
    return int(counts["wrong"] + counts["refused"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
