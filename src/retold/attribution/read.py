"""A stretch of text, read for attributions: its sentences, then the quotations inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.attribution.adjectives import find_adjective_candidates
from retold.attribution.candidate import Candidate
from retold.attribution.colons import find_colon
from retold.attribution.found import Found
from retold.attribution.markers import find_marker_candidates
from retold.attribution.nouns import find_noun_candidates
from retold.attribution.resolve import resolve
from retold.attribution.sentence import Sentence, Tag, read_sentence
from retold.attribution.units import Unit, find_units, is_speech
from retold.attribution.verbs import find_verb_candidates
from retold.attribution.wordclasses import Range
from retold.model.attribution import Act
from retold.model.span import Span
from retold.text.quotes import Quoted, is_name_or_scare
from retold.text.tokens import find_words

MAX_DEPTH = 3  # quotations inside quotations that are read
_MIN_FRAGMENT = 2  # words of a quoted fragment; one is a term
_FINDERS = (
    find_verb_candidates,
    find_noun_candidates,
    find_adjective_candidates,
    find_marker_candidates,
)


def read_stretch(
    text: str, span: Span, quotes: Sequence[Quoted], *, is_headline: bool, last: Found | None
) -> list[Found]:
    """Every attribution in a stretch of text, those inside its quotations too, unsorted.

    `quotes` are the quotations inside the stretch, in order of opening. `last` is the quotation
    that the stretch before left open: a quotation that opens this one goes on with it.
    """
    found: list[Found] = []
    waiting = [(span, tuple(quotes), 0)]
    while waiting:
        place, around, depth = waiting.pop()
        closed_up, inner = _close_up(text, around)
        for unit in find_units(text, place, [quoted.outer for quoted in closed_up]):
            made = _read_unit(text, unit, last, is_headline=is_headline)
            found.extend(made)
            quotations = [one for one in made if one.is_quotation]
            last = quotations[-1] if quotations else (last if _is_continued(unit) else None)
        last = None
        found.extend(_read_fragments(text, around, closed_up))
        if depth < MAX_DEPTH:
            waiting.extend((one.inner, tuple(inner[one]), depth + 1) for one in closed_up)
    return found


def _close_up(
    text: str, quotes: Sequence[Quoted]
) -> tuple[list[Quoted], dict[Quoted, list[Quoted]]]:
    """The quotations that are clauses of their own, and for each those inside it."""
    closed_up: list[Quoted] = []
    inner: dict[Quoted, list[Quoted]] = {}
    for quoted in quotes:
        if closed_up and quoted.outer.end <= closed_up[-1].outer.end:
            inner[closed_up[-1]].append(quoted)
        elif is_speech(text, quoted):
            closed_up.append(quoted)
            inner[quoted] = []
    return closed_up, inner


def _read_fragments(
    text: str, quotes: Sequence[Quoted], closed_up: Sequence[Quoted]
) -> Iterator[Found]:
    """Fragments quoted inside a quotation: somebody's words, and nothing says whose."""
    reach = 0  # what a closed-up quotation holds is read with it
    ends = {quoted: quoted.outer.end for quoted in closed_up}
    for quoted in quotes:
        reach = max(reach, ends.get(quoted, 0))
        if quoted.outer.end <= reach or not quoted.depth or is_name_or_scare(text, quoted):
            continue
        if len(find_words(text, quoted.inner)) >= _MIN_FRAGMENT:
            yield Found("quote-inside", Act.STATEMENT, (), (), _lines(text, quoted.outer))


def _is_continued(unit: Unit) -> bool:
    return bool(unit.quotes) and unit.quotes[0].start <= unit.span.start


def _read_unit(text: str, unit: Unit, last: Found | None, *, is_headline: bool) -> list[Found]:
    s = read_sentence(text, unit.span, unit.quotes)
    candidates = [one for find in _FINDERS for one in find(s)]
    colon = find_colon(s, is_headline=is_headline)
    candidates = resolve(s, [*candidates, colon] if colon else candidates)
    pairs = {id(one): _to_found(s, one) for one in candidates}
    for one in candidates:
        if one.host is not None:
            pairs[id(one)].host = pairs.get(id(one.host))
    found = list(pairs.values())
    found.extend(_read_lone_quotes(s, found, last))
    return found


def _read_lone_quotes(s: Sentence, found: list[Found], last: Found | None) -> Iterator[Found]:
    """Quotations that no cue of the sentence takes: one goes on, or its speaker is not named."""
    own = next((one for one in found if one.is_quotation), None)
    taken = [part for one in found for part in one.content]
    for at in range(len(s)):
        if s.tag(at) != Tag.QUOTE:
            continue
        quote = s.span(at, at + 1)
        if any(part.overlap(quote) for part in taken):
            continue
        speaker = last if at == 0 else own
        pieces = _lines(s.text, quote)
        if speaker is None:
            made = Found("quote-alone", Act.STATEMENT, (), (), pieces, is_quotation=True)
            last = own = made
            yield made
        else:
            speaker.content = (*speaker.content, *pieces)


def _to_found(s: Sentence, one: Candidate) -> Found:
    quotes = [at for part in one.content for at in range(*part) if s.tag(at) == Tag.QUOTE]
    words = sum(end - start for start, end in one.content)
    return Found(
        rule=one.rule,
        act=one.act,
        source=_spans(s, [one.source] if one.source else []),
        cue=_spans(s, one.cue),
        content=_spans(s, one.content),
        medium=s.span(*one.medium) if one.medium else None,
        is_quotation=not words or (bool(quotes) and len(quotes) >= words - 2),
    )


def _spans(s: Sentence, parts: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(piece for part in parts for piece in _lines(s.text, s.span(*part)))


def _lines(text: str, span: Span) -> tuple[Span, ...]:
    """The span, cut at line breaks and without white space at the ends."""
    made = []
    start = span.start
    for line in span.of(text).split("\n"):
        words = line.strip()
        if words:
            begin = start + len(line) - len(line.lstrip())
            made.append(Span(begin, begin + len(words)))
        start += len(line) + 1
    return tuple(made)
