"""An index of reports by what they share, which grows report by report."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Self

import numpy as np
import numpy.typing as npt

from retold.errors import RetoldError
from retold.model import Report
from retold.reuse.indexfile import Held, pack, read_arrays, unpack, write_arrays
from retold.reuse.join import sharing_pairs
from retold.reuse.lookup import find_sharing
from retold.reuse.postings import MOST_NUMBERS, Postings
from retold.text.article import article_of
from retold.text.shingles import fingerprints

_AT_ONCE = 512
_FEW_GONE = 1000


@dataclass(frozen=True, slots=True)
class Candidate:
    """A report that may share a passage with the one asked about.

    `shared` is what they have in common: one for a shingle, two for a chain of rare words, three
    for the beginning of a quotation; less for what more than four reports have.
    """

    report_id: str
    shared: float


class FingerprintIndex:
    """Finds the reports that may share a passage, among any number of them.

    Two reports share enough if they have about one sentence of 13 words in common, or half of
    their words in the same places (`text.shingles`). Adding is linear, asking grows with the
    logarithm of the number of reports; 5 kB of memory each. Up to 67 million reports.
    """

    def __init__(self) -> None:
        self._postings = Postings()
        self._ids: list[str] = []  # by number; of removed ones too
        self._numbers: dict[str, int] = {}
        self._sizes = array("I")
        self._gone = 0  # removed, but still among the postings

    def __len__(self) -> int:
        return len(self._numbers)

    @property
    def bytes(self) -> int:
        """What the postings take, in bytes; ids and counts come to some 200 a report more."""
        return 8 * len(self._postings)

    def __contains__(self, report_id: str) -> bool:
        return report_id in self._numbers

    def add(self, report: Report) -> None:
        """Add one report; one that is there already stays as it is."""
        self.extend([report])

    def extend(self, reports: Iterable[Report]) -> None:
        """Add many reports; an iterator is read a few hundred at a time."""
        self.extend_texts((report.id, article_of(report)) for report in reports)

    def extend_texts(self, texts: Iterable[tuple[str, str]]) -> None:
        """Add texts under ids of their own; an id that is there already is passed over.

        Raises:
            RetoldError: The index is full.
        """
        waiting = iter(texts)
        while batch := list(islice(waiting, _AT_ONCE)):
            new: dict[str, str] = {}
            for id_, text in batch:
                if id_ not in self._numbers:
                    new.setdefault(id_, text)
            self._add(new)

    def _add(self, new: Mapping[str, str]) -> None:
        first = len(self._ids)
        if first + len(new) > MOST_NUMBERS:
            raise RetoldError(f"an index of fingerprints holds {MOST_NUMBERS:,} reports at most")
        found = fingerprints(list(new.values()))
        self._postings.add(found.values, found.texts + first)
        self._sizes.extend(np.bincount(found.texts, minlength=len(new)).tolist())
        self._ids.extend(new)
        self._numbers.update((id_, first + place) for place, id_ in enumerate(new))

    def remove(self, report_id: str) -> None:
        """Take a report out; nothing happens where it is not in."""
        if self._numbers.pop(report_id, None) is None:
            return
        self._gone += 1
        if self._gone > max(_FEW_GONE, len(self._numbers) // 4):
            self._compact()

    def candidates(self, report: Report) -> list[Candidate]:
        """The reports that may share a passage with one that need not be among them.

        Those that share most come first; the report itself is left out.
        """
        return self.candidates_of_text(article_of(report), report.id)

    def candidates_of_text(self, text: str, report_id: str = "") -> list[Candidate]:
        """The same for a text; the report of this id is left out."""
        (values,) = fingerprints([text]).of_each()
        numbers, shared = find_sharing(self._postings, values, _seen(self._sizes))
        found = [
            Candidate(self._ids[number], many)
            for number, many in zip(numbers.tolist(), shared.tolist(), strict=True)
            if self._is_in(number) and self._ids[number] != report_id
        ]
        return sorted(found, key=lambda one: (-one.shared, one.report_id))

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Every two reports that may share a passage, the one added first before the other."""
        for found in sharing_pairs(self._postings, _seen(self._sizes).copy()):
            for older, newer in found.tolist():
                if self._is_in(older) and self._is_in(newer):
                    yield self._ids[older], self._ids[newer]

    def _is_in(self, number: int) -> bool:
        return self._numbers.get(self._ids[number]) == number

    def _compact(self) -> None:
        """Forget the fingerprints of removed reports."""
        is_kept = np.zeros(len(self._ids), dtype=np.bool_)
        is_kept[list(self._numbers.values())] = True
        self._postings.keep(is_kept)
        self._gone = 0

    def to_arrays(self) -> dict[str, Any]:
        """All of it as arrays, to be stored under these names."""
        self._compact()
        is_in = [self._is_in(number) for number in range(len(self._ids))]
        return pack(Held(self._postings.rows, self._ids, _seen(self._sizes).copy(), is_in))

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Self:
        """The index of `to_arrays`.

        Raises:
            RetoldError: The arrays are of another version of retold, or not of an index.
        """
        held, made = unpack(arrays), cls()
        made._postings.rows = held.rows
        made._ids = held.ids
        made._sizes.frombytes(held.sizes.tobytes())
        made._numbers = {
            id_: number
            for number, (id_, is_in) in enumerate(zip(held.ids, held.is_in, strict=True))
            if is_in
        }
        return made

    def save(self, path: Path) -> None:
        """Write the index to a file, in the place of what is there."""
        write_arrays(path, self.to_arrays())

    @classmethod
    def load(cls, path: Path) -> Self:
        """The index that was saved in a file.

        Raises:
            RetoldError: The file is not there, or is no index that this version can read.
        """
        return cls.from_arrays(read_arrays(path))


def _seen(sizes: array[int]) -> npt.NDArray[np.uint32]:
    """An array's numbers where they stand; it cannot grow while they are looked at."""
    return np.frombuffer(sizes, dtype=np.uint32) if sizes else np.zeros(0, dtype=np.uint32)
