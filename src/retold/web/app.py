"""The application: the desk, its pages, and what guards them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

import anyio.to_thread
from starlette.applications import Starlette
from starlette.convertors import StringConvertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from retold.desk import Desk
from retold.errors import RetoldError
from retold.export.private import without_places
from retold.web.assets import serve_asset, serve_icon
from retold.web.changes import add, complain, judge, show_add, undo
from retold.web.events import stream_job
from retold.web.files import send_export, send_page
from retold.web.guard import Guard
from retold.web.jobs import Job, Jobs
from retold.web.moved import find_moved
from retold.web.pages.work import NoPage, build_job_page
from retold.web.reads import READINGS, choose_compared, choose_export
from retold.web.settings import WebSettings
from retold.web.showing import Frame, render, render_json


class _IdConvertor(StringConvertor):
    """An id of a desk: letters and digits, and nothing that any file system reads."""

    regex = "[0-9A-Za-z_]{1,64}"


class _SiglumConvertor(StringConvertor):
    """A siglum, without what a `.json` behind it would be mistaken for."""

    regex = r"[^/.]{1,64}"


register_url_convertor("id", _IdConvertor())
register_url_convertor("siglum", _SiglumConvertor())


def make_app(desk: Desk, settings: WebSettings) -> Starlette:
    """The pages of a desk, guarded.

    Args:
        desk: What is shown; closed by whoever opened it.
        settings: Where the pages are served, and to whom.
    """
    made = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={RetoldError: _mistake, HTTPException: _http, 500: _failure},
        lifespan=_lifespan,
    )
    made.state.desk, made.state.settings, made.state.jobs = desk, settings, Jobs()
    return made


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    anyio.to_thread.current_default_thread_limiter().total_tokens = app.state.settings.threads
    yield
    app.state.jobs.close()


def _routes() -> list[Route]:
    made = []
    for reading in READINGS:
        if reading.address != "/":
            made.append(_get(f"{reading.address}.json", reading.answer))
        made.append(_get(reading.address, reading.answer))
    return [
        *made,
        _get("/compare", choose_compared),
        _get("/export/choose", choose_export),
        _get("/story/{story:id}.html", send_page),
        _get("/export/{story:id}/{format}", send_export),
        _get("/add.json", show_add),
        _get("/add", show_add),
        Route("/add", add, methods=["POST"]),
        Route("/judgements", judge, methods=["POST"]),
        Route("/judgements/{number:int}/undo", undo, methods=["POST"]),
        _get("/job/{number:int}.json", _show_job),
        _get("/job/{number:int}", _show_job),
        _get("/job/{number:int}/events", _stream_job),
        _get("/static/{hash}/{name}", serve_asset),
        _get("/favicon.ico", serve_icon),
    ]


def _get(address: str, answer: Callable[[Request], object]) -> Route:
    return Route(address, answer, methods=["GET"])


def _show_job(request: Request) -> Response:
    job = _find_job(request)
    page = build_job_page(job)
    if request.url.path.endswith(".json"):
        return render_json(page)
    return render("job", page, Frame(section="", json_address=f"/job/{job.number}.json"))


async def _stream_job(request: Request) -> Response:
    return stream_job(request, _find_job(request))


def _find_job(request: Request) -> Job:
    job: Job | None = request.app.state.jobs.find(request.path_params["number"])
    if job is None:
        raise HTTPException(404, "There is no such piece of work.")
    return job


def _mistake(request: Request, mistake: Exception) -> Response:
    status, said = complain(RetoldError(str(mistake)))
    if status == 404 and (address := find_moved(request)):
        return RedirectResponse(address)
    title = "Nothing is here" if status == 404 else "That cannot be shown now"
    story = request.path_params.get("story", "")
    is_there = bool(story) and bool(request.app.state.desk.rows([story]))
    return _no_page(status, title, without_places(said), story if is_there else "")


def _http(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    said = error.detail if isinstance(error, HTTPException) else ""
    titles = {404: "Nothing is here", 405: "That is not done here", 413: "Too much at once"}
    return _no_page(status, titles.get(status, "That cannot be done"), said)


def _failure(_request: Request, _error: Exception) -> Response:
    said = "Something went wrong in retold itself; the terminal in which it runs shows what."
    return _no_page(500, "A mistake of ours", said)


def _no_page(status: int, title: str, said: str, story: str = "") -> Response:
    page = NoPage(title=title, said=said[:1].upper() + said[1:], story=story)
    return render("nothing", page, Frame(section="", json_address=""), status=status)
