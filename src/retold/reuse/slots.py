"""Where two passages differ: the slots between their equal words, as short as can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from retold.reuse.units import Word
from retold.reuse.wordrun import WordLikeness, WordRun
from retold.reuse.words import Link, link_kinds, link_words

# Equal function words beside a slot that has words on one side only belong to the change: "hopes
# to" / "plans to start in". Not where that would make a change of more words than this.
ISLAND_WORDS = 2
MAX_MERGED_WORDS = 8
# A clause that changed its place leaves a slot without a counterpart on either side; from this
# size on the two are looked at together.
MOVED_WORDS = 3
_LEAST_MATTER = 0.75


class Slot(NamedTuple):
    """Words `left` to `left_end` of the left against words `right` to `right_end` of the right."""

    left: int
    left_end: int
    right: int
    right_end: int

    @property
    def sizes(self) -> tuple[int, int]:
        """How many words stand in it on the left and on the right."""
        return self.left_end - self.left, self.right_end - self.right

    def moved(self, left: int, right: int) -> Slot:
        """The same slot in passages that begin so many words earlier."""
        return Slot(
            self.left + left, self.left_end + left, self.right + right, self.right_end + right
        )


def find_slots(
    left: WordRun, right: WordRun, links: Sequence[Link], alike: WordLikeness
) -> list[Slot]:
    """The slots in which two passages differ, given which of their words are linked."""
    slots = _read(left.words, right.words, links)
    gone = [slot for slot in slots if slot.sizes[0] >= MOVED_WORDS and not slot.sizes[1]]
    come = [slot for slot in slots if slot.sizes[1] >= MOVED_WORDS and not slot.sizes[0]]
    made = {slot: [slot] for slot in slots}
    for old in sorted(gone, key=lambda slot: -slot.sizes[0]):
        offers = [(_moved(old, new, left, right, alike), new) for new in come]
        within, new = max(offers, key=lambda offer: _matter(offer[0]), default=((), old))
        if _matter(within) >= _LEAST_MATTER:
            come.remove(new)
            ours = left.words[old.left : old.left_end]
            theirs = right.words[new.right : new.right_end]
            made[old] = [slot.moved(old.left, new.right) for slot in _read(ours, theirs, within)]
            made[new] = []
    return [slot for parts in made.values() for slot in parts]


def _moved(
    old: Slot, new: Slot, left: WordRun, right: WordRun, alike: WordLikeness
) -> Sequence[Link]:
    ours, theirs = left.part(old.left, old.left_end), right.part(new.right, new.right_end)
    return link_words(ours, theirs, alike)


def _matter(links: Sequence[Link]) -> float:
    """How much matter is linked; function words alone are none."""
    return sum(link.weight for link in links)


def _read(left: Sequence[Word], right: Sequence[Word], links: Sequence[Link]) -> list[Slot]:
    equal = [link for link in links if link.is_equal]
    alike = [link for link in links if not link.is_equal]
    merged = _merged(_between(equal, len(left), len(right)), left)
    return [
        part for slot in merged for part in _split(_trimmed(slot, left, right), alike, left, right)
    ]


def _between(equal: Sequence[Link], size_left: int, size_right: int) -> Iterator[Slot]:
    """What lies before, between and after the equal words."""
    left = right = 0
    for link in equal:
        if link.left > left or link.right > right:
            yield Slot(left, link.left, right, link.right)
        left, right = link.left + 1, link.right + 1
    if size_left > left or size_right > right:
        yield Slot(left, size_left, right, size_right)


def _merged(slots: Iterable[Slot], ours: Sequence[Word]) -> list[Slot]:
    """The slots, those of one side joined to their neighbours over islands of function words."""
    made: list[Slot] = []
    for slot in slots:
        if made:
            last = made[-1]
            island = ours[last.left_end : slot.left]
            both = Slot(last.left, slot.left_end, last.right, slot.right_end)
            is_small = len(island) <= ISLAND_WORDS and max(both.sizes) <= MAX_MERGED_WORDS
            is_lame = not all(last.sizes) or not all(slot.sizes)
            if is_small and is_lame and all(word.is_function for word in island):
                made[-1] = both
                continue
        made.append(slot)
    return made


def _trimmed(slot: Slot, ours: Sequence[Word], theirs: Sequence[Word]) -> Slot:
    """The slot without equal words at its ends."""
    left, left_end, right, right_end = slot.left, slot.left_end, slot.right, slot.right_end
    while left < left_end and right < right_end and ours[left].folded == theirs[right].folded:
        left, right = left + 1, right + 1
    while (
        left < left_end
        and right < right_end
        and ours[left_end - 1].folded == theirs[right_end - 1].folded
    ):
        left_end, right_end = left_end - 1, right_end - 1
    return Slot(left, left_end, right, right_end)


def _split(
    slot: Slot, alike: Sequence[Link], ours: Sequence[Word], theirs: Sequence[Word]
) -> list[Slot]:
    """The slot, cut before every word that is like one of the other side, or of its kind."""
    inside = [
        link
        for link in alike
        if slot.left <= link.left < slot.left_end and slot.right <= link.right < slot.right_end
    ]
    made: list[Slot] = []
    for part in _cut(slot, inside):
        kinds = link_kinds(ours[part.left : part.left_end], theirs[part.right : part.right_end])
        made += _cut(part, [kind.moved(part.left, part.right) for kind in kinds])
    return made


def _cut(slot: Slot, links: Sequence[Link]) -> Iterator[Slot]:
    left, right = slot.left, slot.right
    for link in links:
        if link.left > left or link.right > right:
            yield Slot(left, link.left, right, link.right)
        left, right = link.left, link.right
    if slot.left_end > left or slot.right_end > right:
        yield Slot(left, slot.left_end, right, slot.right_end)
