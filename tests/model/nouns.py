"""Any noun at all, for laws: made from the types of its fields."""

from __future__ import annotations

import types
import typing
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from hypothesis import strategies as st

from retold import model
from retold.model import Moment, Noun, Publication, Span, Words

# Lone surrogates and control codes among them: texts are hostile.
TEXTS = st.text(st.characters(exclude_categories=()), max_size=12)
INSTANTS = st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=st.just(UTC))  # noqa: DTZ001 - hypothesis adds the zone
ALL = [
    noun
    for name in model.__all__
    if isinstance(noun := getattr(model, name), type) and issubclass(noun, Noun) and noun != Noun
]


def any_of(noun: type[Noun]) -> st.SearchStrategy[Any]:
    """Any noun of a class, all that it holds made up too."""
    if noun is Span:
        return st.tuples(st.integers(0, 50), st.integers(0, 50)).map(
            lambda pair: Span(*sorted(pair))
        )
    if noun is Words:
        return TEXTS.map(lambda text: Words.at(text, Span(0, len(text))))
    if noun is Moment:
        return st.builds(_moment, INSTANTS, st.sampled_from(model.Precision), st.booleans())
    if noun is Publication:
        return st.one_of(st.none(), any_of(Moment)).map(_publication)
    hints = typing.get_type_hints(noun, include_extras=True)
    made = {one.name: _value(hints[one.name]) for one in fields(noun)}  # type: ignore[arg-type]
    return st.builds(noun, **made)


def _moment(earliest: datetime, precision: model.Precision, zone_known: bool) -> Moment:  # noqa: FBT001
    return Moment(
        earliest=earliest,
        latest=earliest + timedelta(hours=1),
        precision=precision,
        zone_known=zone_known,
    )


def _publication(moment: Moment | None) -> Publication:
    if moment is None:
        return Publication(evidence="nothing says when")
    return Publication(
        earliest=moment.earliest,
        latest=moment.latest,
        precision=moment.precision,
        zone_known=moment.zone_known,
    )


def _value(hint: Any) -> st.SearchStrategy[Any]:
    if get_origin(hint) is Annotated:
        return _value(get_args(hint)[0])
    if get_origin(hint) in (types.UnionType, typing.Union):
        return st.one_of([_value(one) for one in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(_value(get_args(hint)[0]), max_size=2).map(tuple)
    if issubclass(hint, Noun):
        return any_of(hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    plain = {
        str: TEXTS,
        bool: st.booleans(),
        int: st.integers(-(2**60), 2**60),
        float: st.floats(allow_nan=False, allow_infinity=False),
        type(None): st.none(),
        datetime: INSTANTS,
    }
    return plain[hint]
