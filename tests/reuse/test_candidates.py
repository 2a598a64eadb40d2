"""Which pairs of reports are worth aligning."""

from __future__ import annotations

from retold.model import Report
from retold.reuse import candidate_pairs
from retold.reuse.sharing import MOST_REPORTS
from retold.text.crowds import SPEAKERS
from reuse.reports import ferry_reports, made_of

NOUNS = (
    "anchor barrel candle dagger easel feather goblet hammer icicle jacket kettle ladder magnet "
    "needle orchard parcel quiver ribbon saddle tunnel umbrella violin walnut yarrow zipper basin "
    "cactus drawer engine funnel"
).split()


def _unlike(number: int) -> Report:
    """A report that shares no rare word with the others."""
    words = [f"{'abcdefghijklmnopqrstuvwxyz'[number]}{noun}" for noun in NOUNS]
    return made_of([" ".join(words[i : i + 10]) + "." for i in (0, 10, 20)], path=f"p{number}")


def test_few_reports_are_compared_all_with_all() -> None:
    """Up to twelve reports give every pair."""
    assert set(candidate_pairs([_unlike(number) for number in range(3)])) == {
        (0, 1),
        (0, 2),
        (1, 2),
    }


def test_unlike_reports_are_no_candidates() -> None:
    """Reports without a rare word, a run of words or a quotation in common give no pair."""
    assert list(candidate_pairs([_unlike(number) for number in range(20)])) == []


def test_one_shared_paragraph_is_enough() -> None:
    """Two reports that share a paragraph, or one quotation, are candidates."""
    shared = "The old heron flew twice around the silent clock tower before it settled on a mast."
    quoted = "“Nobody asked the heron before you moved the clock,” she said."
    reports = [_unlike(number) for number in range(20)]
    reports[3] = made_of([reports[3].text, shared], path="a")
    reports[11] = made_of([shared, reports[11].text], path="b")
    reports[5] = made_of([reports[5].text, quoted], path="c")
    reports[17] = made_of([quoted.replace("she said", "he wrote"), reports[17].text], path="d")
    assert set(candidate_pairs(reports)) == {(3, 11), (5, 17)}


def test_translations_without_a_common_run_are_candidates() -> None:
    """Two translations of one statement meet through their names and rare words."""
    reports = [*ferry_reports().values(), *(_unlike(number) for number in range(20))]
    names = list(ferry_reports())
    assert (names.index("A"), names.index("C")) in set(candidate_pairs(reports))


def test_a_phrase_of_everyone_leads_to_nobody() -> None:
    """What more than fifty reports share is page furniture, and makes no pair."""
    stock = "All rights are reserved by the owners of this page and of all the others on it."
    reports = [
        made_of([_unlike(number % 26).text, stock], path=str(number)) for number in range(26)
    ]
    crowd = [made_of([stock], path=f"crowd{number}") for number in range(MOST_REPORTS)]
    pairs = set(candidate_pairs([*reports, *crowd]))
    assert not any(a < 26 and b < 26 for a, b in pairs)


def test_each_of_many_copies_meets_the_first() -> None:
    """Of one text fifty copies meet each other; each one more meets the first alone."""
    text = " ".join(f"{noun}{step}" for step in "abc" for noun in NOUNS) + "."
    copies = [made_of([text], path=str(number)) for number in range(SPEAKERS + 20)]
    pairs = set(candidate_pairs(copies))
    more = range(SPEAKERS, len(copies))
    assert {pair for pair in pairs if pair[1] in more} == {(0, number) for number in more}
