"""The parties of a booking: the account it is in, and the other side if the row names both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coach.guide.folding import folded
from coach.imports.statements.columns import Columns
from coach.imports.statements.table_file import cell_of
from coach.imports.table.grid import GridRow
from coach.imports.table.profiles import is_name

MOST_ACCOUNTS = 20


def account_numbers(rows: Sequence[GridRow], columns: Columns) -> list[str]:
    """The account of each row; "" for all of them if no column has it.

    A column of IBANs may hold those of the other party. The person's own account is in many rows with several payees;
    an account of another party goes with one name.
    """
    accounts = [cell_of(row, columns.account) for row in rows]
    groups: dict[str, list[GridRow]] = {}
    for account, row in zip(accounts, rows, strict=True):
        groups.setdefault(account, []).append(row)
    own = "" not in groups and 1 < len(groups) <= MOST_ACCOUNTS and _have_many_payees(groups, columns)
    return accounts if own else [""] * len(rows)


def _have_many_payees(groups: Mapping[str, Sequence[GridRow]], columns: Columns) -> bool:
    several = [group for group in groups.values() if len(group) > 1]
    varied = [group for group in several if len({folded(cell_of(row, columns.payee)) for row in group}) > 1]
    return bool(several) and 2 * len(varied) >= len(groups)


def own_names(rows: Sequence[GridRow], columns: Columns) -> frozenset[str]:
    """The names that are in both the column of payers and that of payees: the person is paid and pays."""
    if len(columns.payees) < 2:
        return frozenset()
    one, two = ({folded(cell_of(row, place)) for row in rows} for place in columns.payees[:2])
    same = {folded(cell_of(row, columns.payees[0])) for row in rows if _says_twice(row, columns)}
    return frozenset((one & two) - same - {""})


def _says_twice(row: GridRow, columns: Columns) -> bool:
    one, two = (folded(cell_of(row, place)) for place in columns.payees[:2])
    return one == two


def texts_of(row: GridRow, columns: Columns, own: frozenset[str]) -> list[str]:
    """The texts of a row: the other party first, card and account numbers last, as well as the person's own name."""
    texts = [text for column in columns.texts if (text := cell_of(row, column))]
    if not own and texts and is_name(texts[0]):
        return texts
    return sorted(texts, key=lambda text: not is_name(text) or folded(text) in own)
