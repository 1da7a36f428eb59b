"""Files in the formats of real banks and apps, with totals worked out by hand. Names and bookings are invented."""

from __future__ import annotations

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from coach.domain.places import minor_digits
from coach.imports.statements.files import read_file
from coach.imports.statements.table_file import StatementLocale

TODAY = date(2026, 11, 29)
FOLDER = Path(__file__).parent / "banks"
SAMPLES = [
    sample
    for file in sorted(FOLDER.glob("*.toml"))
    for sample in tomllib.loads(file.read_text(encoding="utf-8"))["samples"]
]


def minor(written: str, digits: int) -> int:
    """ "1234.50" in minor units; an amount with three decimal places is written with all three."""
    whole, _, rest = written.partition(".")
    return int(whole + rest.ljust(digits, "0"))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: str(sample["name"]))
def test_a_file_of_this_bank_is_read_to_the_cent(sample: dict[str, Any], tmp_path: Path) -> None:
    file = tmp_path / "statement.csv"
    file.write_bytes(sample["file"].encode(sample["encoding"]))
    digits = minor_digits(sample["currency"])
    read = read_file(file, StatementLocale(digits, sample["currency"], sample["country"], TODAY)).statements
    bookings = [booking for statement in read for booking in statement.bookings]
    found = {
        "rows": len(bookings),
        "in": sum(each.amount for each in bookings if each.amount > 0),
        "out": -sum(each.amount for each in bookings if each.amount < 0),
        "first": min(each.on for each in bookings).isoformat(),
        "last": max(each.on for each in bookings).isoformat(),
        "left_out": sum(len(each.left_out) for each in read),
        "asked": ", ".join(question.about for question in read[0].questions),
        "accounts": len(read),
        "payees": [each.payee for each in bookings][: len(sample["payees"])],
    }
    assert found == {
        "rows": sample["rows"],
        "in": minor(sample["in"], digits),
        "out": minor(sample["out"], digits),
        "first": sample["first"],
        "last": sample["last"],
        "left_out": sample.get("left_out", 0),
        "asked": sample.get("asked", ""),
        "accounts": sample.get("accounts", 1),
        "payees": sample["payees"],
    }


def test_there_are_samples_of_many_countries_and_encodings() -> None:
    assert len(SAMPLES) >= 70
    assert len({sample["country"] for sample in SAMPLES}) >= 45
    assert len({sample["encoding"] for sample in SAMPLES}) >= 14
    assert len({sample["name"] for sample in SAMPLES}) == len(SAMPLES)
