"""The accurate tier: the rules, and a trained tagger that weighs them and adds to them.

A network in two steps: the first, the lower layers of MiniLM (Wang et al. 2020), reads the text
once and marks cues; the second, small, reads the pieces around one cue for its source and content.
What the rules found is an input to both, and every cue of theirs is asked about too: the network
says how sure it is. Of a cue that the rules have, the words of source and content are theirs,
which end in the right place more often. Quotations without a cue stay with the rules.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from retold.attribution.cuespans import find_cue_spans
from retold.attribution.found import Found
from retold.attribution.marks import QuoteIndex
from retold.attribution.network import Tagger
from retold.attribution.relations import Relation, find_relations
from retold.attribution.rolespans import RULE, to_found
from retold.attribution.windows import cut_stretches, read_stretch_of_pieces
from retold.attribution.wordpieces import Pieces
from retold.attribution.worth import find_signs
from retold.model.report import Report

# Confidence from which an attribution is kept. On reports kept out of training F1 is flat from .3
# to .45: what a rule has found, with words that say why, is given up only against clear doubt.
ENOUGH, ENOUGH_RULED = 0.5, 0.3
# How one report passes on what another had: seen once where that was fitted, so the rule stands.
_PASSED_ON = ("passed", "relayed")


class Proposal(NamedTuple):
    """An attribution that may be one, and what speaks for it."""

    found: Found
    signs: tuple[float, ...]


def read_accurately(
    tagger: Tagger, report: Report, quotes: QuoteIndex, ruled: Sequence[Found]
) -> list[Found]:
    """Every attribution of a report, unsorted; `ruled` is what the rules found in it."""
    kept = []
    for found, signs in propose(tagger, report, quotes, ruled):
        found.confidence = tagger.worth.weigh(signs)
        stands = found.rule.startswith(_PASSED_ON)
        if stands or found.confidence >= (ENOUGH if found.rule == RULE else ENOUGH_RULED):
            kept.append(found)
    kept.extend(find_left_over(kept, ruled))
    held = {id(found) for found in kept}
    for found in kept:
        found.host = found.host if id(found.host) in held else None
    return kept


def propose(
    tagger: Tagger, report: Report, quotes: QuoteIndex, ruled: Sequence[Found]
) -> Iterator[Proposal]:
    """Every attribution with a cue that the rules or the network see, however unsure."""
    blocks = [block.span for block in report.blocks]
    pieces = tagger.vocabulary.read(report.text, blocks, quotes.quotes)
    with_cue = sorted((one for one in ruled if one.cue), key=lambda one: one.cue[0].start)
    for start, end in cut_stretches(pieces, tagger.vocabulary.last):
        part = pieces.part(start, end)
        for relation in _read_part(tagger, part, with_cue):
            found = to_found(report.text, part, relation)
            signs = find_signs(part, relation, found)
            found = relation.cue.ruled or found
            if found.content:
                yield Proposal(found, signs)


def _read_part(tagger: Tagger, part: Pieces, ruled: Sequence[Found]) -> Iterator[Relation]:
    low = bisect_left(ruled, int(part.start[0]), key=lambda one: one.cue[0].start)
    high = bisect_left(ruled, int(part.end[-1]), key=lambda one: one.cue[0].start)
    near = ruled[low:high]
    read = read_stretch_of_pieces(tagger, part, near)
    cues = find_cue_spans(part, read.cues, tagger.vocabulary.last, near)
    return find_relations(tagger.network, part, read, cues)


def find_left_over(kept: Sequence[Found], ruled: Sequence[Found]) -> Iterator[Found]:
    """Quotations without a cue that lie in no content that is kept."""
    contents = sorted(span for found in kept for span in found.content)
    reach = 0
    reaches = [reach := max(reach, span.end) for span in contents]
    for one in ruled:
        if one.cue or not one.content:
            continue
        before = bisect_left(contents, one.content[-1].end, key=lambda span: span.start)
        if not before or reaches[before - 1] <= one.content[0].start:
            yield one
