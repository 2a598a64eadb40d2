"""Hedges, cues, negations and loaded terms that differ between two tellings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from retold.claims.cues import is_plain, stronger_cue
from retold.claims.derivation import Related, is_from, is_passed_on
from retold.claims.doubts import doubt_drifts
from retold.claims.finding import CLOSE, Finding, Sides, finding_between, place_at
from retold.claims.hedges import denied_stems
from retold.claims.loaded import is_loaded
from retold.claims.material import Material
from retold.claims.pairs import likeness
from retold.claims.profile import Layer, Profile, share_name
from retold.model import Act, DriftKind, Span, Voice
from retold.text.scales import compare_strength
from retold.text.stems import FUNCTION_WORDS, is_alike, stem_word
from retold.text.tokens import find_words, fold_word, fold_words, word_texts
from retold.text.worddiff import diff_words

LIKE = 0.3
# How alike two contents are of which one cue is stronger.
SAME_CONTENT, SAME_STATEMENT = 0.5, 0.62
# What results show, a report finds: evidence and no tone of voice.
_SHOWING = frozenset(stem_word(word) for word in ("show", "demonstrate", "prove", "find", "found"))
STEP = 2
MAX_TERM_WORDS = 4
# Of a statement and its contrary so many of the shorter one's words stand in both, in order.
FRAME = 0.5
_DISPUTING = frozenset(
    stem_word(word) for word in "deny dismiss reject refute rebut dispute disown contradict".split()
)
_TELLING_ACTS = frozenset([Act.STATEMENT, Act.KNOWLEDGE, Act.ACCUSATION, Act.DENIAL])
# A title or a slogan in marks denies nothing of the sentence it stands in.
_NAMED = regex.compile(r"[\"“][^\"“”\n]{1,40}[\"”]")


def wording_drifts(sides: Sides, material: Material, related: Related) -> Iterator[Finding]:
    """What the second telling makes stronger, weaker or its own, against the first."""
    if sides.likeness < LIKE:
        return
    if is_from(sides, related) or is_passed_on(sides, related):
        yield from doubt_drifts(sides, material)
        yield from _cues(sides, material)
    if not sides.is_merged:
        yield from _polarity(sides)
        yield from _terms(sides)


def _cues(sides: Sides, material: Material) -> Iterator[Finding]:
    """A cue that takes the content for true where the other side's does not."""
    for weak, strong in _comparable(sides):
        step = stronger_cue(weak.cue, strong.cue)
        if step:
            yield finding_between(DriftKind.CUE_STRENGTHENED, sides, (step,), 0.6)
            return
        is_one = sides.likeness >= CLOSE or _is_one_content(weak, strong)
        if strong.attribution.act not in _TELLING_ACTS or not is_one:
            continue
        if is_plain(strong.cue):
            continue
        before = _strength(weak, material)
        if before == "factive" or _strength(strong, material) != "factive":
            continue
        line = f'"{weak.cue}" on one side, "{strong.cue}" on the other takes it for true'
        yield finding_between(DriftKind.CUE_STRENGTHENED, sides, (line,), 0.6)
        return


def _comparable(sides: Sides) -> list[tuple[Layer, Layer]]:
    """The layers that name one source; else the outermost of each, where they say one thing."""
    has, lacks = sides.has.named, sides.lacks.named
    shared = [(one, other) for one in has for other in lacks if share_name(one, other)]
    if shared or not has or not lacks or sides.likeness < SAME_STATEMENT:
        return shared
    is_shown = any(stem_word(word) in _SHOWING for word in fold_words(lacks[0].cue))
    is_one = not is_shown and _is_one_content(has[0], lacks[0])
    return [(has[0], lacks[0])] if is_one else []


def _is_one_content(one: Layer, other: Layer) -> bool:
    return likeness(_content(one), _content(other)) >= SAME_CONTENT


def _content(layer: Layer) -> str:
    return " ".join(words.text for words in layer.attribution.content)


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
            yield finding_between(kind, sides, (line,), 0.55)
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
