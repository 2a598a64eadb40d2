"""How many one report says were killed or hurt in what it reports, all things considered.

A report seldom gives one number: it names a victim, speaks of "the fatal shooting", counts two in
its lead and one more further down, and compares with other years. The count of its lead is
taken, and where nothing is counted, a death that is told of counts as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from retold.model import Category, Figure, Report, Span, Toll, Words
from retold.text.sentences import find_sentences

# Sentences longer than this are not searched for words of death.
MAX_SENTENCE = 3_000
# A count in the same sentence as one of these is of a time or an area, not of what happened here.
_OTHER_SCOPE = regex.compile(
    r"\b(?:this|last|per|each|every|a|of the) year\b|\bso far (?:this|in)\b|\bsince (?:19|20)\d\d\b"
    r"|\b(?:in|during|for|of) (?:all of )?(?:19|20)\d\d\b|\b(?:19|20)\d\d'?s?\b (?:shooting|attack|"
    r"massacre|homicide|killing|victim|bombing)|\bhomicides?\s(?:this|in|since|so|of)\b"
    r"|\b(?:annual|annually|nationwide|statewide|on average|anniversary|years? ago|year-to-date)\b"
    r"|\bthis (?:month|season|week)\b|\bpast (?:year|month|decade|\p{L}+ years)\b"
    r"|\b(?:could|would|might|may) have\b",
    regex.IGNORECASE,
)
_ONE_DEATH = regex.compile(
    r"(?<!non-)(?<!near-)(?<!nearly )\bfatal(?:ly|ities|ity)?\b(?! (?:flaw|mistake|error|blow))"
    r"|\b(?:shooting|stabbing|beating|overdose) deaths?\b"
    r"|\b(?:pronounced|declared|found|shot|left) (?:\p{L}+ )?(?:dead|deceased)\b"
    r"|(?<!almost )(?<!nearly )\b(?:died|dies|passed away|deceased|succumbed|perished)\b"
    r"|\b(?:murdered|slain|slaying)\b"
    r"|(?<!nearly )(?<!almost )(?<!not )\bkilled\b|\b(?:is|was|are|were|lay) dead\b|\bshot dead\b"
    r"|\bdeadly (?:\p{L}+ )?(?:shooting|stabbing|attack|incident|confrontation|encounter|"
    r"standoff)\b"
    r"|\b(?:his|her|their|'s|’s) (?:\p{L}+ )?(?:death|killing|murder)\b"
    r"|\b(?:death|killing|murder|slaying) of\b|\bshot to death\b|\bto death\b"
    r"|(?<!attempted )(?<!attempt )\b(?:murder-suicide|homicide|manslaughter|first-degree murder|"
    r"second-degree murder|capital murder|charged with murder|murder charges?|murder suspect)\b"
    r"|\bkilling (?:an?|the|his|her|\p{Lu})\b|\btook (?:his|her) own life\b",
    regex.IGNORECASE,
)
_ONE_HURT = regex.compile(
    r"\bgunshot (?:wounds?|injur(?:y|ies))\b|\b(?:was|were|been|being|got) (?:\p{L}+ly )?(?:"
    r"shot|hit|struck|wounded|injured|grazed|stabbed|hurt)\b(?! (?:at|dead)\b)"
    r"|\blife[-\s]threatening\b"
    r"|\bin (?:\p{L}+ )?(?:critical|serious|stable|grave|fair|good) condition\b|\bstruck in the\b"
    r"|\b(?:shot|stabbed) (?:an?|another|his|her|him|the (?:man|woman|boy|girl|victim)|himself|"
    r"herself)\b|\bshooting (?:an?|another|his|her) \p{L}+|\b(?:shot|stabbed) in the\b",
    regex.IGNORECASE,
)
_NO_DEATH = regex.compile(
    r"\b(?:attempted|attempt(?:ing)? to|tried to|trying to|threaten\w*|threats?|no one|nobody|"
    r"no-?body|none|penalty|investigators from the|unit|detectives?|bureau|squad|division|section|"
    r"sergeant|lieutenant|investigations?|conspiracy|assault|"
    r"until (?:he|she|it)|dogs?|pit bulls?|cats?|deer|bears?|cougars?|horses?|animals?)"
    r"\b",
    regex.IGNORECASE,
)
_JOINED = regex.compile(
    r"(?:,\s|\s)?(?:(?:aged?\s)?\d{1,3},?\s)?(?:and|or|,|as well as|along with)\s", regex.IGNORECASE
)
_PAIR = regex.compile(r"\bmurder[-\s]suicide\b", regex.IGNORECASE)
_NEAR = 24


def find_toll(report: Report, figures: Sequence[Figure], category: Category) -> Toll:
    """How many a report says were killed (or injured) in what it reports.

    The first sentence that counts casualties of this category decides: its largest count, or the
    sum of persons who are named one by one ("a man and a woman were killed"). Counts of other
    years and areas are passed over. Where nothing is counted, a report that tells of a death counts
    one (a murder-suicide two), a report that tells of a wound and of no death counts one hurt, and
    any other counts none.

    Args:
        report: The report.
        figures: Its figures.
        category: KILLED or INJURED.
    """
    text = report.text
    counted = [one for one in figures if one.category is category and one.low]
    at = 0
    uncounted = []
    for sentence in _sentences(report):
        inside: list[Figure] = []
        while at < len(counted) and counted[at].span.start < sentence.end:
            inside.append(counted[at])
            at += 1
        if inside and not _OTHER_SCOPE.search(text, sentence.start, sentence.end):
            return _counted(text, inside, category)
        if not inside:
            uncounted.append(sentence)
    told = next(_told(text, uncounted, _ONE_DEATH), None)
    count = 2 if _PAIR.search(text) else 1
    if category is Category.INJURED:
        has_dead = told is not None or any(one.category is Category.KILLED for one in figures)
        told, count = None if has_dead else next(_told(text, uncounted, _ONE_HURT), None), 1
    if told is None:
        return Toll(category=category, count=0, words=())
    return Toll(category=category, count=count, words=(Words.at(text, told),))


def _sentences(report: Report) -> Iterator[Span]:
    for block in report.blocks:
        if len(block.span):
            yield from find_sentences(report.text, block.span)


def _counted(text: str, figures: Sequence[Figure], category: Category) -> Toll:
    """The count of one sentence."""
    largest = max(figures, key=lambda one: one.low or 0)
    taken = [largest]
    if largest.low == 1:
        for one in figures[figures.index(largest) + 1 :]:
            if one.low == 1 and _JOINED.fullmatch(text, taken[-1].span.end, one.span.start):
                taken.append(one)
    count = int(largest.low or 0) + len(taken) - 1
    return Toll(
        category=category, count=count, words=tuple(Words.at(text, one.span) for one in taken)
    )


def _told(text: str, sentences: Sequence[Span], pattern: regex.Pattern[str]) -> Iterator[Span]:
    """The words that tell of a death, or of a wound."""
    for sentence in sentences:
        if len(sentence) > MAX_SENTENCE:
            continue
        for match in pattern.finditer(text, sentence.start, sentence.end):
            near = (
                max(sentence.start, match.start() - _NEAR),
                min(sentence.end, match.end() + _NEAR),
            )
            if not _NO_DEATH.search(text, *near):
                yield Span(*match.span())
