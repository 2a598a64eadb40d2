"""The plain words for what the program found; the same in the terminal and on the page."""

from __future__ import annotations

from collections.abc import Iterable

from retold.model import (
    Act,
    AttributionKind,
    Bound,
    DescentKind,
    DifferenceKind,
    DriftKind,
    PassageLabel,
    Polarity,
    Relation,
    SkipReason,
    Voice,
    Zone,
)

DESCENT = {
    DescentKind.VERBATIM: "copied word for word",
    DescentKind.REVISION: "copied and edited",
    DescentKind.QUOTATION: "quoted from it",
    DescentKind.PARAPHRASE: "retold in other words",
    DescentKind.TRANSLATION: "translated from it",
    DescentKind.SAME_SOURCE: "same source, order unknown",
}

DESCENT_SHORT = {
    DescentKind.VERBATIM: "word for word",
    DescentKind.REVISION: "edited",
    DescentKind.QUOTATION: "quoted",
    DescentKind.PARAPHRASE: "other words",
    DescentKind.TRANSLATION: "translated",
    DescentKind.SAME_SOURCE: "same source",
}

JUDGEMENT = {
    DifferenceKind.ALTERED: "altered",
    DifferenceKind.INDEPENDENT_TRANSLATION: "two translations of one original",
    DifferenceKind.TRIMMED: "trimmed",
    DifferenceKind.SPLICED: "joined from separate places",
    DifferenceKind.EDITORIAL: "editorial mark or spelling",
    DifferenceKind.UNDECIDED: "undecided: both readings exist",
}

# In the order in which a reader wants to see them: who is said to say it comes first.
DRIFT = {
    DriftKind.SOURCE_DROPPED: "Source lost",
    DriftKind.UNSOURCED: "No source named anywhere",
    DriftKind.SOURCE_CHANGED: "Another source named",
    DriftKind.SOURCE_WIDENED: "Source widened",
    DriftKind.LINK_DROPPED: "Middleman left out",
    DriftKind.WORDING_INJECTED: "Outlet’s wording under a source’s name",
    DriftKind.POLARITY_CHANGED: "Affirmed here, denied there",
    DriftKind.CUE_STRENGTHENED: "Verb strengthened",
    DriftKind.HEDGE_DROPPED: "Hedge lost",
    DriftKind.HEDGE_ADDED: "Hedge added",
    DriftKind.QUOTE_TO_SPEECH: "Quotation turned into plain speech",
    DriftKind.SPEECH_TO_QUOTE: "Plain speech turned into quotation",
    DriftKind.QUOTE_WORDS_DIFFER: "Words differ inside quotation marks",
    DriftKind.QUOTE_TRIMMED: "Quotation trimmed",
    DriftKind.AGENT_DROPPED: "The doer left out",
    DriftKind.SCOPE_CHANGED: "Scope changed",
    DriftKind.FIGURE_CHANGED: "Figure changed",
    DriftKind.TERM_SWAPPED: "Term swapped",
}

PASSAGE = {
    PassageLabel.VERBATIM: "the same words",
    PassageLabel.EDITED: "edited",
    PassageLabel.REWORDED: "in other words",
    PassageLabel.MOVED: "moved",
    PassageLabel.ADDED: "not in the other",
    PassageLabel.DROPPED: "left out",
}

DRIFT_HELP = {
    DriftKind.SOURCE_DROPPED: "One report names who says it; another says it as its own.",
    DriftKind.UNSOURCED: "Stated as fact, and no report in the set names a source.",
    DriftKind.SOURCE_CHANGED: "The same statement under another source’s name.",
    DriftKind.SOURCE_WIDENED: "A person or an office has become a whole body or country.",
    DriftKind.LINK_DROPPED: "Who passed the words on is no longer named.",
    DriftKind.WORDING_INJECTED: "A term that only this outlet uses, inside what a source says.",
    DriftKind.POLARITY_CHANGED: "One report affirms what another denies.",
    DriftKind.CUE_STRENGTHENED: "The verb of saying, or the verb said, is stronger than before.",
    DriftKind.HEDGE_DROPPED: "A word such as “may” or “reportedly” is gone.",
    DriftKind.HEDGE_ADDED: "A word such as “may” or “reportedly” has come in.",
    DriftKind.QUOTE_TO_SPEECH: "In quotation marks in one report, without them in another.",
    DriftKind.SPEECH_TO_QUOTE: "Without quotation marks in one report, inside them in another.",
    DriftKind.QUOTE_WORDS_DIFFER: "The words inside the marks are not the same.",
    DriftKind.QUOTE_TRIMMED: "Part of the quotation is left out.",
    DriftKind.AGENT_DROPPED: "Who did it is no longer said.",
    DriftKind.SCOPE_CHANGED: "It is said of more, or of less, than before.",
    DriftKind.FIGURE_CHANGED: "Another figure stands in the same place.",
    DriftKind.TERM_SWAPPED: "Another term stands in the same place.",
}

RELATION = {
    Relation.CONFLICT: "the figures disagree",
    Relation.LATER: "a later count",
    Relation.SCOPE: "they count different things",
    Relation.UNIT: "the units differ",
}

VOICE = {
    Voice.QUOTED: "in quotation marks",
    Voice.REPORTED: "reported",
    Voice.OWN: "in the outlet’s own voice",
}

ZONE = {
    Zone.HEADLINE: "headline",
    Zone.STANDFIRST: "standfirst",
    Zone.TEASER: "teaser",
    Zone.BODY: "",
    Zone.SUBHEADING: "sub-heading",
    Zone.CAPTION: "caption",
    Zone.CREDIT: "credit",
}

ATTRIBUTION = {
    AttributionKind.DIRECT: "quoted",
    AttributionKind.INDIRECT: "reported",
    AttributionKind.MIXED: "partly quoted",
}

ACT = {
    Act.STATEMENT: "states",
    Act.BELIEF: "believes",
    Act.INTENTION: "intends",
    Act.DEMAND: "demands",
    Act.DENIAL: "denies",
    Act.QUESTION: "asks",
    Act.ACCUSATION: "accuses",
    Act.EXPECTATION: "expects",
    Act.KNOWLEDGE: "knows",
    Act.EMOTION: "feels",
}

BOUND = {
    Bound.EXACT: "",
    Bound.AT_LEAST: "at least",
    Bound.MORE_THAN: "more than",
    Bound.AT_MOST: "at most",
    Bound.LESS_THAN: "less than",
    Bound.ABOUT: "about",
    Bound.RANGE: "between",
}

POLARITY = {Polarity.AFFIRMED: "", Polarity.NEGATED: "with a negation"}

SKIP = {
    SkipReason.EMPTY: "empty",
    SkipReason.NO_BODY: "no article found in it",
    SkipReason.NO_TEXT: "pictures alone, no text",
    SkipReason.BETWEEN_ARTICLES: "text that belongs to no article",
    SkipReason.OTHER_RECORDS: "records that hold no page",
    SkipReason.BINARY: "no text",
    SkipReason.TOO_LARGE: "too large",
    SkipReason.UNREADABLE: "cannot be read",
    SkipReason.UNKNOWN_FORMAT: "unknown format",
    SkipReason.NOT_INSTALLED: "its reader is not installed",
    SkipReason.ENCRYPTED: "encrypted",
    SkipReason.DAMAGED: "damaged",
    SkipReason.LANGUAGE: "in a language that was not tried",
    SkipReason.ADDRESS: "address that is not fetched",
    SkipReason.ROBOTS: "the site asks not to be fetched",
    SkipReason.UNREACHABLE: "cannot be reached",
    SkipReason.TIMEOUT: "not there in time",
    SkipReason.STATUS: "the site gives no page",
    SkipReason.NOT_FETCHED: "not fetched",
}

GLOSSARY = {
    "report": "One text that one outlet published at one moment.",
    "story": "The reports that retell one event or one statement.",
    "witness": (
        "A report’s place in the picture of descent. One that is “not in the set” is inferred "
        "from what the reports credit or share."
    ),
    "siglum": "The short label of a witness; plural: sigla.",
    "exemplar": (
        "The witness that a report was taken from. A second exemplar is a further one that the "
        "same report drew on."
    ),
    "stemma": "The picture of which report was taken from which.",
    "reading": "What one report has in a place where reports differ.",
    "share": "How much of a copy’s wording its exemplar accounts for.",
    "confidence": (
        "How sure the program is of a statement, from 0 to 1: high from 0.8, fair from 0.6, low "
        "below. It says nothing about whether the news is true."
    ),
}


def confidence_words(confidence: float) -> str:
    """How sure, in words and as a number.

    >>> confidence_words(0.86)
    'high confidence (0.86)'
    """
    word = "high" if confidence >= 0.8 else "fair" if confidence >= 0.6 else "low"
    return f"{word} confidence ({confidence:.2f})"


def confidence_range(confidences: Iterable[float]) -> str:
    """How sure of several statements that are said at once, by the least sure of them.

    >>> confidence_range([0.85, 0.9])
    'high confidence (0.85 to 0.90)'
    """
    known = list(confidences)
    words = confidence_words(min(known))
    if f"{min(known):.2f}" == f"{max(known):.2f}":
        return words
    return f"{words[:-1]} to {max(known):.2f})"


def share_words(share: float) -> str:
    """A share as a percentage; never 100 for what falls short of the whole.

    >>> share_words(0.998), share_words(1.0), share_words(0.002)
    ('99 %', '100 %', 'under 1 %')
    """
    if share >= 1:
        return "100 %"
    if 0 < share < 0.01:
        return "under 1 %"
    return f"{min(99, round(share * 100))} %"


def count_words(number: int, noun: str, nouns: str = "") -> str:
    """A number with its noun.

    >>> count_words(1, "story", "stories"), count_words(12, "report")
    ('1 story', '12 reports')
    """
    return f"{number:,} {noun if number == 1 else nouns or noun + 's'}"
