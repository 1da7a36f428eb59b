"""Records: things that people add, change and remove, such as somebody they know. Each is declared in one class.

A class's fields (`coach.domain.fields`) give its validation and storage, its forms and command-line options, the
columns of tables, the JSON, and its row in docs/data-format.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, ClassVar, Self

from coach.domain.entries import Entry
from coach.domain.event import Event, to_value
from coach.domain.field_types import Field, FromOthers, Typing
from coach.errors import RefusedError

_NO_FIELDS = Entry("", "", date.min, "", "", {})


class Record(Event):
    """A record, and the event that sets it: always complete, under its key, so that the last one counts.

    A field that was not given has the empty value of its type ("", None or False), and is not stored. Fields that come
    from other entries (`entry_day`, `from_others`) are part of the record but are not stored with it.
    """

    declared: ClassVar[Mapping[str, Field]] = {}
    """The fields by name, in the order of declaration."""
    columns: ClassVar[tuple[str, ...]] = ()
    """The field names in the order of tables and JSON."""
    form: ClassVar[tuple[Field, ...]] = ()
    """The fields with a label, in the order of forms and options."""
    _read_always: ClassVar[tuple[Field, ...]] = ()
    """Fields to read even from entries that don't contain them."""

    def __init_subclass__(cls) -> None:
        """Collect the fields of the class, after those of its base class."""
        super().__init_subclass__()
        fields = dict(cls.declared)
        for name in cls._fields:
            if name not in fields or isinstance(vars(cls).get(name), Field):
                fields[name] = _field_of(cls, name)
                if name in vars(cls):
                    setattr(cls, name, fields[name].empty)
        cls.declared = fields
        cls._field_defaults = {name: fields[name].empty for name in cls._field_defaults}
        cls.columns = tuple(_placed(fields, {name: each.column_after for name, each in fields.items()}))
        ordered = _placed(fields, {name: each.after for name, each in fields.items()})
        cls.form = tuple(fields[name] for name in ordered if fields[name].label)
        cls._read_always = tuple(
            field
            for name, field in fields.items()
            if not field.stored or name not in cls._field_defaults or field.read(_NO_FIELDS) != field.empty
        )

    def __post_init__(self) -> None:
        """Check every field. Raises RefusedError."""
        for name, field in self.declared.items():
            try:
                value = getattr(self, name)
                is_empty = value is None or value == field.empty
                to_value(self, name, field.empty if is_empty and not field.needed else field.check(value))
            except RefusedError as error:
                raise RefusedError(error.title, error.message, name) from error

    @classmethod
    def read(cls, entry: Entry, **more: object) -> Self:
        """Return the record of an entry, with `more` fields from other entries; an invalid value becomes empty."""
        found = object.__new__(cls)
        values = vars(found)  # empty values stay on the class: most fields of tens of thousands of records are empty
        for name in entry.fields:
            if name in cls.declared:
                values[name] = cls.declared[name].read(entry)
        for field in cls._read_always:
            values[field.name] = field.read(entry)
        values.update(more)
        return found

    @classmethod
    def of(cls, **values: object) -> Self:
        """Return a record of values that were checked before."""
        found = object.__new__(cls)
        vars(found).update(values)
        return found

    @classmethod
    def typed(cls, texts: Mapping[str, str], about: Typing) -> dict[str, Any]:
        """Parse fields from texts; an empty text, or "-", is None.

        Raises RefusedError, naming the field, for an invalid one.
        """
        return {name: cls.declared[name].value_of(text, about) for name, text in texts.items()}

    def as_fields(self) -> dict[str, Any]:
        """Return the fields as they are stored, without empty ones."""
        given = {name: getattr(self, name) for name, field in self.declared.items() if field.stored}
        return {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in given.items()
            if value != self.declared[name].empty
        }

    def given(self) -> dict[str, Any]:
        """Return the fields that are not empty."""
        return {name: value for name, value in self._asdict().items() if value != self.declared[name].empty}

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Record) and self.kind == other.kind and self._asdict() == other._asdict()

    def __hash__(self) -> int:
        return hash((self.kind, *self))

    def __iter__(self) -> Iterator[Any]:
        """Iterate over the values, in the order of the columns."""
        return iter(self._asdict().values())

    def _asdict(self) -> dict[str, Any]:
        """Return all fields, in the order of the columns."""
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
    """Return the names in order, each moved directly after the one it follows."""
    found = [name for name in names if not after[name]]
    for name in after:
        if after[name]:
            found.insert(found.index(after[name]) + 1, name)
    return found
