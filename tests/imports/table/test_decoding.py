"""Decoding bytes in the encodings that banks still write."""

from __future__ import annotations

import pytest

from coach.errors import RefusedError
from coach.imports.statements.table_file import money_headings
from coach.imports.table.decoding import decode

JAPANESE = "日付,摘要,金額\n2026/10/01,電気代,-8200\n2026/10/05,給与,310000\n"
RUSSIAN = "Дата;Описание;Сумма\n02.10.2026;Аптека;-310,50\n"
ARABIC = "التاريخ,البيان,المبلغ\n05/10/2026,إيجار,-4500.00\n"
CHINESE = "交易日期,摘要,金额\n2026-10-02,房租,-3200.00\n"
GERMAN = "Buchungstag;Empfänger;Betrag\n02.10.2026;Bäckerei Größe;-7,80\n"


def known(text: str) -> int:
    return money_headings().count_in_text(text)


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (JAPANESE, "cp932"),
        (RUSSIAN, "cp1251"),
        (ARABIC, "cp1256"),
        (CHINESE, "gb18030"),
        (GERMAN, "cp1252"),
        (GERMAN, "utf-8"),
        (GERMAN, "utf-8-sig"),
        (GERMAN, "utf-16"),
        (GERMAN, "utf-16-le"),
        (GERMAN, "utf-16-be"),
        (GERMAN, "utf-32"),
        (RUSSIAN, "utf-16-le"),
    ],
)
def test_the_encoding_of_a_file_is_detected(text: str, codec: str) -> None:
    found = decode(text.encode(codec), "bank.csv", known)
    assert found.text == text
    assert found.why


def test_a_pound_sign_next_to_digits_is_not_a_letter() -> None:
    content = "Date,Description,Amount\n02/10/2026,Tea room,£21.75\n03/10/2026,Rent,£620.00\n".encode("cp1252")
    assert "£620.00" in decode(content, "bank.csv", known).text


def test_the_persons_choice_of_encoding_wins() -> None:
    content = "Date,Amount\n2026-10-02,-5 Łódź\n".encode("cp1250")
    assert "Łódź" in decode(content, "bank.csv", known, "cp1250").text
    with pytest.raises(RefusedError, match="There is no encoding"):
        decode(content, "bank.csv", known, "latin-99")
    with pytest.raises(RefusedError, match="is not in utf-8"):
        decode(content, "bank.csv", known, "utf-8")


def test_a_codec_that_is_not_for_text_is_refused() -> None:
    with pytest.raises(RefusedError):
        decode(b"68656c6c6f", "bank.csv", known, "hex")


def test_a_few_broken_letters_do_not_stop_the_import() -> None:
    content = (GERMAN * 20).encode() + b"\xff\n"
    found = decode(content, "bank.csv", known)
    assert found.encoding == "utf-8"
    assert found.text.count("\ufffd") == 1


def test_a_file_of_zeros_is_not_text() -> None:
    with pytest.raises(RefusedError, match="coach can't read the text of"):
        decode(b"\x00\x01\x00\x00\xd8\x00" * 200, "bank.bin", known)
