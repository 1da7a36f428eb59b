"""Finds the field of each column in a bank's table: by the person's choice, its heading and its cells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coach.domain.sanitize import shown
from coach.guide.headers import HeaderWords
from coach.imports.table.headings import WIDEST, Heading, Headings
from coach.imports.table.profiles import SAMPLE, ColumnProfile, profile_of

NUMBER_FIELDS = ("amount", "debit", "credit", "balance", "fee")
# A column with two meanings takes the first field in this order; meanings that its cells rule out are skipped.
ORDER = (
    *("date", "value_date", "debit", "credit", "amount", "balance", "fee", "sign", "currency", "state"),
    *("account", "reference", "payee", "text"),
)


class Columns(NamedTuple):
    """The positions of the columns in a row, from 0; None for a missing one.

    `other_amounts` are amounts in other currencies, `texts` all columns with words in them, `payees` those of them with
    names (two if payer and payee have a column each). `codes` are the currencies that the heading of the amounts names;
    `rivals` are columns that could be the amount as well, if only the cells can tell.
    """

    date: int | None = None
    value_date: int | None = None
    amount: int | None = None
    debit: int | None = None
    credit: int | None = None
    sign: int | None = None
    balance: int | None = None
    currency: int | None = None
    fee: int | None = None
    state: int | None = None
    payee: int | None = None
    texts: tuple[int, ...] = ()
    payees: tuple[int, ...] = ()
    reference: int | None = None
    account: int | None = None
    codes: tuple[str, ...] = ()
    other_amounts: tuple[int, ...] = ()
    rivals: tuple[int, ...] = ()

    @property
    def places(self) -> frozenset[int]:
        """The positions of all columns that have a field."""
        known = [place for field in ORDER if isinstance(place := getattr(self, field, None), int)]
        return frozenset((*known, *self.texts))

    @property
    def is_complete(self) -> bool:
        """Whether there is a day and some amount."""
        return self.date is not None and not self.amount is self.debit is self.credit is None

    def described(self, header: Sequence[str]) -> str:
        """ "date 1 (Datum), amount 4 (Betrag)"."""
        names = {"payee": "name", "debit": "out", "credit": "in"}
        parts = []
        for field in ("date", "amount", "debit", "credit", "sign", "payee", "balance", "currency", "fee", "state"):
            place = getattr(self, field)
            if place is not None:
                heading = (
                    f" ({shown(header[place]).strip()[:40]})" if place < len(header) and header[place].strip() else ""
                )
                parts.append(f"{names.get(field, field)} {place + 1}{heading}")
        return ", ".join(parts)


def find_columns(
    header: Sequence[str] | None,
    rows: Sequence[Sequence[str]],
    headings: Headings,
    words: HeaderWords,
    said: Mapping[str, int],
    currency: str = "",
) -> Columns:
    """The columns of a table with the headings `header` (None: without headings)."""
    width = min(WIDEST, max((len(row) for row in rows[:SAMPLE]), default=0))
    profiles = [profile_of(rows, place, words) for place in range(width)]
    named = [headings.read(header[place]) if header and place < len(header) else Heading(()) for place in range(width)]
    return _Finder(profiles, named, said, currency).find()


class _Finder:
    """Assigns a column to each field, one after the other; no column is assigned twice."""

    def __init__(
        self, profiles: Sequence[ColumnProfile], named: Sequence[Heading], said: Mapping[str, int], currency: str
    ) -> None:
        self._profiles = profiles
        self._named = named
        self._said = said
        self._currency = currency
        self._taken: set[int] = {place - 1 for place in said.values() if place}
        self._found: dict[str, int] = {field: place - 1 for field, place in said.items() if place}
        self._rivals: tuple[int, ...] = ()

    def find(self) -> Columns:
        texts = self._texts()
        for field in ORDER:
            if field not in self._found and self._said.get(field) != 0:
                place = self._place(field)
                if place is not None:
                    self._found[field] = place
                    self._taken.add(place)
        self._choose_amounts()
        self._by_cells()
        amount = self._found.get("amount", self._found.get("debit"))
        others = [place for place in self._candidates("amount", whole_only=True) if place not in self._found.values()]
        codes = self._named[amount].codes if amount is not None and amount < len(self._named) else ()
        payee = self._found.pop("payee", None)
        text = self._found.pop("text", None)
        names = self._payees(texts)
        words = [place for place in (payee, *names, text, *texts) if place is not None]
        self._found.pop("time", None)
        return Columns(
            **self._found,
            payee=words[0] if words else None,
            texts=tuple(dict.fromkeys(words)),
            payees=names,
            codes=codes,
            other_amounts=tuple(others),
            rivals=self._rivals,
        )

    def _candidates(self, field: str, *, whole_only: bool = False) -> list[int]:
        places = [place for place, heading in enumerate(self._named) if field in heading.fields]
        places.sort(key=lambda place: (not self._named[place].whole, self._named[place].fields.index(field)))
        if whole_only:
            places = [place for place in places if self._named[place].whole]
        return [place for place in places if self._can_be(field, place)]

    def _can_be(self, field: str, place: int) -> bool:
        profile = self._profiles[place]
        if field in ("date", "value_date"):
            return profile.mostly(profile.days, 50)
        if field in NUMBER_FIELDS:
            return profile.filled == profile.dashes or (profile.are_numbers(70) and not self._is_date(place))
        if field == "sign":
            return profile.mostly(profile.signs)
        if field == "currency":
            return profile.mostly(profile.codes)
        return True

    def _is_date(self, place: int) -> bool:
        """Whether a column is a date: 20261013 is also a number, so the heading decides."""
        return self._profiles[place].mostly(self._profiles[place].days) and "date" in self._named[place].fields

    def _place(self, field: str) -> int | None:
        places = [place for place in self._candidates(field) if place not in self._taken]
        if field == "amount" and len(places) > 1:
            most = max(self._profiles[place].filled for place in places)
            filled = [place for place in places if 2 * self._profiles[place].filled > most]
            mine = [place for place in filled if self._currency and self._currency in self._named[place].codes]
            places = mine or filled or places
        if field == "account":  # the account holder's own name is the same in all of them
            places = [place for place in places if self._profiles[place].distinct > 1] or places
        if field in ("payee", "text"):
            varied = [place for place in places if self._is_varied(place)]
            named = [place for place in varied if self._profiles[place].is_names]
            places = named or ([] if self._some_text_has_names() else varied or places)
        return places[0] if places else None

    def _is_varied(self, place: int) -> bool:
        """Whether the column differs between bookings: the account holder's own name does not."""
        profile = self._profiles[place]
        return profile.filled > 0 and (profile.distinct > 1 or profile.filled == 1 or not self._some_varied_text())

    def _some_varied_text(self) -> bool:
        return any(
            self._profiles[place].distinct > 1
            for place, heading in enumerate(self._named)
            if {"payee", "text"} & set(heading.fields)
        )

    def _some_text_has_names(self) -> bool:
        return any(
            self._profiles[place].is_names and self._is_varied(place)
            for place, heading in enumerate(self._named)
            if {"payee", "text"} & set(heading.fields)
        )

    def _texts(self) -> list[int]:
        return [
            place
            for place, heading in enumerate(self._named)
            if {"payee", "text"} & set(heading.fields) and self._is_varied(place) and place not in self._taken
        ]

    def _payees(self, texts: Sequence[int]) -> tuple[int, ...]:
        """The columns of names: of payers, of payees, or both."""
        return tuple(
            place for place in texts if "payee" in self._named[place].fields and self._profiles[place].is_names
        )

    def _choose_amounts(self) -> None:
        """If there is one amount and also columns of debits and credits, take the fuller of the two."""
        debit, credit, amount = (self._found.get(field) for field in ("debit", "credit", "amount"))
        if amount is None or (debit is None and credit is None):
            return
        if {"amount"} & set(self._said):
            left_out: tuple[str, ...] = ("debit", "credit")
        else:
            apart = sum(self._profiles[place].filled for place in (debit, credit) if place is not None)
            left_out = ("amount",) if apart >= self._profiles[amount].filled else ("debit", "credit")
        for field in left_out:
            if field not in self._said:
                self._found.pop(field, None)

    def _by_cells(self) -> None:
        """Find by its cells what no heading names, if only one column fits."""
        if "date" not in self._found and self._said.get("date") != 0:
            if "value_date" in self._found:
                self._found["date"] = self._found.pop("value_date")
            else:
                self._take("date", [p for p, each in enumerate(self._profiles) if each.mostly(each.days, 50)])
        if not {"amount", "debit", "credit"} & set(self._found):
            free = [p for p, each in enumerate(self._profiles) if each.is_amounts and self._is_free(p)]
            signed = [place for place in free if self._profiles[place].below_zero]
            chosen = signed if len(signed) == 1 else free
            self._take("amount", chosen)
            self._rivals = tuple(place for place in free if place != chosen[0]) if chosen else ()
        if "amount" in self._found and "sign" not in self._found:
            self._take("sign", [p for p, each in enumerate(self._profiles) if self._has_sure_signs(p, each)])
        if "state" not in self._found and self._said.get("state") != 0:
            states = [p for p, each in enumerate(self._profiles) if each.mostly(each.states)]
            self._take("state", [place for place in states if self._is_free(place)])
        if not {"payee", "text"} & set(self._found):
            free = [p for p, each in enumerate(self._profiles) if each.letters and self._is_kind(p) and not each.days]
            self._take("payee", sorted(free, key=lambda place: -self._profiles[place].letters))

    def _has_sure_signs(self, place: int, profile: ColumnProfile) -> bool:
        return self._is_free(place) and profile.mostly(profile.sure_signs, 100)

    def _is_kind(self, place: int) -> bool:
        """Whether a column is unknown, or has the types of bookings, which say little but more than nothing."""
        return place not in self._found.values() and set(self._named[place].fields) <= {"sign"}

    def _is_free(self, place: int) -> bool:
        return place not in self._found.values() and not self._named[place].fields

    def _take(self, field: str, places: Sequence[int]) -> None:
        free = [place for place in places if place not in self._found.values()]
        if free:
            self._found[field] = free[0]
