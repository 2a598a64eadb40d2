"""Others' sketches on the reports that the index is measured on: speed, and what they find."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from benchmarks.planted import Made, Operation
from benchmarks.spent import Stopwatch
from benchmarks.table import Row

try:
    from datasketch import MinHash, MinHashLSH
    from rensa import RMinHash, RMinHashLSH
except ImportError:
    MinHash = None

PERMUTATIONS = 128
_WORD = re.compile(r"\w+")
_RUN = 4
_THRESHOLD = 0.5
_BANDS = 32


def peer_rows(
    data: str, stream: Sequence[Made], printing: Stopwatch, indexing: Stopwatch
) -> Iterator[Row]:
    """How many times as fast as the peers we are, and what whole-document MinHash finds.

    Args:
        data: The name of the rows.
        stream: The reports.
        printing: What our fingerprints of all of them took.
        indexing: What fingerprints, index and pairs of all of them took.
    """
    if MinHash is None:
        yield Row(data, "peers", "-", "not installed: uv sync --inexact --group peers")
        return
    texts, count = [made.text for made in stream], len(stream)
    with Stopwatch() as cutting:
        runs = [_runs(text) for text in texts]
    with Stopwatch() as sketching:
        sketches = MinHash.bulk(runs, num_perm=PERMUTATIONS)
    with Stopwatch() as wording:
        MinHash.bulk([_words(text) for text in texts], num_perm=PERMUTATIONS)
    with Stopwatch() as whole:
        digests = RMinHash.digest_matrix_from_token_sets(
            [text.lower().split() for text in texts], PERMUTATIONS, 42
        )
        RMinHashLSH(_THRESHOLD, PERMUTATIONS, _BANDS).insert_matrix_and_query_duplicate_flags(
            digests
        )
    from_text = cutting.seconds + sketching.seconds
    for name, seconds, ours in (
        ("datasketch MinHash of runs, from the text", from_text, printing),
        ("datasketch MinHash of runs, once cut", sketching.seconds, printing),
        ("datasketch MinHash of words", wording.seconds, printing),
        ("rensa, all, of words", whole.seconds, printing),
    ):
        note = f"{count / seconds:.0f} a second"
        yield Row(data, f"times as fast as {name}", f"{seconds / ours.seconds:.1f}", note)
    ratio = whole.seconds / indexing.seconds
    yield Row(data, "times as fast as rensa, with index and all pairs", f"{ratio:.1f}")
    yield from _recall_rows(data, stream, sketches)


def _runs(text: str) -> set[bytes]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[at : at + _RUN]).encode() for at in range(len(words) - _RUN + 1)}


def _words(text: str) -> set[bytes]:
    return {word.encode() for word in text.lower().split()}


def _recall_rows(data: str, stream: Sequence[Made], sketches: Sequence[object]) -> Iterator[Row]:
    index = MinHashLSH(threshold=_THRESHOLD, num_perm=PERMUTATIONS)
    found: Counter[Operation] = Counter()
    planted: Counter[Operation] = Counter()
    for made, sketch in zip(stream, sketches, strict=True):
        if made.planted:
            held = index.query(sketch)
            for operation, exemplar in {(one.operation, one.exemplar) for one in made.planted}:
                planted[operation] += 1
                found[operation] += exemplar in held
        index.insert(made.number, sketch)
    for operation in sorted(planted):
        share = found[operation] / planted[operation]
        yield Row(
            data, f"MinHash recall: {operation}", f"{share:.4f}", "whole documents, Jaccard .5"
        )
