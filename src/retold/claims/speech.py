"""Attributions of two reports with one content: whose cue is stronger, and who is left out.

Sentences that were written anew do not align; what is said in them often still answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from retold.claims.cues import loaded_verb
from retold.claims.derivation import may_compare
from retold.claims.finding import Finding, place_at
from retold.claims.material import Material, Page
from retold.claims.nearest import MAX_COMPARED, nearest_alignments
from retold.claims.pairs import likeness
from retold.claims.profile import names_of
from retold.model import Attribution, DriftKind, Naming, ReportKind, Span, Speaker
from retold.text.stems import content_stems, is_alike
from retold.text.tokens import fold_words

# How alike two contents must be: of one source, and where nobody is named for the second.
SAME_SOURCE, NO_SOURCE = 0.5, 0.45
MAX_SPOKEN, LEAST_STEMS, MAX_STEMS = 80, 2, 40
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
                    yield from _between(spoken[has], spoken[lacks], material)


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
        if len(stems) >= LEAST_STEMS and one.cue:
            cue = " ".join(words.text for words in one.cue)
            made.append(Spoken(page, one, content, stems, cue, names_of(one, speakers)))
    return made


def _between(
    ours: Sequence[Spoken], theirs: Sequence[Spoken], material: Material
) -> Iterator[Finding]:
    for lacks in theirs:
        loaded = loaded_verb(lacks.cue)
        is_bare = not lacks.attribution.source and _is_saying(lacks)
        if lacks.page.report.kind is ReportKind.STATEMENT or not (loaded or is_bare):
            continue
        near = [one for one in ours if one.attribution.source and _share_stems(one, lacks)]
        scored = [(likeness(one.content, lacks.content), -len(one.content), one) for one in near]
        for score, _, has in sorted(scored, key=lambda each: each[:2], reverse=True):
            if is_bare and score >= NO_SOURCE and _is_saying(has):
                yield _agent_dropped(has, lacks, score)
                break
            if loaded and score >= SAME_SOURCE and _is_one_source(has, lacks):
                if not loaded_verb(has.cue) and material.cue_strength(has.cue) == "neutral":
                    yield _strengthened(has, lacks, score)
                break


def _share_stems(one: Spoken, other: Spoken) -> bool:
    return any(is_alike(a, b) for a in one.stems for b in other.stems)


def _is_one_source(one: Spoken, other: Spoken) -> bool:
    first, second = one.attribution, other.attribution
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


def _strengthened(has: Spoken, lacks: Spoken, score: float) -> Finding:
    line = f'"{has.cue}" on one side, "{lacks.cue}" on the other, of contents that answer'
    return _finding(DriftKind.CUE_STRENGTHENED, (has, lacks), (line,), score)


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
