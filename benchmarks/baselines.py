"""Two simple ways to find attributions, to measure ours against.

The open tools for quotations and speakers (textacy's direct_quotations, SaysWho) start from a
parser's trained model, which is not on PyPI, so none runs beside us from the lock file; these two
stand for what they are made of. Neither is used in the program.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from benchmarks.labelled import Document
from benchmarks.relations import EDGE, Relation, Spans, kind_by_marks
from retold.model import Span

_QUOTED = re.compile(r"“[^“”\n]+”|\"[^\"\n]+\"")
_SENTENCE = re.compile(r"[^\n.!?]+(?:[.!?](?![\s”\"’])[^\n.!?]*)*[.!?]*[”\"’]*")
_VERB = re.compile(
    r"\b(?:said|says|told|added|stated|announced|reported|claimed|claims|warned|argued|insisted"
    r"|explained|noted|confirmed|denied|believes|believe|thinks|expects|expect|hopes|wants|agreed)\b"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to\b")
_LEAST_WORDS = 4  # a shorter stretch in marks is a name or a scare quote
_MOST_WORDS = 12  # of a source


def find_marks(document: Document) -> Sequence[Relation]:
    """Every stretch in double quotation marks is the content of an attribution by nobody."""
    made: list[Relation] = []
    for match in _QUOTED.finditer(document.text):
        if len(match.group().split()) >= _LEAST_WORDS:
            made.append(_relation(document, (), (), Span(*match.span()), len(made)))
    return made


def find_patterns(document: Document) -> Sequence[Relation]:
    """A reporting verb in a sentence, or "according to": the source beside it, the rest content."""
    made: list[Relation] = []
    for sentence in _SENTENCE.finditer(document.text):
        whole = Span(*sentence.span())
        for source, cue, content in (
            *_by_verb(document.text, whole),
            *_by_according(document.text, whole),
        ):
            made.append(_relation(document, (source,), (cue,), content, len(made)))
    return made


def _by_verb(text: str, sentence: Span) -> Iterator[tuple[Span, Span, Span]]:
    """The first verb: "Orr said it is so", "It is so, Orr said", "It is so", said Orr."""
    verb = _VERB.search(text, sentence.start, sentence.end)
    if verb is None:
        return
    before, after = Span(sentence.start, verb.start()), Span(verb.end(), sentence.end)
    comma = max(text.rfind(mark, before.start, before.end) for mark in ',”"')
    left, near = Span(before.start, max(before.start, comma + 1)), Span(comma + 1, before.end)
    if comma < 0:
        near = before
    if len(after.of(text).split()) >= _LEAST_WORDS and near.of(text).strip():
        found = near, after
    elif near.of(text).strip():
        found = near, left
    else:
        end = text.find(",", after.start, after.end)
        found = Span(after.start, end if end > 0 else after.end), left
    source, content = (_trim(text, span) for span in found)
    if len(content) and 0 < len(source.of(text).split()) <= _MOST_WORDS:
        yield source, Span(*verb.span()), content


def _by_according(text: str, sentence: Span) -> Iterator[tuple[Span, Span, Span]]:
    """On either side: "According to Orr, it is so", "It is so, according to Orr"."""
    cue = _ACCORDING.search(text, sentence.start, sentence.end)
    if cue is None:
        return
    comma = text.find(",", cue.end(), sentence.end)
    end = comma if comma > 0 else sentence.end
    source = _trim(text, Span(cue.end(), end))
    rest = (
        Span(sentence.start, cue.start())
        if cue.start() > sentence.start
        else Span(end, sentence.end)
    )
    content = _trim(text, rest)
    if len(content) and len(source):
        yield source, Span(*cue.span()), content


def _trim(text: str, span: Span) -> Span:
    """The span without white space and stops at its ends; quotation marks stay."""
    edge = EDGE - set("\"“”'’")
    start, end = span.start, span.end
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return Span(start, end)


def _relation(document: Document, source: Spans, cue: Spans, content: Span, at: int) -> Relation:
    kind = kind_by_marks(document.text, (content,))
    return Relation(id=str(at), source=source, cue=cue, content=(content,), kind=kind)


BASELINES = {"marks alone": find_marks, "verb pattern": find_patterns}
