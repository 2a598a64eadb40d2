"""The pages that show: each is a context, and is had as HTML and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from retold.web.links import path
from retold.web.showing import Frame, render, render_json

# What the builder of a page is given besides the desk.
Ask = Callable[[Request], tuple[Any, ...]]
_PAGES = "retold.web.pages"


@dataclass(frozen=True, slots=True)
class Reading:
    """A page that is read.

    Its code is loaded when it is asked for the first time: the first page of a desk should not
    wait for all others.
    """

    address: str
    template: str
    section: str
    home: str  # the module under `pages`, and the class of the context
    ask: Ask

    @property
    def page(self) -> type:
        """The class of its context."""
        made: type = getattr(self._module(), self.home.partition(".")[2])
        return made

    @property
    def build(self) -> Callable[..., object]:
        """What builds the context, from the desk and what `ask` gives."""
        name = self.home.partition(".")[2].removesuffix("Page").lower()
        made: Callable[..., object] = getattr(self._module(), f"build_{name}_page")
        return made

    def _module(self) -> object:
        return import_module(f"{_PAGES}.{self.home.partition('.')[0]}")

    def answer(self, request: Request) -> Response:
        """The page as HTML; as JSON where the address ends so."""
        page = self.build(request.app.state.desk, *self.ask(request))
        at = request.url.path
        if at.endswith(".json"):
            return render_json(page)
        query = f"?{request.url.query}" if request.url.query else ""
        json_address = f"{'/stories' if at == '/' else at}.json{query}"
        search = request.query_params.get("q", "")[:200] if self.section == "find" else ""
        frame = Frame(section=self.section, json_address=json_address, search=search)
        return render(self.template, page, frame)


def _held(*names: str) -> Ask:
    """These parts of the path."""
    return lambda request: tuple(request.path_params[name] for name in names)


def _asked(name: str, most: int) -> Ask:
    """This part of the query, so much of it at most."""
    return lambda request: (request.query_params.get(name, "")[:most],)


def _nothing(_request: Request) -> tuple[Any, ...]:
    return ()


def _filters(request: Request) -> tuple[Any, ...]:
    from retold.web.pages.stories import Filters  # noqa: PLC0415 - see `Reading`

    asked = request.query_params
    filters = Filters(
        **{
            name: asked.get(name, "")[:200].strip()
            for name in ("outlet", "speaker", "since", "until", "language")
        },
        order=asked.get("order", "newest")[:20],
    )
    number = asked.get("page", "1")
    is_number = number.isascii() and number.isdigit() and len(number) < 7
    return filters, max(1, int(number)) if is_number else 1


def _report(request: Request) -> tuple[Any, ...]:
    return (*_held("report")(request), *_asked("against", 64)(request))


def _join(request: Request) -> tuple[Any, ...]:
    return (*_held("report")(request), *_asked("words", 2_000)(request))


def _same(request: Request) -> tuple[Any, ...]:
    return (*_held("speaker")(request), *_asked("name", 200)(request))


def choose_compared(request: Request) -> Response:
    """From the form that chooses two reports to the page that compares them."""
    left, right = (request.query_params.get(one, "")[:64] for one in ("left", "right"))
    return RedirectResponse(path("compare", left or "none", right or "none"), status_code=303)


def choose_export(request: Request) -> Response:
    """From the form that chooses a story and a format to the file."""
    story = request.query_params.get("story", "")[:64]
    name = request.query_params.get("format", "")[:40]
    return RedirectResponse(path("export", story or "none", name or "none"), status_code=303)


_EDGE = "/story/{story:id}/edge/{exemplar}/{copy:siglum}"

READINGS = (
    Reading("/", "stories", "stories", "stories.StoriesPage", _filters),
    Reading("/stories", "stories", "stories", "stories.StoriesPage", _filters),
    Reading("/story/{story:id}", "story", "stories", "story.StoryPage", _held("story")),
    Reading(_EDGE, "edge", "stories", "story.EdgePage", _held("story", "exemplar", "copy")),
    Reading("/report/{report:id}", "reading", "stories", "report.ReportPage", _report),
    Reading(
        "/compare/{left:id}/{right:id}",
        "compare",
        "stories",
        "compare.ComparePage",
        _held("left", "right"),
    ),
    Reading(
        "/quotation/{quotation:id}",
        "utterance",
        "stories",
        "quotation.QuotationPage",
        _held("quotation"),
    ),
    Reading("/claim/{claim:id}", "claim", "stories", "quotation.ClaimPage", _held("claim")),
    Reading("/speakers", "speakers", "speakers", "speaker.SpeakersPage", _asked("name", 200)),
    Reading(
        "/speaker/{speaker:id}", "speaker", "speakers", "speaker.SpeakerPage", _held("speaker")
    ),
    Reading("/report/{report:id}/story", "join", "stories", "choosing.JoinPage", _join),
    Reading("/speaker/{speaker:id}/same", "same", "speakers", "choosing.SamePage", _same),
    Reading("/find", "find", "find", "find.FindPage", _asked("q", 4_000)),
    Reading("/judgements", "judgements", "judgements", "judgements.JudgementsPage", _nothing),
    Reading("/runs", "runs", "runs", "runs.RunsPage", _nothing),
    Reading("/export", "export", "export", "export.ExportPage", _asked("story", 64)),
)
