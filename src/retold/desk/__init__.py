"""A desk: reports that are kept, a collection that grows, and what was found in it."""

from importlib import import_module
from typing import TYPE_CHECKING

from retold.desk.desk import Desk
from retold.desk.finding import Found, FoundBy
from retold.desk.reading import Successor
from retold.desk.speaking import Saying, Speaking, Utterance
from retold.store.listing import OutletRow, RunRow, SpeakerRow, StoryRow

if TYPE_CHECKING:
    from retold.desk.adding import Added, Captures, Progress
    from retold.desk.checking import Checked, Problem
    from retold.desk.forgetting import Forgotten
    from retold.desk.watching import FeedCache, Polled, Watching

__all__ = [
    "Added",
    "Captures",
    "Checked",
    "Desk",
    "FeedCache",
    "Forgotten",
    "Found",
    "FoundBy",
    "OutletRow",
    "Polled",
    "Problem",
    "Progress",
    "RunRow",
    "Saying",
    "SpeakerRow",
    "Speaking",
    "StoryRow",
    "Successor",
    "Utterance",
    "Watching",
]

# What only writing needs is fetched when it is asked for (PEP 562): the stages load slowly, and a
# desk that is looked at should be there at once.
_HOMES = {
    "Added": "retold.desk.adding",
    "Captures": "retold.desk.adding",
    "Checked": "retold.desk.checking",
    "FeedCache": "retold.desk.watching",
    "Forgotten": "retold.desk.forgetting",
    "Polled": "retold.desk.watching",
    "Problem": "retold.desk.checking",
    "Progress": "retold.desk.adding",
    "Watching": "retold.desk.watching",
}


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'retold.desk' has no attribute {name!r}")
    made = getattr(import_module(home), name)
    globals()[name] = made
    return made
