"""The trace as one self-contained web page: no scripts, nothing fetched, safe to open and send."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import resources
from typing import Annotated

from jinja2 import Environment
from markupsafe import Markup

from retold.export.environment import make_environment
from retold.export.picture import draw_stemma
from retold.export.views.page import Page, build_page
from retold.model import Trace

_STYLES = ("colours.css", "page.css", "stemma.css")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """What the outer template sees."""

    page: Annotated[Page, "Everything that is said."]
    pictures: Annotated[dict[str, Markup], "The stemma of each story that has one, by story id."]
    style: Annotated[Markup, "The style sheet."]
    policy: Annotated[str, "The Content-Security-Policy: this style sheet and nothing else."]


def render_page(trace: Trace, *, title: str = "") -> str:
    """The trace as an HTML page that opens from disk, prints, and works without scripts.

    Everything taken from reports is escaped twice over: steering characters are written out
    (`retold.text.escape.visible`), then HTML's own; and the page's policy forbids scripts, remote
    loads and any style but its own.

    Args:
        trace: What was found.
        title: A title for the page; made from the widest story where none is given.
    """
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    sheet = _Sheet(
        page=build_page(trace, title),
        pictures=_pictures(trace),
        style=Markup(style),  # noqa: S704 - our own file, of this package
        policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; "
        "form-action 'none'",
    )
    return _environment().get_template("page.html.jinja").render(sheet=sheet, page=sheet.page)


def _pictures(trace: Trace) -> dict[str, Markup]:
    reports = {report.id: report for report in trace.reports}
    labels = {story.id: story.label for story in trace.stories}
    return {
        stemma.story_id: Markup(  # noqa: S704 - the picture escapes every text in it
            draw_stemma(stemma, reports, title=f"Stemma of “{labels.get(stemma.story_id, '')}”")
        )
        for stemma in trace.stemmata
        if len(stemma.witnesses) > 1
    }


@cache
def _style() -> str:
    folder = resources.files("retold.export") / "templates"
    return "\n".join((folder / name).read_text(encoding="utf-8") for name in _STYLES)


@cache
def _environment() -> Environment:
    return make_environment("retold.export", link=_place, permalink=_place)


def _place(anchor: str) -> str:
    """All that is linked to is on the page itself."""
    return f"#{anchor}"
