from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from descent.planted import UNSEEN, History, make_history
from retold.descent import infer_stemma
from retold.model import (
    Act,
    Attribution,
    AttributionKind,
    Credit,
    Descent,
    DescentKind,
    Naming,
    Outlet,
    Report,
    ReportKind,
    Span,
    Stemma,
    Words,
)

WIRE = """PORT EMMEL - Seventeen passengers were hurt when the ferry struck the north mole.

At least 14 fishing boats were lying across the fairway, the harbour guard said.

"The fairway was not free because somebody had decided that it should not be," Orsola Venn said.

The crossing will stay closed until Thursday, and the bow door has to be repaired.

The price of a crossing rose from 18 to 31 crowns in March."""
SPUN = (
    WIRE.replace("passengers", "voyagers")
    .replace("struck", "smacked")
    .replace("mole", "birthmark")
    .replace("boats", "vessels")
    .replace("decided", "concluded")
    .replace("repaired", "mended")
    .replace("closed", "shut")
)
OTHER = """A tanker rolled into the dock at Tarsk on Wednesday and sank beside the fish stairs.

"I had a sandwich in my hand when she went," the driver, Bram Tuck, told the guard."""


def _report(
    text: str, outlet: str = "", published: str | None = None, credit: str = "", **known: str
) -> Report:
    printed = (Credit(text=f"({credit})", names=(credit,), raw=Span(0, 0), span=None),)
    return Report.from_text(
        text,
        path=known.get("path", outlet),
        outlet=outlet,
        published=published,
        credits=printed if credit else (),
        kind=ReportKind(known.get("kind", "report")),
    )


def _edges(stemma: Stemma, reports: list[Report]) -> dict[str, list[tuple[str, Descent]]]:
    """For each copy's outlet, its exemplars' labels, the main one first."""
    outlets = {report.id: report.outlet.name for report in reports}
    names = {one.siglum: outlets.get(one.report_id or "", one.label) for one in stemma.witnesses}
    made: dict[str, list[tuple[str, Descent]]] = {}
    for descent in sorted(stemma.descents, key=lambda one: -one.share):
        made.setdefault(names[descent.copy], []).append((names[descent.exemplar], descent))
    return made


def _main(reports: list[Report]) -> dict[str, str]:
    edges = _edges(infer_stemma(reports), reports)
    return {copy: found[0][0] for copy, found in edges.items()}


def test_a_report_that_credits_the_wire_is_placed_below_it() -> None:
    """The wire's report is in the set: the edge goes to it."""
    reports = [_report(WIRE, "Norvane"), _report(WIRE[:200], "Ossel", credit="Norvane")]
    assert _main(reports) == {"Ossel": "Norvane"}


def test_two_that_credit_an_unseen_wire_are_siblings() -> None:
    """Neither is the other's copy, however alike they are."""
    reports = [
        _report(WIRE, "Ossel", "2031-05-05T10:00Z", "Norvane"),
        _report(WIRE[:300], "Tarsk", "2031-05-05T12:00Z", "Norvane"),
    ]
    assert _main(reports) == {"Ossel": "Norvane", "Tarsk": "Norvane"}


def test_a_copy_of_a_spun_copy_is_placed_below_it() -> None:
    """Shared odd readings outweigh the credit that was copied along, and that is said."""
    reports = [
        _report(WIRE, "Norvane", "2031-05-05T10:00Z"),
        _report(SPUN, "Brisk", "2031-05-05T12:00Z", "Norvane"),
        _report(SPUN[:380], "Buzz", "2031-05-05T14:00Z", "Norvane"),
    ]
    edges = _edges(infer_stemma(reports), reports)
    assert [edges[name][0][0] for name in ("Brisk", "Buzz")] == ["Norvane", "Brisk"]
    assert any("credit" in line and "nearer" in line for line in edges["Buzz"][0][1].evidence)


def test_a_report_with_no_outlet_but_the_byline_of_an_agency_is_the_agencys_own() -> None:
    """Another report credits the agency: no source is made up above the one that is there."""
    own = replace(_report(WIRE, "", "2031-05-05T10:00Z", path="own"), byline="Norvane")
    reports = [own, _report(WIRE[:300], "Ossel", "2031-05-05T12:00Z", "Norvane")]
    stemma = infer_stemma(reports)
    assert all(one.report_id for one in stemma.witnesses)
    assert [one.copy for one in stemma.descents] == [stemma.witnesses[1].siglum]


def test_where_an_agency_is_does_not_make_its_copies() -> None:
    """Two who were there themselves share names and no run of words, and one is an agency."""
    reports = [
        _report(
            "A barge sank at Tarsk on Monday night. The crew of four swam ashore.",
            "Norvane News Agency",
            "2031-05-05T10:00Z",
        ),
        _report(
            "We heard a bang, said Ida Pell, who lives above the Tarsk lock. Divers went down at"
            " noon and found the hull split from end to end.",
            "The Ossel Post",
            "2031-05-06T10:00Z",
        ),
    ]
    assert not infer_stemma(reports).descents


def test_dates_give_the_direction_where_words_do_not() -> None:
    """Of two equal texts the later one is the copy."""
    reports = [
        _report(WIRE + " A.", "Late", "2031-05-06T10:00Z"),
        _report(WIRE + " B.", "Early", "2031-05-05T10:00Z"),
    ]
    assert _main(reports) == {"Late": "Early"}


def test_a_trimmed_copy_without_dates_lies_below_the_whole() -> None:
    """What was left out tells the direction."""
    reports = [_report(WIRE[:250], "Short"), _report(WIRE, "Whole"), _report(WIRE[:400], "Middle")]
    assert _main(reports)["Short"] in ("Whole", "Middle")
    assert _main(reports)["Middle"] == "Whole"


def test_a_credit_and_equal_words_overrule_a_wrong_date() -> None:
    """The wire is dated after its copy; the evidence says that this is overruled."""
    reports = [
        _report(WIRE, "Norvane", "2031-05-09T10:00Z"),
        _report(WIRE + "\n\n(Norvane)", "Ossel", "2031-05-05T10:00Z", "Norvane"),
    ]
    ((exemplar, descent),) = _edges(infer_stemma(reports), reports)["Ossel"]
    assert exemplar == "Norvane"
    assert any("overruled" in line for line in descent.evidence)


def test_a_date_in_the_future_does_not_make_the_whole_a_copy_of_its_parts() -> None:
    """It is far from all others, so that what was copied of it says more; and that is said."""
    parts = WIRE.split("\n\n")
    whole = _report(WIRE, "Whole", "2999-05-05T10:00Z")
    reports = [
        whole,
        _report("\n\n".join(parts[:2]), "First", "2031-05-05T10:00Z"),
        _report("\n\n".join(parts[2:4]), "Second", "2031-05-05T12:00Z"),
        _report("\n\n".join(parts[3:]), "Third", "2031-05-05T14:00Z"),
    ]
    edges = _edges(infer_stemma(reports), reports)
    assert {copy: found[0][0] for copy, found in edges.items()} == dict.fromkeys(
        ("First", "Second", "Third"), "Whole"
    )
    assert any("2999" in line and "overruled" in line for line in edges["First"][0][1].evidence)


def test_a_look_back_years_later_stays_a_copy() -> None:
    """It has a passage of the first report, and much of its own."""
    reports = [
        _report(WIRE, "Norvane", "2031-05-05T10:00Z"),
        _report(WIRE[:300], "Ossel", "2031-05-05T12:00Z"),
        _report(f"{OTHER} {OTHER[::-1]} {WIRE[:160]}", "Review", "2034-05-05T12:00Z"),
    ]
    assert _main(reports)["Ossel"] == "Norvane"
    assert _main(reports).get("Norvane") is None


def test_a_passage_from_a_second_report_is_contamination() -> None:
    """The main exemplar has the greater share."""
    reports = [
        _report(WIRE, "Norvane", "2031-05-05T10:00Z"),
        _report(OTHER, "Lantern", "2031-05-05T11:00Z"),
        _report(WIRE + "\n\n" + OTHER, "Mixed", "2031-05-05T12:00Z"),
    ]
    found = _edges(infer_stemma(reports), reports)["Mixed"]
    assert [name for name, _ in found] == ["Norvane", "Lantern"]
    assert found[0][1].share > found[1][1].share > 0.1


def test_words_that_two_quote_alike_make_no_second_exemplar() -> None:
    """They had them from one mouth; the same words in their own voice would be another thing."""
    said = "We shall open the fairway when the last of the boats has gone and not an hour before it"
    reports = [
        _report(WIRE, "Norvane", "2031-05-05T10:00Z"),
        _report(f'{OTHER} "{said}," Orsola Venn said.', "Tarsk", "2031-05-05T11:00Z"),
        _report(f'{WIRE} "{said}," Venn told a crowd.', "Ossel", "2031-05-05T12:00Z"),
        _report(f"{WIRE} {said}, it is heard.", "Emmel", "2031-05-05T13:00Z"),
    ]
    plain = _report(f"{OTHER} {said}, as all know.", "Tarsk", "2031-05-05T11:00Z")
    quoting = _edges(infer_stemma(reports[:3]), reports[:3])
    assert [exemplar for exemplar, _ in quoting["Ossel"]] == ["Norvane"]
    telling = [reports[0], plain, reports[3]]
    assert [exemplar for exemplar, _ in _edges(infer_stemma(telling), telling)["Emmel"]] == [
        "Norvane",
        "Tarsk",
    ]


def test_a_credit_is_copied_along_with_a_copy() -> None:
    """Both credit the wire; what the one has besides, the other has too."""
    longer = WIRE.replace("the harbour guard said.", "the harbour guard said. Nobody swam.")
    longer += "\n\nA crane is on its way from Tarsk and will lift the door on Friday."
    reports = [
        _report(WIRE, "Norvane", "2031-05-05T10:00Z"),
        _report(longer, "Ossel", "2031-05-05T12:00Z", "Norvane"),
        _report(longer[:-20] + "once it is dry.", "Emmel", "2031-05-05T14:00Z", "Norvane"),
    ]
    assert _main(reports) == {"Ossel": "Norvane", "Emmel": "Ossel"}


def test_a_second_wire_named_for_a_passage_is_a_second_source() -> None:
    """An unseen radio that was quoted once."""
    more = WIRE + '\n\n"It was no fight," the mayor told Radio Sandbar on Monday.'
    reports = [_report(WIRE, "Norvane", "2031-05-05"), _report(more, "Ossel", credit="Norvane")]
    found = _edges(infer_stemma(reports), reports)["Ossel"]
    assert [name for name, _ in found] == ["Norvane", "Radio Sandbar"]
    assert found[1][1].kind is DescentKind.QUOTATION


def test_who_told_whom_goes_along_with_a_copy_and_is_no_source_of_it() -> None:
    """The first quotes what was told to a radio; its copy has that from the first."""
    told = WIRE + '\n\n"It was no fight," the mayor told Radio Sandbar on Monday.'
    reports = [
        _report(told, "Ossel", "2031-05-05T10:00Z"),
        _report(told.replace("fishing ", ""), "Tarsk", "2031-05-05T12:00Z"),
    ]
    edges = _edges(infer_stemma(reports), reports)
    assert [name for name, _ in edges["Tarsk"]] == ["Ossel"]


def test_reports_that_share_nothing_are_roots() -> None:
    """No edge is made up."""
    stemma = infer_stemma([_report(WIRE, "Norvane"), _report(OTHER, "Lantern")])
    assert len(stemma.witnesses) == 2
    assert not stemma.descents


def test_a_report_alone_is_a_stemma_with_the_sources_it_credits() -> None:
    """A story of one."""
    alone = _report(WIRE, "Ossel", credit="Norvane")
    stemma = infer_stemma([alone], story_id="s1")
    assert stemma.story_id == "s1"
    assert [(one.siglum, one.label) for one in stemma.witnesses] == [
        ("A", "Ossel"),
        ("α", "Norvane"),
    ]
    assert infer_stemma([]).witnesses == ()


def test_two_with_a_common_source_of_which_one_names_it() -> None:
    """Each has what the other lacks; the one that names nobody is marked as inferred."""
    shared = WIRE.split("\n\n")
    left = [
        "The Lunn Bank lent Mereline 300 crowns in 2029, Tuck wrote.",
        shared[1],
        "The Norvane news agency reported that " + shared[2],
        "On Grey Sound the Widow's Mite was launched with Marchbank and Wendle on board.",
        "Her owners in Vale Cross had paid 9,000 crowns to the Hallenmere yard in June.",
    ]
    right = [
        "Ossel Point lighthouse was dark for 40 minutes, Pell noted in a letter to Sorrel.",
        shared[1],
        shared[2],
        "At Quay Ward the Lantern Society of Kell Abbey lit 70 lamps for Ines Vardo.",
        "The choir of Saint Orm sang, and the Dunmere brass band under Otto Rask played.",
    ]
    reports = [
        _report("\n\n".join(left), "Left", "2031-05-05"),
        _report("\n\n".join(right), "Right", "2031-05-05"),
    ]
    edges = _edges(infer_stemma(reports), reports)
    assert {name: found[0][0] for name, found in edges.items()} == {
        "Left": "Norvane",
        "Right": "Norvane",
    }
    assert edges["Right"][0][1].kind is DescentKind.SAME_SOURCE
    assert any(line.startswith("Inferred") for line in edges["Right"][0][1].evidence)


def _said(report: Report, number: int, source: str, content: str) -> Attribution:
    def words(text: str) -> tuple[Words, ...]:
        start = report.text.index(text)
        return (Words.at(report.text, Span(start, start + len(text))),)

    return Attribution(
        id=f"{report.id}-{number}",
        report_id=report.id,
        kind=AttributionKind.INDIRECT,
        act=Act.STATEMENT,
        naming=Naming.NAMED,
        source=words(source),
        cue=(),
        content=words(content),
    )


BOATS = (
    "The Harbour Board (HB) said the boats lay across the fairway. {} The Harbour Board said the"
    " mole was struck at noon and that nobody was missing."
)


def _boats(middle: str, outlet: str) -> tuple[Report, list[Attribution]]:
    report = _report(BOATS.format(middle), outlet, credit="Norvane")
    told = ["the boats lay across the fairway", "the mole was struck at noon and that nobody"]
    said = [_said(report, at, "The Harbour Board", text) for at, text in enumerate(told)]
    return report, said


def test_a_statement_stands_behind_an_unseen_wire() -> None:
    """All that is attributed is the Board's, and one report cites its press office."""
    one, said = _boats("This was in a text from the press office of the Harbour Board (HB).", "O")
    two, more = _boats("It was a quiet day.", "T")
    stemma = infer_stemma([one, two], attributions=[*said, *more])
    labels = {witness.siglum: witness.label for witness in stemma.witnesses}
    above = {labels[edge.copy]: labels[edge.exemplar] for edge in stemma.descents}
    assert above == {"O": "Norvane", "T": "Norvane", "Norvane": "HB, Harbour Board (statement)"}


def test_a_statement_of_the_set_is_the_exemplar_and_no_unseen_one_is_made() -> None:
    """The press release is there."""
    release = _report(WIRE, "Harbour Board, Press Office", "2031-05-05T08:00Z", kind="statement")
    told = "The Harbour Board said in a statement that ships were struck. " + WIRE[60:330]
    reports = [release, _report(told, "Norvane", "2031-05-05T09:00Z")]
    assert _main(reports) == {"Norvane": "Harbour Board, Press Office"}
    assert all(one.report_id for one in infer_stemma(reports).witnesses)


def test_circular_credits_are_no_circle() -> None:
    """A credits B and B credits A: one of the two is overruled."""
    reports = [
        _report(WIRE + " One.", "Ossel", "2031-05-05T08:00Z", "Tarsk"),
        _report(WIRE + " Two.", "Tarsk", "2031-05-05T09:00Z", "Ossel"),
    ]
    ((exemplar, descent),) = _edges(infer_stemma(reports), reports)["Tarsk"]
    assert exemplar == "Ossel"
    assert any("other way round" in line for line in descent.evidence)


@pytest.mark.parametrize("is_dated", [True, False])
def test_three_that_credit_each_other_in_a_ring_are_a_tree(is_dated: bool) -> None:  # noqa: FBT001
    """One of the three credits is overruled, whichever has the least for it, and no more."""
    ring = [("Ossel", "Tarsk"), ("Tarsk", "Emmel"), ("Emmel", "Ossel")]
    reports = [
        _report(f"{WIRE} {at}.", name, f"2031-05-05T0{at}:00Z" if is_dated else None, credit)
        for at, (name, credit) in enumerate(ring)
    ]
    edges = _edges(infer_stemma(reports), reports)
    assert len(edges) == 2
    assert all((copy, found[0][0]) in ring for copy, found in edges.items())
    if is_dated:
        assert "Ossel" not in edges


def test_two_that_link_to_each_other_are_no_circle() -> None:
    """A page that was edited later links to what was made of it."""
    at = "https://{}.example/ferry"
    reports = [
        Report.from_text(
            f"{WIRE} More at {at.format(other)}.",
            path=name,
            url=at.format(name),
            outlet=name,
            published=when,
        )
        for name, other, when in (
            ("ossel", "tarsk", "2031-05-05T08:00Z"),
            ("tarsk", "ossel", "2031-05-05T09:00Z"),
        )
    ]
    ((exemplar, descent),) = _edges(infer_stemma(reports), reports)["tarsk"]
    assert exemplar == "ossel"
    assert any("other way round" in line for line in descent.evidence)


def test_reports_that_are_all_dated_in_the_future_have_their_order() -> None:
    """No clock is asked: the same reports give the same stemma in any year."""
    years = [
        [_report(WIRE, "Ossel", f"{year}-05-05"), _report(WIRE[:300], "Tarsk", f"{year}-05-06")]
        for year in (2031, 8031)
    ]
    assert [_main(reports) for reports in years] == [{"Tarsk": "Ossel"}] * 2


def test_a_report_that_credits_itself_has_no_edge() -> None:
    """It is its own source."""
    own = _report(WIRE, "Norvane", credit="Norvane")
    assert not infer_stemma([own]).descents
    copy = _report(WIRE[:300], "Tarsk")
    assert _main([own, copy]) == {"Tarsk": "Norvane"}
    assert len(infer_stemma([own, copy]).witnesses) == 2


def test_equal_copies_are_one_computation() -> None:
    """Forty copies of one text: each has its edge, all from the first."""
    reports = [_report(WIRE, f"Paper {at}", path=f"{at:05}") for at in range(40)]
    stemma = infer_stemma(reports)
    assert len(stemma.descents) == 39
    assert {descent.exemplar for descent in stemma.descents} == {"A"}


def test_the_wire_stands_for_its_equal_copies() -> None:
    """Also where it is undated and a copy is not."""
    reports = [
        _report(WIRE, "Ossel", "2031-05-05"),
        _report(WIRE, "Norvane"),
        _report(WIRE[:200] + "\n\n(Norvane)", "Tarsk", credit="Norvane"),
    ]
    assert _main(reports) == {"Ossel": "Norvane", "Tarsk": "Norvane"}


TEXTS = st.lists(
    st.tuples(
        st.lists(st.sampled_from(WIRE.split("\n\n") + SPUN.split("\n\n") + ["", "\x00", '"'])),
        st.sampled_from(["", "Norvane", "Ossel", "Tarsk"]),
        st.sampled_from(["", "Norvane", "Ossel", "Radio Sandbar"]),
        st.sampled_from([None, "2031-05-05", "2031-05-05T10:00Z", "2931-01-01"]),
    ),
    max_size=6,
)


@given(TEXTS, st.randoms(use_true_random=False))
def test_a_stemma_is_acyclic_whole_and_the_same_in_any_order(
    rows: list[tuple[list[str], str, str, str | None]], rng: random.Random
) -> None:
    """Every report is a witness, main shares are greatest, and no witness is above itself."""
    reports = [
        _report("\n\n".join(lines), outlet, date, credit, path=str(at))
        for at, (lines, outlet, credit, date) in enumerate(rows)
    ]
    stemma = infer_stemma(reports)
    shuffled = list(reports)
    rng.shuffle(shuffled)
    assert infer_stemma(shuffled) == stemma
    assert {one.report_id for one in stemma.witnesses if one.report_id} == {
        report.id for report in reports
    }
    sigla = [one.siglum for one in stemma.witnesses]
    assert len(set(sigla)) == len(sigla)
    above = {siglum: set[str]() for siglum in sigla}
    for descent in stemma.descents:
        above[descent.copy].add(descent.exemplar)
        assert 0 <= descent.share <= 1
        assert 0 <= descent.confidence <= 1
        assert descent.evidence
        assert {one.exemplar for one in descent.alternatives} <= set(sigla)
    for _ in sigla:
        above = {at: ups.union(*(above[up] for up in ups)) for at, ups in above.items()}
    assert all(at not in ups for at, ups in above.items())


def _hits(history: History) -> list[bool]:
    stemma = infer_stemma(history.reports)
    ids = {one.siglum: one.report_id or UNSEEN for one in stemma.witnesses}
    best: dict[str, Descent] = {}
    for descent in sorted(stemma.descents, key=lambda one: one.share):
        best[ids[descent.copy]] = descent
    return [
        (ids[best[report].exemplar] if report in best else None) == main
        for report, main in history.main.items()
    ]


@pytest.mark.parametrize(
    ("dated", "credited", "is_wire_seen", "floor"),
    [
        (1.0, 0.6, True, 0.8),
        (0.7, 0.6, True, 0.7),
        (0.0, 0.6, True, 0.65),
        (0.7, 1.0, False, 0.72),
        (0.7, 0.6, False, 0.68),
        (0.7, 0.0, False, 0.36),
        (0.7, 0.0, True, 0.38),
    ],
)
def test_planted_histories_are_found(
    dated: float,
    credited: float,
    is_wire_seen: bool,  # noqa: FBT001
    floor: float,
) -> None:
    """Main exemplars of simulated stories, some of which cannot be told at all."""
    hits: list[bool] = []
    for seed in range(25):
        hits += _hits(make_history(seed, dated=dated, credited=credited, is_wire_seen=is_wire_seen))
    assert sum(hits) / len(hits) >= floor


def test_times_without_a_zone_tell_the_order_too() -> None:
    """Stories whose times state no zone are found nearly as well as those that do."""
    hits = [hit for seed in range(25) for hit in _hits(make_history(seed, dated=1, is_zoned=False))]
    assert sum(hits) / len(hits) >= 0.78


def test_labels_fall_back_to_the_headline_and_the_path() -> None:
    """A witness is named by what is known of it."""
    named = Report.from_text("One.", outlet=Outlet(name="Ossel"), headline="Mole")
    headed = Report.from_text("Two.", headline="Ferry hits mole", path="a.txt")
    bare = Report.from_text("Three.", path="b.txt")
    labels = {one.label for one in infer_stemma([named, headed, bare]).witnesses}
    assert labels == {"Ossel", "Ferry hits mole", "b.txt"}


def test_two_with_a_common_source_that_nobody_names() -> None:
    """The wording demands it: it has no name, and little confidence."""
    one = WIRE.split("\n\n")[1:3]
    left = [
        "The Lunn Bank lent Mereline 300 crowns in 2029, Tuck wrote.",
        *one,
        "On Grey Sound the Widow's Mite was launched with Marchbank and Wendle on board.",
        "Her owners in Vale Cross had paid 9,000 crowns to the Hallenmere yard in June.",
    ]
    right = [
        "Ossel Point lighthouse was dark for 40 minutes, Pell noted in a letter to Sorrel.",
        *one,
        "At Quay Ward the Lantern Society of Kell Abbey lit 70 lamps for Ines Vardo.",
        "The choir of Saint Orm sang, and the Dunmere brass band under Otto Rask played.",
    ]
    stemma = infer_stemma(
        [_report("\n\n".join(left), "Left"), _report("\n\n".join(right), "Right")]
    )
    assert [one.label for one in stemma.witnesses if one.report_id is None] == [
        "common source (inferred)"
    ]
    assert [(one.exemplar, one.kind) for one in stemma.descents] == [
        ("α", DescentKind.SAME_SOURCE)
    ] * 2
    assert all(one.confidence < 0.5 for one in stemma.descents)


def test_an_edge_that_the_user_ruled_out_is_never_drawn() -> None:
    """The copy goes to the next best exemplar, or has none."""
    wire = _report(WIRE, "Emmel Wire", "2031-05-05T06:00Z")
    spun = _report(SPUN, "The Spinner", "2031-05-05T08:00Z")
    assert _main([wire, spun]) == {"The Spinner": "Emmel Wire"}
    stemma = infer_stemma([wire, spun], refused=[(wire.id, spun.id)])
    exemplars = [name for name, _ in _edges(stemma, [wire, spun]).get("The Spinner", [])]
    assert "Emmel Wire" not in exemplars


def test_of_equal_copies_one_that_was_ruled_out_stands_alone() -> None:
    """Two equal reports are no longer one where the user says that neither is the other's copy."""
    reports = [
        _report(WIRE, name, f"2031-05-05T0{hour}:00Z")
        for hour, name in enumerate(("The One", "The Two", "The Three"), 6)
    ]
    stemma = infer_stemma(reports, refused=[(reports[0].id, reports[1].id)])
    edges = _edges(stemma, reports)
    assert "The One" not in [name for name, _ in edges.get("The Two", [])]
    assert edges["The Three"]


def test_thousands_of_equal_copies_are_one_witness() -> None:
    """All the others are its carriers; none is lost."""
    copies = [_report(WIRE, f"Outlet {at}", "2031-05-05T06:00Z") for at in range(5_000)]
    stemma = infer_stemma([*copies, _report(SPUN, "The Spinner", "2031-05-06T06:00Z")])
    seen = [one for one in stemma.witnesses if one.report_id]
    assert len(seen) == 2
    assert sorted(len(one.carriers) for one in seen) == [0, 4_999]
    assert len(stemma.descents) == 1
