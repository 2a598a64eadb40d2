"""From plain data back to nouns: the inverse of `to_dict`, made from the nouns' own fields."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from retold.model.noun import Noun, json_name

Decode = Callable[[Any], Any]


def decoder(noun: type[Noun]) -> Decode:
    """What makes a noun from its plain data; see `Noun.from_dict`."""
    if noun not in _MADE:
        _MADE[noun] = _make(noun)
    return _MADE[noun]


_MADE: dict[type, Decode] = {}


def _make(noun: type) -> Decode:
    hints = typing.get_type_hints(noun, include_extras=True)
    # The slots are filled here: the constructor of a frozen noun takes twice as long for it.
    plan = [
        (getattr(noun, one.name).__set__, json_name(one.name), _decode_of(hints[one.name]), one)
        for one in fields(noun)
    ]
    new, check = object.__new__, getattr(noun, "__post_init__", None)

    def decode(data: Any) -> Noun:  # noqa: ANN401 - JSON is untyped by nature
        if not isinstance(data, dict):
            raise ValueError(f"no {noun.__name__}: {data!r:.80}")  # noqa: TRY004 - bad data, not bad code
        made: Noun = new(noun)
        for fill, key, convert, field in plan:
            if key in data:
                value = data[key]
                fill(made, value if convert is None else convert(value))
            else:
                fill(made, _default(noun, field, key))
        if check is not None:
            check(made)
        return made

    return decode


def _default(noun: type, field: Field[Any], key: str) -> Any:  # noqa: ANN401 - a default of any type
    """What a field holds that the data lacks.

    Raises:
        ValueError: The field has no default.
    """
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    raise ValueError(f"no {noun.__name__}: it has no {key!r}")


def _decode_of(hint: object) -> Decode | None:
    """What makes a value of a field's type; None where plain data is that already."""
    if get_origin(hint) is Annotated:
        return _decode_of(get_args(hint)[0])
    if get_origin(hint) in (types.UnionType, typing.Union):
        return _decode_option(hint)
    if get_origin(hint) is tuple:
        return _decode_tuple(_decode_of(get_args(hint)[0]))
    if not isinstance(hint, type):
        raise TypeError(f"no way back from JSON for {hint!r}")
    if issubclass(hint, Noun):
        return decoder(hint) if is_dataclass(hint) and not _has_own(hint) else hint.from_dict
    if issubclass(hint, StrEnum):
        return hint
    if issubclass(hint, datetime):
        return datetime.fromisoformat
    return None


def _has_own(noun: type[Noun]) -> bool:
    """Whether a noun shows itself in a form of its own, and so is read in one."""
    return "from_dict" in vars(noun)


def _decode_option(hint: object) -> Decode | None:
    (inner,) = [one for one in get_args(hint) if one is not type(None)]
    convert = _decode_of(inner)
    if convert is None:
        return None
    return lambda value: None if value is None else convert(value)


def _decode_tuple(convert: Decode | None) -> Decode:
    if convert is None:
        return tuple
    return lambda items: tuple([convert(item) for item in items])
