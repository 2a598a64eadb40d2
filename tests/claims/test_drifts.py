"""What differs between two tellings."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from quotations.making import aligned, body, lines, person, report, said, story
from retold.attribution import find_strength
from retold.claims import Material, find_drifts, link_claims
from retold.model import Alignment, Attribution, Drift, DriftKind, Report, ReportKind, SpeakerKind

GUARD = "The bow door had apparently jammed after the landing, the harbour guard said."
SPEAKERS = (
    body("harbour guard", "the harbour guard", "the guard"),
    person("Ida Fenn"),
    person("Olm Sarrow"),
    body("Saltwire", kind=SpeakerKind.OUTLET),
)


@dataclass
class Given:
    """Two reports of one sentence each, and what is attributed in them."""

    left: str
    right: str
    says_left: tuple[tuple[str, ...], ...] = ()
    says_right: tuple[tuple[str, ...], ...] = ()


def _attributions(one: Report, says: tuple[tuple[str, ...], ...]) -> list[Attribution]:
    """Attributions as (source, cue, content, speaker), the outermost first."""
    made: list[Attribution] = []
    for source, cue, content, speaker in says:
        within = made[-1] if made else None
        made.append(said(one, source, cue, content, speaker=speaker or None, within=within))
    return made


def _drifts(given: Given, share: float = 1.0) -> tuple[Drift, ...]:
    a, b = report("a", given.left), report("b", given.right)
    shared = aligned(a, b, (given.left, given.right))
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[*_attributions(a, given.says_left), *_attributions(b, given.says_right)],
        alignments=[replace(shared, share_left=share, share_right=share)],
        stories=[story(a, b)],
        speakers=SPEAKERS,
    )
    return find_drifts(material, link_claims(material))


BARE = "The bow door had apparently jammed after the landing"
CASES = {
    DriftKind.SOURCE_DROPPED: Given(
        GUARD,
        "The bow door had apparently jammed after the landing.",
        (("the harbour guard", "said", BARE, "harbour guard"),),
    ),
    DriftKind.HEDGE_DROPPED: Given(
        GUARD,
        "The bow door had jammed after the landing, the harbour guard said.",
        (("the harbour guard", "said", BARE, "harbour guard"),),
        (
            (
                "the harbour guard",
                "said",
                "The bow door had jammed after the landing",
                "harbour guard",
            ),
        ),
    ),
    DriftKind.CUE_STRENGTHENED: Given(
        "The guard said the bow door was open.",
        "The guard revealed that the bow door was open.",
        (("The guard", "said", "the bow door was open", "harbour guard"),),
        (("The guard", "revealed", "that the bow door was open", "harbour guard"),),
    ),
    DriftKind.LINK_DROPPED: Given(
        "The guard said the bow door was open, Saltwire reported.",
        "The guard said the bow door was open.",
        (
            ("Saltwire", "reported", "The guard said the bow door was open", "Saltwire"),
            ("The guard", "said", "the bow door was open", "harbour guard"),
        ),
        (("The guard", "said", "the bow door was open", "harbour guard"),),
    ),
    DriftKind.AGENT_DROPPED: Given(
        "The guard confirmed that the bow door was open.",
        "It was confirmed that the bow door was open.",
        (("The guard", "confirmed", "that the bow door was open", "harbour guard"),),
    ),
    DriftKind.SOURCE_WIDENED: Given(
        "Ida Fenn said the bow door was open at the landing.",
        "The government said the bow door was open at the landing.",
        (("Ida Fenn", "said", "the bow door was open at the landing", "Ida Fenn"),),
        (("The government", "said", "the bow door was open at the landing", ""),),
    ),
    DriftKind.SOURCE_CHANGED: Given(
        "Ida Fenn said the bow door was open at the landing.",
        "Olm Sarrow said the bow door was open at the landing.",
        (("Ida Fenn", "said", "the bow door was open at the landing", "Ida Fenn"),),
        (("Olm Sarrow", "said", "the bow door was open at the landing", "Olm Sarrow"),),
    ),
    DriftKind.WORDING_INJECTED: Given(
        "The guard said the fishing boats had left a passage of forty metres.",
        "The guard said the saboteurs had left a passage of forty metres.",
        (
            (
                "The guard",
                "said",
                "the fishing boats had left a passage of forty metres",
                "harbour guard",
            ),
        ),
        (
            (
                "The guard",
                "said",
                "the saboteurs had left a passage of forty metres",
                "harbour guard",
            ),
        ),
    ),
    DriftKind.TERM_SWAPPED: Given(
        "The boats have gathered off the port every Sunday since March.",
        "The boats have besieged the port every Sunday since March.",
    ),
    DriftKind.POLARITY_CHANGED: Given(
        "No progress was made in the talks on the fares on Monday.",
        "Limited progress was made in the talks on the fares on Monday.",
    ),
}


@pytest.mark.parametrize("kind", CASES, ids=str)
def test_each_kind_is_found(kind: DriftKind) -> None:
    """A loss or change of each kind is seen, from the report that has the thing."""
    found = [one for one in _drifts(CASES[kind]) if one.kind is kind]
    assert found
    assert found[0].from_ is not None
    assert found[0].to is not None
    assert found[0].from_.text in CASES[kind].left
    assert found[0].to.text in CASES[kind].right
    assert found[0].evidence


@pytest.mark.parametrize("kind", CASES, ids=str)
def test_no_other_loss_of_a_source_is_seen(kind: DriftKind) -> None:
    """One change is not told as several losses of a source."""
    sources = {
        DriftKind.SOURCE_DROPPED,
        DriftKind.SOURCE_CHANGED,
        DriftKind.SOURCE_WIDENED,
        DriftKind.LINK_DROPPED,
        DriftKind.AGENT_DROPPED,
    }
    found = [one.kind for one in _drifts(CASES[kind]) if one.kind in sources]
    assert set(found) <= {kind}


def test_equal_reports_do_not_drift() -> None:
    """A verbatim copy lost nothing."""
    says = (("the harbour guard", "said", BARE, "harbour guard"),)
    assert _drifts(Given(GUARD, GUARD, says, says)) == ()


def test_a_source_that_is_still_named_is_not_dropped() -> None:
    """Where the sentence still holds the source's name, nothing is said to be lost."""
    given = Given(
        GUARD,
        "The bow door had jammed, as the harbour guard found it.",
        (("the harbour guard", "said", BARE, "harbour guard"),),
    )
    assert not [one for one in _drifts(given) if one.kind is DriftKind.SOURCE_DROPPED]


@pytest.mark.parametrize("cue", ["refused", "declined"])
def test_what_somebody_did_is_no_source(cue: str) -> None:
    """Who refused or declined a thing is not its witness: telling of it drops no source."""
    bare = "to open the bow door after the landing"
    given = Given(
        f"The harbour guard {cue} {bare}.",
        "The bow door was not to open after the landing.",
        (("The harbour guard", cue, bare, "harbour guard"),),
    )
    assert DriftKind.SOURCE_DROPPED not in {one.kind for one in _drifts(given)}


def test_a_denial_that_is_taken_back_is_none() -> None:
    """Of "no landing without a pilot" nothing is denied that the other report affirms."""
    given = Given(
        "There can be no landing at the old north quay without a pilot on the bridge.",
        "There can be a landing at the old north quay with a pilot on the bridge.",
    )
    assert DriftKind.POLARITY_CHANGED not in {one.kind for one in _drifts(given)}


def test_a_statement_speaks_for_itself() -> None:
    """The source's own statement names no source, and has lost none."""
    a = report("a", GUARD)
    b = report("b", "The bow door had jammed after the landing.", kind=ReportKind.STATEMENT)
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[said(a, "the harbour guard", "said", BARE, speaker="harbour guard")],
        alignments=[aligned(a, b, (a.text, b.text))],
        stories=[story(a, b)],
        speakers=SPEAKERS,
    )
    assert not [one for one in find_drifts(material) if one.kind is DriftKind.SOURCE_DROPPED]


def _three() -> tuple[list[Report], list[Attribution], list[Alignment]]:
    says = ("the harbour guard", "said", BARE)
    a, b = report("a", GUARD), report("b", GUARD)
    c = report("c", "The bow door had apparently jammed after the landing.")
    attributions = [said(one, *says, speaker="harbour guard") for one in (a, b)]
    pairs = [(a, b), (a, c), (b, c)]
    return [a, b, c], attributions, [aligned(x, y, (x.text, y.text)) for x, y in pairs]


HEDGES = [
    ("Frost probably cracked the wall of the pool", "Frost cracked the wall of the pool"),
    ("The pool is expected to close in autumn", "The pool will close in autumn"),
    ("Frost could not be excluded as what cracked the wall", "Frost is what cracked the wall"),
]


@pytest.mark.parametrize(("hedged", "flat"), HEDGES)
def test_a_hedge_goes_with_its_source(hedged: str, flat: str) -> None:
    """What the source said with a hedge and the other says flat lost both."""
    says = (("the harbour guard", "said", hedged, "harbour guard"),)
    found = {
        one.kind for one in _drifts(Given(f"{hedged}, the harbour guard said.", f"{flat}.", says))
    }
    assert DriftKind.HEDGE_DROPPED in found


def test_a_loss_between_unrelated_reports_is_doubtful_or_not_told() -> None:
    """Few shared words and no known descent: little is sure, and nothing between other texts."""
    bare = "Her bow door stuck when she came to the quay that night"
    says = (("the harbour guard", "said", BARE, "harbour guard"),)
    near = _drifts(CASES[DriftKind.SOURCE_DROPPED])
    far = Given(GUARD, f"{bare}.", says)
    sure = [one.confidence for one in near if one.kind is DriftKind.SOURCE_DROPPED]
    doubtful = [one.confidence for one in _drifts(far) if one.kind is DriftKind.SOURCE_DROPPED]
    assert 0 < max(doubtful) < max(sure)
    others = _drifts(far, share=0.2)
    assert not any(one.kind is DriftKind.SOURCE_DROPPED for one in others)


def test_two_accounts_that_agree_in_sense_lost_nothing() -> None:
    """Of reports that share little, a loss is told only of words that came over."""
    says = (("the harbour guard", "said", BARE, "harbour guard"),)
    kept = Given(GUARD, "The bow door jammed after the landing.", says)
    told = Given(GUARD, "Her bow door stuck when she had landed there.", says)
    assert DriftKind.SOURCE_DROPPED in {one.kind for one in _drifts(kept, share=0.3)}
    assert DriftKind.SOURCE_DROPPED not in {one.kind for one in _drifts(told, share=0.3)}


def test_an_announcement_in_the_first_person_is_the_source() -> None:
    """A text that says "we" throughout and names nobody else lost no source."""
    quoted = "The pool will close after the autumn holidays, the harbour guard said."
    says = (("the harbour guard", "said", "The pool will close after the autumn holidays"),)
    bare = "The pool will close after the autumn holidays."
    given = Given(quoted, bare, ((*says[0], "harbour guard"),))
    ours = f"We have looked at it for long. {bare} We thank all who came."
    assert DriftKind.SOURCE_DROPPED in {one.kind for one in _drifts(given)}
    found = _drifts(replace(given, right=ours))
    assert DriftKind.SOURCE_DROPPED not in {one.kind for one in found}


def test_nobody_is_named_by_a_pronoun() -> None:
    """A middleman who is only "they" is not told as a link that was left out."""
    left = "They said the harbour guard said the bow door had jammed after the landing."
    right = "The harbour guard said the bow door had jammed after the landing."
    inner = ("the harbour guard", "said", "the bow door had jammed after the landing")
    outer = ("They", "said", "the harbour guard said the bow door had jammed after the landing")
    given = Given(
        left,
        right,
        ((*outer, "Ida Fenn"), (*inner, "harbour guard")),
        (("The harbour guard", *inner[1:], "harbour guard"),),
    )
    assert DriftKind.LINK_DROPPED not in {one.kind for one in _drifts(given)}


@pytest.mark.parametrize(
    ("denied", "other"),
    [
        (
            "The board denied that the pool was not closed for the autumn.",
            "The board dismissed claims that the pool was closed for the autumn.",
        ),
        (
            "The pool was not closed when the storm broke the wall in the autumn.",
            "A closed pool, a broken wall: the autumn storm had been the worst the town knew.",
        ),
    ],
)
def test_two_denials_and_two_statements_are_no_contrary(denied: str, other: str) -> None:
    """Polarity changes where one frame is kept, and not where a verb denies too."""
    assert DriftKind.POLARITY_CHANGED not in {one.kind for one in _drifts(Given(denied, other))}


def test_who_says_i_is_the_source() -> None:
    """A letter keeps the first person of what reports quote of it, and lost nothing."""
    says = (("the guard", "wrote", "I have to step down from the harbour this autumn", "guard"),)
    quoted = "I have to step down from the harbour this autumn, the guard wrote."
    letter = "I have to step down from the harbour this autumn. Yours."
    found = _drifts(Given(quoted, letter, says))
    assert not any(one.kind is DriftKind.SOURCE_DROPPED for one in found)


def test_who_speaks_of_itself_loses_its_words_too() -> None:
    """The name of who spoke is still there, but what it said of itself has no source any more."""
    hedged = "it was looking into the closing of the pool"
    says = (("The harbour guard", "said", hedged, "guard"),)
    told = f"The harbour guard said {hedged}."
    found = _drifts(
        Given(told, "The harbour guard was looking into the closing of the pool.", says)
    )
    assert DriftKind.SOURCE_DROPPED in {one.kind for one in found}


FLAT = [
    ("Frost may crack the wall of the pool", "Frost cracks the wall of the pool", True),
    (
        "Frost cracked the wall on 7 May at the pool",
        "Frost cracked the wall on 7 at the pool",
        False,
    ),
]


@pytest.mark.parametrize(("hedged", "flat", "is_lost"), FLAT)
def test_a_modal_that_is_gone_is_a_hedge_dropped(hedged: str, flat: str, *, is_lost: bool) -> None:
    """What may be, told as what is; the month of May is no hedge."""
    says = (("the harbour guard", "said", hedged, "harbour guard"),)
    found = _drifts(Given(f"{hedged}, the harbour guard said.", f"{flat}.", says))
    assert (DriftKind.HEDGE_DROPPED in {one.kind for one in found}) == is_lost


def test_a_step_from_one_act_of_speech_to_a_stronger_is_told() -> None:
    """Declined became refused: another act, under the same source."""
    weak = Given(
        "The guard declined to comment on the crack in the wall of the pool.",
        "The guard refused to comment on the crack in the wall of the pool.",
        (("The guard", "declined", "to comment on the crack in the wall of the pool", "guard"),),
        (("The guard", "refused", "to comment on the crack in the wall of the pool", "guard"),),
    )
    assert DriftKind.CUE_STRENGTHENED in {one.kind for one in _drifts(weak)}


def test_a_loss_is_told_once() -> None:
    """What one report lost against several others is one drift, from the nearest."""
    reports, attributions, alignments = _three()
    material = Material(
        cue_strength=find_strength,
        reports=reports,
        attributions=attributions,
        alignments=alignments,
        stories=[story(*reports)],
        speakers=SPEAKERS,
    )
    found = [one for one in find_drifts(material) if one.kind is DriftKind.SOURCE_DROPPED]
    assert len(found) == 1
    assert "1 other report has it too" in found[0].evidence


def test_a_loss_is_told_against_the_exemplar() -> None:
    """Where the exemplar is known, it is the telling that has what the copy lost."""
    reports, attributions, alignments = _three()
    material = Material(
        cue_strength=find_strength,
        reports=reports,
        attributions=attributions,
        alignments=alignments,
        stories=[story(*reports)],
        speakers=SPEAKERS,
        exemplars={reports[2].id: (reports[1].id,), reports[1].id: (reports[0].id,)},
    )
    (found,) = (one for one in find_drifts(material) if one.kind is DriftKind.SOURCE_DROPPED)
    assert found.from_ is not None
    assert found.from_.report_id == reports[1].id


def test_a_copy_lost_nothing_that_a_third_report_added() -> None:
    """A middleman named in a sibling is no loss of the copy's."""
    says = "The guard said the bow door was open"
    a = report("a", f"{says}.")
    b = report("b", f"{says}.")
    c = report("c", f"{says}, Saltwire reported.")
    attributions = [
        said(one, "The guard", "said", "the bow door was open", speaker="harbour guard")
        for one in (a, b, c)
    ]
    attributions.append(said(c, "Saltwire", "reported", says, speaker="Saltwire"))
    pairs = [(a, b), (a, c), (b, c)]
    material = Material(
        cue_strength=find_strength,
        reports=[a, b, c],
        attributions=attributions,
        alignments=[aligned(x, y, (x.text, y.text)) for x, y in pairs],
        stories=[story(a, b, c)],
        speakers=SPEAKERS,
        exemplars={b.id: (a.id,), c.id: (a.id,)},
    )
    assert not [one for one in find_drifts(material) if one.kind is DriftKind.LINK_DROPPED]


def test_an_attribution_that_grew_over_the_sentence() -> None:
    """Two sentences, one of them attributed, against one that is attributed whole."""
    a = report("a", "The lamp is old and dim. The tower is safe to climb, Ida Fenn said.")
    b = report("b", "The lamp is old and dim and the tower is safe to climb, Ida Fenn said.")
    attributions = [
        said(a, "Ida Fenn", "said", "The tower is safe to climb", speaker="Ida Fenn"),
        said(
            b,
            "Ida Fenn",
            "said",
            "The lamp is old and dim and the tower is safe to climb",
            speaker="Ida Fenn",
        ),
    ]
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=attributions,
        alignments=[aligned(a, b, (a.text, b.text))],
        stories=[story(a, b)],
        speakers=SPEAKERS,
    )
    assert DriftKind.SCOPE_CHANGED in {one.kind for one in find_drifts(material)}


def test_paragraphs_without_a_counterpart_do_not_drift() -> None:
    """What only one report tells is in no drift between two."""
    a = report("a", lines(GUARD, "Nobody came."))
    b = report("b", "Somebody else entirely wrote this.")
    material = Material(
        cue_strength=find_strength,
        reports=[a, b],
        attributions=[said(a, "the harbour guard", "said", BARE)],
        alignments=[],
        stories=[story(a, b)],
        speakers=SPEAKERS,
    )
    assert find_drifts(material) == ()
