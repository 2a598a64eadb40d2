"""Hedges, cues, negations and loaded terms that differ between two tellings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import regex

from retold.claims.finding import Finding, Sides, place_at, place_of
from retold.claims.hedges import Hedge, denied_stems, find_hedges
from retold.claims.loaded import is_loaded
from retold.claims.material import Material
from retold.claims.profile import Layer, Profile, share_name
from retold.model import Act, DriftKind, Span, Voice
from retold.text.scales import compare_strength
from retold.text.stems import FUNCTION_WORDS, content_stems, is_alike, stem_word
from retold.text.tokens import find_words, fold_word, fold_words, word_texts
from retold.text.worddiff import diff_words

LIKE, FAIR, CLOSE = 0.3, 0.4, 0.55
STEP = 2
MAX_TERM_WORDS, HEDGED = 4, 3
# Of a statement and its contrary so many of the shorter one's words stand in both, in order.
FRAME = 0.5
_DISPUTING = frozenset(
    stem_word(word) for word in "deny dismiss reject refute rebut dispute disown contradict".split()
)
_TELLING_ACTS = frozenset([Act.STATEMENT, Act.KNOWLEDGE, Act.ACCUSATION, Act.DENIAL])
# A title or a slogan in marks denies nothing of the sentence it stands in.
_NAMED = regex.compile(r"[\"“][^\"“”\n]{1,40}[\"”]")
_DOUBT = frozenset(["hearsay", "appearance", "open", "likely"])
_WEAK_MODALS = frozenset(["may", "might", "could"])
# Scales of what somebody does by speaking, where each step is another act.
_ACTS = frozenset(["refusal", "commitment", "admission"])
_STRONG_MODALS = frozenset(["will", "shall", "must"])


def wording_drifts(sides: Sides, material: Material) -> Iterator[Finding]:
    """What the second telling makes stronger, weaker or its own, against the first."""
    if sides.likeness < LIKE:
        return
    if sides.likeness >= FAIR:
        yield from _hedges(sides, material)
    yield from _modals(sides)
    yield from _cues(sides, material)
    yield from _polarity(sides)
    yield from _terms(sides)


def _hedges(sides: Sides, material: Material) -> Iterator[Finding]:
    """A hedge of hearsay or appearance on one side, and none on the other."""
    spot = sides.lacks.spot
    has = sides.has.spot
    every = (*sides.has.hedges, *has.page.once(find_hedges, has.sentence))
    mine = [
        one
        for one in every
        if (one.kind in _DOUBT or (one.kind == "foreseen" and _has_strong_modal(sides.lacks)))
        and (one.kind == "open" or one in sides.has.hedges)
        and _is_told(sides.has, one, sides.lacks)
    ]
    weak = any(one.kind != "hearsay" for one in mine)
    found = spot.page.once(find_hedges, spot.sentence)
    theirs = [one for one in found if weak or one.kind != "chance"]
    if not mine or theirs or sides.lacks.voice is Voice.QUOTED:
        return
    line = f'"{mine[0].text}" on one side, no such word on the other'
    copies = material.exemplars.get(sides.has.spot.page.report.id, ())
    if spot.page.report.id in copies:
        yield _finding(DriftKind.HEDGE_ADDED, sides.turned, line, 0.65)
    else:
        yield _finding(DriftKind.HEDGE_DROPPED, sides, line, 0.7)


def _has_strong_modal(lacks: Profile) -> bool:
    words = fold_words(lacks.spot.page.text, lacks.spot.focus)
    return any(word in _STRONG_MODALS for word in words)


def _is_told(has: Profile, hedge: Hedge, lacks: Profile) -> bool:
    """Whether the other telling has one of the next words of matter, on which the hedge bears."""
    text = has.spot.page.text
    bears = content_stems(text, Span(hedge.span.end, max(hedge.span.end, has.spot.sentence.end)))
    others = content_stems(lacks.spot.page.text, lacks.spot.sentence)
    return any(is_alike(stem, other) for stem in bears[:HEDGED] for other in others)


def _modals(sides: Sides) -> Iterator[Finding]:
    """Before one verb "may" on one side and "will" on the other."""
    mine = _modal_verbs(sides.has, _WEAK_MODALS)
    theirs = _modal_verbs(sides.lacks, _STRONG_MODALS)
    for verb, hedge in mine.items():
        match = next((other for stem, other in theirs.items() if is_alike(verb, stem)), None)
        if match is not None and sides.likeness >= CLOSE:
            line = f'"{hedge}" on one side, "{match}" on the other'
            kind = DriftKind.CUE_STRENGTHENED
            yield _finding(kind, sides, line, 0.65)
            if sides.has.named and sides.lacks.voice is Voice.OWN:
                yield _finding(DriftKind.HEDGE_DROPPED, sides, line, 0.6)
    if mine and not theirs and _is_plain(sides):
        yield from _unhedged(sides, mine)


def _is_plain(sides: Sides) -> bool:
    """Whether the second telling answers closely to the first, unquoted and without a hedge."""
    spot = sides.lacks.spot
    is_quoted = sides.lacks.voice is Voice.QUOTED
    return (
        sides.likeness >= CLOSE
        and not is_quoted
        and not sides.is_headline
        and not find_hedges(spot.page.text, spot.sentence)
    )


def _unhedged(sides: Sides, mine: Mapping[str, str]) -> Iterator[Finding]:
    """Before a verb "may" on one side, and on the other the bare verb as a fact."""
    text = sides.lacks.spot.page.text
    words = {stem_word(word.of(text)): word for word in find_words(text, sides.lacks.spot.focus)}
    for verb, hedge in mine.items():
        if verb in words:
            line = f'"{hedge}" on one side, "{words[verb].of(text)}" on the other'
            yield _finding(DriftKind.HEDGE_DROPPED, sides, line, 0.6)
            return


def _modal_verbs(profile: Profile, modals: frozenset[str]) -> dict[str, str]:
    """For each of these modals the stem of the verb after it."""
    text = profile.spot.page.text
    spans = find_words(text, profile.spot.focus)
    words = [fold_word(word.of(text)) for word in spans]
    found = {}
    for at, word in enumerate(words):
        if word in modals and spans[at].of(text) != "May":  # the month
            verb = next((one for one in words[at + 1 : at + 4] if one not in FUNCTION_WORDS), "")
            if verb[:1].isalpha():
                found[stem_word(verb)] = f"{word} {verb}"
    return found


def _cues(sides: Sides, material: Material) -> Iterator[Finding]:
    """A cue that takes the content for true where the other side's does not."""
    for weak, strong in _comparable(sides):
        step = _step(weak, strong)
        if step:
            yield _finding(DriftKind.CUE_STRENGTHENED, sides, step, 0.6)
            return
        if strong.attribution.act not in _TELLING_ACTS:
            continue
        before = _strength(weak, material)
        if before == "factive" or _strength(strong, material) != "factive":
            continue
        line = f'"{weak.cue}" on one side, "{strong.cue}" on the other takes it for true'
        yield _finding(DriftKind.CUE_STRENGTHENED, sides, line, 0.6)
        return


def _step(weak: Layer, strong: Layer) -> str:
    """What says that a cue is stronger than another of the same act; empty where nothing does."""
    step = compare_strength(fold_words(weak.cue), fold_words(strong.cue))
    least = 1 if step is not None and step.scale in _ACTS else STEP
    if step is None or step.by < least:
        return ""
    return f'"{step.left}" on one side, the stronger "{step.right}" on the other'


def _comparable(sides: Sides) -> list[tuple[Layer, Layer]]:
    """The layers that name one source; failing that the outermost of each side."""
    has, lacks = sides.has.named, sides.lacks.named
    shared = [(one, other) for one in has for other in lacks if share_name(one, other)]
    if shared or not has or not lacks or sides.likeness < CLOSE:
        return shared
    return [(has[0], lacks[0])]


def _strength(layer: Layer, material: Material) -> str:
    return material.cue_strength(layer.cue)


def _polarity(sides: Sides) -> Iterator[Finding]:
    """A word denied on one side and affirmed on the other."""
    has, lacks = sides.has.spot, sides.lacks.spot
    words_there = _NAMED.sub(" ", has.words)
    denied = denied_stems(words_there, Span(0, len(words_there)))
    if not denied or sides.likeness < CLOSE or _is_double(has.words):
        return
    if lacks.page.once(denied_stems, lacks.sentence) or _is_disputed(lacks.words):
        return
    if diff_words(has.page.text, has.focus, lacks.page.text, lacks.focus).share < FRAME:
        return  # two sentences on one matter: that one of them denies something says nothing
    words = {
        stem_word(word.of(lacks.page.text)): word
        for word in find_words(lacks.page.text, lacks.focus)
    }
    for stem in sorted(denied):
        if stem in words:
            line = f'"{words[stem].of(lacks.page.text)}" is denied on one side and not on the other'
            kind = DriftKind.POLARITY_CHANGED
            yield _finding(kind, sides, line, 0.55)
            return


def _is_disputed(words: str) -> bool:
    """Whether a verb denies what it is about: "dismissed claims that it was launched"."""
    return any(stem_word(word) in _DISPUTING for word in fold_words(words))


def _is_double(words: str) -> bool:
    """Whether a denial is taken back: "no peace without development" affirms both."""
    folded = set(fold_words(words))
    return "without" in folded and bool(folded & {"no", "not", "never", "cannot", "nothing"})


def _terms(sides: Sides) -> Iterator[Finding]:
    """Loaded or much stronger terms on one side where the other has a plainer one."""
    a, b = sides.has.spot, sides.lacks.spot
    diff = diff_words(a.page.text, a.focus, b.page.text, b.focus)
    for edit in diff.edits:
        if edit.b is None or _is_in_marks(sides.lacks, edit.b):
            continue
        loaded = [
            word
            for word in find_words(b.page.text, edit.b)
            if is_loaded(stem := stem_word(word.of(b.page.text)))
            and not any(is_alike(stem, other) for other in a.page.once(_every_stem, a.sentence))
        ]
        step = compare_strength(edit.a_words, edit.b_words) if edit.a is not None else None
        small = edit.a is not None and len(edit.a_words) <= MAX_TERM_WORDS
        is_stronger = step is not None and step.by >= STEP and small
        if not loaded and not is_stronger:
            continue
        term = loaded[0] if loaded else edit.b
        plainer = None
        if small and edit.a is not None and len(edit.b_words) <= MAX_TERM_WORDS:
            plainer = _without_ends(a.page.text, edit.a)
        before = plainer or a.focus
        if plainer is None and sides.is_headline and not sides.lacks.named:
            continue
        found = _term_finding(sides, before, term, is_judging=bool(loaded))
        yield found
        is_name = plainer is not None and plainer.of(a.page.text)[:1].isupper()
        if found.kind is DriftKind.WORDING_INJECTED and is_name:
            yield replace(found, kind=DriftKind.TERM_SWAPPED, confidence=0.5)


def _every_stem(text: str, span: Span) -> frozenset[str]:
    return frozenset(map(stem_word, word_texts(text, span)))


def _without_ends(text: str, span: Span) -> Span | None:
    """The span without words of grammar at its ends; None where nothing is left."""
    words = [
        word for word in find_words(text, span) if fold_word(word.of(text)) not in FUNCTION_WORDS
    ]
    return Span(words[0].start, words[-1].end) if words else None


def _term_finding(sides: Sides, before: Span, term: Span, *, is_judging: bool) -> Finding:
    a, b = sides.has.spot.page, sides.lacks.spot.page
    source = _source_over(sides.lacks, term) if is_judging else ""
    lines = [f'"{term.of(b.text)}" where the other telling has "{before.of(a.text)}"']
    if source:
        lines.append(f'it stands, without marks, under "{source}"')
    return Finding(
        kind=DriftKind.WORDING_INJECTED if source else DriftKind.TERM_SWAPPED,
        before=place_at(a.report, before),
        after=place_at(b.report, term),
        evidence=tuple(lines),
        confidence=0.6 if source else 0.5,
        likeness=sides.likeness,
    )


def _source_over(profile: Profile, term: Span) -> str:
    """The words for the source in whose content a term stands; empty for none."""
    if profile.voice is Voice.QUOTED:
        return ""
    if profile.named:
        return profile.named[0].source
    held = profile.spot.page.places.contents.touching(term)
    sources = [" ".join(words.text for words in one.source) for one in held]
    return next((source for source in sources if source), "")


def _is_in_marks(profile: Profile, span: Span) -> bool:
    return bool(profile.spot.page.places.quoted.touching(span))


def _finding(kind: DriftKind, sides: Sides, line: str, confidence: float) -> Finding:
    return Finding(
        kind=kind,
        before=place_of(sides.has),
        after=place_of(sides.lacks),
        evidence=(line,),
        confidence=confidence if sides.likeness >= CLOSE else confidence - 0.1,
        likeness=sides.likeness,
    )
