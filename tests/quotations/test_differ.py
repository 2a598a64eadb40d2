"""Where readings of one utterance differ: trims, splices, fragments, free translations."""

from __future__ import annotations

from quotations.making import aligned, lines, person, report, said, story
from retold.model import DifferenceKind, Quotation
from retold.quotations import QuotationHints, find_quotations

KEEPER = person("Olm Sarrow")


def _quotations(one: str, *others: str) -> tuple[Quotation, ...]:
    """The quotations of two reports, each a list of what Sarrow said."""
    texts = (one, lines(*others))
    reports = [report(name, text) for name, text in zip("ab", texts, strict=True)]
    attributions = [
        said(each, "Sarrow", "said", part.split('"')[1], speaker=KEEPER.id)
        for each in reports
        for part in each.text.split("\n\n")
    ]
    a, b = reports
    return find_quotations(
        reports,
        attributions,
        [aligned(a, b, (a.text, b.text))],
        [story(a, b)],
        QuotationHints(speakers=[KEEPER]),
    )


LONG = (
    "We saw the light fail at nine, and as I told the board in March, the cable was old, it had "
    "been patched four times, and nobody on this rock should act surprised"
)
TRIMMED = (
    "We saw the light fail at nine, the cable was old, and nobody on this rock should act surprised"
)


def test_every_part_that_was_trimmed_is_one() -> None:
    """A quotation with several stretches left out shows each, whole, as trimmed."""
    (found,) = _quotations(f'"{LONG}," Sarrow said.', f'"{TRIMMED}," Sarrow said.')
    dropped = {one.a_text or one.b_text for one in found.differences}
    assert dropped == {"and as I told the board in March", "it had been patched four times"}
    assert {one.judgement for one in found.differences} == {DifferenceKind.TRIMMED}


def test_two_quotations_in_one_pair_of_marks_are_spliced() -> None:
    """What stands in two pairs of marks, and here in one without an ellipsis, is a splice."""
    joined = '"The board never came here. I shall ask for a new lamp," Sarrow said.'
    first = '"The board never came here," Sarrow said.'
    second = 'Of the winter to come Sarrow said: "I shall ask for a new lamp."'
    found = _quotations(joined, first, second)
    judged = {one.judgement for each in found for one in each.differences}
    assert DifferenceKind.SPLICED in judged


def test_a_sentence_of_another_utterance_is_a_splice() -> None:
    """The end of one quotation put behind the beginning of another is shown with what it lost."""
    joined = (
        '"The board never came to look. I shall ask for a new lamp before spring," Sarrow said.'
    )
    first = '"The board never came to look. Not one of them likes the climb," Sarrow said.'
    second = 'Of winter Sarrow said: "Oil is dear. I shall ask for a new lamp before spring."'
    (found,) = _quotations(joined, first, second)
    spliced = [one for one in found.differences if one.judgement is DifferenceKind.SPLICED]
    lost = {one.b_text for one in spliced}
    assert lost == {"Not one of them likes the climb", "Oil is dear"}
    assert all(found.readings[one.a].text.startswith("The board") for one in spliced)
    assert all(one.which == one.a and one.evidence for one in spliced)


def test_an_ellipsis_at_the_seam_is_no_splice() -> None:
    """What an ellipsis joins says itself that something is missing."""
    joined = '"The board never came to look ... I shall ask for a new lamp soon," Sarrow said.'
    first = '"The board never came to look. Not one of them likes the climb," Sarrow said.'
    second = 'Of winter Sarrow said: "Oil is dear. I shall ask for a new lamp soon."'
    found = _quotations(joined, first, second)
    judged = {one.judgement for each in found for one in each.differences}
    assert DifferenceKind.SPLICED not in judged


def test_two_words_kept_of_many_are_a_trim() -> None:
    """A short quotation whose every word stands in order in a longer one was trimmed."""
    whole = '"You made it, and you kept it, as far as I can see from here, not once," Sarrow said.'
    (found,) = _quotations(whole, '"You kept it not once," Sarrow said.')
    assert {one.judgement for one in found.differences} == {DifferenceKind.TRIMMED}


def test_a_word_kept_in_marks_answers_to_its_original() -> None:
    """One quoted word of a longer quotation shows what was left out before and after it."""
    whole = '"a careless and hurried job done on the cheap," Sarrow said of it.'
    found = _quotations(whole, 'It was "careless", Sarrow said.')
    (pair,) = (each for each in found if len(each.readings) == 2)
    assert {one.judgement for one in pair.differences} == {DifferenceKind.TRIMMED}


def test_free_translations_without_alignment_answer_to_each_other() -> None:
    """Two long quotations of one speaker that agree in sense are one utterance, with a difference.

    They share hardly a word: the whole of both is shown.
    """
    one = "We watched the lamp go out at nine with a worn cable that everybody on the rock knew of"
    other = "At nine the light failed before our eyes, since the old wire was known to all of us"
    a = report("a", f'"{one}," Sarrow said.')
    b = report("b", f'"{other}," Sarrow said.')
    attributions = [
        said(each, "Sarrow", "said", words, speaker=KEEPER.id)
        for each, words in ((a, one), (b, other))
    ]
    (found,) = find_quotations(
        [a, b], attributions, [], [story(a, b)], QuotationHints(speakers=[KEEPER])
    )
    assert found.differences
    assert not {x.judgement for x in found.differences} & {
        DifferenceKind.ALTERED,
        DifferenceKind.SPLICED,
    }


def test_a_denial_put_in_is_told_whatever_else_the_report_denies() -> None:
    """That another quotation of the report has a "not" excuses none."""
    found = _quotations(
        '"I am ashamed of it, and I shall say so in court on Friday," Sarrow said.',
        '"I am not ashamed of it, and I shall say so in court on Friday," Sarrow said.',
        '"It was not my lamp," Sarrow said.',
    )
    told = [one for group in found for one in group.differences]
    assert [one.b_text for one in told if one.judgement is DifferenceKind.ALTERED] == ["not"]


def test_a_short_sentence_thinned_in_its_middle_answers_to_it() -> None:
    """Four words are enough where both begin and end alike and one speaker says them."""
    found = _quotations(
        '"They can at least let me keep it," Sarrow said.', '"They can keep it," Sarrow said.'
    )
    assert [len(each.readings) for each in found] == [2]
