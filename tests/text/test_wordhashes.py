"""Words as numbers."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from retold.text.folded_bytes import fold_to_bytes
from retold.text.wordhashes import hash_words, is_common

TEXTS = st.lists(st.text(alphabet="abcé’'\" .Zя-", max_size=50), min_size=1, max_size=5)


@given(TEXTS)
def test_equal_words_have_equal_hashes(texts: list[str]) -> None:
    """Two words have one hash where their folded bytes are equal, and only there."""
    words = hash_words(texts)
    folded, _ = fold_to_bytes(texts)
    spelled = folded.tobytes().replace(b"'", b" ").replace(b'"', b" ").split()
    assert len(spelled) == len(words.hashes)
    assert len(set(spelled)) == len(set(words.hashes.tolist()))
    by_word = dict(zip(spelled, words.hashes.tolist(), strict=True))
    assert [by_word[word] for word in spelled] == words.hashes.tolist()


def test_long_words_differ_by_their_first_letters_and_length() -> None:
    """Twenty-four bytes are read, and the length counts."""
    stem = "a" * 23
    hashes = hash_words([f"{stem}b {stem}c {stem}bd {stem}be {stem}bdd"]).hashes.tolist()
    assert len(set(hashes)) == 4
    assert hashes[2] == hashes[3]


def test_hashes_are_the_same_on_every_machine() -> None:
    """What was stored last year is found this year."""
    assert hash_words(["ferry Extraordinarily"]).hashes.tolist() == [
        0x75A4C0F3BD55A981,
        0x61C62691EC976A71,
    ]


def test_texts_end_where_they_end() -> None:
    """Words are counted text by text, of empty ones too."""
    assert hash_words(["one two", "", "three", "."]).ends.tolist() == [2, 2, 3, 3]


def test_common_words_are_known_as_such() -> None:
    """Words of grammar and of all news are common; names are not."""
    found = is_common(hash_words(["the minister said Norvane ferry Quillon"]).hashes)
    assert found.tolist()[:3:2] == [True, True]
    assert not found[3:].any()


def test_quotations_open_and_close() -> None:
    """Marks of any style; an apostrophe opens nothing, and a lost end is the text's end."""
    text = "He said: “We don't know.” The 'old' rock 'n' roll of \"it"
    words = hash_words([text, "next"])
    found = [(int(start), int(end)) for start, end in zip(words.opened, words.closed, strict=True)]
    assert (2, 6) in found
    assert (7, 8) in found
    assert not [start for start, _ in found if start == 4]
    assert all(end <= words.ends[0] for _, end in found)


def test_a_common_word_is_rarely_mistaken() -> None:
    """About one rare word in a thousand passes for a common one."""
    made = " ".join(f"q{number}x" for number in range(20_000))
    assert np.mean(is_common(hash_words([made]).hashes)) < 0.003
