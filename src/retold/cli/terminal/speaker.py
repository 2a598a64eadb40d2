"""A speaker: everything said, through whom, and in which readings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from retold.cli.terminal.text import LABEL, QUIET, plain, shortened
from retold.desk import Saying, Speaking, Utterance
from retold.export.views.dates import day_of
from retold.export.views.wording import ACT, ATTRIBUTION, VOICE, count_words

MOST_SAYINGS = 40
MOST_UTTERANCES = 20
MOST_READINGS = 6
MOST_CHARS = 300


def draw_speaking(speaking: Speaking) -> Iterator[RenderableType]:
    """Who it is, what stood in quotation marks in which readings, and everything else said."""
    speaker = speaking.speaker
    yield plain((speaker.name, "bold underline"), (f"  {speaker.id}", QUIET))
    others = [name for name in speaker.names if name != speaker.name]
    kind = speaker.kind.value
    also = f" · also: {shortened(', '.join(others), 300)}" if others else ""
    yield plain((f"{kind}{also}", QUIET))
    if speaking.utterances:
        yield Text()
        yield plain(("Inside the quotation marks", LABEL))
    for one in speaking.utterances[:MOST_UTTERANCES]:
        yield from _utterance(one)
    yield Text()
    yield plain((count_words(len(speaking.sayings), "saying"), LABEL))
    for saying in speaking.sayings[:MOST_SAYINGS]:
        yield Padding(_saying(saying, speaking), (0, 0, 0, 2))
    if len(speaking.sayings) > MOST_SAYINGS:
        yield plain((f"  … and {len(speaking.sayings) - MOST_SAYINGS} more", QUIET))


def _utterance(one: Utterance) -> Iterator[RenderableType]:
    yield Text()
    readings = Counter((reading.text, reading.voice) for reading in one.quotation.readings)
    for (words, voice), number in readings.most_common(MOST_READINGS):
        times = f" ({count_words(number, 'report')}, {VOICE[voice]})"
        yield Padding(plain(shortened(words, MOST_CHARS), (times, QUIET)), (0, 0, 0, 2))
    if len(readings) > MOST_READINGS:
        yield plain((f"  … and {len(readings) - MOST_READINGS} more wordings", QUIET))
    place = f"quotation {one.quotation.id} · story {one.story_id}"
    yield Padding(plain((place, QUIET)), (0, 0, 0, 2))


def _saying(saying: Saying, speaking: Speaking) -> Text:
    one = saying.attribution
    names = {speaker.id: speaker.name for speaker in speaking.through}
    chain = [names[link] for link in one.chain[1:-1] if link in names]
    through = f", through {', '.join(chain)}" if chain else ""
    content = " … ".join(words.text for words in one.content)
    return plain(
        (day_of(saying.day), LABEL),
        f"  {saying.outlet or 'outlet unknown'}: {shortened(content, MOST_CHARS)}",
        (f" ({ATTRIBUTION[one.kind]}, {ACT[one.act]}{through})", QUIET),
    )
