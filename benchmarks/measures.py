"""What is measured on documents with a key: each measure a tally for each document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.labelled import Document
from benchmarks.relations import Relation, is_exact
from benchmarks.tally import Merit, Tally, merit_of


class Paired(NamedTuple):
    """A document, what was found in it, and which relation is which."""

    document: Document
    found: Sequence[Relation]
    pairs: dict[int, int]  # numbers: of the key, and of those found

    def made(self) -> list[tuple[Relation, Relation]]:
        """The pairs themselves: the key's relation first."""
        return [(self.document.relations[at], self.found[to]) for at, to in self.pairs.items()]


NOTES = {
    "whole": "source, cue and content overlap, or are empty on both sides; one to one",
    "direct": "recall of the key's direct relations, precision of those found to be direct",
    "mixed": "the same of mixed ones",
    "indirect": "the same of indirect ones",
    "nested": "whole, and both lie within relations that are a pair",
    "nested, any": "whole, and both lie within some relation",
    "content": "whole, and contents equal but for marks, stops, white space at edges",
    "content, strict": "whole, and contents equal to the character",
    "content alone": "contents equal but for marks, stops, white space, whoever says it",
    "source": "whole, and sources equal but for marks, stops, white space at edges",
    "cue": "whole, and cues equal but for marks, stops, white space at edges",
    "medium": "of whole relations: both were told to a medium",
    "speakers": "B-cubed over whole relations with a referent, chains of one report",
    "speakers, all reports": "the same, a referent of the same name in two reports is one",
}


@dataclass(frozen=True, slots=True)
class Scores:
    """The measures of a set of documents with what was found in them."""

    paired: Sequence[Paired]
    merits: dict[str, Merit] = field(init=False)

    def __post_init__(self) -> None:
        true = [one for each in self.paired for one in each.document.relations]
        tallies = {name: list(map(_TALLIES[name], self.paired)) for name in _TALLIES}
        if not any(one.within for one in true):
            tallies = {name: made for name, made in tallies.items() if "nested" not in name}
        if any(one.referent for one in true):
            tallies["speakers"] = [tally_speakers([each])[0] for each in self.paired]
            tallies["speakers, all reports"] = tally_speakers(self.paired)
        if any(one.medium for one in true):
            tallies["medium"] = list(map(_medium, self.paired))
        merits = {name: merit_of(made) for name, made in tallies.items()}
        object.__setattr__(self, "merits", merits)

    def share(self, field_name: str) -> tuple[int, int]:
        """Of the whole relations, how many have the key's value in a field."""
        pairs = [pair for each in self.paired for pair in each.made()]
        same = sum(getattr(a, field_name) == getattr(b, field_name) for a, b in pairs)
        return same, len(pairs)


def _whole(each: Paired) -> Tally:
    return Tally.of(len(each.pairs), len(each.document.relations), len(each.found))


def _of_kind(kind: str) -> Callable[[Paired], Tally]:
    def tally(each: Paired) -> Tally:
        made = each.made()
        return Tally(
            hit_true=sum(true.kind == kind for true, _ in made),
            true=sum(one.kind == kind for one in each.document.relations),
            hit_found=sum(found.kind == kind for _, found in made),
            found=sum(one.kind == kind for one in each.found),
        )

    return tally


def _nested(each: Paired, *, same_holder: bool) -> Tally:
    found_of = {true.id: found.id for true, found in each.made()}
    hits = sum(
        bool(true.within and found.within)
        and (not same_holder or found_of.get(true.within or "") == found.within)
        for true, found in each.made()
    )
    true, found = (
        sum(bool(one.within) for one in some) for some in (each.document.relations, each.found)
    )
    return Tally.of(hits, true, found)


def tally_speakers(paired: Sequence[Paired]) -> list[Tally]:
    """B-cubed (Bagga and Baldwin 1998) of the speakers, a tally for each document.

    The items are the whole relations whose source has a referent in the key; one to which no
    speaker was given stands alone.
    """
    items = [
        [(a.referent, b.speaker or b.id) for a, b in each.made() if a.referent] for each in paired
    ]
    both = Counter(item for held in items for item in held)
    true = Counter(item[0] for held in items for item in held)
    found = Counter(item[1] for held in items for item in held)
    return [
        Tally(
            hit_true=sum(both[item] / true[item[0]] for item in held),
            true=len(held),
            hit_found=sum(both[item] / found[item[1]] for item in held),
            found=len(held),
        )
        for held in items
    ]


def _exact(role: str) -> Callable[[Paired], Tally]:
    def tally(each: Paired) -> Tally:
        text = each.document.text
        hits = sum(is_exact(text, getattr(a, role), getattr(b, role)) for a, b in each.made())
        return Tally.of(hits, len(each.document.relations), len(each.found))

    return tally


def _medium(each: Paired) -> Tally:
    made = each.made()
    return Tally.of(
        hits=sum(bool(true.medium and found.medium) for true, found in made),
        true=sum(bool(true.medium) for true, _ in made),
        found=sum(bool(found.medium) for _, found in made),
    )


def _strict(each: Paired) -> Tally:
    hits = sum(true.content == found.content for true, found in each.made())
    return Tally.of(hits, len(each.document.relations), len(each.found))


def _content_alone(each: Paired) -> Tally:
    text = each.document.text
    left = list(each.document.relations)
    hits = 0
    for one in each.found:
        same = next((true for true in left if is_exact(text, true.content, one.content)), None)
        if same is not None:
            left.remove(same)
            hits += 1
    return Tally.of(hits, len(each.document.relations), len(each.found))


_TALLIES: dict[str, Callable[[Paired], Tally]] = {
    "whole": _whole,
    "direct": _of_kind("direct"),
    "mixed": _of_kind("mixed"),
    "indirect": _of_kind("indirect"),
    "nested": lambda each: _nested(each, same_holder=True),
    "nested, any": lambda each: _nested(each, same_holder=False),
    "content": _exact("content"),
    "content, strict": _strict,
    "content alone": _content_alone,
    "source": _exact("source"),
    "cue": _exact("cue"),
}
