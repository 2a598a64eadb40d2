"""What every noun of retold can do: show itself as plain data, and be read from it again."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime
from enum import StrEnum
from typing import Any, Self


def json_name(field_name: str) -> str:
    """The name of a field in the trace document.

    Ids are named for what they point to, and a trailing underscore keeps a field clear of a
    Python keyword:

    >>> json_name("report_id"), json_name("report_ids"), json_name("from_"), json_name("text")
    ('report', 'reports', 'from', 'text')
    """
    if field_name.endswith("_ids"):
        return field_name[:-4] + "s"
    return field_name.removesuffix("_id").removesuffix("_")


def to_data(value: object) -> Any:  # noqa: ANN401 - JSON is untyped by nature
    """A value as JSON types: nouns as objects, tuples as arrays, moments in ISO 8601."""
    if value is None or type(value) in _PLAIN:
        return value
    if isinstance(value, Noun):
        return value.to_dict()
    if isinstance(value, (tuple, list)):
        return [to_data(item) for item in value]
    if isinstance(value, dict):
        return {key: to_data(item) for key, item in value.items()}
    if isinstance(value, datetime):
        return value.isoformat().replace("+00:00", "Z")
    if isinstance(value, StrEnum):
        return value.value
    return value


_PLAIN = frozenset([str, int, float, bool])


_COLUMNS: dict[type, tuple[tuple[str, str], ...]] = {}


def _columns(noun: type[Any]) -> tuple[tuple[str, str], ...]:
    """The fields of a noun, and their names in the trace document; asked for once."""
    if noun not in _COLUMNS:
        _COLUMNS[noun] = tuple((one.name, json_name(one.name)) for one in fields(noun))
    return _COLUMNS[noun]


class Noun:
    """The base of all records: frozen, slotted, and able to show themselves as JSON types."""

    __slots__ = ()

    def to_dict(self) -> Any:  # noqa: ANN401 - a Span is an array, all others are objects
        """This noun in the shape of the trace document (docs/trace.schema.json)."""
        return {name: to_data(getattr(self, field)) for field, name in _columns(type(self))}

    @classmethod
    def from_dict(cls, data: Any) -> Self:  # noqa: ANN401 - the same
        """The noun that `to_dict` showed so.

        What the data has besides is passed over, and what it lacks is left at its default: a
        document grows from one version to the next, and keeps its meaning.

        Raises:
            ValueError: The data is no such noun.
        """
        from retold.model.decode import decoder  # noqa: PLC0415 - it is made of nouns itself

        made: Self = decoder(cls)(data)
        return made
