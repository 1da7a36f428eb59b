"""Bank files in generated dialects, made from a list of bookings: reading them has to give that list.

python -m tests.imports.dialects --files 10000 [--seed N] makes and reads many, and prints every one that was read
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
from typing import NamedTuple

from coach.domain.places import minor_digits
from coach.errors import CoachError
from coach.imports.statements.table_file import StatementLocale
from tests.imports.factories import read_statements

TODAY = date(2026, 11, 29)
PAYEES = {
    "en": ("LANDLORD RENT", "ACME PAYROLL", "Corner Shop", "O'Neill & Sons", "STREAMING 4711", 'The "Old" Mill'),
    "de": ("Hausverwaltung Miete", "Beispiel AG Gehalt", "Bäckerei Müller", "Straße & Söhne", "Strom 12/2026"),
    "fr": ("LOYER RÉSIDENCE", "Salaire Société", "Pharmacie du Marché", "Café l'Étoile"),
    "es": ("Alquiler piso", "Nómina Ejemplo SL", "Panadería Núñez", "Farmacia"),
    "ru": ("Аренда", "Зарплата", "Магазин Пример", "Аптека"),
    "ja": ("家賃", "給与", "券売機", "コンビニ"),
    "zh": ("房租", "工资", "超市", "咖啡"),
    "pl": ("Czynsz", "Wynagrodzenie", "Sklep Przykład", "Żabka Łódź"),
    "ar": ("إيجار", "راتب", "كهرباء", "صيدلية"),
}


class Language(NamedTuple):
    """The headings of a language: (date, text, amount, debit, credit, balance, sign, currency); and related words."""

    headings: tuple[str, ...]
    signs: tuple[str, str]  # the words for money out and in
    encodings: tuple[str, ...]
    countries: tuple[tuple[str, str], ...]
    months: tuple[str, ...] = ()


ENGLISH_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LANGUAGES = {
    "en": Language(
        ("Date", "Description", "Amount", "Debit", "Credit", "Balance", "Dr/Cr", "Currency"),
        ("DR", "CR"),
        ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"),
        (("US", "USD"), ("GB", "GBP"), ("AE", "AED"), ("IN", "INR"), ("KW", "KWD"), ("AU", "AUD")),
        ENGLISH_MONTHS,
    ),
    "de": Language(
        ("Buchungstag", "Empfänger", "Betrag", "Soll", "Haben", "Saldo", "Soll/Haben", "Währung"),
        ("S", "H"),
        ("utf-8", "utf-8-sig", "cp1252"),
        (("DE", "EUR"), ("AT", "EUR"), ("CH", "CHF")),
        ("Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez"),
    ),
    "fr": Language(
        ("Date", "Libellé", "Montant", "Débit", "Crédit", "Solde", "Sens", "Devise"),
        ("Débit", "Crédit"),
        ("utf-8", "cp1252"),
        (("FR", "EUR"), ("BE", "EUR")),
        ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    ),
    "es": Language(
        ("Fecha", "Concepto", "Importe", "Cargo", "Abono", "Saldo", "Tipo", "Divisa"),
        ("D", "C"),
        ("utf-8", "cp1252"),
        (("ES", "EUR"), ("MX", "MXN"), ("CL", "CLP")),
    ),
    "ru": Language(
        ("Дата операции", "Описание", "Сумма", "Расход", "Приход", "Остаток", "Тип", "Валюта"),
        ("-", "+"),
        ("utf-8", "cp1251"),
        (("RU", "RUB"), ("KZ", "KZT")),
    ),
    "ja": Language(
        ("日付", "摘要", "金額", "お引出し", "お預入れ", "残高", "区分", "通貨"),
        ("-", "+"),
        ("utf-8", "cp932"),
        (("JP", "JPY"),),
    ),
    "zh": Language(
        ("交易日期", "摘要", "金额", "支出", "收入", "余额", "收/支", "币种"),
        ("支出", "收入"),
        ("utf-8", "gb18030"),
        (("CN", "CNY"),),
    ),
    "pl": Language(
        ("Data operacji", "Opis operacji", "Kwota", "Obciążenia", "Uznania", "Saldo", "Typ", "Waluta"),
        ("-", "+"),
        ("utf-8", "cp1250"),
        (("PL", "PLN"),),
    ),
    "ar": Language(
        ("التاريخ", "البيان", "المبلغ", "مدين", "دائن", "الرصيد", "النوع", "العملة"),
        ("مدين", "دائن"),
        ("utf-8", "cp1256"),
        (("AE", "AED"), ("SA", "SAR"), ("EG", "EGP")),
    ),
}
STRANGE = ("Zeg", "Plom", "Quar", "Vut", "Vin", "Trok", "Blin", "Nask")
DAY_FORMS = (
    *("{d:02}/{m:02}/{y}", "{m:02}/{d:02}/{y}", "{d:02}.{m:02}.{y}", "{y}-{m:02}-{d:02}", "{y}/{m}/{d}"),
    *("{y}{m:02}{d:02}", "{d:02}-{m:02}-{y}", "{d} {name} {y}", "{d:02}.{m:02}.{y2:02}", "{d:02}/{m:02}/{y2:02}"),
    *("{d:02}-{name}-{y2:02}", "{y}-{m:02}-{d:02} 23:41:07", "{d:02}.{m:02}.{y} 00:05", "{y}-{m:02}-{d:02}T20:30:00Z"),
)
SIGNS = ("minus", "trailing", "brackets", "letters", "column", "two", "two with minus", "signed and column")


class Booked(NamedTuple):
    """One booking of the list: its day, minor units (negative for money out), and the other party."""

    on: date
    amount: int
    payee: str


class Dialect(NamedTuple):
    """Everything in which bank files differ."""

    language: str
    country: str
    currency: str
    delimiter: str
    decimal: str
    grouping: str
    signs: str
    day: str
    encoding: str
    balance: bool
    newest_first: bool
    currency_at: str
    quoted: bool
    preamble: int
    footer: int
    line_end: str
    extra: int
    strange: bool = False  # headings in unknown words


def dialect(chance: random.Random) -> Dialect:
    """A random dialect, without what no bank could write, such as decimal commas in a comma-separated file."""
    language = chance.choice([*LANGUAGES])
    spoken = LANGUAGES[language]
    country, currency = chance.choice(spoken.countries)
    decimal = chance.choice(".,")
    delimiter = chance.choice(",;\t|" if decimal == "." else ";\t|")
    quoted = chance.random() < 0.4
    groupings = [*("", ""), *([" ", "'"] if decimal == "," else ["'"]), "," if decimal == "." else "."]
    grouping = chance.choice([each for each in groupings if quoted or each != delimiter])
    forms = [form for form in DAY_FORMS if "{name}" not in form or spoken.months]
    forms = [form for form in forms if not form.startswith("{m:02}/") or country == "US"]
    forms = [form for form in forms if country != "US" or not form.startswith("{d:02}/")]
    signs = chance.choice([each for each in SIGNS if language != "ar" or "letters" not in each])
    return Dialect(
        *(language, country, currency, delimiter, decimal, grouping, signs, chance.choice(forms)),
        encoding=chance.choice(spoken.encodings),
        balance=chance.random() < 0.6,
        newest_first=chance.random() < 0.5,
        currency_at=chance.choice(("", "", "column", "heading", "behind", "before")),
        quoted=quoted,
        preamble=chance.choice((0, 0, 2, 5)),
        footer=chance.choice((0, 0, 1, 3)),
        line_end=chance.choice(("\n", "\r\n")),
        extra=chance.choice((0, 0, 1, 2)),
        strange=chance.random() < 0.1,
    )


def bookings(chance: random.Random, language: str, digits: int) -> list[Booked]:
    """A few weeks of an account, oldest first."""
    on = TODAY - timedelta(days=chance.randint(40, 400))
    made = []
    for _ in range(chance.randint(4, 40)):
        on = min(TODAY, on + timedelta(days=chance.choice((0, 0, 1, 2, 5, 9))))
        size = chance.choice((500, 5_000, 60_000, 2_000_000)) * 10**digits // 100 or 5
        amount = chance.randint(1, max(2, size)) * chance.choice((-1, -1, 1))
        made.append(Booked(on, amount, chance.choice(PAYEES[language])))
    return made


def written(made: Sequence[Booked], how: Dialect, chance: random.Random) -> bytes:
    """The file of these bookings in a dialect."""
    digits, spoken = minor_digits(how.currency), LANGUAGES[how.language]
    rows = _with_balances(made, chance.randint(10**4, 10**7))
    header = _header(how, spoken)
    lines = [["Account statement"], ["No.", "12-34"], ["", ""], ["Printed for", "A Person"], [""]][: how.preamble]
    lines += [header]
    lines += [_row(each, balance, how, digits) for each, balance in (reversed(rows) if how.newest_first else rows)]
    lines += [["Total", "", ""], [""], ["End of the list"]][: how.footer]
    text = how.line_end.join(how.delimiter.join(_cell(cell, how) for cell in line) for line in lines) + how.line_end
    return text.encode(how.encoding, "replace")


def _with_balances(made: Sequence[Booked], begin: int) -> list[tuple[Booked, int]]:
    balance, rows = begin, []
    for each in made:
        balance += each.amount
        rows.append((each, balance))
    return rows


def _header(how: Dialect, spoken: Language) -> list[str]:
    day, text, amount, debit, credit, balance, sign, currency = spoken.headings if not how.strange else STRANGE
    if how.currency_at == "heading":
        amount, debit, credit = (f"{each} ({how.currency})" for each in (amount, debit, credit))
    columns = [day, text]
    columns += [debit, credit] if how.signs.startswith("two") else [amount]
    columns += [sign] if "column" in how.signs else []
    columns += [currency] if how.currency_at == "column" else []
    columns += [balance] if how.balance else []
    return columns + [f"Code {number}" for number in range(how.extra)]


def _row(each: Booked, balance: int, how: Dialect, digits: int) -> list[str]:
    spoken = LANGUAGES[how.language]
    cells = [_day(each.on, how, spoken), each.payee, *_amounts(each.amount, how, digits)]
    if "column" in how.signs:
        cells.append(spoken.signs[each.amount > 0])
    if how.currency_at == "column":
        cells.append(how.currency)
    if how.balance:
        cells.append(("-" if balance < 0 else "") + _figures(abs(balance), how, digits))
    return cells + ["x7"] * how.extra


def _day(on: date, how: Dialect, spoken: Language) -> str:
    name = spoken.months[on.month - 1] if spoken.months else ""
    return how.day.format(d=on.day, m=on.month, y=on.year, y2=on.year % 100, name=name)


def _amounts(amount: int, how: Dialect, digits: int) -> list[str]:
    figures = _with_currency(_figures(abs(amount), how, digits), how)
    if how.signs.startswith("two"):
        gone = f"-{figures}" if how.signs.endswith("minus") else figures
        return [gone, ""] if amount < 0 else ["", figures]
    if amount > 0:
        return [f"{figures} CR" if how.signs == "letters" else figures]
    ways = {"trailing": f"{figures}-", "brackets": f"({figures})", "letters": f"{figures} DR", "column": figures}
    return [ways.get(how.signs, f"-{figures}")]


def _with_currency(figures: str, how: Dialect) -> str:
    ways = {"behind": f"{figures} {how.currency}", "before": f"{how.currency} {figures}"}
    return ways.get(how.currency_at, figures)


def _figures(amount: int, how: Dialect, digits: int) -> str:
    whole, rest = divmod(amount, 10**digits)
    grouped = f"{whole:,}".replace(",", how.grouping)
    return f"{grouped}{how.decimal}{rest:0{digits}d}" if digits else grouped


def _cell(cell: str, how: Dialect) -> str:
    if how.quoted or how.delimiter in cell or '"' in cell:
        return '"' + cell.replace('"', '""') + '"'
    return cell


def verdict(seed: int, folder: Path) -> tuple[str, Dialect, bytes]:
    """ "right", "asked", or what is wrong with the file that this seed makes."""
    chance = random.Random(seed)  # noqa: S311 - nothing secret depends on it
    how = dialect(chance)
    digits = minor_digits(how.currency)
    made = bookings(chance, how.language, digits)
    content = written(made, how, chance)
    file = folder / "bank.csv"
    file.write_bytes(content)
    try:
        statements = read_statements(file, StatementLocale(digits, how.currency, how.country, TODAY))
    except CoachError as error:
        return f"refused: {error}", how, content
    read = sorted((each.on, each.amount) for statement in statements for each in statement.bookings)
    if any(statement.questions for statement in statements):
        return "asked", how, content
    if read != sorted((each.on, each.amount) for each in made):
        return f"wrong: {len(read)} of {len(made)}", how, content
    return "right", how, content


def main(arguments: Sequence[str]) -> int:
    """Make and read many files; print those that were read wrongly, and a count of the results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    counts: Counter[str] = Counter()
    with TemporaryDirectory() as folder:
        for seed in range(options.seed, options.seed + options.files):
            found, how, content = verdict(seed, Path(folder))
            counts[found.partition(":")[0]] += 1
            if found not in ("right", "asked"):
                print(f"--seed {seed} --files 1: {found}\n  {how}\n  {content[:200]!r}")
    print(", ".join(f"{count} {what}" for what, count in counts.most_common()))
    return int(counts["wrong"] + counts["refused"] > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
