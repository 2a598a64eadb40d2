"""Sources that a telling loses: the whole source, a middleman, the agent, a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from retold.claims.bare import left_bare
from retold.claims.cues import is_speech_verb
from retold.claims.derivation import Related, is_from, is_passed_on
from retold.claims.documents import is_in_first_person, speaks_for_itself
from retold.claims.finding import Finding, Sides, finding_between
from retold.claims.hedges import denied_stems
from retold.claims.outer import outer_source
from retold.claims.profile import UNTOUCHED, Layer, Profile, place_names, share_name
from retold.model import (
    Act,
    DriftKind,
    Report,
    Span,
    SpeakerKind,
    Voice,
    Zone,
)
from retold.text.scales import is_on_one_scale
from retold.text.stems import content_stems, is_alike, stem_word
from retold.text.tokens import fold_words
from retold.text.vectors import word_similarity

LIKE, SURE, SHARED, SURE_PASSAGE, COPIED = 0.47, 0.5, 0.6, 0.7, 0.8
# Of two reports one that has this share of itself in the other was not written for itself.
HALF = 0.5
# What somebody promises, refuses or demands is his own act: a report that tells of what came of it
# lost no source.
_OWN_ACTS = frozenset([Act.INTENTION, Act.DEMAND, Act.QUESTION, Act.EMOTION])
_REFUSALS = frozenset(stem_word(word) for word in ("refuse", "decline", "complain"))
# Who is one of these "to" do a thing is asked for it by somebody.
_ASKED = frozenset(
    stem_word(word)
    for word in "told asked urged ordered advised warned called pressed begged".split()
)
_ITSELF = frozenset(["it", "he", "she", "they", "its", "his", "her", "their"])
_TOLD = frozenset(["said", "told", "according", "spoke", "wrote", "reportedly"])
_FIRST_PERSON = regex.compile(r"\b(?:I|we|We|my|My|our|Our)\b(?!\.)")
_DOUBLE = frozenset('"“”„«»')
# Who said it is another body, or another person, only where the two surely tell the same.
SAME_STATEMENT = 0.62
VERB_LIKE = 0.4
# Characters around a sentence within which the next ones begin.
BESIDE = 3
_PASSIVE = regex.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:(?:also|not|never|once|again|now|widely)\s+){0,2}"
    r"(?P<verb>\p{L}{2,20}(?:ed|en|wn|ld|de|id|ught))\b(?!\s+by\b)(?P<after>\s+\p{L}+)?"
)
# Bodies so wide that nobody in particular is named.
_WIDE = frozenset(
    "government governments authorities authority administration state officials official regime "
    "country nation experts analysts critics sources observers media reports people leadership "
    "west public some many others insiders".split()
)


def source_drifts(sides: Sides, related: Related) -> Iterator[Finding]:
    """Whose name the second telling lacks or changes, against the first.

    Between reports of which neither descends from the other, and in other words, one may
    attribute a fact that both had anyway: that is no loss, but where half of one of the reports
    is in the other, and then it is given little confidence.
    """
    is_close = sides.passage is None or sides.passage.score >= SURE_PASSAGE
    if sides.is_headline or sides.likeness < (LIKE if is_close else SURE):
        return  # headlines leave sources out by custom
    if not sides.has.named:
        found = _unsourced_part(sides, related)
    elif lost := _agent_dropped(sides) or _source_dropped(sides) or _told_of(sides):
        found = _weighed(lost, sides, related)
    else:
        found = _unsourced_part(sides, related) or _named_otherwise(sides, related)
    if found is not None:
        yield found


def _weighed(lost: Finding, sides: Sides, related: Related) -> Finding | None:
    """A loss as sure as the two reports are kin; none where nothing was passed on."""
    if lost.kind is not DriftKind.SOURCE_DROPPED:
        return lost
    if not is_passed_on(sides, related):
        return None
    if sides.likeness >= SHARED or is_from(sides, related):
        return lost
    if related.share_of(*_ids(sides)) < HALF:
        return None
    line = "neither report is known to come from the other, and few words are shared"
    return replace(lost, evidence=(*lost.evidence, line), confidence=lost.confidence - 0.25)


def _named_otherwise(sides: Sides, related: Related) -> Finding | None:
    """A source that both sides have, wider, another, or without who passed it on."""
    found = _widened(sides) or _link_dropped(sides)
    if found is None and (sides.likeness >= COPIED or is_from(sides, related)):
        found = _medium_dropped(sides)
    return found or _changed(sides)


def _ids(sides: Sides) -> tuple[str, str]:
    return sides.has.spot.page.report.id, sides.lacks.spot.page.report.id


def _source_dropped(sides: Sides) -> Finding | None:
    """Attributed on one side, and on the other in the outlet's own voice."""
    has, lacks = sides.has, sides.lacks
    if has.voice is Voice.OWN or lacks.touched > UNTOUCHED or lacks.voice is not Voice.OWN:
        return None
    report = lacks.spot.page.report
    zone = report.zone_at(lacks.spot.focus.start)
    source = has.layers[0]
    if _is_own_document(lacks) or is_in_first_person(lacks.spot.page):
        return None
    is_named = _still_names(lacks, has) and not _speaks_of_itself(sides, source)
    if zone is Zone.HEADLINE or speaks_for_itself(report, has) or is_named:
        return None
    if not source.is_named or _is_own_act(source) or _is_far(has, source) or _is_ragged(has):
        return None
    if denied_stems(has.spot.page.text, _cue_span(source)):
        return None  # what a source did not say is not lost with it
    line = f'"{source.source}" ({source.cue or "in quotation marks"}) on one side'
    other = "the other says it in its own voice: no attribution covers the words"
    return _finding(DriftKind.SOURCE_DROPPED, sides, (line, other), 0.75)


def _told_of(sides: Sides) -> Finding | None:
    """A source that tells of somebody's act, and the act by itself on the other side."""
    layer = outer_source(sides)
    report = sides.lacks.spot.page.report
    if layer is None or report.zone_at(sides.lacks.spot.focus.start) is Zone.HEADLINE:
        return None
    if is_in_first_person(sides.lacks.spot.page) or speaks_for_itself(report, sides.has):
        return None
    if denied_stems(sides.has.spot.page.text, _cue_span(layer)) or _is_far(sides.has, layer):
        return None
    line = f'"{layer.source}" ({layer.cue}) tells of it on one side'
    other = "the other tells it with nobody to say so"
    return _finding(DriftKind.SOURCE_DROPPED, sides, (line, other), 0.7)


def _unsourced_part(sides: Sides, related: Related) -> Finding | None:
    """Words under a source on one side, that the other tells beside others and under none."""
    report, has = sides.lacks.spot.page.report, sides.has
    if report.zone_at(sides.lacks.spot.focus.start) is Zone.HEADLINE:
        return None
    if not is_passed_on(sides, related) and not is_from(sides, related):
        return None
    if is_in_first_person(sides.lacks.spot.page) or _is_own_document(sides.lacks):
        return None
    for layer in left_bare(sides):
        if _is_refusing(layer) or _is_elsewhere(has, layer) or speaks_for_itself(report, has):
            continue
        if denied_stems(has.spot.page.text, _cue_span(layer)):
            continue
        line = f'"{layer.source}" ({layer.cue}) says it on one side'
        other = "the other tells the same words under no source"
        return _finding(DriftKind.SOURCE_DROPPED, sides, (line, other), 0.7)
    return None


def _is_elsewhere(has: Profile, layer: Layer) -> bool:
    """Whether neither who says it nor that he does stands in the sentence."""
    roles = [words.span for words in (*layer.attribution.source, *layer.attribution.cue)]
    return not any(role.overlap(has.spot.sentence) for role in roles)


def _is_own_document(lacks: Profile) -> bool:
    """Whether words outside all marks say "I" or "we": a letter, a speech, an outlet of itself.

    Who lost a source tells it in the third person; who keeps the first is the source.
    """
    text, focus = lacks.spot.page.text, lacks.spot.focus
    return _FIRST_PERSON.search(text, focus.start, focus.end) is not None


def _speaks_of_itself(sides: Sides, layer: Layer) -> bool:
    """Whether a source says something of itself, and the other telling says it of that source.

    "The board said it was looking into the case" became "The board is looking into the case": the
    name is still there, and no longer as a source.
    """
    text = sides.has.spot.page.text
    content = layer.attribution.content
    first = fold_words(text, content[0].span)[:1] if content else []
    if not first or first[0] not in _ITSELF or sides.likeness < SHARED:
        return False
    lacks = sides.lacks.spot
    words = fold_words(lacks.page.text, lacks.sentence)
    return not any(is_speech_verb(stem_word(word)) or word in _TOLD for word in words)


def _is_own_act(layer: Layer) -> bool:
    """Whether the source is said to have done something rather than to have said a thing."""
    return layer.attribution.act in _OWN_ACTS or _is_refusing(layer)


def _is_refusing(layer: Layer) -> bool:
    """Whether the cue refuses or complains."""
    return any(stem_word(word) in _REFUSALS for word in fold_words(layer.cue))


def _is_ragged(has: Profile) -> bool:
    """Whether the marks about a telling do not close: it may be outside them, and the outlet's."""
    text, focus = has.spot.page.text, has.spot.focus
    around = [one for one in has.spot.page.places.quoted.touching(focus) if one.covers(focus)]
    return any(
        one.start and text[one.start - 1] in _DOUBLE and text[one.start - 1] in one.of(text)
        for one in around
    )


def _is_far(has: Profile, layer: Layer) -> bool:
    """Whether neither the marks nor the sentence itself say whose words these are.

    What follows upon somebody's words, in a sentence of its own and without marks, may be his
    still or the outlet's: that another report has it in its own voice proves no loss.
    """
    roles = [words.span for words in (*layer.attribution.source, *layer.attribution.cue)]
    is_here = any(role.overlap(has.spot.sentence) for role in roles)
    return has.voice is not Voice.QUOTED and bool(roles) and not is_here


def _cue_span(layer: Layer) -> Span:
    """Where the cue stands, with what lies between its parts."""
    cue = layer.attribution.cue
    return Span(cue[0].start, max(words.end for words in cue)) if cue else Span(0, 0)


def _agent_dropped(sides: Sides) -> Finding | None:
    """Who said, urged or left it out is named on one side, and a passive hides it on the other."""
    has, lacks = sides.has, sides.lacks
    source = has.named[-1]
    if any(share_name(layer, source) for layer in lacks.named) or lacks.voice is Voice.QUOTED:
        return None
    if _still_names(lacks, has, source):
        return None  # "said it had been told" and "was told": the agent was never named
    for match in _PASSIVE.finditer(
        lacks.spot.page.text, lacks.spot.focus.start, lacks.spot.focus.end
    ):
        verb = match.group("verb")
        is_act = is_speech_verb(stem_word(verb)) or any(
            is_alike(stem_word(verb), stem_word(word)) for word in fold_words(source.cue)
        )
        if not is_act or _in_quotes(lacks, match.start()):
            continue
        if _answers(verb, has, match.group()):
            line = f'"{source.source}" ({source.cue}) on one side'
            other = f'"{match.group().strip()}" on the other does not say by whom'
            return _finding(DriftKind.AGENT_DROPPED, sides, (line, other), 0.7)
    return None


def _answers(verb: str, has: Profile, passive: str) -> bool:
    """Whether a passive's verb says what a cue over the first telling says."""
    is_denied = bool(denied_stems(passive, Span(0, len(passive))))
    is_asked = stem_word(verb) in _ASKED and passive.endswith(" to")
    for layer in has.named:
        if is_asked and layer.attribution.act is Act.DEMAND:
            return True
        both_denied = is_denied and denied_stems(has.spot.page.text, _cue_span(layer))
        least = VERB_LIKE - 0.1 if both_denied else VERB_LIKE
        for word in fold_words(layer.cue):
            if is_alike(stem_word(verb), stem_word(word)) or is_on_one_scale([verb], [word]):
                return True
        if layer.cue and word_similarity(verb, layer.cue) >= least:
            return True
    return False


def _link_dropped(sides: Sides) -> Finding | None:
    """A middleman over one telling, and none over the other, though both name the speaker."""
    has, lacks = sides.has, sides.lacks
    if not lacks.named or len(has.named) <= len(lacks.named):
        return None
    for outer in has.named[:-1]:
        inner = [layer for layer in has.named if layer is not outer]
        known = any(share_name(outer, layer) for layer in lacks.layers)
        if known or not any(share_name(a, b) for a in inner for b in lacks.named):
            continue
        if _is_credited(lacks.spot.page.report, outer) or _still_names(lacks, has, outer):
            continue
        if speaks_for_itself(lacks.spot.page.report, has) or not _is_named_here(outer):
            continue  # "they" is nobody's name
        if is_in_first_person(lacks.spot.page):
            continue
        line = f'through "{outer.source}" ({outer.cue}) on one side, which the other leaves out'
        sure = 0.8 if outer.kind is SpeakerKind.OUTLET else 0.6
        return _finding(DriftKind.LINK_DROPPED, sides, (line,), sure)
    return None


def _is_named_here(layer: Layer) -> bool:
    """Whether the words for a source name anybody, as "they" and "she" do not."""
    return any(content_stems(part.text) for part in layer.attribution.source)


def _medium_dropped(sides: Sides) -> Finding | None:
    """The outlet or agency that somebody told it to, on one side alone, of one speaker's words."""
    lacks = sides.lacks
    for layer in sides.has.named:
        medium = layer.attribution.medium
        names = [word for word in medium.text.split() if word[:1].isupper()] if medium else []
        if medium is None or not names:
            continue
        if not any(share_name(layer, other) for other in lacks.named):
            continue
        if any(other.attribution.medium for other in lacks.named) or _is_mentioned(lacks, names):
            continue
        line = f'told to "{medium.text}" on one side, which the other leaves out'
        return _finding(DriftKind.LINK_DROPPED, sides, (line,), 0.6)
    return None


def _is_mentioned(lacks: Profile, names: Sequence[str]) -> bool:
    """Whether a name is a report's outlet or in its credits, or stands beside the telling."""
    page = lacks.spot.page
    report, wanted = page.report, {word for name in names for word in fold_words(name)}
    printed = [report.outlet.name, report.dateline]
    printed += [name for credit in report.credits for name in credit.names]
    if any(wanted <= set(fold_words(line)) for line in printed):
        return True
    here = lacks.spot.sentence
    around = Span(max(0, here.start - BESIDE), min(len(page.text), here.end + BESIDE))
    near = page.places.sentences.touching(around)
    return any(wanted <= set(fold_words(page.text, one)) for one in near)


def _widened(sides: Sides) -> Finding | None:
    """A person or office on one side, "the government" on the other."""
    if not sides.lacks.named:
        return None
    narrow, wide = sides.has.named[0], sides.lacks.named[0]
    if share_name(narrow, wide) or sides.likeness < SAME_STATEMENT:
        return None
    if not _is_wide(wide) or _is_wide(narrow):
        return None
    line = f'"{narrow.source}" on one side, "{wide.source}" on the other'
    return _finding(DriftKind.SOURCE_WIDENED, sides, (line,), 0.65)


def _is_wide(layer: Layer) -> bool:
    words = {word for part in layer.attribution.source for word in fold_words(part.text)}
    return bool((words | set(fold_words(layer.name))) & _WIDE)


def _changed(sides: Sides) -> Finding | None:
    """One person on one side, another on the other."""
    if not sides.lacks.named:
        return None
    one, other = sides.has.named[-1], sides.lacks.named[-1]
    both_persons = one.kind is SpeakerKind.PERSON and other.kind is SpeakerKind.PERSON
    if not both_persons or sides.likeness < SAME_STATEMENT:
        return None
    if any(share_name(a, b) for a in sides.has.named for b in sides.lacks.named):
        return None
    line = f'"{one.source}" on one side, "{other.source}" on the other'
    return _finding(DriftKind.SOURCE_CHANGED, sides, (line,), 0.55)


def _still_names(lacks: Profile, has: Profile, only: Layer | None = None) -> bool:
    """Whether the sentence that lacks the attribution still holds a name of its source."""
    page = lacks.spot.page
    words = {stem_word(word) for word in fold_words(page.text, lacks.spot.sentence)}
    for layer in [only] if only else has.named:
        named = [stem_word(word) for word in sorted(place_names(layer.attribution))]
        if sum(stem in words for stem in named) > 0.3 * len(named):
            return True
        whole = [stem for part in layer.attribution.source for stem in content_stems(part.text)]
        if whole and 2 * sum(stem in words for stem in whole) >= len(whole):
            return True
        if layer.kind is SpeakerKind.PERSON and stem_word(layer.name.split()[-1]) in words:
            return True
    return False


def _is_credited(report: Report, layer: Layer) -> bool:
    """Whether the report names the middleman in a credit, a dateline, a byline or as its outlet."""
    lines = [report.byline, report.dateline, report.outlet.name]
    lines += [text for credit in report.credits for text in (credit.text, *credit.names)]
    held = {word for line in lines for word in fold_words(line)}
    return bool(layer.names) and any(word in held for word in layer.names)


def _in_quotes(profile: Profile, at: int) -> bool:
    return bool(profile.spot.page.places.quoted.touching(Span(at, at + 1)))


def _finding(
    kind: DriftKind, sides: Sides, evidence: tuple[str, ...], confidence: float
) -> Finding:
    return finding_between(kind, sides, evidence, confidence, close=SURE, less=0.15)
