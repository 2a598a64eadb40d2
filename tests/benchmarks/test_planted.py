"""The planted streams: what they record is what stands there."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from benchmarks import planted
from benchmarks.planted import Operation
from benchmarks.planted.bases import bases
from benchmarks.planted.operations import split_and_merge, trim
from benchmarks.planted.passages import ALL, PARAPHRASES, paraphrases
from benchmarks.planted.recombined import MIX
from benchmarks.planted.stories import Recipe
from benchmarks.planted.synonyms import spin, synonyms

COPIED = {
    Operation.SENTENCE,
    Operation.VERBATIM,
    Operation.PARAGRAPH,
    Operation.WIRE_CUT,
    Operation.MOVED,
}


def _rng() -> Random:
    return Random(1)  # noqa: S311 - a simulation


def test_the_same_seed_makes_the_same_pairs() -> None:
    """A pair depends on the seed and its number, and on nothing else."""
    first = list(planted.passages(4, 15))
    assert first == list(planted.passages(4, 15))
    assert first != list(planted.passages(5, 15))


def test_every_operation_comes_and_so_do_pairs_without() -> None:
    """Of every five pairs one has nothing planted; the operations take turns."""
    counts = Counter(pair.operation for pair in planted.passages(1, 60))
    assert counts[None] == 12
    assert set(counts) - {None} == set(ALL)


def test_copied_passages_stand_at_their_spans() -> None:
    """What was copied is equal on both sides; what was changed is not."""
    for pair in planted.passages(2, 60):
        for one in pair.planted:
            source, copy = one.source.of(pair.left.text), one.copy.of(pair.right.text)
            assert source == source.strip() != ""
            assert copy == copy.strip() != ""
            if one.operation in COPIED:
                assert source == copy
            if one.operation in {Operation.SPUN_45, Operation.REPLACED_40, Operation.PARAPHRASED}:
                assert source != copy


def test_passages_of_one_pair_do_not_overlap() -> None:
    """On either side each passage has its own place; moved ones come in the other order."""
    for pair in planted.passages(3, 60):
        copies = [one.copy for one in pair.planted]
        assert all(a.end <= b.start for a, b in pairwise(copies))
        sources = [one.source for one in pair.planted]
        if pair.operation is Operation.MOVED:
            sources.reverse()
        assert all(a.end <= b.start for a, b in pairwise(sources))


def test_a_pair_without_a_passage_shares_no_sentence() -> None:
    """Nothing of the left text stands in the right one, though both name the same."""
    for pair in planted.passages(6, 60, [Operation.VERBATIM]):
        if not pair.planted:
            left = {line for line in pair.left.text.split("\n\n") if len(line.split()) > 8}
            assert not left & set(pair.right.text.split("\n\n"))


def test_spinning_reaches_its_share_and_spares_names() -> None:
    """The share asked for is the share of words changed, up to what the list holds."""
    text = "The minister said on Monday that the ferry had left Port Emmel before the storm."
    spun, share = spin(text, 0.3, _rng())
    assert share == pytest.approx(0.3, abs=0.05)
    assert "Port Emmel" in spun
    assert "Monday" in spun
    assert spin(text, 0.0, _rng()) == (text, 0.0)


def test_synonyms_keep_their_form() -> None:
    """A plural stands for a plural, a past for a past; no word stands for itself."""
    matter, function = synonyms()
    assert len(matter) > 3000
    assert "halted" in matter["stopped"]
    assert "carrying" in matter["bringing"]
    assert "attorneys" in matter["lawyers"]
    for table in (matter, function):
        assert not [word for word, others in table.items() if word in others]


def test_trimming_only_leaves_out() -> None:
    """Every word of a trimmed passage stands in the source, in order."""
    sentences = [
        "The ferry, built in 2004, left early.",
        "It rained.",
        "Nobody was hurt, the guard said.",
    ]
    left = iter(" ".join(sentences).replace(",", "").replace(".", "").split())
    assert all(
        word in left for word in trim(sentences, _rng()).replace(",", "").replace(".", "").split()
    )


def test_splitting_cuts_and_merging_joins() -> None:
    """A long sentence becomes two; a short one is joined to the one before."""
    made = split_and_merge(
        [
            "The harbour guard closed the fairway on Sunday night, and the firm told nobody of it.",
            "The boats left.",
        ],
        _rng(),
    )
    assert made.startswith("The harbour guard closed the fairway on Sunday night. The firm")
    assert made.count(".") == 2


def test_the_paraphrases_stand_in_their_texts() -> None:
    """Every original is found in the text that it is said to be from."""
    assert PARAPHRASES.exists()
    texts = {base.name: " ".join(base.sentences) for base in bases()}
    held = paraphrases()
    assert len(held) >= 150
    lost = [
        one["id"]
        for one in held
        if " ".join(one["original"].split())
        not in " ".join(texts[one["base"].removesuffix(".txt")].split())
    ]
    assert not lost


def test_reports_record_what_they_took_over() -> None:
    """A copied paragraph is equal on both sides; the exemplar is an earlier report."""
    mix = {**MIX, Operation.SENTENCE: 0.1}
    made = list(planted.reports(300, words=200, seed=3, mix=mix))
    kinds = Counter(one.operation for report in made for one in report.planted)
    assert set(kinds) == set(mix)
    for report in made:
        for one in report.planted:
            source = one.source.of(made[one.exemplar].text)
            assert one.exemplar < report.number
            assert (source == one.copy.of(report.text)) == (one.operation in COPIED)


def test_reports_are_as_long_as_asked_and_all_different() -> None:
    """New reports share no paragraph."""
    made = list(planted.reports(200, words=400, mix={}))
    assert all(380 <= len(report.text.split()) <= 470 for report in made)
    paragraphs = [one for report in made for one in report.text.split("\n\n")]
    assert len(set(paragraphs)) == len(paragraphs)


def test_a_longer_stream_begins_like_a_shorter_one() -> None:
    """A report does not depend on how many are asked for."""
    assert list(planted.reports(40, seed=8)) == list(planted.reports(60, seed=8))[:40]


def test_an_unknown_operation_is_refused() -> None:
    """Paraphrases are no operation that a stream of any length can have."""
    with pytest.raises(ValueError, match="paraphrased by hand"):
        planted.reports(1, mix={Operation.PARAPHRASED: 1.0})


def test_stories_tell_their_edges() -> None:
    """Edges name reports of the story; a report has one main exemplar at most."""
    made = list(planted.stories(5, 40))
    assert made[:5] == list(planted.stories(5, 5))
    for story in made:
        places = set(range(len(story.reports)))
        mains = [edge.copy for edge in story.edges if edge.is_main]
        assert len(mains) == len(set(mains))
        assert all({edge.copy, edge.exemplar} - {None} <= places for edge in story.edges)
    ids = [report.id for story in made for report in story.reports]
    assert len(set(ids)) == len(ids)
    assert any(not edge.is_main for story in made for edge in story.edges)
    assert any(edge.exemplar is None for story in made for edge in story.edges)
    assert any(story.lost for story in made)


def test_a_stream_of_stories_outlasts_the_texts() -> None:
    """After the invented texts come recombined ones, each with names of its own."""
    recipe = Recipe(size=1)
    made = list(planted.stories(1, 180, [recipe]))
    assert len({story.reports[0].text for story in made}) == 180
