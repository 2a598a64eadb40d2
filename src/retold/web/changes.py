"""The pages that change the desk: adding reports, correcting, taking back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from retold.desk import Desk
from retold.errors import RetoldError
from retold.export.private import file_name
from retold.export.views.wording import count_words
from retold.model import JudgementKind
from retold.text.escape import visible
from retold.web.jobs import Jobs, Say, State
from retold.web.links import path
from retold.web.pages.judgements import build_judgements_page, say
from retold.web.pages.work import AddPage
from retold.web.settings import MEGABYTE
from retold.web.showing import Frame, render, render_json

if TYPE_CHECKING:
    from retold.desk import Progress

_MOST_FIELDS = 20
_MOST_NAME = 120


def show_add(request: Request) -> Response:
    """The form that adds reports."""
    return _add_page(request, "")


def _add_page(request: Request, complaint: str) -> Response:
    most = request.app.state.settings.most_upload_bytes // MEGABYTE
    page = AddPage(title="Add reports", complaint=complaint, most=f"{most} MB")
    if request.url.path.endswith(".json"):
        return render_json(page)
    frame = Frame(section="add", json_address="/add.json")
    return render("add", page, frame, status=422 if complaint else 200)


async def add(request: Request) -> Response:
    """Take files or a text, and put the work of adding them in the queue."""
    settings = request.app.state.settings
    async with request.form(
        max_files=settings.most_files, max_fields=_MOST_FIELDS, max_part_size=MEGABYTE
    ) as form:
        inputs = await _read_form(form)
    if not inputs:
        return await run_in_threadpool(
            _add_page, request, "Choose a file or two, or paste a report."
        )
    desk, jobs = request.app.state.desk, request.app.state.jobs
    title = f"Adding {count_words(len(inputs), 'file')}"
    job = jobs.start(title, partial(_add, desk, inputs), "/")
    return RedirectResponse(path("job", str(job.number)), status_code=303)


async def _read_form(form: FormData) -> list[tuple[str, bytes]]:
    """The names and the bytes that were given; a name is a label, and never a path."""
    given = []
    for one in form.getlist("files"):
        if isinstance(one, UploadFile) and one.filename:
            name = visible(file_name(one.filename))[:_MOST_NAME]
            given.append((name or "a file", await one.read()))
    text = form.get("text", "")
    if isinstance(text, str) and text.strip():
        named = form.get("name", "")
        name = file_name(named)[:_MOST_NAME].strip() if isinstance(named, str) else ""
        given.append((visible(name) or "pasted text", text.encode("utf-8", "surrogatepass")))
    return given


def _add(desk: Desk, given: list[tuple[str, bytes]], tell: Say) -> str:
    # Imported here: the stages load slowly, and the first page should not wait for them.
    from retold.desk import Captures  # noqa: PLC0415
    from retold.ingest.formats.options import ReadingOptions  # noqa: PLC0415
    from retold.ingest.input import Input  # noqa: PLC0415
    from retold.ingest.reading import read_inputs  # noqa: PLC0415

    captures = Captures()
    inputs = (Input.of_bytes(name, body) for name, body in given)
    reports = read_inputs(inputs, ReadingOptions(), keep=captures.keep)
    done = desk.add(reports, captures=captures, progress=partial(_tell, tell))
    parts = (
        (len(done.report_ids), "report added", "reports added"),
        (done.known, "known already", "known already"),
        (len(done.skips), "item left out", "items left out"),
        (len(done.story_ids), "story analysed", "stories analysed"),
    )
    said = ", ".join(count_words(*one) for one in parts if one[0])
    return f"Done: {said or 'nothing new'}."


def _tell(tell: Say, progress: Progress) -> None:
    doing = "Reading" if progress.step == "reading" else "Comparing"
    noun = ("report", "reports") if progress.step == "reading" else ("story", "stories")
    of = f" of {progress.total}" if progress.total else ""
    said = f"{doing} … {count_words(progress.done, *noun)}{of}"
    tell(State(said=said, done=progress.done, total=progress.total or 0))


async def judge(request: Request) -> Response:
    """Take a correction, and put what follows from it in the queue."""
    async with request.form(max_files=0, max_fields=_MOST_FIELDS, max_part_size=16_384) as form:
        given = {name: str(form.get(name, "")).strip()[:1_000] for name in _FIELDS}
    return await run_in_threadpool(_judge, request, given)


_FIELDS = ("kind", "subject", "other", "value", "first", "last", "next")


def _judge(request: Request, given: dict[str, str]) -> Response:
    desk: Desk = request.app.state.desk
    try:
        kind = JudgementKind(given["kind"])
    except ValueError:
        complaint = "There is no such correction."
        page = build_judgements_page(desk, complaint)
        frame = Frame(section="judgements", json_address="/judgements.json")
        return render("judgements", page, frame, status=422)

    value = given["value"]
    if kind is JudgementKind.WRONG_BODY and not value:
        # The paragraphs that the form offers go by where they begin and where they end.
        value = f"{given['first']},{given['last']}"

    def work(tell: Say) -> str:
        tell(State(said="Keeping the correction, and working out what follows from it …"))
        made = desk.judge(kind, given["subject"], given["other"], value)
        return f"Kept: {say(desk, made)}."

    return _queued(request.app.state.jobs, "A correction", work, _ours(given["next"]))


def undo(request: Request) -> Response:
    """Take a correction back; what follows from that is put in the queue."""
    desk: Desk = request.app.state.desk
    number: int = request.path_params["number"]

    def work(tell: Say) -> str:
        tell(State(said="Taking the correction back …"))
        made = desk.undo(number)
        return f"Taken back: {say(desk, made)}."

    return _queued(request.app.state.jobs, "Taking back a correction", work, "/judgements")


def _queued(jobs: Jobs, title: str, work: Callable[[Say], str], next_page: str) -> Response:
    job = jobs.start(title, work, next_page)
    return RedirectResponse(path("job", str(job.number)), status_code=303)


def _ours(next_page: str) -> str:
    """A page of this desk to go on to; never another host."""
    is_ours = next_page.startswith("/") and not next_page.startswith(("//", "/\\"))
    return next_page if is_ours and next_page.isprintable() else "/judgements"


def complain(mistake: RetoldError) -> tuple[int, str]:
    """The status and the words for something that the user can put right."""
    said = str(mistake)
    return (404 if said.startswith("no such") else 503), said
