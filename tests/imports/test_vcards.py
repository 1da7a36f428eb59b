"""Contact cards of phones and address books, and our own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from coach.domain.search.events import PersonSet
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.log import SearchLog
from coach.domain.search.merge_people import propose_people
from coach.errors import RefusedError
from coach.export.search_vcard import people_vcard
from coach.imports.search.files import RecordFile, read_applications, read_people
from tests.unit.search.logs import log_of
from tests.unit.search.test_search_csv_export import people

PHONE = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Gr=C3=BCnwald;J=C3=B6=\r\nrg;;;\r\n"
    "TEL;HOME:030 55 66\r\nTEL;CELL;PREF:+49 170 11 22\r\nEMAIL;INTERNET:joerg@gruen.example\r\n"
    "PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQ\r\n AAAQABAAD\r\n\r\nEND:VCARD\r\n"
)
APPLE = (
    "BEGIN:VCARD\nVERSION:3.0\nPRODID:-//Apple Inc.//iOS 18.0//EN\nN:Sørby;Tuva;Lind;;\nFN:Tuva Lind Sørby\n"
    "ORG:Nordlys\\, AS;Drift;\nTITLE:Head of Operations for the whole of the north and of\n  all that is beside it\n"
    "item1.EMAIL;type=INTERNET;type=pref:tuva@nordlys.example\nitem1.X-ABLabel:_$!<Work>!$_\n"
    "EMAIL;type=HOME:tuva@home.example\nNOTE:met in Bodø\\nplays chess\\; badly\nBDAY:1990-01-01\nEND:VCARD\n"
)
FOUR = (
    'BEGIN:VCARD\nVERSION:4.0\nFN:Kofi Mensah\nTEL;VALUE=uri;TYPE="voice,work":tel:+233-20-111\nURL:https://kofi.example\n'
    "EMAIL;PREF=2:second@kofi.example\nEMAIL;PREF=1:first@kofi.example\nEND:VCARD\n"
)


def read(folder: Path, content: str | bytes) -> RecordFile[PersonRow]:
    file = folder / "cards.vcf"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_people(file)


def test_a_phones_vcard_2_1_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, PHONE)
    assert found.rows == (
        PersonRow(
            *(1, "Jörg Grünwald"),
            email="joerg@gruen.example",
            phone="+49 170 11 22",
            note="Other number: 030 55 66",
        ),
    )
    assert found.doubts == ()


def test_an_apple_card_with_groups_folds_and_units_is_read(tmp_path: Path) -> None:
    [row] = (found := read(tmp_path, APPLE)).rows
    assert (row.name, row.employer) == ("Tuva Lind Sørby", "Nordlys, AS")
    assert row.role == "Head of Operations for the whole of the north and of all that is beside it"
    assert row.email == "tuva@nordlys.example"
    assert row.note == (
        "met in Bodø\nplays chess; badly\nOther e-mail: tuva@home.example\nDepartment: Drift\nBirthday: 1990-01-01"
    )
    assert found.doubts == ()


def test_invalid_parameters_lose_no_address(tmp_path: Path) -> None:
    odd = (
        "BEGIN:VCARD\r\nVERSION:2.1\r\nFN:Bo Lind\r\nEMAIL;X-Büro;INTERNET:bo@lind.example\r\n"
        "TEL;X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=42=C3=BCro):030 11\r\n"
        "NOTE;X-Büro;ENCODING=QUOTED-PRINTABLE:Gr=C3=BC=\r\n=C3=9Fe\r\nEND:VCARD\r\n"
    )
    assert read(tmp_path, odd).rows == (PersonRow(1, "Bo Lind", email="bo@lind.example", phone="030 11", note="Grüße"),)


def test_a_group_card_is_left_out_and_reported(tmp_path: Path) -> None:
    group = "BEGIN:VCARD\nVERSION:4.0\nKIND:group\nFN:Choir\nMEMBER:urn:uuid:1\nEND:VCARD\n"
    apple = "BEGIN:VCARD\nVERSION:3.0\nN:Team\nFN:Team\nX-ADDRESSBOOKSERVER-KIND:group\nEND:VCARD\n"
    found = read(tmp_path, group + FOUR + apple)
    assert [row.name for row in found.rows] == ["Kofi Mensah"]
    assert "Rows 1 and 15 were left out: a group of people." in found.doubt


def test_a_structured_address_goes_into_the_note(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nADR;TYPE=HOME:;;Storgata 1;Bodø;;8006;Norway\nCATEGORIES:sea\nEND:VCARD\n"
    [row] = read(tmp_path, card).rows
    assert row.note == "Address: Storgata 1, Bodø, 8006, Norway\nGroups: sea"


def test_version_four_and_several_cards_in_one_file_are_read(tmp_path: Path) -> None:
    rows = read(tmp_path, FOUR + PHONE + APPLE).rows
    assert [row.name for row in rows] == ["Kofi Mensah", "Jörg Grünwald", "Tuva Lind Sørby"]
    assert (rows[0].phone, rows[0].email, rows[0].link) == ("+233-20-111", "first@kofi.example", "https://kofi.example")


def test_an_invalid_card_is_named_and_affects_no_other(tmp_path: Path) -> None:
    found = read(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nTEL:1234\nEND:VCARD\n" + FOUR + "BEGIN:VCARD\nFN:Half\n")
    assert [row.name for row in found.rows] == ["Kofi Mensah"]
    assert [(each.row, each.why) for each in found.left_out] == [(1, "no name"), (13, "a card that is never closed")]


@pytest.mark.parametrize(
    ("card", "name"),
    [
        ("FN:\nN:Mensah;Kofi;;;", "Kofi Mensah"),
        ("N:Mensah;Kofi;;;", "Kofi Mensah"),
        ("FN:kofi@x.example\nN:Mensah;Kofi;;;", "Kofi Mensah"),
        ("FN:Kente Ltd\nN:Mensah;Kofi;;;\nORG:Kente Ltd", "Kofi Mensah"),
        ("NICKNAME:Kof", "Kof"),
    ],
)
def test_a_card_gives_its_best_name(tmp_path: Path, card: str, name: str) -> None:
    assert read(tmp_path, f"BEGIN:VCARD\nVERSION:3.0\n{card}\nEND:VCARD\n").rows[0].name == name


def test_cards_in_other_encodings_are_read(tmp_path: Path) -> None:
    for encoding in ("utf-16", "utf-8-sig", "cp1252"):
        assert read(tmp_path, APPLE.encode(encoding)).rows[0].name == "Tuva Lind Sørby"


def test_contact_cards_are_not_applications(tmp_path: Path) -> None:
    file = tmp_path / "cards.vcf"
    file.write_text(FOUR)
    with pytest.raises(RefusedError, match="contact cards"):
        read_applications(file)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people)
def test_people_exported_as_cards_are_read_back_the_same(tmp_path: Path, told: list[PersonSet]) -> None:
    log = log_of(*told)
    found = read(tmp_path, people_vcard(log) or "BEGIN:VCARD\nEND:VCARD\n")
    assert propose_people(found.rows, SearchLog()).new == tuple(told)
    again = propose_people(found.rows, log)
    assert (again.new, again.changed) == ((), ())


@pytest.mark.parametrize("text", ["tel:", "tel:+353 1", "mailto:", "mailto:a@b.example", "1604-01-01"])
def test_text_that_looks_like_vcard_syntax_is_kept_as_written(tmp_path: Path, text: str) -> None:
    told = PersonSet("ana", "Ana", employer=text, role=text, where=text, email=text, phone=text, link=text, note=text)
    assert propose_people(read(tmp_path, people_vcard(log_of(told))).rows, SearchLog()).new == (told,)


def test_several_addresses_are_exported_separately() -> None:
    note = "from Rome\nOther e-mail: b@x.example"
    text = people_vcard(log_of(PersonSet("ana", "Ana", email="a@x.example", note=note, last_contact=date(2026, 1, 2))))
    assert "EMAIL:a@x.example\r\nEMAIL:b@x.example\r\n" in text
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))


def test_windows_line_ends_in_a_note_are_line_ends(tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:2.1\nFN:Bo\nNOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo\nEND:VCARD\n"
    assert read(tmp_path, card).rows[0].note == "one\ntwo"


def test_a_fax_number_is_not_the_phone_number(tmp_path: Path) -> None:
    card = (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Bo\nTEL;TYPE=WORK,FAX:1\nTEL;TYPE=CELL:2\nBDAY;value=date:1604-02-03\nEND:VCARD\n"
    )
    [row] = read(tmp_path, card).rows
    assert (row.phone, row.note) == ("2", "Birthday: 02-03\nFax: 1")


def test_a_card_of_a_company_has_its_name(tmp_path: Path) -> None:
    assert read(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nFN:\nORG:Kiosk;\nTEL:1\nEND:VCARD\n").rows[0].name == "Kiosk"


def test_a_backslash_at_the_end_of_a_part_does_not_join_it_to_the_next(tmp_path: Path) -> None:
    [row] = read(tmp_path, "BEGIN:VCARD\nVERSION:3.0\nN:A\\\\;B\\;C;;;\nEND:VCARD\n").rows
    assert row.name == "B;C A\\"
