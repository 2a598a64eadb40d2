"""The pages that show: each is a context, and is had as HTML and as JSON."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from retold.desk import Desk
from retold.web.links import path
from retold.web.pages.compare import ComparePage, build_compare_page
from retold.web.pages.export import ExportPage, build_export_page
from retold.web.pages.find import FindPage, build_find_page
from retold.web.pages.judgements import JudgementsPage, build_judgements_page
from retold.web.pages.quotation import (
    ClaimPage,
    QuotationPage,
    build_claim_page,
    build_quotation_page,
)
from retold.web.pages.report import ReportPage, build_report_page
from retold.web.pages.runs import RunsPage, build_runs_page
from retold.web.pages.speaker import (
    SpeakerPage,
    SpeakersPage,
    build_speaker_page,
    build_speakers_page,
)
from retold.web.pages.stories import Filters, StoriesPage, build_stories_page
from retold.web.pages.story import EdgePage, StoryPage, build_edge_page, build_story_page
from retold.web.showing import Frame, render, render_json

Build = Callable[[Desk, Request], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A page that is read: its address, its template, and what builds it."""

    address: str
    template: str
    section: str
    page: type
    build: Build

    def answer(self, request: Request) -> Response:
        """The page as HTML; as JSON where the address ends so."""
        page = self.build(request.app.state.desk, request)
        if request.url.path.endswith(".json"):
            return render_json(page)
        at = request.url.path
        query = f"?{request.url.query}" if request.url.query else ""
        json_address = f"{'/stories' if at == '/' else at}.json{query}"
        search = request.query_params.get("q", "")[:200] if self.section == "find" else ""
        return render(
            self.template,
            page,
            Frame(section=self.section, json_address=json_address, search=search),
        )


def _stories(desk: Desk, request: Request) -> object:
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
    return build_stories_page(desk, filters, max(1, int(number)) if is_number else 1)


def _edge(desk: Desk, request: Request) -> object:
    held = request.path_params
    story = held["story"]
    return build_edge_page(desk, story, f"edge-{story}-{held['exemplar']}-{held['copy']}")


def _report(desk: Desk, request: Request) -> object:
    return build_report_page(
        desk, request.path_params["report"], request.query_params.get("against", "")[:64]
    )


def _compare(desk: Desk, request: Request) -> object:
    held = request.path_params
    return build_compare_page(desk, held["left"], held["right"])


def choose_compared(request: Request) -> Response:
    """From the form that chooses two reports to the page that compares them."""
    left, right = (request.query_params.get(one, "")[:64] for one in ("left", "right"))
    return RedirectResponse(path("compare", left or "none", right or "none"), status_code=303)


def choose_export(request: Request) -> Response:
    """From the form that chooses a story and a format to the file."""
    story = request.query_params.get("story", "")[:64]
    name = request.query_params.get("format", "")[:40]
    return RedirectResponse(path("export", story or "none", name or "none"), status_code=303)


READINGS = (
    Reading(address="/", template="stories", section="stories", page=StoriesPage, build=_stories),
    Reading(
        address="/stories", template="stories", section="stories", page=StoriesPage, build=_stories
    ),
    Reading(
        address="/story/{story:id}",
        template="story",
        section="stories",
        page=StoryPage,
        build=lambda desk, request: build_story_page(desk, request.path_params["story"]),
    ),
    Reading(
        address="/story/{story:id}/edge/{exemplar}/{copy:siglum}",
        template="edge",
        section="stories",
        page=EdgePage,
        build=_edge,
    ),
    Reading(
        address="/report/{report:id}",
        template="reading",
        section="stories",
        page=ReportPage,
        build=_report,
    ),
    Reading(
        address="/compare/{left:id}/{right:id}",
        template="compare",
        section="stories",
        page=ComparePage,
        build=_compare,
    ),
    Reading(
        address="/quotation/{quotation:id}",
        template="utterance",
        section="stories",
        page=QuotationPage,
        build=lambda desk, request: build_quotation_page(desk, request.path_params["quotation"]),
    ),
    Reading(
        address="/claim/{claim:id}",
        template="claim",
        section="stories",
        page=ClaimPage,
        build=lambda desk, request: build_claim_page(desk, request.path_params["claim"]),
    ),
    Reading(
        address="/speakers",
        template="speakers",
        section="speakers",
        page=SpeakersPage,
        build=lambda desk, request: build_speakers_page(
            desk, request.query_params.get("name", "")[:200]
        ),
    ),
    Reading(
        address="/speaker/{speaker:id}",
        template="speaker",
        section="speakers",
        page=SpeakerPage,
        build=lambda desk, request: build_speaker_page(desk, request.path_params["speaker"]),
    ),
    Reading(
        address="/find",
        template="find",
        section="find",
        page=FindPage,
        build=lambda desk, request: build_find_page(
            desk, request.query_params.get("q", "")[:4_000]
        ),
    ),
    Reading(
        address="/judgements",
        template="judgements",
        section="judgements",
        page=JudgementsPage,
        build=lambda desk, _request: build_judgements_page(desk),
    ),
    Reading(
        address="/runs",
        template="runs",
        section="runs",
        page=RunsPage,
        build=lambda desk, _request: build_runs_page(desk),
    ),
    Reading(
        address="/export",
        template="export",
        section="export",
        page=ExportPage,
        build=lambda desk, request: build_export_page(
            desk, request.query_params.get("story", "")[:64]
        ),
    ),
)
