"""Invented OFX in the style of different banks."""

from __future__ import annotations

HEAD = "OFXHEADER:100\nDATA:OFXSGML\nVERSION:102\nSECURITY:NONE\nENCODING:USASCII\nCHARSET:1252\nCOMPRESSION:NONE\n\n"
XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<?OFX OFXHEADER="200" VERSION="220" SECURITY="NONE"?>\n'
PLAIN = "<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>{day}<TRNAMT>{amount}<FITID>{id}<NAME>{name}<MEMO>{memo}</STMTTRN>\n"
CLOSED = (
    "<STMTTRN>\r\n<TRNTYPE>OTHER</TRNTYPE>\r\n<DTPOSTED>{day}</DTPOSTED><TRNAMT>{amount}</TRNAMT>"
    "<FITID>{id}</FITID><NAME>{name}</NAME><MEMO>{memo}</MEMO></STMTTRN>\r\n"
)


def booking(day: str, amount: str, name: str = "Shop", form: str = PLAIN, memo: str = "") -> str:
    """One booking in one of the forms above."""
    return form.format(day=day, amount=amount, name=name, memo=memo, id=f"F{day[:8]}{name[:3]}")


def account(
    *bookings: str, number: str = "4401827731", kind: str = "CHECKING", currency: str = "AED", tail: str = ""
) -> str:
    """A bank account with its bookings."""
    return (
        f"<STMTTRNRS><STMTRS><CURDEF>{currency}<BANKACCTFROM><BANKID>7<ACCTID>{number}<ACCTTYPE>{kind}</BANKACCTFROM>"
        f"<BANKTRANLIST><DTSTART>20260501<DTEND>20260731{''.join(bookings)}</BANKTRANLIST>{tail}</STMTRS></STMTTRNRS>"
    )


def card(*bookings: str, number: str = "5500112233440099", currency: str = "AED") -> str:
    """A card account with its bookings."""
    return (
        f"<CCSTMTTRNRS><CCSTMTRS><CURDEF>{currency}<CCACCTFROM><ACCTID>{number}</CCACCTFROM>"
        f"<BANKTRANLIST>{''.join(bookings)}</BANKTRANLIST></CCSTMTRS></CCSTMTTRNRS>"
    )


def file(*accounts: str, head: str = HEAD) -> bytes:
    """A file with these accounts."""
    return f"{head}<OFX><BANKMSGSRSV1>{''.join(accounts)}</BANKMSGSRSV1></OFX>\n".encode()
