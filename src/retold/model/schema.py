"""The JSON Schema of the trace document, made from the nouns themselves."""

from __future__ import annotations

import inspect
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, get_args, get_origin

from retold.model.noun import Noun, json_name
from retold.model.span import Span
from retold.model.trace import SCHEMA, Trace

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def trace_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that every trace document fulfils."""
    nouns: dict[str, Any] = {}
    _describe(Trace, nouns)
    top = nouns.pop("Trace")
    top["properties"]["schema"] = {"const": SCHEMA, "description": "The version of this shape."}
    return {"$schema": DIALECT, "title": SCHEMA, **top, "$defs": dict(sorted(nouns.items()))}


def _describe(noun: type[Noun], nouns: dict[str, Any]) -> None:
    """Add a noun, and all that it holds, to the definitions."""
    if noun.__name__ in nouns:
        return
    nouns[noun.__name__] = {}
    hints = typing.get_type_hints(noun, include_extras=True)
    names = [one.name for one in fields(noun)]  # type: ignore[arg-type]
    nouns[noun.__name__] = {
        "type": "object",
        "description": first_sentence(noun),
        "properties": {json_name(name): _shape(hints[name], nouns) for name in names},
        "required": [json_name(name) for name in names],
        "additionalProperties": False,
    }


def _shape(hint: object, nouns: dict[str, Any]) -> dict[str, Any]:
    """The schema of a field's type."""
    if get_origin(hint) is Annotated:
        kind, help_text = get_args(hint)
        return _shape(kind, nouns) | {"description": help_text}
    if get_origin(hint) in (types.UnionType, typing.Union):
        return {"anyOf": [_shape(one, nouns) for one in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _shape(get_args(hint)[0], nouns)}
    if isinstance(hint, type):
        return _shape_of_class(hint, nouns)
    raise TypeError(f"no JSON shape for {hint!r}")


def _shape_of_class(kind: type, nouns: dict[str, Any]) -> dict[str, Any]:
    if issubclass(kind, Span):
        bound = {"type": "integer", "minimum": 0}
        return {"type": "array", "items": bound, "minItems": 2, "maxItems": 2}
    if is_dataclass(kind) and issubclass(kind, Noun):
        _describe(kind, nouns)
        return {"$ref": f"#/$defs/{kind.__name__}"}
    if issubclass(kind, StrEnum):
        return {"enum": [one.value for one in kind]}
    if issubclass(kind, datetime):
        return {"type": "string", "format": "date-time"}
    plain = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
    return {"type": plain[kind]}


def first_sentence(noun: type) -> str:
    """The promise of a noun: the first sentence of its docstring."""
    return (inspect.getdoc(noun) or "").split("\n\n")[0].replace("\n", " ")
