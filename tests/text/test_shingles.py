"""Fingerprints: what two texts share, they share in them."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.text.shingles import (
    MAX_CHARS,
    WINDOW,
    WORDS_IN_SHINGLE,
    Kind,
    fingerprints,
)

RUN = [f"word{letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]


def _of(text: str, kind: Kind | None = None) -> set[int]:
    (values,) = fingerprints([text]).of_each()
    return {value for value in values.tolist() if kind is None or value & 3 == kind}


@given(
    st.lists(st.sampled_from(RUN), max_size=30),
    st.lists(st.sampled_from(RUN), max_size=30),
    st.lists(st.sampled_from(RUN), min_size=WINDOW + WORDS_IN_SHINGLE - 1, max_size=20),
)
def test_any_common_run_leaves_a_common_shingle(
    before: list[str], after: list[str], run: list[str]
) -> None:
    """Thirteen equal words in a row always leave one fingerprint in both texts."""
    one = _of(" ".join([*before, *run, *after]), Kind.SHINGLE)
    other = _of(" ".join([*after, *run]), Kind.SHINGLE)
    assert one & other & _of(" ".join(run), Kind.SHINGLE)


@given(st.lists(st.text(alphabet="ab “”.", max_size=80), min_size=1, max_size=6))
def test_a_text_has_its_own_fingerprints_in_any_batch(texts: list[str]) -> None:
    """What stands before and after a text in a batch leaves no trace in it."""
    together = fingerprints(texts).of_each()
    alone = [fingerprints([text]).of_each()[0] for text in texts]
    assert [one.tolist() for one in together] == [one.tolist() for one in alone]


def test_many_batches_are_counted_through() -> None:
    """A collection longer than one batch gives the same as its texts one by one."""
    texts = [" ".join(RUN[number:] * 400) for number in range(20)]
    together = fingerprints(texts).of_each()
    assert len(together) == 20
    for number in (0, 7, 19):
        assert together[number].tolist() == fingerprints([texts[number]]).of_each()[0].tolist()


def test_short_texts_have_a_fingerprint() -> None:
    """One word is enough to have one; no word has none."""
    for size in range(1, WINDOW + WORDS_IN_SHINGLE):
        assert len(_of(" ".join(RUN[:size]), Kind.SHINGLE)) == 1
    assert _of("") == set()
    assert _of("...") == set()


def test_case_marks_and_accents_do_not_matter() -> None:
    """A copy in other letters and marks has the same fingerprints."""
    text = "The café of Norvane, its owner said, “has never been closed before today”."
    assert _of(text) == _of(text.upper().replace("É", "E").replace("“", '"').replace("”", '"'))


def test_chains_outlive_edits_of_common_words() -> None:
    """Three rare words in a row are found whatever common words stand between them."""
    one = "The heron of Norvane and the old dredger sank."
    other = "A heron from Norvane, with an old dredger, had sunk."
    assert _of(one, Kind.CHAIN) & _of(other, Kind.CHAIN)


def test_quotations_are_found_by_their_first_words() -> None:
    """A quotation trimmed at its end is found; one of four words has no fingerprint."""
    long = "“Nobody asked the heron before you moved the clock to the mast,” she said."
    short = "He heard: “Nobody asked the heron before you moved the clock.”"
    assert _of(long, Kind.LONG_QUOTED) == _of(short, Kind.LONG_QUOTED) != set()
    assert _of(long, Kind.QUOTED) == _of(short, Kind.QUOTED) != set()
    assert not _of("“Nobody asked the heron,” she said.", Kind.QUOTED)


def test_a_text_is_read_to_its_bound() -> None:
    """What stands after 400,000 characters leaves no fingerprint."""
    text = ("ab " * MAX_CHARS)[:MAX_CHARS]
    assert _of(text + " ".join(RUN)) == _of(text + "x")


def test_about_a_sixth_of_the_shingles_is_kept() -> None:
    """Winnowing with a window of ten keeps two of eleven."""
    words = [f"w{number}" for number in np.random.default_rng(1).permutation(20_000)]
    found = fingerprints([" ".join(words)])
    share = np.sum(found.values & np.uint64(3) == Kind.SHINGLE) / len(words)
    assert 0.17 < share < 0.19
