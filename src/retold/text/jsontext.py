"""JSON that steers no terminal and that UTF-8 can hold."""

from __future__ import annotations

import json

import regex

# Besides lone surrogates, which UTF-8 cannot hold, whatever would steer a terminal: JSON has an
# escape for each, and a reader of the document gets the same text.
_STEERING = regex.compile(
    r"[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff"
    r"\ud800-\udfff\U000e0000-\U000e0fff]"
)


def json_text(data: object, *, indent: int | None = None) -> str:
    """Plain data as JSON, on one line unless an indent is given."""
    made = json.dumps(data, ensure_ascii=False, allow_nan=False, indent=indent)
    return _STEERING.sub(lambda match: json.dumps(match.group())[1:-1], made)
