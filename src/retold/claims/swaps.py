"""Terms that stand in the same aligned slot over a story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from retold.claims.nearest import nearest_alignments
from retold.claims.pairs import trim_span
from retold.claims.slots import slot_fit
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
# So many places of a pair are asked how well it fits: the copies of one report all say the same.
MAX_FITTED = 20


def find_swaps(
    alignments: Sequence[Alignment],
    stories: Iterable[Story],
    reports: Iterable[Report],
    attributions: Iterable[Attribution] = (),
) -> tuple[Swap, ...]:
    """The terms exchanged for each other over a story, each pair with every occurrence.

    The most telling pairs of a story come first: see `weigh_swaps` and `slot_fit`.

    A term is a run of at most six words that holds one of matter. A name in quotation marks on
    one side and without them on the other is a swap too: the marks refuse the name. With the
    attributions given, the cues of attributions with answering contents are compared as terms.
    """
    sides = _sides(reports, attributions)
    inside = _by_story(nearest_alignments(alignments, {}), stories)
    found: list[Swap] = []
    for story_id, mine in inside.items():
        groups: dict[tuple[str, ...], list[SwapOccurrence]] = defaultdict(list)
        for alignment in mine:
            ours, theirs = sides.get(alignment.left_id), sides.get(alignment.right_id)
            if ours is None or theirs is None:
                continue
            for occurrence in _occurrences(alignment, ours, theirs):
                groups[_key(occurrence)].append(occurrence)
        kept = list(groups.values())[:MAX_SWAPS]
        made = [(_swap(story_id, group), _best_fit(group, sides)) for group in kept]
        found.extend(weigh_swaps(made))
    return tuple(found)


def _by_story(
    alignments: Iterable[Alignment], stories: Iterable[Story]
) -> dict[str, list[Alignment]]:
    """The alignments between reports of one story, story by story."""
    made: dict[str, list[Alignment]] = {}
    story_of: dict[str, str] = {}
    for story in stories:
        made[story.id] = []
        story_of.update(dict.fromkeys(story.report_ids, story.id))
    for one in alignments:
        story_id = story_of.get(one.left_id)
        if story_id is not None and story_of.get(one.right_id) == story_id:
            made[story_id].append(one)
    return made


class _Side:
    """A report, and the attributions in it that have a cue and a content, by the cue's place."""

    def __init__(self, report: Report, attributions: Sequence[Attribution]) -> None:
        self.report = report
        self._attributions = PlaceIndex(attributions, lambda one: [one.cue[0].span])
        self._stems: dict[str, frozenset[str]] = {}

    def spoken_in(self, span: Span) -> list[tuple[Span, frozenset[str]]]:
        """The cues in a span, each with the stems of what is said."""
        return [(one.cue[0].span, self._said(one)) for one in self._attributions.touching(span)]

    def _said(self, attribution: Attribution) -> frozenset[str]:
        if attribution.id not in self._stems:
            self._stems[attribution.id] = frozenset(
                stem
                for words in attribution.content
                for stem in content_stems(self.report.text, words.span)
            )
        return self._stems[attribution.id]


def _sides(reports: Iterable[Report], attributions: Iterable[Attribution]) -> dict[str, _Side]:
    mine: dict[str, list[Attribution]] = defaultdict(list)
    for one in attributions:
        if one.cue and one.content:
            mine[one.report_id].append(one)
    return {report.id: _Side(report, mine[report.id]) for report in reports}


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


def _best_fit(occurrences: Sequence[SwapOccurrence], sides: Mapping[str, _Side]) -> float:
    """How surely the terms stand in one slot, where that is plainest."""
    return max(
        slot_fit(
            sides[one.left.report_id].report.text,
            one.left.span,
            sides[one.right.report_id].report.text,
            one.right.span,
        )
        for one in occurrences[:MAX_FITTED]
    )


def _cues(passage: Passage, left: _Side, right: _Side) -> Iterator[tuple[Span, Span]]:
    """The cues of two attributions whose contents answer best to each other."""
    if passage.left is None or passage.right is None:
        return
    ours = left.spoken_in(passage.left)
    theirs = right.spoken_in(passage.right) if ours else []
    if not ours or not theirs:
        return
    for cue, stems in ours:
        other, best = max(theirs, key=lambda one: _shared(stems, one[1]))
        back = max(ours, key=lambda one: _shared(one[1], best))
        is_mutual = back[0] == cue and (_shared(stems, best) or len(ours) == len(theirs) == 1)
        if is_mutual and fold_words(left.report.text, cue) != fold_words(right.report.text, other):
            yield cue, other


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
    for one, other in dict.fromkeys(given):
        ours, theirs = fold_words(left.text, one), fold_words(right.text, other)
        if ours != theirs and _is_term(ours) and _is_term(theirs):
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


def _is_term(words: Sequence[str]) -> bool:
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
    names = [
        (quoted, name)
        for quoted in find_quotes(a, a_span)
        if quoted.inner.of(a)[:1].isupper()
        and 1 <= len(name := fold_words(a, quoted.inner)) <= MAX_NAME_WORDS
    ]
    if not names:
        return
    bare = find_words(b, b_span)
    marked = {
        words[0]
        for quoted in find_quotes(b, b_span)
        if 1 <= len(words := find_words(b, quoted.inner)) <= MAX_NAME_WORDS
    }
    for quoted, name in names:
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
