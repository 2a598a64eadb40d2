"""Which quotations over the reports of a story are one utterance."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from itertools import combinations

from retold.model import Speaker
from retold.quotations.likeness import containment, found_in
from retold.quotations.partners import find_free_partners, find_partners
from retold.quotations.same_speaker import is_same_source
from retold.quotations.slots import Slots
from retold.quotations.utterances import Utterance
from retold.text.sentences import find_sentences
from retold.text.stems import FUNCTION_WORDS, content_stems
from retold.text.tokens import fold_words
from retold.text.worddiff import diff_words

# Two wordings with this share of their words in order, and this many of them, are one.
SHARE, COMMON = 0.6, 5
THIN = 4
MAX_PAIRS = 60_000
SHORT, FRAGMENT = 4, 2
# So many words of matter make a sentence that another would not say by chance.
MATTER = 3


@dataclass(frozen=True, slots=True)
class Group:
    """The quotations of one utterance; `links` holds the pairs that answer to each other.

    Two members without a link belong together only through a third.
    """

    utterances: tuple[Utterance, ...]
    links: frozenset[tuple[str, str]]

    def is_linked(self, one: str, other: str) -> bool:
        """Whether two wordings answer to each other, or share words and answer to a third."""
        if one == other or (one, other) in self.links:
            return True
        mine = {b for a, b in self.links if a == one}
        theirs = {b for a, b in self.links if a == other}
        return bool(mine & theirs) and found_in(content_stems(one), content_stems(other)) > 0


def group_utterances(
    utterances: Sequence[Utterance], slots: Slots, speakers: Mapping[str, Speaker]
) -> list[Group]:
    """The quotations of a story, grouped by the utterance they give; a single one stands alone.

    Two are joined when they share their wording, or part of it in one aligned slot or from one
    speaker. Different persons are never joined on likeness alone.
    """
    parent = list(range(len(utterances)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    pairs = _pairs(utterances, slots, speakers)
    links = set()
    for i, j in pairs:
        links |= {
            (utterances[i].text, utterances[j].text),
            (utterances[j].text, utterances[i].text),
        }
        if root(i) != root(j):
            parent[max(root(i), root(j))] = min(root(i), root(j))
    groups: dict[int, list[Utterance]] = defaultdict(list)
    for at, utterance in enumerate(utterances):
        groups[root(at)].append(utterance)
    made = []
    for at in sorted(groups):
        texts = {one.text for one in groups[at]}
        mine = frozenset(link for link in links if link[0] in texts and link[1] in texts)
        made.append(Group(tuple(groups[at]), mine))
    return made


def _pairs(
    utterances: Sequence[Utterance], slots: Slots, speakers: Mapping[str, Speaker]
) -> list[tuple[int, int]]:
    """The pairs that give one utterance: by their wording, else by a part of it, or by their slot.

    A quotation whose wording stands in a report does not also answer to part of another there.
    """
    weighed = [
        (is_one(utterances[i], utterances[j], slots, speakers), i, j)
        for i, j in _candidates(utterances)
    ]
    sure = [(i, j) for tie, i, j in weighed if tie is Tie.WORDING]
    taken = {(i, utterances[j].report.id) for i, j in sure}
    taken |= {(j, utterances[i].report.id) for i, j in sure}
    weak = [(i, j) for tie, i, j in weighed if tie is Tie.PART]
    weak += find_partners(utterances, slots, speakers)
    free = [
        (i, j)
        for i, j in weak
        if (i, utterances[j].report.id) not in taken and (j, utterances[i].report.id) not in taken
    ]
    taken |= {(i, utterances[j].report.id) for i, j in free}
    taken |= {(j, utterances[i].report.id) for i, j in free}
    return [*sure, *free, *find_free_partners(utterances, taken)]


def _candidates(utterances: Sequence[Utterance]) -> list[tuple[int, int]]:
    """The pairs that share a stem, or begin with the same words; at most MAX_PAIRS of them."""
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(utterances):
        keys = {*one.stems, *(one.around if len(one.stems) <= SHORT else ())}
        for key in (*keys, " ".join(one.words[:3])):
            holders[key].append(at)
    pairs: dict[tuple[int, int], None] = {}
    for key in sorted(holders, key=lambda key: (len(holders[key]), key)):
        for pair in combinations(holders[key], 2):
            pairs[pair] = None
            if len(pairs) >= MAX_PAIRS:
                return sorted(pairs)
    return sorted(pairs)


class Tie(Enum):
    """What ties two quotations: their wording, a part of it, or nothing."""

    NONE = 0
    PART = 1
    WORDING = 2


def is_one(one: Utterance, other: Utterance, slots: Slots, speakers: Mapping[str, Speaker]) -> Tie:
    """Whether two quotations give one utterance, by their words, slots and speakers."""
    in_one_report = one.report.id == other.report.id
    if in_one_report and one.span.overlap(other.span):
        return Tie.NONE
    if (one.is_ragged or other.is_ragged) and not _is_as_long(one, other):
        return Tie.NONE
    same = is_same_source(one, other, speakers)
    aligned = not in_one_report and slots.is_aligned(
        one.report.id, one.sentence, other.report.id, other.sentence
    )
    if _is_verbatim(one, other) or (same and _is_fragment(one, other)):
        is_sure = same is not False or len(one.stems) >= SHORT or aligned
        return Tie.WORDING if is_sure else Tie.NONE
    if same is False or not one.stems or not other.stems:
        return Tie.NONE
    if _is_one_wording(one, other) or (
        same and (_share_sentence(one, other) or _is_thinned(one, other))
    ):
        return Tie.WORDING
    if in_one_report or not _share_part(one, other, aligned=aligned, same=bool(same)):
        return Tie.NONE
    return Tie.PART


def _is_one_wording(one: Utterance, other: Utterance) -> bool:
    """Whether two quotations share most of the shorter one's words, in order."""
    least = min(len(one.words), len(other.words))
    bound = sum((Counter(one.words) & Counter(other.words)).values())
    if bound < COMMON or bound < SHARE * least:
        return False  # no order of the words can reach the share
    diff = diff_words(one.report.text, one.span, other.report.text, other.span)
    if diff.share < SHARE or diff.common < COMMON:
        return False
    return diff.share == 1 or found_in(one.stems, other.stems) >= 2


def _is_thinned(one: Utterance, other: Utterance) -> bool:
    """Whether a short sentence of one speaker is another one with words left out in its middle."""
    short, long = sorted((one.words, other.words), key=len)
    if len(short) < THIN or len(long) > 2 * len(short):
        return False
    has_ends = short[:2] == long[:2] and short[-1] == long[-1]
    return (
        has_ends and diff_words(one.report.text, one.span, other.report.text, other.span).share == 1
    )


def _share_sentence(one: Utterance, other: Utterance) -> bool:
    """Whether a whole sentence of one speaker stands in both, whatever else either has with it."""
    return not _sentences(one.text).isdisjoint(_sentences(other.text))


@lru_cache(maxsize=8_000)
def _sentences(text: str) -> frozenset[tuple[str, ...]]:
    """The sentences of a quotation that say enough to be known again, as folded words."""
    folded = (tuple(fold_words(text, sentence)) for sentence in find_sentences(text))
    return frozenset(
        words
        for words in folded
        if len(words) >= COMMON and sum(word not in FUNCTION_WORDS for word in words) >= MATTER
    )


def _share_part(one: Utterance, other: Utterance, *, aligned: bool, same: bool) -> bool:
    """Whether two quotations share part of their wording, in one slot or from one speaker."""
    inside = containment(one.stems, other.stems)
    if aligned and inside >= 0.34 and found_in(one.stems, other.stems) >= 1.5:
        return True
    if same and inside >= 0.6 and min(len(one.stems), len(other.stems)) >= 3:
        return True
    return _is_fragment_of_same(one, other, aligned=aligned, same=same)


def _is_as_long(one: Utterance, other: Utterance) -> bool:
    """Whether two quotations have nearly as many words of matter."""
    short, long = sorted((len(one.stems), len(other.stems)))
    return short >= SHARE * long


def _is_verbatim(one: Utterance, other: Utterance) -> bool:
    """Whether the shorter quotation stands word for word in the longer one."""
    short, long = sorted((one.words, other.words), key=len)
    if not short or (len(short) < 3 and len(short) != len(long)):
        return False
    return _has_run(long, short)


def _is_fragment(one: Utterance, other: Utterance) -> bool:
    """Whether a word or two, all of matter, stand word for word in a longer quotation."""
    short, long = sorted((one, other), key=lambda each: len(each.words))
    is_whole = 0 < len(short.words) == len(short.stems) <= FRAGMENT
    return is_whole and one.report.id != other.report.id and _has_run(long.words, short.words)


def _has_run(words: Sequence[str], run: Sequence[str]) -> bool:
    size = len(run)
    return any(
        words[at] == run[0] and list(words[at : at + size]) == list(run)
        for at in range(len(words) - size + 1)
    )


def _is_fragment_of_same(one: Utterance, other: Utterance, *, aligned: bool, same: bool) -> bool:
    """Whether a few quoted words and the words after them answer to another quotation.

    `"sharp rise" in fares` and `"steep rise in the fares of islanders"`: the marks begin and end
    elsewhere, so the shorter one is read with its sentence.
    """
    short, long = sorted((one, other), key=lambda each: len(each.stems))
    if len(short.stems) > SHORT or not (aligned or same):
        return False
    quoted = found_in(short.stems, long.stems)
    around = found_in(long.stems, short.around)
    return quoted >= 1 and around >= 0.5 * len(long.stems) and around >= 2
