"""How far a piece of work is, as server-sent events."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import StreamingResponse

from retold.text.jsontext import json_text
from retold.web.jobs import Job

_SECONDS = 0.15


def stream_job(request: Request, job: Job) -> StreamingResponse:
    """An event whenever the work has moved on; the last one says that it is over."""
    headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
    return StreamingResponse(_events(request, job), media_type="text/event-stream", headers=headers)


async def _events(request: Request, job: Job) -> AsyncIterator[bytes]:
    told = None
    while not await request.is_disconnected():
        state = job.state
        if state is not told:
            told = state
            said = {
                "said": state.said,
                "done": state.done,
                "total": state.total,
                "is_over": state.is_over,
                "is_failed": state.is_failed,
                "next": job.next,
            }
            yield f"data: {json_text(said)}\n\n".encode()
        if state.is_over:
            return
        await asyncio.sleep(_SECONDS)
