"""All witnesses of a story at once."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from retold.descent import collate, infer_stemma
from retold.model import Alignment, Collation, Extent, PassageLabel, Report
from retold.reuse import align
from retold.text.tokens import fold_words

DOOR = "The bow door of the ferry jammed on Monday morning, the harbour guard said."
DOOR_SPUN = "The bow gate of the ferry stuck on Monday morning, the harbour guard said."
MOLE = "The ship then struck the north mole and seventeen passengers were hurt."
MOLE_LESS = "The ship then struck the north mole."
TALE = "Nobody had told the deckhands anything about boats lying in the fairway."
OTHER_WAY = "Of vessels on her course, the crew of the Marie had not been warned at all."


def _report(*sentences: str, name: str, when: str = "2031-05-05") -> Report:
    return Report.from_text(" ".join(sentences), path=name, outlet=name, published=when)


def _align_all(reports: list[Report]) -> list[Alignment]:
    return [align(one, other) for one, other in combinations(reports, 2)]


def _shown(collation: Collation, extent: Extent) -> list[dict[str, str]]:
    """The readings of each location, text by sigla."""
    return [
        {"".join(one.sigla): one.text for one in location.readings}
        for location in collation.locations
        if location.extent is extent
    ]


def test_readings_carry_the_sigla_of_who_has_them() -> None:
    """Each changed word of three near copies is a location with who has which word."""
    reports = [
        _report(DOOR, MOLE, name="a"),
        _report(DOOR_SPUN, MOLE, name="b"),
        _report(DOOR, MOLE_LESS, name="c"),
    ]
    collation = collate(reports, _align_all(reports))
    assert _shown(collation, Extent.PASSAGE) == []
    assert _shown(collation, Extent.WORDS) == [
        {"AC": "door", "B": "gate"},
        {"AC": "jammed", "B": "stuck"},
        {"AB": "and seventeen passengers were hurt", "C": ""},
    ]


def test_a_passage_that_some_lack_names_who_has_it() -> None:
    """Who stands in no reading of a passage lacks it."""
    reports = [_report(DOOR, TALE, name="a"), _report(DOOR, name="b"), _report(DOOR, name="c")]
    assert _shown(collate(reports, _align_all(reports)), Extent.PASSAGE) == [{"A": TALE}]


def test_wordings_too_far_apart_stand_side_by_side() -> None:
    """A passage told in other words is one reading as a whole, not a heap of changed words."""
    reports = [_report(DOOR, TALE, MOLE, name="a"), _report(DOOR, OTHER_WAY, MOLE, name="b")]
    collation = collate(reports, _align_all(reports))
    assert _shown(collation, Extent.WORDS) == []
    assert {"A": TALE, "B": OTHER_WAY} in _shown(collation, Extent.PASSAGE)


def test_a_passage_that_moved_is_one_passage() -> None:
    """Two sentences in the other order are no variant of each other."""
    reports = [_report(DOOR, MOLE, name="a"), _report(MOLE, DOOR, name="b")]
    assert collate(reports, _align_all(reports)).locations == ()


def test_the_sigla_are_those_of_the_stemma() -> None:
    """A report has one siglum in the collation and in the stemma of its story."""
    reports = [
        _report(DOOR, name="late", when="2031-05-07"),
        _report(DOOR, name="first", when="2031-05-01"),
    ]
    seen = infer_stemma(reports).witnesses[:2]
    assert collate(reports, []).witnesses == seen
    assert [one.label for one in seen] == ["first", "late"]


def test_a_report_alone_has_nothing_to_differ_from() -> None:
    """One witness makes no location."""
    assert collate([_report(DOOR, name="a")], []).locations == ()


def test_sixty_near_copies_have_no_more_locations_than_changed_words() -> None:
    """The places where sixty spun copies differ are those of the words that were spun."""
    rng = Random(5)  # noqa: S311 - no secret
    words = f"{DOOR} {MOLE}".split()
    reports = [
        _report(" ".join(w if rng.random() > 0.04 else f"{w}ly" for w in words), name=str(at))
        for at in range(60)
    ]
    alignments = [align(reports[0], other) for other in reports[1:]]
    locations = collate(reports, alignments).locations
    assert 0 < len(locations) <= len(words)
    assert all(sum(len(one.sigla) for one in place.readings) == 60 for place in locations)


WORDS = st.sampled_from("mole ferry harbour seventeen struck guard Monday boats".split())
SENTENCES = st.lists(WORDS, min_size=4, max_size=9).map(lambda some: " ".join(some) + ".")
TEXTS = st.lists(st.one_of(st.sampled_from([DOOR, DOOR_SPUN, MOLE, MOLE_LESS]), SENTENCES))


@settings(max_examples=40, deadline=None)
@given(st.lists(TEXTS.map(lambda some: some[:6]), min_size=2, max_size=4), st.randoms())
def test_laws(texts: list[list[str]], rng: Random) -> None:
    """The order of witnesses changes nothing; readings are where they say, and differ."""
    reports = [_report(*some, name=str(at)) for at, some in enumerate(texts)]
    alignments = _align_all(reports)
    collation = collate(reports, alignments)
    shuffled = [_turn(one) if rng.random() < 0.5 else one for one in alignments]
    rng.shuffle(shuffled)
    assert collate(rng.sample(reports, len(reports)), shuffled) == collation
    text_of = {one.siglum: _text(reports, one.report_id) for one in collation.witnesses}
    for location in collation.locations:
        named = [siglum for one in location.readings for siglum in one.sigla]
        assert len(named) == len(set(named))
        folded = [tuple(fold_words(one.text)) for one in location.readings]
        assert len(folded) == len(set(folded))
        for one in location.readings:
            assert one.text == one.spans[0].of(text_of[one.sigla[0]])
            for siglum, span in zip(one.sigla, one.spans, strict=True):
                has = fold_words(span.of(text_of[siglum]))
                assert location.extent is Extent.PASSAGE or has == fold_words(one.text)


def _turn(alignment: Alignment) -> Alignment:
    """The same alignment with its right report on the left."""
    passages = [
        replace(
            one,
            left=one.right,
            right=one.left,
            left_text=one.right_text,
            right_text=one.left_text,
            label={"ADDED": PassageLabel.DROPPED, "DROPPED": PassageLabel.ADDED}.get(
                one.label, one.label
            ),
        )
        for one in alignment.passages
    ]
    return Alignment(
        left_id=alignment.right_id,
        right_id=alignment.left_id,
        share_left=alignment.share_right,
        share_right=alignment.share_left,
        passages=tuple(passages),
    )


def _text(reports: list[Report], name: str | None) -> str:
    return next(report.text for report in reports if report.id == name)
