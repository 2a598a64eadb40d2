"""A page's context as HTML, or as JSON."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from enum import Enum
from functools import cache
from typing import Annotated, Any

from jinja2 import Environment
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from retold.export.environment import make_environment
from retold.model import Noun
from retold.text.jsontext import json_text
from retold.web.assets import ASSETS
from retold.web.links import page_of, permalink


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page."""

    section: Annotated[str, "Which part of the desk the page belongs to."]
    json_address: Annotated[str, "Where the same page is in JSON."]
    search: Annotated[str, "What stands in the search box."] = ""


def render(template: str, page: object, frame: Frame, status: int = 200) -> Response:
    """A page as HTML: the template sees the context, the frame, and nothing else."""
    made = _environment().get_template(f"{template}.html.jinja").render(page=page, frame=frame)
    return HTMLResponse(made.encode("utf-8", "backslashreplace"), status_code=status)


def render_json(page: object) -> Response:
    """A page's context as JSON, field by field; pictures stay out."""
    body = json_text(_plain(page)).encode() + b"\n"
    return Response(body, media_type="application/json")


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON is untyped by nature
    if isinstance(value, Noun):
        return value.to_dict()
    if is_dataclass(value):
        held = ((one.name, getattr(value, one.name)) for one in fields(value))
        return {name: _plain(one) for name, one in held if not isinstance(one, Markup)}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items()}
    if isinstance(value, Enum):
        return value.name
    return value.isoformat() if isinstance(value, datetime) else value


@cache
def _environment() -> Environment:
    made = make_environment("retold.web", "retold.export", link=page_of, permalink=permalink)
    made.globals["asset"] = {asset.name: asset.address for asset in ASSETS.values()}
    return made
