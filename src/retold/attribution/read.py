"""A stretch of text, read for attributions: its sentences, then the quotations inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from retold.attribution.adjectives import find_adjective_candidates
from retold.attribution.candidate import Candidate
from retold.attribution.colons import find_colon
from retold.attribution.found import Found
from retold.attribution.linespans import cut_at_lines
from retold.attribution.markers import find_marker_candidates
from retold.attribution.nouns import find_noun_candidates
from retold.attribution.opencues import find_announcement, find_open_candidates
from retold.attribution.relayed import find_relayed_candidates
from retold.attribution.resolve import resolve
from retold.attribution.sentence import Sentence, Tag, read_sentence
from retold.attribution.units import Unit, find_units, is_speech
from retold.attribution.verbs import find_verb_candidates
from retold.attribution.wordclasses import Range
from retold.model.attribution import Act
from retold.model.span import Span
from retold.text.quotes import Quoted

MAX_PIECES = 200  # quotations that go on with one; nobody is quoted at such length
MAX_DEPTH = 3  # quotations inside quotations that are read
_TITLE_TAIL = 1  # tokens that may stand beside a quotation which is a title by itself
_FINDERS = (
    find_relayed_candidates,
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


def _is_continued(unit: Unit) -> bool:
    return bool(unit.quotes) and unit.quotes[0].start <= unit.span.start


def _is_evident(s: Sentence, at: int, *, is_headline: bool) -> bool:
    """Whether a quotation nobody is named for stands for itself: all of a title or of a line.

    Of those inside running text 1 in 20 was one on annotated news: the rest have a speaker whom
    no rule found, or are titles and slogans.
    """
    return is_headline and len(s) <= at + 1 + _TITLE_TAIL and at <= _TITLE_TAIL


def _read_unit(text: str, unit: Unit, last: Found | None, *, is_headline: bool) -> list[Found]:
    s = read_sentence(text, unit.span, unit.quotes)
    candidates = resolve(s, _find_candidates(s, is_headline=is_headline))
    left_over = _left_over(s, candidates)
    more = list(find_open_candidates(s, left_over)) if left_over else []
    if more:  # measured anew, since every content ends where another attribution begins
        candidates = resolve(s, [*_find_candidates(s, is_headline=is_headline), *more])
    pairs = {id(one): _to_found(s, one) for one in candidates}
    for one in candidates:
        if one.host is not None:
            pairs[id(one)].host = pairs.get(id(one.host))
    found = list(pairs.values())
    announced = find_announcement(s) if not found else None
    if announced:
        found.append(_to_found(s, announced))
    found.extend(_read_lone_quotes(s, found, last, is_headline=is_headline))
    return found


def _find_candidates(s: Sentence, *, is_headline: bool) -> list[Candidate]:
    candidates = [one for find in _FINDERS for one in find(s)]
    colon = find_colon(s, is_headline=is_headline)
    return [*candidates, colon] if colon else candidates


def _left_over(s: Sentence, candidates: Sequence[Candidate]) -> list[int]:
    """The quotations of a sentence that no candidate has in its content."""
    quotes = [at for at in range(len(s)) if s.tag(at) == Tag.QUOTE]
    taken = {
        at for one in candidates for part in one.content for at in quotes if part[0] <= at < part[1]
    }
    return [at for at in quotes if at not in taken]


def _read_lone_quotes(
    s: Sentence, found: list[Found], last: Found | None, *, is_headline: bool
) -> Iterator[Found]:
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
        pieces = cut_at_lines(s.text, quote)
        if speaker is None and not _is_evident(s, at, is_headline=is_headline):
            continue
        if speaker is None:
            made = Found("quote-alone", Act.STATEMENT, (), (), pieces, is_quotation=True)
            last = own = made
            yield made
        elif len(speaker.content) < MAX_PIECES:
            speaker.content = tuple(sorted((*speaker.content, *pieces)))


def _to_found(s: Sentence, one: Candidate) -> Found:
    quotes = [at for part in one.content for at in range(*part) if s.tag(at) == Tag.QUOTE]
    words = sum(end - start for start, end in one.content)
    return Found(
        rule=one.rule,
        act=one.act,
        source=_spans(s, [_without_antecedent(s, one.source)] if one.source else []),
        cue=_spans(s, one.cue),
        content=_spans(s, one.content),
        medium=s.span(*one.medium) if one.medium else None,
        is_quotation=not words or (bool(quotes) and len(quotes) >= words - 2),
    )


def _without_antecedent(s: Sentence, source: Range) -> Range:
    """The relative pronoun alone, where a source ends in one: the "who" of "a clerk, who"."""
    is_relative = s.low(source[1] - 1) in ("who", "which") and s.tag(source[1] + 1) != Tag.QUOTE
    return (source[1] - 1, source[1]) if is_relative else source


def _spans(s: Sentence, parts: Sequence[Range]) -> tuple[Span, ...]:
    return tuple(piece for part in parts for piece in cut_at_lines(s.text, s.span(*part)))
