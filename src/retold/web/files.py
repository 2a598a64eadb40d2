"""A story as a file: the one self-contained page, and every export."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

import regex
from starlette.requests import Request
from starlette.responses import Response

from retold.export.formats import find_format
from retold.export.private import leave_places_out

_NO_NAME = regex.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class _Sent:
    """A file to be saved."""

    name: Annotated[str, "Its name: letters, digits and hyphens of the story's label."]
    media_type: str
    body: bytes

    def answer(self) -> Response:
        headers = {"Content-Disposition": f'attachment; filename="{self.name}"'}
        return Response(self.body, media_type=self.media_type, headers=headers)


def send_page(request: Request) -> Response:
    """The story as one HTML file that opens from disk and needs nothing else."""
    from retold.export.page import render_page  # noqa: PLC0415 - not needed for the first page

    trace = leave_places_out(request.app.state.desk.story(request.path_params["story"]))
    label = trace.stories[0].label
    body = render_page(trace, title=label).encode("utf-8", "backslashreplace")
    return _Sent(f"{_file_name(label)}.html", "text/html; charset=utf-8", body).answer()


def send_export(request: Request) -> Response:
    """The story in a format."""
    trace = request.app.state.desk.story(request.path_params["story"])
    form = find_format(request.path_params["format"])
    name = f"{_file_name(trace.stories[0].label)}{form.suffix}"
    return _Sent(name, form.media_type, form.render(trace)).answer()


def _file_name(label: str) -> str:
    return _NO_NAME.sub("-", label.casefold())[:60].strip("-") or "story"
