"""The views of a whole trace."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Annotated, get_origin, get_type_hints

import pytest

from export.sample import make_trace
from retold.export.views import changes, figures, marks, page, quotations, reading, stemma, swaps
from retold.export.views.page import Page, build_page
from retold.model import Span, Trace


@pytest.fixture(scope="module")
def view() -> Page:
    """The sample as a reader sees it."""
    return build_page(make_trace())


def test_the_counts(view: Page) -> None:
    """The head counts reports, stories, altered quotations, lost sources and clashing figures."""
    assert view.counts == (
        (7, "reports"),
        (2, "stories"),
        (1, "quotation altered"),
        (2, "sources lost"),
        (1, "figure that disagrees"),
    )


def test_equal_readings_are_one(view: Page) -> None:
    """Reports with the same wording share a line, and differences name every one of them."""
    quotation = view.stories[0].quotations[0]
    assert [reading.sigla for reading in quotation.readings] == ["A B", "C E", "D"]
    first = quotation.variants[0]
    assert (first.a_sigla, first.b_sigla, first.changed) == ("A B", "C E", "C E")
    assert [(one.a_words, one.b_words) for one in first.places] == [
        ("regret", "lament"),
        ("failure", "ills"),
        ("agree", "assent"),
    ]
    assert first.judgement == "altered"
    assert quotation.variants[1].changed == ""


def test_a_difference_is_one_entry_whichever_way_round_it_is_given() -> None:
    """The same two wordings compared both ways are one place, the changed side second."""
    trace = make_trace()
    [given] = [one for one in trace.quotations if one.id == "q2"]
    [forth] = given.differences
    back = replace(forth, a=forth.b, b=forth.a, a_text=forth.b_text, b_text=forth.a_text)
    both = replace(given, differences=(back, forth, replace(back, b=1)))
    [story, _] = build_page(replace(trace, quotations=(both,))).stories
    [variant] = story.quotations[0].variants
    assert (variant.a_sigla, variant.b_sigla, variant.changed) == ("A B", "C", "C")
    assert [(one.a_words, one.b_words) for one in variant.places] == [("may have been", "was")]


def test_altered_quotations_come_first(view: Page) -> None:
    """The gravest judgement leads; utterances with one wording stand apart."""
    story = view.stories[0]
    assert [one.is_altered for one in story.quotations] == [True, False]
    assert len(story.plain_quotations) == 1


def test_lost_sources_come_first(view: Page) -> None:
    """A lost source leads the changes, and tellings with the same words are one wording."""
    group = view.stories[0].changes[0]
    assert (group.kind, group.places, group.is_loss) == ("Source lost", 2, True)
    [change] = group.changes
    assert [side.sigla for side in change.rights] == ["C E"]
    assert change.lefts[0].manner == "in quotation marks, source: harbour master Ina Quell"
    assert change.lefts[0].after == "” harbour master Ina Quell said in a statement."
    assert change.confidence == "fair confidence (0.78 to 0.82)"


def test_figures_that_disagree_show_their_sentences(view: Page) -> None:
    """A clash names what is counted, the values, who has them, and where."""
    clash = view.stories[0].clashes[0]
    assert clash.counted == "dock workers"
    assert [(value.words, value.sigla) for value in clash.values] == [
        ("at least 41", "A"),
        ("At least 47", "C"),
    ]
    assert clash.is_conflict


def test_reports_are_in_order_of_time(view: Page) -> None:
    """The earliest report is first and the undated last."""
    assert [report.siglum for report in view.stories[0].reports] == [*"ABDCFE"]


def test_every_block_is_shown_whole(view: Page) -> None:
    """The runs of a block, joined, are the block's text."""
    trace = make_trace()
    texts = {
        f"report-{report.id}": [block.span.of(report.text) for block in report.blocks]
        for report in trace.reports
    }
    for story in view.stories:
        for report in story.reports:
            joined = ["".join(run.text for run in block.runs) for block in report.blocks]
            assert joined == texts[report.anchor]


def test_a_trace_with_loose_ends_can_be_shown() -> None:
    """Ids that lead nowhere, places outside a text and empty lists do no harm."""
    trace = make_trace()
    drift = trace.drifts[0]
    assert drift.to is not None
    lost = replace(drift, to=replace(drift.to, report_id="nowhere", span=Span(9_000, 9_100)))
    beyond = replace(drift, to=replace(drift.to, span=Span(9_000, 9_100)))
    broken = replace(
        trace,
        speakers=(),
        attributions=(),
        claims=(),
        stories=(replace(trace.stories[0], report_ids=("nowhere",)),),
        drifts=(lost, beyond, replace(lost, claim_id="nowhere")),
        stemmata=(),
    )
    made = build_page(broken)
    assert len(made.loose) == 7
    assert build_page(Trace()).stories == ()


VIEWS = [
    one
    for module in (changes, figures, marks, page, quotations, reading, stemma, swaps)
    for one in vars(module).values()
    if isinstance(one, type) and is_dataclass(one) and one.__module__ == module.__name__
]


@pytest.mark.parametrize("kind", [one for one in VIEWS if not one.__name__.startswith("_")])
def test_every_field_of_a_view_says_what_it_is(kind: type) -> None:
    """A template's author finds a sentence of help at every field."""
    hints = get_type_hints(kind, include_extras=True)
    for field in fields(kind):
        hint = hints[field.name]
        assert get_origin(hint) is Annotated, field.name
        assert str(hint.__metadata__[0]).endswith((".", ".”")), field.name


def test_the_outline_has_every_witness_under_its_main_exemplar(view: Page) -> None:
    """The outline says the same as the picture: each witness once, further exemplars beside it."""
    outline = view.stories[0].stemma.outline
    drawn = [(one.depth, one.witness.siglum) for one in outline]
    assert drawn == [
        (0, "α"),
        (1, "β"),
        (2, "D"),
        (1, "A"),
        (2, "B"),
        (3, "F"),
        (2, "C"),
        (3, "E"),
    ]
    assert [edge.exemplar.siglum for edge in outline[-1].seconds] == ["A"]


def test_damaged_texts_make_a_short_page() -> None:
    """Names, headlines, evidence and terms of any length are shortened."""
    trace = make_trace()
    endless = "word " * 200_000
    drift, figure, swap = trace.drifts[0], trace.figures[0], trace.swaps[0]
    broken = replace(
        trace,
        drifts=(replace(drift, evidence=(endless,)),),
        figures=(replace(figure, counted=endless, text=endless),),
        swaps=(replace(swap, terms=(replace(swap.terms[0], text=endless),)),),
        stories=tuple(replace(one, label=endless, evidence=(endless,)) for one in trace.stories),
    )
    assert len(repr(build_page(broken))) < 200_000


def test_notes_are_numbered_in_reading_order(view: Page) -> None:
    """The first attribution a reader meets is number 1; an inner one comes after its outer one."""
    notes = [note for block in view.stories[0].reports[0].blocks for note in block.notes]
    assert [note.number for note in notes] == [1, 2, 3]
    assert [note.within for note in notes] == [None, None, 2]


def test_a_report_without_a_headline_shows_its_first_words() -> None:
    """There is always something to know a report by."""
    trace = make_trace()
    bare = tuple(replace(report, headline="") for report in trace.reports)
    report = build_page(replace(trace, reports=bare)).stories[0].reports[0]
    assert report.headline.startswith("[no headline] Quay crane fails in Marrow Bay")
