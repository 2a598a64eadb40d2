"""The columns of a noun: its fields in the trace document, as Arrow types."""

from __future__ import annotations

import json
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import datetime
from functools import partial
from typing import Annotated, Any, get_args, get_origin

import pyarrow as pa

from retold.archive.stages import Batches, Stage, batches_of
from retold.model.noun import Noun, json_name
from retold.model.span import Span

# A record as columns takes about this much.
_CHARS_OF_ROW = 8_000
# What every table has before the noun's own fields.
_BEFORE = (("week", pa.string()), ("in_story", pa.string()), ("place", pa.int64()))


def unfolding_stage(noun: type[Noun]) -> Stage:
    """The stage that makes columns of the records of one noun."""
    schema = schema_of(noun)
    return Stage("unfold", partial(unfold, noun=noun), schema)


def unfold(batches: Batches, noun: type[Noun]) -> Batches:
    """The rows' records as columns.

    Args:
        batches: Rows of `week`, `story`, `place` and `record`.
        noun: The noun that the records show.
    """
    schema = schema_of(noun)
    names = schema.names[len(_BEFORE) :]
    yield from batches_of(_rows(batches, names), schema, lambda _: _CHARS_OF_ROW)


def _rows(batches: Batches, names: list[str]) -> Iterator[tuple[Any, ...]]:
    for batch in batches:
        for row in batch.to_pylist():
            data = json.loads(row["record"])
            yield (row["week"], row["story"], row["place"], *(data[name] for name in names))


def schema_of(noun: type[Noun]) -> pa.Schema:
    """The columns of a noun's table."""
    return pa.schema([*_BEFORE, *_fields_of(noun)])


def _fields_of(noun: type) -> list[tuple[str, pa.DataType]]:
    hints = typing.get_type_hints(noun, include_extras=True)
    return [(json_name(one.name), _type_of(hints[one.name])) for one in fields(noun)]


def _type_of(hint: object) -> pa.DataType:
    """The Arrow type of a field; whatever may be unknown is null, as all Arrow columns can be."""
    if get_origin(hint) is Annotated:
        return _type_of(get_args(hint)[0])
    if get_origin(hint) in (types.UnionType, typing.Union):
        (known,) = (one for one in get_args(hint) if one is not types.NoneType)
        return _type_of(known)
    if get_origin(hint) is tuple:
        return pa.list_(_type_of(get_args(hint)[0]))
    if not isinstance(hint, type):
        raise TypeError(f"no column for {hint!r}")
    if issubclass(hint, Span):
        return pa.list_(pa.int64())
    if is_dataclass(hint):
        return pa.struct(_fields_of(hint))
    return next(made for kind, made in _PLAIN if issubclass(hint, kind))


# An enum's member is a string, and a time is ISO 8601; a truth value is a number too, for Python.
_PLAIN = (
    (bool, pa.bool_()),
    (int, pa.int64()),
    (float, pa.float64()),
    (str, pa.string()),
    (datetime, pa.string()),
)
