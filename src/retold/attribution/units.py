"""What the rules read at once: a sentence with the quotations in it closed up.

A quotation that is a clause of its own is read apart, as a text inside the text; a sentence does
not end inside one, and one that stands alone belongs to the sentence that names its speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from retold.attribution.cues import Part, cue_forms
from retold.attribution.marks import SpanIndex
from retold.attribution.sentence import Tag, closed_words
from retold.model.attribution import Act
from retold.model.span import Span
from retold.text.quotes import Quoted, is_name_or_scare
from retold.text.sentences import find_sentences
from retold.text.tokens import find_words

MAX_CHARS = 6_000  # of a unit, quotations aside; what is longer is no sentence: read in pieces
_TAIL_CHARS = 90  # of 'Vale said.' after a quotation that ends in a stop
_TAIL_WORDS = 12
_SIGNATURE_WORDS = 6  # of a name behind a dash: '“We won.” – Ada Vale'
_LONG_QUOTATION = 5  # words; a longer one that begins with a capital is a clause
_VERB_REACH = 6  # words in which the verb of the one who spoke comes
_SILENT = frozenset([Act.BELIEF, Act.KNOWLEDGE, Act.EMOTION, Act.EXPECTATION, Act.INTENTION])
_CLAUSE_OPENERS = frozenset(  # behind these, the verb has a clause of its own
    [Tag.DETERMINER, Tag.PRONOUN, Tag.AUXILIARY, Tag.MODAL, Tag.THAT, Tag.WH, Tag.POSSESSIVE]
)
_LEADS = frozenset(["", ",", ":", ".", "!", "?", "”", '"', "—", "–", "-"])
_FULL_LEADS = frozenset(["", ":", ".", "”", '"'])


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, and the quotations closed up in it."""

    span: Span
    quotes: tuple[Span, ...]


def is_speech(text: str, quoted: Quoted) -> bool:
    """Whether a quotation is a clause of its own, to be read apart from what surrounds it."""
    inner = quoted.inner.of(text).strip()
    before = text[max(0, quoted.outer.start - 2) : quoted.outer.start].strip()[-1:]
    opens_sentence = before in _FULL_LEADS and inner[-1:] == ","  # "“Patience,” she said"
    is_name = quoted.closed and not opens_sentence and is_name_or_scare(text, quoted)
    if len(inner) < 2 or is_name:
        return False
    if len(find_sentences(text, quoted.inner)) > 1:
        return True
    first = inner.lstrip("[(…. ")[:1]
    lead = text[max(0, quoted.outer.start - 2) : quoted.outer.start].strip()[-1:]
    if first.isupper() or first.isdigit():
        is_closed = inner[-1] in ",.!?"
        return lead in _LEADS or is_closed or len(find_words(inner)) > _LONG_QUOTATION
    is_first = quoted.outer.start == 0 or text[quoted.outer.start - 1] == "\n"
    return inner[-1] in ",!?" and (is_first or lead in _FULL_LEADS)


def find_units(text: str, span: Span, quotes: Sequence[Span]) -> list[Unit]:
    """The units of a stretch of text; `quotes` are the closed-up quotations in it, in order."""
    index = SpanIndex(quotes)
    sentences = find_sentences(text, span) if len(span) else []
    whole = _with_speakers(text, _uncut(sentences, quotes), quotes)
    return [unit for one in whole for unit in _cut(text, one, index)]


def _uncut(sentences: Sequence[Span], quotes: Sequence[Span]) -> list[Span]:
    """The sentences, joined where one ends inside a quotation."""
    made: list[Span] = []
    at = 0
    for sentence in sentences:
        start, end = sentence.start, sentence.end
        if made and start < made[-1].end:
            before = made.pop()
            start, end = before.start, max(end, before.end)
        while at < len(quotes) and quotes[at].start < end:
            end = max(end, quotes[at].end) if quotes[at].end > sentence.start else end
            at += 1
        made.append(Span(start, end))
    return made


def _with_speakers(text: str, sentences: Sequence[Span], quotes: Sequence[Span]) -> list[Span]:
    """The sentences, those that only name the speaker joined to the quotation before them."""
    alone = {quote.end: quote.start for quote in quotes}
    made: list[Span] = []
    for sentence in sentences:
        before = made[-1] if made else None
        is_after_quote = before is not None and alone.get(before.end, -1) in range(
            before.start, before.start + 3
        )
        if before and is_after_quote and _names_speaker(text, before, sentence):
            made[-1] = Span(before.start, sentence.end)
        else:
            made.append(sentence)
    return made


def _names_speaker(text: str, before: Span, sentence: Span) -> bool:
    """Whether a short sentence only says who spoke the quotation that ends just before it."""
    is_next_line = "\n" in text[before.end : sentence.start]
    if len(sentence) > _TAIL_CHARS or (is_next_line and not text[sentence.start].islower()):
        return False
    words = [word.of(text).casefold() for word in find_words(text, sentence)]
    if text[sentence.start] in "—–―-":
        return len(words) <= _SIGNATURE_WORDS
    verb = next((at for at, word in enumerate(words[:_VERB_REACH]) if _may_say(word)), None)
    if verb is None or len(words) > _TAIL_WORDS:
        return False
    following = words[verb + 1] if verb + 1 < len(words) else ""
    return verb == 0 or closed_words().get(following, "") not in _CLAUSE_OPENERS


def _may_say(word: str) -> bool:
    """Whether a word may be the verb of the one who spoke; believing and hoping are no speaking."""
    known = cue_forms().get(word, ())
    return any(
        cue.part is Part.VERB and cue.takes("quote") and cue.act not in _SILENT for cue, _ in known
    )


def _cut(text: str, span: Span, quotes: SpanIndex) -> list[Unit]:
    inside = quotes.inside(span)
    if len(span) - sum(len(quote) for quote in inside) <= MAX_CHARS:
        return [Unit(span, inside)]
    made = []
    start = span.start
    while start < span.end:
        end = min(span.end, start + MAX_CHARS)
        space = text.rfind(" ", start + MAX_CHARS // 2, end) if end < span.end else -1
        end = space if space > start else end
        made.append(Unit(Span(start, end), quotes.inside(Span(start, end))))
        start = end
    return made
