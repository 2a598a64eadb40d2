"""A desk: reports that are kept, a collection that grows, and what was found in it."""

from retold.desk.adding import Added, Captures, Progress
from retold.desk.checking import Checked, Problem
from retold.desk.desk import Desk
from retold.desk.finding import Found
from retold.desk.forgetting import Forgotten
from retold.desk.speaking import Saying, Speaking, Utterance
from retold.store.listing import OutletRow, RunRow, SpeakerRow, StoryRow

__all__ = [
    "Added",
    "Captures",
    "Checked",
    "Desk",
    "Forgotten",
    "Found",
    "OutletRow",
    "Problem",
    "Progress",
    "RunRow",
    "Saying",
    "SpeakerRow",
    "Speaking",
    "StoryRow",
    "Utterance",
]
