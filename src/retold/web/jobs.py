"""Work that takes longer than a page: one thread does it, and everybody can see how far it is."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Annotated

from retold.errors import RetoldError

# How many finished pieces of work are remembered.
_REMEMBERED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a piece of work is."""

    said: Annotated[str, "What is done now, or what came of it."]
    done: Annotated[int, "How many of its parts are done."] = 0
    total: Annotated[int, "Of how many; 0 where that is not known."] = 0
    is_over: Annotated[bool, "Whether it has ended."] = False
    is_failed: Annotated[bool, "Whether it ended without being done."] = False


Say = Callable[[State], None]


@dataclass(slots=True, kw_only=True)
class Job:
    """A piece of work: its number, what it is, and where to go when it is done."""

    number: int
    title: str
    next: str
    state: State = field(default_factory=lambda: State(said="Waiting for its turn."))


class Jobs:
    """The work of one server, done one after the other, as a desk has one writer."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="retold-work")
        self._guard = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._last = 0

    def start(self, title: str, work: Callable[[Say], str], next_page: str) -> Job:
        """Put a piece of work in the queue.

        Args:
            title: What it is.
            work: Does it; is given a function to tell how far it is, and returns what came of it.
            next_page: The address to go to when it is done.
        """
        with self._guard:
            self._last += 1
            job = Job(number=self._last, title=title, next=next_page)
            self._jobs[job.number] = job
            for number in list(self._jobs)[:-_REMEMBERED]:
                if self._jobs[number].state.is_over:
                    del self._jobs[number]
        self._pool.submit(_run, job, work)
        return job

    def find(self, number: int) -> Job | None:
        """The piece of work of that number, if it is remembered."""
        return self._jobs.get(number)

    def close(self) -> None:
        """Let the work that is being done end, and do no more."""
        self._pool.shutdown(wait=True, cancel_futures=True)


def _run(job: Job, work: Callable[[Say], str]) -> None:
    def say(state: State) -> None:
        job.state = state

    try:
        said = work(say)
    except RetoldError as mistake:
        job.state = State(said=str(mistake), is_over=True, is_failed=True)
    except Exception:  # noqa: BLE001 - the thread's last stop: shown in the terminal, and said
        traceback.print_exc()
        said = "Something went wrong in retold itself; the terminal shows what."
        job.state = State(said=said, is_over=True, is_failed=True)
    else:
        state = job.state
        job.state = State(said=said, done=state.done, total=state.total, is_over=True)
