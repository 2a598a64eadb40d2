"""Addresses of what is no more, led on to what stands there now."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.requests import Request

from retold.desk import Desk
from retold.web.links import path

# What of an address names something that becomes another: reports stay what they are.
_NAMES = ("story", "quotation", "claim", "speaker")


def find_moved(request: Request) -> str:
    """The address that stands now for one of a story, quotation, claim or speaker that is no more.

    It is the same page, in the same form, of what has its reports; empty where nothing has. Not
    for ever: taken apart again, or the correction undone, the story is there under its old address.
    """
    desk: Desk = request.app.state.desk
    held = {name: str(request.path_params.get(name, "")) for name in _NAMES}
    for name, old in held.items():
        now = desk.successor(old) if old else None
        if now is not None:
            if now.kind != name:
                is_json = request.url.path.endswith(".json")
                return path(now.kind, now.id) + (".json" if is_json else "")
            at = request.url.path.replace(f"/{old}", f"/{now.id}", 1)
            return f"{at}?{request.url.query}" if request.url.query else at
    chosen = request.query_params.get("story", "")
    now = desk.successor(chosen) if chosen else None
    return f"{request.url.path}?{urlencode({'story': now.id})}" if now else ""
