"""Words whose letters were garbled on the way, read in the wrong encoding, put right again.

What is garbled, and how, is ftfy's judgement (Speer, "ftfy", 2019): text that reads well is left
as it is. The repair goes run by run, so that the map back to the raw text stays exact, and every
repaired run is marked as one. Letters written with separate accents are composed (Unicode form C)
where that changes nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

import ftfy
import regex
from ftfy.badness import badness, is_bad

from retold.ingest.source import Source, SourceBuilder
from retold.model import How, Span

_LINE = regex.compile(r"[^\n\r]+")
_RUN = regex.compile(r"[^\x00-\x7f]+")
_COMBINED = regex.compile(r"\p{L}\p{M}{1,8}|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
# Every garbled run holds a character beside signs of good prose. `re` passes over these quickest.
_ODD = re.compile(
    r"[^\x00-\x7e“”‘’–—…•·©®™£€°×→←‹›«»●▪■▶►✓★\u00a0\u00ad\u2009\u200b\u200e\u202f\ufeff]"
)
_MAX_LINE, _MAX_RUNS = 50_000, 2_000
_CONFIG = ftfy.TextFixerConfig(unescape_html=False, uncurl_quotes=False)


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a text, what it becomes, and why."""

    span: Span
    text: str
    how: How


def repair_text(text: str) -> str:
    """The same repair of a text whose places nobody needs."""
    edits = list(find_edits(text))
    return edited(text, edits).flat if edits else text


def find_edits(text: str) -> Iterator[Edit]:
    """The runs of a text that are garbled or not composed, in order, and what they become.

    >>> [(edit.text, edit.how.value) for edit in find_edits("The cafÃ© sank.")]
    [('é', 'REPAIRED')]
    """
    if text.isascii():
        return
    end = 0
    while odd := _ODD.search(text, end):
        start = max(end, *(text.rfind(mark, end, odd.start()) + 1 for mark in "\n\r"))
        line = _LINE.match(text, start)
        end = line.end() if line else odd.end()
        words = text[start:end]
        edits = list(_repairs(words))
        for edit in edits or _compositions(words):
            yield Edit(Span(edit.span.start + start, edit.span.end + start), edit.text, edit.how)


def _repairs(words: str) -> Iterator[Edit]:
    """The repairs of one line, none where it reads well or does not read better after."""
    if len(words) > _MAX_LINE or not is_bad(words):
        return
    fixed = ftfy.fix_encoding(words, _CONFIG)
    if fixed == words or badness(fixed) >= badness(words):
        return
    runs = list(islice(_RUN.finditer(words), _MAX_RUNS))
    edits = [Edit(Span(*run.span()), _fixed(run.group()), How.REPAIRED) for run in runs]
    if edited(words, edits).flat == fixed:
        yield from (edit for edit in edits if edit.text != edit.span.of(words))
        return
    # What belongs together is more than one run: "Ã " is one letter. All between the ends is one.
    start = _common(words, fixed)
    end = _common(words[start:][::-1], fixed[start:][::-1])
    yield Edit(Span(start, len(words) - end), fixed[start : len(fixed) - end], How.REPAIRED)


@lru_cache(maxsize=4096)
def _fixed(run: str) -> str:
    return ftfy.fix_encoding(run, _CONFIG)


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _compositions(words: str) -> Iterator[Edit]:
    """Letters with separate accents; ideographs and signs that form C would change stay."""
    if unicodedata.is_normalized("NFC", words):
        return
    for match in _COMBINED.finditer(words):
        composed = unicodedata.normalize("NFC", match.group())
        if composed != match.group():
            yield Edit(Span(*match.span()), composed, How.NORMALISED)


def edited(text: str, edits: list[Edit]) -> Source:
    """A text with its edits made, and the way back."""
    builder = SourceBuilder(text)
    at = 0
    for edit in edits:
        builder.add(text[at : edit.span.start], (at, edit.span.start), How.EXACT)
        builder.add(edit.text, (edit.span.start, edit.span.end), edit.how)
        at = edit.span.end
    builder.add(text[at:], (at, len(text)), How.EXACT)
    return builder.build()
