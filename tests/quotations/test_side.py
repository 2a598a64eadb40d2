"""Which reading was changed."""

from __future__ import annotations

from quotations.making import aligned, report, story
from retold.model import DifferenceKind
from retold.quotations import QuotationHints, find_quotations

WORDS = "I say that the {} of this lamp is a matter for the whole harbour board"


def test_the_copy_is_the_changed_side() -> None:
    """Where a report descends from the other, the copy was changed."""
    a = report("a", f'"{WORDS.format("repair")}," Sarrow said.')
    b = report("b", f'"{WORDS.format("mending")}," Sarrow said.')
    hints = QuotationHints(exemplars={b.id: (a.id,)})
    found = find_quotations([a, b], [], [aligned(a, b, (a.text, b.text))], [story(a, b)], hints)
    (difference,) = found[0].differences
    assert (difference.judgement, difference.which) == (DifferenceKind.ALTERED, 1)


def test_the_odd_reading_out_is_the_changed_side() -> None:
    """Where two other reports have the one wording, the third reading was changed."""
    texts = ["repair", "repair", "mending", "repair"]
    reports = [
        report(f"r{at}", f'"{WORDS.format(word)}," Sarrow said on day {at}.')
        for at, word in enumerate(texts)
    ]
    found = find_quotations(reports, [], [], [story(*reports)])
    assert len(found) == 1
    assert {one.which for one in found[0].differences} == {2}


def test_without_evidence_no_side_is_named() -> None:
    """Two readings and nothing else: altered on the way, and nobody can say where."""
    a = report("a", f'"{WORDS.format("repair")}," Sarrow said.')
    b = report("b", f'"{WORDS.format("mending")}," Sarrow said.')
    found = find_quotations([a, b], [], [aligned(a, b, (a.text, b.text))], [story(a, b)])
    assert [one.which for one in found[0].differences] == [None]
