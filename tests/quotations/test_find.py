"""Quotations over the reports of a story."""

from __future__ import annotations

from quotations.making import aligned, lines, names, person, report, said, story
from retold.model import Voice
from retold.quotations import QuotationHints, find_quotations


def test_a_quotation_alone_is_listed() -> None:
    """An utterance with one reading is an utterance all the same."""
    one = report("a", '"The lamp went out at nine," Olm Sarrow said.')
    (quotation,) = find_quotations([one], [], [], [story(one)])
    assert [reading.text for reading in quotation.readings] == ["The lamp went out at nine"]
    assert not quotation.differences


def test_an_echo_without_marks_is_a_reading() -> None:
    """What one report quotes and the other reports is one utterance in two voices."""
    a = report("a", '"The lamp went out at nine and nobody lit it," Olm Sarrow said.')
    b = report("b", "Olm Sarrow said that the lamp had gone out at nine and was not lit again.")
    content = "the lamp had gone out at nine and was not lit again"
    attributions = [
        said(a, "Olm Sarrow", "said", "The lamp went out at nine and nobody lit it", speaker="s"),
        said(b, "Olm Sarrow", "said", content, speaker="s"),
    ]
    pair = aligned(a, b, (a.text, b.text))
    (quotation,) = find_quotations([a, b], attributions, [pair], [story(a, b)])
    assert [(r.voice, r.text) for r in quotation.readings] == [
        (Voice.QUOTED, "The lamp went out at nine and nobody lit it"),
        (Voice.REPORTED, content),
    ]


def test_an_echo_in_own_voice_is_told_apart() -> None:
    """A clause that nobody is named for is the outlet's own."""
    a = report("a", '"The lamp went out at nine and nobody lit it," Olm Sarrow said.')
    b = report("b", "The lamp had gone out at nine and was not lit again.")
    pair = aligned(a, b, (a.text, b.text))
    (quotation,) = find_quotations([a, b], [], [pair], [story(a, b)])
    assert [one.voice for one in quotation.readings] == [Voice.QUOTED, Voice.OWN]


def test_a_standfirst_that_repeats_the_body_is_one_utterance() -> None:
    """The same words twice in one report are two readings of one utterance."""
    text = lines(
        '"The lamp went out at nine," he said', "Rain.", '"The lamp went out at nine," he said.'
    )
    one = report("a", text)
    (quotation,) = find_quotations([one], [], [], [story(one)])
    assert len(quotation.readings) == 2


def test_two_persons_are_not_joined() -> None:
    """Two persons who ask for the same in their own words are two utterances."""
    a = report("a", '"We need a new lamp at the cape at once," Olm Sarrow said.')
    b = report("b", '"A new lamp at the cape is what we need," Ida Fenn said.')
    attributions = [
        said(
            a, "Olm Sarrow", "said", "We need a new lamp at the cape at once", speaker="Olm Sarrow"
        ),
        said(b, "Ida Fenn", "said", "A new lamp at the cape is what we need", speaker="Ida Fenn"),
    ]
    hints = QuotationHints(speakers=[person("Olm Sarrow"), person("Ida Fenn")])
    pair = aligned(a, b, (a.text, b.text))
    found = find_quotations([a, b], attributions, [pair], [story(a, b)], hints)
    assert [len(one.readings) for one in found] == [1, 1]


def test_a_fragment_joins_the_longer_quotation() -> None:
    """Marks that begin and end elsewhere still hold one utterance."""
    a = report("a", 'Sarrow deplored the "steep rise in the fares of the islanders".')
    b = report("b", 'Sarrow spoke of a "sharp rise" in fares for the islanders.')
    attributions = [
        said(
            a, "Sarrow", "deplored", 'the "steep rise in the fares of the islanders"', speaker="s"
        ),
        said(b, "Sarrow", "spoke", 'a "sharp rise" in fares for the islanders', speaker="s"),
    ]
    (quotation,) = find_quotations([a, b], attributions, [], [story(a, b)])
    known = names([a, b])
    assert [known[one.report_id] for one in quotation.readings] == ["a", "b"]
    assert ("steep", "sharp") in [(one.a_text, one.b_text) for one in quotation.differences]


def test_stories_are_kept_apart() -> None:
    """The same words in two stories are two utterances."""
    a = report("a", '"The lamp went out at nine," he said.')
    b = report("b", '"The lamp went out at nine," she said.')
    found = find_quotations([a, b], [], [], [story(a), story(b)])
    assert len(found) == 2
