"""Attributions of two reports with one content: whose cue is stronger, and who is left out.

Sentences that were written anew do not align; what is said in them often still answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import regex

from retold.claims.cues import has_tone, is_plain, is_refusal, loaded_verb, stronger_cue
from retold.claims.derivation import may_compare
from retold.claims.finding import Finding, place_at
from retold.claims.material import Material, Page
from retold.claims.nearest import MAX_COMPARED, nearest_alignments
from retold.claims.pairs import likeness
from retold.claims.profile import names_of, place_names
from retold.model import Attribution, AttributionKind, DriftKind, Naming, ReportKind, Span, Speaker
from retold.text.stems import content_stems, is_alike, stem_word
from retold.text.tokens import fold_words

# How alike two contents must be: of one source, and where nobody is named for the second.
SAME_SOURCE, NO_SOURCE, SURE_CONTENT = 0.55, 0.45, 0.7
MAX_SPOKEN, MAX_STEMS = 80, 40
_UNWILLING = regex.compile(r"\b(?:would|could|did) not\b|\bdeclin(?:e|ed|es|ing)\b|\bno comment\b")
# By which somebody says or thinks that a thing is so; who is urged or asked lost no witness.
_TELLING = frozenset(
    "say says said tell tells told claim claims claimed report reports reported believe believes "
    "believed think thinks thought understand understood allege alleges alleged state states "
    "stated announce announced suggest suggested argue argues argued assert asserted reveal "
    "revealed disclose disclosed confirm confirmed fear feared rumoured rumored explain explained "
    "add added note noted write wrote written".split()
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """An attribution with the words of its content and of its cue, and the names of its source."""

    page: Page
    attribution: Attribution
    content: str
    stems: tuple[str, ...]
    cue: str
    names: frozenset[str]

    @property
    def is_quoted(self) -> bool:
        """Whether the content stands in quotation marks."""
        return self.attribution.kind is AttributionKind.DIRECT

    @property
    def is_in_marks(self) -> bool:
        """Whether the cue itself stands in quotation marks."""
        quoted = self.page.places.quoted
        return any(quoted.touching(words.span) for words in self.attribution.cue)

    @property
    def place(self) -> Span:
        """Where it stands, from its first role to its last."""
        one = self.attribution
        spans = [words.span for words in (*one.source, *one.cue, *one.content)]
        return Span(min(span.start for span in spans), max(span.end for span in spans))


def speech_drifts(
    material: Material, pages: Mapping[str, Page], exemplars: Mapping[str, Sequence[str]]
) -> Iterator[Finding]:
    """Cues that colour what another report only says, and sayings that lost who said them."""
    speakers = {speaker.id: speaker for speaker in material.speakers}
    spoken = {name: _spoken(page, speakers) for name, page in pages.items()}
    for story in material.stories:
        for one, other in _pairs(story.report_ids, material):
            for has, lacks in ((one, other), (other, one)):
                if has in spoken and lacks in spoken and may_compare(has, lacks, exemplars):
                    yield from _between(spoken[has], spoken[lacks])


def _pairs(names: Sequence[str], material: Material) -> Iterator[tuple[str, str]]:
    if len(names) <= MAX_COMPARED + 1:
        yield from combinations(names, 2)
        return
    mine = set(names)
    for one in nearest_alignments(material.alignments, material.exemplars):
        if {one.left_id, one.right_id} <= mine:
            yield one.left_id, one.right_id


def _spoken(page: Page, speakers: Mapping[str, Speaker]) -> list[Spoken]:
    made = []
    for one in page.attributions[:MAX_SPOKEN]:
        content = " ".join(words.text for words in one.content)
        stems = tuple(content_stems(content)[:MAX_STEMS])
        if stems and one.cue:
            cue = " ".join(words.text for words in one.cue)
            made.append(Spoken(page, one, content, stems, cue, names_of(one, speakers)))
    return made


def _between(ours: Sequence[Spoken], theirs: Sequence[Spoken]) -> Iterator[Finding]:
    for lacks in theirs:
        is_bare = not lacks.attribution.source and _is_saying(lacks)
        is_toned = is_bare or has_tone(lacks.cue, is_quoted=lacks.is_quoted)
        if lacks.page.report.kind is ReportKind.STATEMENT or not is_toned:
            continue
        if lacks.is_in_marks:
            continue  # the cue is among somebody's own words
        near = [
            one
            for one in ours
            if (one.attribution.source or not is_bare) and _share_stems(one, lacks)
        ]
        scored = [(likeness(one.content, lacks.content), -len(one.content), one) for one in near]
        for score, _, has in sorted(scored, key=lambda each: each[:2], reverse=True):
            if is_bare and score >= NO_SOURCE and _is_saying(has):
                if _is_subject(has, lacks):
                    continue  # "said it had been told" and "was told": by whom was never said
                yield _agent_dropped(has, lacks, score)
                break
            if score >= SAME_SOURCE and _is_one_source(has, lacks, score):
                line = _tone(has, lacks, score)
                if line:
                    yield _finding(DriftKind.CUE_STRENGTHENED, (has, lacks), (line,), score)
                break


def _tone(has: Spoken, lacks: Spoken, score: float) -> str:
    """What says that a cue is stronger than another of the same content; empty where nothing does.

    A verb of the second cue that the first report has among the words said is no tone: "said he
    had warned them" and "warned them" are one act.
    """
    loaded = loaded_verb(lacks.cue, is_quoted=lacks.is_quoted)
    said = {stem_word(word) for word in fold_words(f"{has.content} {has.cue}")}
    if loaded and stem_word(loaded) not in said and is_plain(has.cue):
        return f'"{has.cue}" on one side, "{lacks.cue}" on the other, of contents that answer'
    step = stronger_cue(has.cue, lacks.cue)
    if step or score < SURE_CONTENT:
        return step
    if _would_not(has) and is_refusal(lacks.cue):
        return f'"{has.cue} ... not" on one side, "{lacks.cue}" on the other'
    return ""


def _would_not(has: Spoken) -> bool:
    """Whether somebody is said to have been unwilling, in the mildest words."""
    return _UNWILLING.search(f"{has.cue} {has.content}") is not None


def _share_stems(one: Spoken, other: Spoken) -> bool:
    return any(is_alike(a, b) for a in one.stems for b in other.stems)


def _is_one_source(one: Spoken, other: Spoken, score: float) -> bool:
    first, second = one.attribution, other.attribution
    if not first.source and not second.source:
        return score >= SURE_CONTENT
    if first.speaker_id and first.speaker_id == second.speaker_id:
        return True
    return bool(one.names & other.names)


def _is_saying(one: Spoken) -> bool:
    """Whether the cue says, claims or believes; what is expected or set has no speaker to lose."""
    is_telling = any(word in _TELLING for word in fold_words(one.cue))
    return is_telling and (one.attribution.naming is not Naming.NONE or _is_passive(one.cue))


def _is_passive(cue: str) -> bool:
    words = fold_words(cue)
    return len(words) > 1 and words[0] in {"is", "are", "was", "were", "been", "be", "it"}


def _is_subject(has: Spoken, lacks: Spoken) -> bool:
    """Whether the one side's source stands before the other's passive, as who was told."""
    names = place_names(has.attribution)
    page, cue = lacks.page, lacks.attribution.cue[0]
    before = [
        word
        for sentence in page.places.sentences.touching(cue.span)
        for word in fold_words(page.text, Span(sentence.start, max(sentence.start, cue.start)))
    ]
    return bool(names) and names <= set(before)


def _agent_dropped(has: Spoken, lacks: Spoken, score: float) -> Finding:
    source = " ".join(words.text for words in has.attribution.source)
    lines = (
        f'"{source}" ({has.cue}) on one side',
        f'"{lacks.cue}" on the other does not say by whom',
    )
    return _finding(DriftKind.AGENT_DROPPED, (has, lacks), lines, score)


def _finding(
    kind: DriftKind, pair: tuple[Spoken, Spoken], lines: tuple[str, ...], score: float
) -> Finding:
    has, lacks = pair
    return Finding(
        kind=kind,
        before=place_at(has.page.report, has.place),
        after=place_at(lacks.page.report, lacks.place),
        evidence=lines,
        confidence=min(0.75, 0.35 + 0.5 * score),
        likeness=score,
    )
