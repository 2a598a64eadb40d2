"""Terms that stand in the same aligned slot over a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from retold.claims.nearest import nearest_alignments
from retold.claims.pairs import trim_span
from retold.claims.weighing import weigh_swaps
from retold.model import (
    Alignment,
    Attribution,
    Passage,
    PassageLabel,
    Place,
    Report,
    Span,
    Story,
    Swap,
    SwapOccurrence,
    SwapTerm,
)
from retold.text.places import PlaceIndex
from retold.text.quotes import find_quotes
from retold.text.stems import FUNCTION_WORDS, content_stems
from retold.text.tokens import find_words, fold_words
from retold.text.worddiff import diff_words

MAX_WORDS, MAX_NAME_WORDS = 6, 3
MAX_SWAPS = 2_000


def find_swaps(
    alignments: Sequence[Alignment],
    stories: Iterable[Story],
    reports: Iterable[Report],
    attributions: Iterable[Attribution] = (),
) -> tuple[Swap, ...]:
    """The terms exchanged for each other over a story, each pair with every occurrence.

    The most telling pairs of a story come first: see `weigh_swaps`.

    A term is a run of at most six words that holds one of matter. A name in quotation marks on
    one side and without them on the other is a swap too: the marks refuse the name. With the
    attributions given, the cues of attributions with answering contents are compared as terms.
    """
    texts = {report.id: report for report in reports}
    spoken = _index_cues(texts, attributions)
    found: list[Swap] = []
    nearest = nearest_alignments(alignments, {})
    for story in stories:
        mine = set(story.report_ids)
        groups: dict[tuple[str, ...], list[SwapOccurrence]] = defaultdict(list)
        for alignment in nearest:
            ours, theirs = texts.get(alignment.left_id), texts.get(alignment.right_id)
            if ours is None or theirs is None or not {ours.id, theirs.id} <= mine:
                continue
            sides = (_Side(ours, spoken[ours.id]), _Side(theirs, spoken[theirs.id]))
            for occurrence in _occurrences(alignment, *sides):
                groups[_key(occurrence)].append(occurrence)
        made = (_swap(story.id, group) for group in list(groups.values())[:MAX_SWAPS])
        found.extend(weigh_swaps(made))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Side:
    report: Report
    attributions: PlaceIndex[Attribution]


def _index_cues(
    names: Iterable[str], attributions: Iterable[Attribution]
) -> dict[str, PlaceIndex[Attribution]]:
    """For each report its attributions with a cue and a content, by the place of the cue."""
    mine: dict[str, list[Attribution]] = {name: [] for name in names}
    for one in attributions:
        if one.cue and one.content and one.report_id in mine:
            mine[one.report_id].append(one)
    return {name: PlaceIndex(held, lambda one: [one.cue[0].span]) for name, held in mine.items()}


def _occurrences(alignment: Alignment, left: _Side, right: _Side) -> Iterator[SwapOccurrence]:
    seen: set[tuple[Span, Span]] = set()
    for passage in alignment.passages:
        if passage.label in {PassageLabel.ADDED, PassageLabel.DROPPED}:
            continue
        places = (
            *_changes(passage, left.report, right.report),
            *_marked(passage, left.report, right.report),
            *_cues(passage, left, right),
        )
        for one, other in places:
            if (one, other) not in seen:
                seen.add((one, other))
                yield SwapOccurrence(
                    left=_place(left.report, one), right=_place(right.report, other)
                )


def _cues(passage: Passage, left: _Side, right: _Side) -> Iterator[tuple[Span, Span]]:
    """The cues of two attributions whose contents answer best to each other."""
    if passage.left is None or passage.right is None:
        return
    ours = _spoken_in(left, passage.left)
    theirs = _spoken_in(right, passage.right)
    if not ours or not theirs:
        return
    for cue, stems in ours:
        other, best = max(theirs, key=lambda one: _shared(stems, one[1]))
        back = max(ours, key=lambda one: _shared(one[1], best))
        is_mutual = back[0] == cue and (_shared(stems, best) or len(ours) == len(theirs) == 1)
        if is_mutual and fold_words(left.report.text, cue) != fold_words(right.report.text, other):
            yield cue, other


def _spoken_in(side: _Side, span: Span) -> list[tuple[Span, frozenset[str]]]:
    """The cues in a span, each with the stems of what is said."""
    found = []
    for attribution in side.attributions.touching(span):
        stems = {
            stem
            for words in attribution.content
            for stem in content_stems(side.report.text, words.span)
        }
        found.append((attribution.cue[0].span, frozenset(stems)))
    return found


def _shared(one: frozenset[str], other: frozenset[str]) -> float:
    """The Dice coefficient of two sets of stems."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 0.0


def _changes(passage: Passage, left: Report, right: Report) -> Iterator[tuple[Span, Span]]:
    """The changed words that hold matter on both sides."""
    given = [
        (change.left, change.right) for change in passage.changes if change.left and change.right
    ]
    if passage.left and passage.right:
        given += _own_changes(left.text, passage.left, right.text, passage.right)
    for one, other in given:
        if (
            one is None
            or other is None
            or fold_words(left.text, one) == fold_words(right.text, other)
        ):
            continue
        if _is_term(left.text, one) and _is_term(right.text, other):
            yield one, other


def _own_changes(a: str, a_span: Span, b: str, b_span: Span) -> list[tuple[Span, Span]]:
    """Changed places, those that only one equal word parts taken together."""
    edits = diff_words(a, a_span, b, b_span).edits
    made = [(edit.a, edit.b) for edit in edits if edit.a and edit.b]
    for one, other in pairwise(edits):
        if one.after != 1 or (one.a and one.b and other.a and other.b):
            continue
        left = Span((one.a or one.a_gap).start, (other.a or other.a_gap).end)
        right = Span((one.b or one.b_gap).start, (other.b or other.b_gap).end)
        made.append((trim_span(a, left), trim_span(b, right)))
    return made


def _is_term(text: str, span: Span) -> bool:
    words = fold_words(text, span)
    return 1 <= len(words) <= MAX_WORDS and any(word not in FUNCTION_WORDS for word in words)


def _marked(passage: Passage, left: Report, right: Report) -> Iterator[tuple[Span, Span]]:
    """Names that stand in quotation marks on one side only."""
    if passage.left is None or passage.right is None:
        return
    for one, other in _names_in_marks(left.text, passage.left, right.text, passage.right):
        yield one, other
    for one, other in _names_in_marks(right.text, passage.right, left.text, passage.left):
        yield other, one


def _names_in_marks(a: str, a_span: Span, b: str, b_span: Span) -> Iterator[tuple[Span, Span]]:
    """Names in marks in the one passage, with the same name without marks in the other."""
    bare = find_words(b, b_span)
    marked = {
        words[0]
        for quoted in find_quotes(b, b_span)
        if 1 <= len(words := find_words(b, quoted.inner)) <= MAX_NAME_WORDS
    }
    for quoted in find_quotes(a, a_span):
        name = fold_words(a, quoted.inner)
        if not 1 <= len(name) <= MAX_NAME_WORDS or not quoted.inner.of(a)[:1].isupper():
            continue
        for at in range(len(bare) - len(name) + 1):
            run = Span(bare[at].start, bare[at + len(name) - 1].end)
            if bare[at] not in marked and fold_words(b, run) == name:
                yield quoted.outer, run
                break


def _key(occurrence: SwapOccurrence) -> tuple[str, ...]:
    """The two terms, folded and in a fixed order; marks tell a refused name from a plain one."""
    return tuple(sorted(fold_term(place) for place in (occurrence.left, occurrence.right)))


def fold_term(place: Place) -> str:
    """A term without case; in marks where it stands in marks, which may be all that differs."""
    folded = " ".join(fold_words(place.text))
    return f'"{folded}"' if place.text[:1] in "\"'“‘«" else folded


def _swap(story_id: str, occurrences: Sequence[SwapOccurrence]) -> Swap:
    users: dict[str, dict[str, None]] = defaultdict(dict)
    words: dict[str, str] = {}
    for occurrence in occurrences:
        for place in (occurrence.left, occurrence.right):
            users[fold_term(place)][place.report_id] = None
            words.setdefault(fold_term(place), place.text)
    return Swap(
        story_id=story_id,
        terms=tuple(
            SwapTerm(text=words[key], report_ids=tuple(users[key])) for key in sorted(users)
        ),
        occurrences=tuple(occurrences),
    )


def _place(report: Report, span: Span) -> Place:
    return Place(report_id=report.id, span=span, text=span.of(report.text))
