"""A source over a part of a sentence, and that part told elsewhere under no source."""

from __future__ import annotations

import pytest

from claims.kinds import kinds_between
from quotations.making import report, said
from retold.model import Attribution, DriftKind, Report


def _kinds(a: Report, b: Report, found: list[Attribution]) -> set[DriftKind]:
    return kinds_between(a, b, found, exemplars={b.id: (a.id,)})


TAX = "The harbour tax does not cover the dredging"
CHANNELS = "other channels are possible"


def test_the_source_of_half_a_sentence_is_lost_with_its_name() -> None:
    """Both halves are kept, and nobody says the second any more."""
    a = report("a", f"{TAX}, and engineers say that {CHANNELS}.")
    b = report("b", f"{TAX}, and {CHANNELS}.")
    found = [said(a, "engineers", "say", f"that {CHANNELS}")]
    assert DriftKind.SOURCE_DROPPED in _kinds(a, b, found)


def test_who_stands_over_the_half_in_other_words_is_still_its_source() -> None:
    """The engineers come first, or the words are given as theirs."""
    a = report("a", f"{TAX}, and engineers say that {CHANNELS}.")
    mine = said(a, "engineers", "say", f"that {CHANNELS}")
    b = report("b", f"{TAX}, and for engineers {CHANNELS}.")
    assert DriftKind.SOURCE_DROPPED not in _kinds(a, b, [mine])
    b = report("c", f"{TAX}, and experts hold that {CHANNELS}.")
    theirs = said(b, "experts", "hold", f"that {CHANNELS}")
    assert DriftKind.SOURCE_DROPPED not in _kinds(a, b, [mine, theirs])


def test_an_office_is_named_by_its_ministry() -> None:
    """Of an account, "in the ministry's" stands for the account of the ministry's press office."""
    boats = "at least 14 boats lay across the fairway"
    a = report("a", f"{boats}, the ministry's press office said.")
    b = report("b", f"In the ministry's, {boats}.")
    found = [said(a, "the ministry's press office", "said", boats)]
    assert DriftKind.SOURCE_DROPPED not in _kinds(a, b, found)


@pytest.mark.parametrize(
    ("source", "content", "told"),
    [
        (
            "The guild",
            "it had been told of the rise an hour before",
            "was told of the rise an hour before",
        ),
        ("The union", "its members had not been tested", "members have not been tested"),
        ("Bertil Aske", "he had driven her to the track", "had driven her to the track"),
    ],
)
def test_a_source_that_does_what_it_told_of_says_it_no_more(
    source: str, content: str, told: str
) -> None:
    """The name is still there, as who did it or to whom it was done."""
    a = report("a", f"{source} said {content}.")
    b = report("b", f"{source} {told}.")
    kinds = _kinds(a, b, [said(a, source, "said", content)])
    assert DriftKind.SOURCE_DROPPED in kinds
    assert DriftKind.AGENT_DROPPED not in kinds


def test_an_act_with_its_own_teller_hides_no_lost_source() -> None:
    """The warning has a source on both sides; that there was one had one on one side."""
    act = "had warned the town about silt in the canal"
    a = report("a", f"Pilots said they {act}.")
    b = report("b", f"Pilots {act}.")
    found = [
        said(a, "Pilots", "said", f"they {act}"),
        said(b, "Pilots", "had warned", "silt in the canal"),
    ]
    assert DriftKind.SOURCE_DROPPED in _kinds(a, b, found)


def test_visitors_who_have_been_told_to_stay_away_lost_who_told_them() -> None:
    """The county appealed to them; the passive does not say so."""
    a = report("a", "The county appealed to visitors to stay away.")
    b = report("b", "Visitors have been told to stay away.")
    asked = said(a, "The county", "appealed to", "visitors to stay away")
    assert DriftKind.AGENT_DROPPED not in _kinds(a, b, [])
    assert _kinds(a, b, [asked]) & {DriftKind.AGENT_DROPPED, DriftKind.SOURCE_DROPPED}


@pytest.mark.parametrize(
    "opening", ["In the board's,", "For the board,", "By the harbour board's:"]
)
def test_a_sentence_may_open_with_whose_account_it_gives(opening: str) -> None:
    """Two accounts are set side by side, each under a phrase of few words and no verb."""
    a = report("a", "Fourteen boats left the ferry no passage, the harbour board said.")
    b = report("b", f"{opening} fourteen boats left the ferry no passage.")
    found = [said(a, "the harbour board", "said", "Fourteen boats left the ferry no passage")]
    assert DriftKind.SOURCE_DROPPED not in _kinds(a, b, found)
