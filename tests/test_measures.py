"""What the bench measures attributions with: pairing, exactness, kinds, F1 and its interval."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.labelled import Document
from benchmarks.measures import Paired, Scores
from benchmarks.relations import Relation, is_exact, kind_by_marks, pair_relations
from benchmarks.tally import Tally, merit_of
from retold.model import Report, Span

PLACES = st.lists(
    st.builds(lambda at, size: Span(at, at + size), st.integers(0, 30), st.integers(1, 9)),
    max_size=2,
).map(tuple)
RELATIONS = st.lists(
    st.builds(
        lambda source, cue, content: relation(source=source, cue=cue, content=content),
        PLACES, PLACES, PLACES,
    ),
    max_size=8,
)  # fmt: skip


def relation(
    *,
    source: tuple[Span, ...] = (Span(0, 3),),
    cue: tuple[Span, ...] = (Span(4, 8),),
    content: tuple[Span, ...] = (Span(9, 20),),
    **more: str,
) -> Relation:
    """A relation of "Orr said that it rained", or whatever is asked for."""
    return Relation(
        id=more.get("id", "1"),
        source=source,
        cue=cue,
        content=content,
        kind=more.get("kind", "indirect"),
        within=more.get("within"),
        referent=more.get("referent"),
        speaker=more.get("speaker"),
    )


def whole(text: str) -> Span:
    """A text as one span."""
    return Span(0, len(text))


def test_an_empty_role_matches_only_an_empty_role() -> None:
    """A relation with a source is not one without, whatever else they share."""
    assert pair_relations([relation()], [relation(source=())]) == {}
    assert pair_relations([relation(source=())], [relation(source=())]) == {0: 0}


def test_the_most_pairs_are_made_and_of_those_the_likest() -> None:
    """A pair that looks best is given up where two others can be had for it."""
    wide, left, right = Span(9, 40), Span(9, 20), Span(30, 40)
    true = [relation(content=(wide,)), relation(content=(left,))]
    found = [relation(content=(left,)), relation(content=(right,))]
    assert pair_relations(true, found) == {0: 1, 1: 0}
    assert pair_relations(true, [relation(content=(left,))]) == {1: 0}


@given(RELATIONS, RELATIONS)
def test_pairs_are_one_to_one_whichever_side_is_the_key(
    true: list[Relation], found: list[Relation]
) -> None:
    """No relation is used twice, and the number of pairs is that of the other way round."""
    pairs = pair_relations(true, found)
    assert len(set(pairs.values())) == len(pairs)
    assert len(pair_relations(found, true)) == len(pairs)


@given(RELATIONS)
def test_a_key_is_found_in_itself(true: list[Relation]) -> None:
    """Every relation of a key is one of the same key's."""
    assert len(pair_relations(true, true)) == len(true)


@pytest.mark.parametrize(
    ("text", "ours", "theirs", "expected"),
    [
        ('"It rained," he', [Span(0, 12)], [Span(1, 10)], True),
        ("that it rained", [Span(0, 14)], [Span(5, 14)], False),
        ("It rained. It did.", [Span(0, 18)], [Span(0, 10), Span(11, 18)], True),
        ("It rained and did", [Span(0, 9), Span(14, 17)], [Span(0, 17)], False),
    ],
)
def test_exact_puts_marks_at_the_ends_aside(
    text: str, ours: list[Span], theirs: list[Span], *, expected: bool
) -> None:
    """Marks, stops and the space between pieces do not count; words do."""
    assert is_exact(text, tuple(ours), tuple(theirs)) is expected


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“It rained,” Orr said.", "“It rained,”", "direct"),
        ("“It rained,” Orr said.", "It rained", "direct"),
        ('"It rained," Orr said.', '"It rained,"', "direct"),
        ("Orr said it “rained”.", "it “rained”", "mixed"),
        ("Orr said it rained.", "it rained", "indirect"),
        ("“I hope it rained,” Orr said.", "it rained", "indirect"),
        ("“It rained,” Orr said. It had.", "It had", "indirect"),
    ],
)
def test_a_direct_content_is_a_quotation(text: str, content: str, kind: str) -> None:
    """Direct is what begins and stays in quotation marks; what stands amid them is not."""
    start = text.index(content)
    assert kind_by_marks(text, (Span(start, start + len(content)),)) == kind


def test_f1_is_over_all_documents_with_an_interval_around_it() -> None:
    """Counts are added up before they are divided, and the interval holds the figure."""
    merit = merit_of([Tally.of(2, 2, 2), Tally.of(0, 2, 0), Tally.of(1, 1, 3)])
    assert (merit.recall, merit.precision) == (3 / 5, 3 / 5)
    assert merit.low <= merit.f1 <= merit.high
    assert merit_of([]).f1 == 0


def test_a_nested_relation_counts_in_the_right_one_alone() -> None:
    """Of two that are nested in the key and in what was found one lies in another relation."""
    text = "Orr said that Vale thought it rained and Tarn hoped it did not rain."
    outer = relation(id="a", content=(Span(9, 67),))
    first = relation(
        id="b", source=(Span(14, 18),), cue=(Span(19, 26),), content=(Span(27, 36),), within="a"
    )
    second, lost = (
        relation(
            id="c", source=(Span(41, 45),), cue=(Span(46, 51),), content=(Span(52, 67),), within=one
        )
        for one in ("a", "b")
    )
    document = Document("a", Report.from_text(text), (outer, first, second))
    found = (outer, first, lost)
    scores = Scores([Paired(document, found, pair_relations(document.relations, found))])
    assert scores.merits["whole"].f1 == 1
    assert scores.merits["nested"].recall == 1 / 2
    assert scores.merits["nested, any"].recall == 1


def test_speakers_are_scored_as_chains() -> None:
    """Two relations of one referent given two speakers cost recall, and no precision."""
    true = tuple(relation(id=name, referent="Ada Orr") for name in "ab")
    found = tuple(relation(id=name, speaker=name) for name in "ab")
    document = Document("a", Report.from_text("Orr said that it rained."), true)
    merit = Scores([Paired(document, found, {0: 0, 1: 1})]).merits["speakers"]
    assert (merit.precision, merit.recall) == (1, 1 / 2)
