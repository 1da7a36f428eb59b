"""Records: things that people keep, change and remove, such as somebody they know. Each class is the one declaration.

From its fields, which `coach.domain.fields` declares, follow what is checked, stored and read back, the forms and the
options that set it, the columns of tables, the JSON, and its row in docs/data-format.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from coach.domain.entries import Entry
from coach.domain.event import Event, to_value
from coach.domain.field_types import EntryDay, Field, FromOthers, Typing
from coach.errors import RefusedError


class Record(Event):
    """A record, and the event that sets it: whole each time, under its key, so that the last one counts.

    A field that was not given has the empty value of its type ("", None or False), and is not stored. What other
    entries say of a record (`entry_day`, `from_others`) is part of it, and not of what it stores.
    """

    declared: ClassVar[Mapping[str, Field]] = {}
    """By name, as they were declared."""
    columns: ClassVar[tuple[str, ...]] = ()
    """The names of the fields, as tables and JSON have them."""
    form: ClassVar[tuple[Field, ...]] = ()
    """The fields with a label, as forms and options have them."""
    _absent: ClassVar[Mapping[str, object]] = {}
    _days: ClassVar[tuple[Field, ...]] = ()

    def __init_subclass__(cls) -> None:
        """Take up the fields of the class, after those of the one it is made from."""
        super().__init_subclass__()
        fields = dict(cls.declared)
        for name in cls._fields:
            if name not in fields or isinstance(vars(cls).get(name), Field):
                fields[name] = _field_of(cls, name)
                if name in vars(cls):
                    setattr(cls, name, fields[name].empty)
        cls.declared = fields
        cls._field_defaults = {name: fields[name].empty for name in cls._field_defaults}
        cls._absent = {name: each.absent for name, each in fields.items()}
        cls._days = tuple(each for each in fields.values() if isinstance(each, EntryDay))
        cls.columns = tuple(_placed(fields, {name: each.column_after for name, each in fields.items()}))
        ordered = _placed(fields, {name: each.after for name, each in fields.items()})
        cls.form = tuple(fields[name] for name in ordered if fields[name].label)

    def __post_init__(self) -> None:
        """See that every field can be kept. Raises RefusedError."""
        for name, field in self.declared.items():
            try:
                value = getattr(self, name)
                is_empty = value is None or value == field.empty
                to_value(self, name, field.empty if is_empty and not field.needed else field.check(value))
            except RefusedError as error:
                raise RefusedError(error.title, error.message, name) from error

    @classmethod
    def read(cls, entry: Entry, **more: object) -> Self:
        """The record that an entry sets, with what others say of it; what can't be is empty."""
        declared, put = cls.declared, object.__setattr__  # a long search reads thousands of these
        told = {name: declared[name].read(entry) for name in entry.fields if name in declared}
        on = {field.name: entry.on for field in cls._days}
        found = object.__new__(cls)
        for name, value in {**cls._absent, **on, **told, **more}.items():
            put(found, name, value)
        return found

    @classmethod
    def typed(cls, texts: Mapping[str, str], about: Typing) -> dict[str, Any]:
        """The values of fields from their texts; an empty text, or "-", is None.

        Raises RefusedError, naming the field, for one that can't be read.
        """
        return {name: cls.declared[name].value_of(text, about) for name, text in texts.items()}

    def as_fields(self) -> dict[str, Any]:
        """The fields as they are written, and as they will be read again: without those that are empty."""
        given = {name: getattr(self, name) for name, field in self.declared.items() if field.stored}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in given.items()
            if value != self.declared[name].empty
        }

    def given(self) -> dict[str, Any]:
        """The fields that are not empty."""
        return {name: value for name, value in self._asdict().items() if value != self.declared[name].empty}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.kind == other.kind and self._asdict() == other._asdict()

    def __hash__(self) -> int:
        return hash((self.kind, *self))

    def __iter__(self) -> Iterator[Any]:
        """Every value, in the order of the columns."""
        return iter(self._asdict().values())

    def _asdict(self) -> dict[str, Any]:
        """Every field, in the order of the columns."""
        return {name: getattr(self, name) for name in self.columns}


def _field_of(cls: type[Record], name: str) -> Field:
    declared = vars(cls).get(name)
    if isinstance(declared, Field):
        return declared
    field = FromOthers() if name in vars(cls) else Field()
    field.__set_name__(cls, name)
    field.empty = declared if name in vars(cls) else field.empty
    return field


def _placed(names: Iterable[str], after: Mapping[str, str]) -> list[str]:
    """The names in their order, those with a place of their own after the one they are to follow."""
    found = [name for name in names if not after[name]]
    for name in after:
        if after[name]:
            found.insert(found.index(after[name]) + 1, name)
    return found
