"""The index that finds reports by what they share."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import numpy as np
import pytest

from benchmarks import planted
from benchmarks.planted import Operation
from retold.errors import RetoldError
from retold.reuse import FingerprintIndex
from retold.reuse.join import sharing_pairs
from retold.reuse.sharing import MOST_REPORTS, NEIGHBOURS
from reuse.reports import made_of

SHARED = "The old heron flew twice around the silent clock tower before it settled on a mast."
MIX = {Operation.PARAGRAPH: 0.1, Operation.REPLACED_40: 0.1, Operation.SENTENCE: 0.1}


def _stream(n: int) -> list[planted.Made]:
    return list(planted.reports(n, words=300, seed=7, mix=MIX))


def _index(stream: list[planted.Made]) -> FingerprintIndex:
    index = FingerprintIndex()
    index.extend_texts((str(made.number), made.text) for made in stream)
    return index


def test_planted_passages_are_found() -> None:
    """One copied paragraph, or most of a report reworded, is enough; the rest stays unfound."""
    stream = _stream(800)
    pairs = set(_index(stream).pairs())
    found: Counter[Operation] = Counter()
    kinds: Counter[Operation] = Counter()
    for made in stream:
        for operation, exemplar in {(one.operation, one.exemplar) for one in made.planted}:
            kinds[operation] += 1
            found[operation] += (str(exemplar), str(made.number)) in pairs
    assert found[Operation.PARAGRAPH] >= 0.98 * kinds[Operation.PARAGRAPH]
    assert found[Operation.REPLACED_40] >= 0.95 * kinds[Operation.REPLACED_40]
    assert found[Operation.SENTENCE] >= 0.75 * kinds[Operation.SENTENCE]
    roots = {
        str(made.number): {one.exemplar for one in made.planted} | {made.number} for made in stream
    }
    assert sum(not roots[a] & roots[b] for a, b in pairs) <= 0.05 * len(stream)


def test_asking_finds_what_pairing_finds() -> None:
    """One report asked for has the partners that the pairs of all give it."""
    stream = _stream(300)
    index = _index(stream)
    partners: dict[str, set[str]] = {}
    for a, b in index.pairs():
        partners.setdefault(a, set()).add(b)
        partners.setdefault(b, set()).add(a)
    for made in stream[::7]:
        id_ = str(made.number)
        found = {one.report_id for one in index.candidates_of_text(made.text, id_)}
        assert found == partners.get(id_, set())


def test_adding_one_by_one_is_adding_in_bulk() -> None:
    """The order of adding decides who comes first in a pair, and nothing else."""
    stream = _stream(120)
    one_by_one = FingerprintIndex()
    for made in stream:
        one_by_one.extend_texts([(str(made.number), made.text)])
    assert list(one_by_one.pairs()) == list(_index(stream).pairs())


def test_a_report_is_found_by_one_sentence() -> None:
    """A report that is not in the index finds the one it shares a sentence with, and not itself."""
    index = FingerprintIndex()
    report = made_of(["Nothing of note.", SHARED], path="a")
    index.extend([report, made_of(["Nobody came to see the lighthouse."], path="b")])
    asked = made_of([SHARED, "All else is new."], path="c")
    assert [one.report_id for one in index.candidates(asked)] == [report.id]
    assert index.candidates(report) == []
    assert index.candidates(made_of([""], path="d")) == []


def test_a_removed_report_is_found_no_more() -> None:
    """Removing takes effect at once; the id may come again with another text."""
    index = FingerprintIndex()
    index.extend_texts([("a", SHARED), ("b", SHARED), ("c", SHARED)])
    index.remove("b")
    index.remove("nobody")
    assert list(index.pairs()) == [("a", "c")]
    assert "b" not in index
    assert len(index) == 2
    index.extend_texts([("b", "Something else was said of it.")])
    assert list(index.pairs()) == [("a", "c")]
    assert [one.report_id for one in index.candidates_of_text(SHARED)] == ["a", "c"]


def test_what_is_removed_gives_its_room_back() -> None:
    """After many removals the postings hold the rest alone."""
    index = _index(_stream(1200))
    before = len(index._postings)
    for number in range(1100):
        index.remove(str(number))
    assert len(index._postings) < before / 5
    assert len(index) == 100


def test_an_id_is_added_once() -> None:
    """A report that is there already stays as it is."""
    index = FingerprintIndex()
    index.extend_texts([("a", SHARED), ("a", "Another text."), ("b", SHARED)])
    index.extend_texts([("a", "Another text.")])
    assert len(index) == 2
    assert list(index.pairs()) == [("a", "b")]


def test_of_many_copies_each_meets_a_few() -> None:
    """Copies beyond the bound are joined to those just before them, also when asked for."""
    text = " ".join(planted_word for planted_word in _stream(1)[0].text.split())
    index = FingerprintIndex()
    index.extend_texts((str(number), text) for number in range(MOST_REPORTS + 30))
    pairs = list(index.pairs())
    assert {id_ for pair in pairs for id_ in pair} == {str(n) for n in range(MOST_REPORTS + 30)}
    assert len(pairs) <= NEIGHBOURS * len(index)
    assert len(index.candidates_of_text(text)) == NEIGHBOURS


@pytest.mark.parametrize("most", [1, 40, 100_000])
def test_pairs_do_not_depend_on_how_much_is_held(most: int) -> None:
    """However few meetings may be held at once, the same pairs come in the same order."""
    texts = [*_stream(60), *_stream(60)[:30]]
    whole = " ".join(texts[0].text.split())
    index = FingerprintIndex()
    index.extend_texts((str(number), one.text) for number, one in enumerate(texts))
    index.extend_texts((f"copy {number}", whole) for number in range(MOST_REPORTS + 5))
    sizes = np.array(index._sizes, dtype=np.uint32)
    held = list(sharing_pairs(index._postings, sizes, most_events=most))
    at_once = list(sharing_pairs(index._postings, sizes))
    assert len(held) > 1 or most == 100_000
    assert np.concatenate(held).tolist() == np.concatenate(at_once).tolist()
    assert len(at_once[0]) > 100


def test_an_index_is_read_as_it_was_saved(tmp_path: Path) -> None:
    """Saving and loading keep pairs, removals and ids of any spelling."""
    index = FingerprintIndex()
    index.extend_texts([("ä\n1", SHARED), ("b", SHARED), ("c", SHARED), ("d", "Else.")])
    index.remove("b")
    index.save(tmp_path / "prints.npz")
    again = FingerprintIndex.load(tmp_path / "prints.npz")
    assert list(again.pairs()) == list(index.pairs()) == [("ä\n1", "c")]
    assert len(again) == 3
    again.extend_texts([("b", SHARED)])
    assert len(list(again.pairs())) == 3
    assert [path.name for path in tmp_path.iterdir()] == ["prints.npz"]


def test_an_empty_index_has_nothing(tmp_path: Path) -> None:
    """Nothing is found in nothing, and nothing can be saved."""
    index = FingerprintIndex()
    assert list(index.pairs()) == []
    assert index.candidates_of_text(SHARED) == []
    index.save(tmp_path / "none.npz")
    assert len(FingerprintIndex.load(tmp_path / "none.npz")) == 0


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"PK\x03\x04broken"])
def test_what_is_no_index_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """A missing, broken or foreign file is one line to the user."""
    path = tmp_path / "prints.npz"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(RetoldError, match="no index of fingerprints"):
        FingerprintIndex.load(path)


def test_an_index_of_another_version_is_refused() -> None:
    """Fingerprints made otherwise would find nothing, without a word."""
    arrays = FingerprintIndex().to_arrays()
    with pytest.raises(RetoldError, match="another version"):
        FingerprintIndex.from_arrays({**arrays, "version": np.array([99])})
    with pytest.raises(RetoldError, match="'ids' is missing"):
        FingerprintIndex.from_arrays({key: one for key, one in arrays.items() if key != "ids"})
