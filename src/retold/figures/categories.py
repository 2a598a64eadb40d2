"""What sort of thing a figure counts, from the nearest word that says so.

The words are looked for in the clause: in what is counted, then before the number ("killed at
least 14", "the death toll rose to 14") and after what is counted ("14 people were killed"), the
nearest first; a mark or "and" ends the search to the right.
"""

from __future__ import annotations

import regex

from retold.model import Category, Span
from retold.text.tokens import find_tokens, fold_words

REACH_BEFORE = 9
REACH_AFTER = 8

_TRIGGERS: dict[Category, frozenset[str]] = {
    Category.KILLED: frozenset(
        "kill kills killed killing killings dead die dies died dying death deaths deadly fatality "
        "fatalities fatal fatally perish perished slain slay slayed massacred murdered murder "
        "murders drowned martyr martyrs martyred lives corpses bodies toll slaughtered executed "
        "succumbed casualties".split()
    ),
    Category.INJURED: frozenset(
        "injure injures injured injuring injury injuries wound wounds wounded wounding wounding "
        "hurt harmed maimed burned hospitalised hospitalized shot stabbed grazed hospital "
        "gunshot".split()
    ),
    Category.MISSING: frozenset("missing unaccounted disappeared vanished lost-at-sea".split()),
    Category.ARRESTED: frozenset(
        "arrest arrests arrested arresting detain detained detaining detention detentions jailed "
        "imprisoned custody apprehended".split()
    ),
    Category.DISPLACED: frozenset(
        "displace displaced displacing displacement evacuate evacuated evacuating evacuation "
        "homeless fled refugees uprooted".split()
    ),
}
CASUALTIES = frozenset(_TRIGGERS)
_OF_WORD = {word: category for category, words in _TRIGGERS.items() for word in words}
# Nouns that hold the category when they are themselves counted or measured.
_WEAK = frozenset(["deadly", "toll", "lives", "murder", "fatal"])
# "four people were shot, one fatally": the four were shot, and one of them died.
_FATALLY = regex.compile(
    r"(?<!\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}|them)\s)\bfatally\b"
    r"|\b(?:shot|stabbed|beaten) (?:dead|and (?:fatally|killed)|to death)\b"
    r"|\b(?:and|later|has|have|who) (?:\p{L}+ )?(?:died|killed)\b|\bpronounced dead\b",
    regex.IGNORECASE,
)
_ASIDE = regex.compile(
    r",\s(?:including|among|most|mostly|all|both|many|some|at least|one|two|three)\b[^,.;]{0,60},",
    regex.IGNORECASE,
)
# Who did it is no casualty: "shot by an officer", "two men who shot a guard".
_BY = regex.compile(r"\bby\s\Z")
_DID = regex.compile(
    r"\s*,?(?:\s(?:who|that|which))?(?:\s(?:he|she|they|it|police|\p{L}+s)\s"
    r"(?:say|said|believe|allege|think)s?,?)?"
    r"(?:\s(?:had|has|have|allegedly|reportedly|accidentally|apparently|later|also|then))*"
    r"\s(?:fatally\s)?(?:shot|stabbed|killed|murdered|wounded|injured|hurt|grazed|arrested|detained|"
    r"shoots|kills|stabs)(?:\s(?:and|or)\s(?:killed|wounded|injured|arrested|then|\p{L}+ed))?\s"
    r"(?:an?|the|his|her|their|him|them|himself|herself|another|one|two|three|four|five|at\sleast|"
    r"\d{1,3}(?!\s[ap]\.?m))\b",
    regex.IGNORECASE,
)
_OTHER_FATE = regex.compile(
    r"\swho\s(?:allegedly\s|had\s)?(?:fired|opened\sfire)\b|"
    r"[\s,]*(?:(?:who|that)\s)?(?:(?:is|are|was|were|has|have|had|been|being|be)\s)*(?:also\s)?"
    r"(?:charged|wanted|accused|sought|suspected|responsible|facing|convicted|sentenced|indicted|"
    r"questioned|pleaded|of\sinterest|identified\sas\ssuspects?)\b",
    regex.IGNORECASE,
)
_CONDITION = regex.compile(
    r"\s(?:(?:is|are|was|were|remains?|remained|listed|still)\s)*in\s(?:\p{L}+\s(?:but\s|and\s)?)?"
    r"(?:critical|serious|stable|grave|fair|guarded)(?:\sbut\s\p{L}+)?\scondition\b",
    regex.IGNORECASE,
)
_ATTACKED = frozenset("shot stabbed hospital gunshot".split())
_BODIES_FOUND = regex.compile(
    r"\b(?:recovered|found|retrieved|pulled|dug|brought|washed|exhumed|identified|counted|laid)\b",
    regex.IGNORECASE,
)
_COUNT = regex.compile(r"\b(?:number|toll|count|tally|total|figure)s?\b", regex.IGNORECASE)
SUBJECT = 200
_ENDS = frozenset(".;:!?")
_CLAUSES = frozenset(",;:.!?—–()")
# A death that was meant and did not come: "attempted murder", "threatened to kill".
_MEANT = regex.compile(
    r"\b(?:attempted|(?:attempt|attempts|attempting|attempted|tried|trying|threatened|threatening|"
    r"threatens|intent|intending|wanted|planned|plotted|conspired|conspiring)\sto)\s(?:\p{L}+-degree\s)?\Z",
    regex.IGNORECASE,
)
# What stands before these in a sentence is another event: "charged with murder after a man spoke".
_OPENERS = frozenset(["after", "before", "when", "because", "although"])
_CONJUNCTIONS = frozenset("and while but as when after before with following".split())


def find_category(text: str, sentence: Span, figure: Span, counted: Span | None) -> Category | None:
    """The category of casualties that a figure has, or None where the clause names none."""
    if counted is not None:
        inside = [word.of(text).casefold() for word in find_tokens(text, counted)]
        for word in reversed(inside):
            if word in _OF_WORD and word not in _WEAK | {"refugees", "bodies", "murders"}:
                return _OF_WORD[word]
        if inside[-1:] == ["bodies"] and _BODIES_FOUND.search(text, *_around(sentence, figure)):
            return Category.KILLED
    if _is_other_side(text, sentence, figure):
        return None
    if _CONDITION.match(text, figure.end, sentence.end):
        return Category.INJURED
    before = _look_before(text, Span(sentence.start, figure.start))
    after = _look_after(text, Span(figure.end, sentence.end))
    nearest = before if before and (after is None or before[0] <= after[0]) else after
    if nearest is None:
        return None
    if nearest[2] in _ATTACKED:
        is_fatal = _FATALLY.search(text, *_around(sentence, figure))
        return Category.KILLED if is_fatal else nearest[1]
    return nearest[1]


def names_fate(words: str) -> bool:
    """Whether words themselves say what became of those they name: "a wounded guard"."""
    return any(word in _OF_WORD for word in fold_words(words))


def _around(sentence: Span, figure: Span) -> tuple[int, int]:
    """Where a clause about a figure stands, at most."""
    return max(sentence.start, figure.start - 60), min(sentence.end, figure.end + 90)


def _is_other_side(text: str, sentence: Span, figure: Span) -> bool:
    """Whether persons did what the clause tells, or something else became of them."""
    return bool(
        _BY.search(text, max(sentence.start, figure.start - 4), figure.start)
        or _DID.match(text, figure.end, sentence.end)
        or _OTHER_FATE.match(text, figure.end, sentence.end)
    )


def subject_category(text: str, sentence: Span, figure: Span) -> Category | None:
    """The category that a sentence's subject names: "the number of people hurt rose to 12"."""
    start = max(sentence.start, figure.start - SUBJECT)
    counting = _COUNT.search(text, start, figure.start)
    if counting is None:
        return None
    words = (word.of(text).casefold() for word in _tokens(text, counting.start(), figure.start))
    return next((_OF_WORD[word] for word in words if word in _OF_WORD), None)


def _look_before(text: str, span: Span) -> tuple[int, Category, str] | None:
    tokens = _tokens(text, max(span.start, span.end - 120), span.end)
    distance = 0
    crossed = 0
    for token in reversed(tokens[-REACH_BEFORE:]):
        word = token.of(text).casefold()
        if word in _CLAUSES:
            if distance > 1 or word in _ENDS:
                return None
            crossed += 2
            continue
        if word in _OF_WORD:
            if _MEANT.search(text, max(span.start, token.start - 32), token.start):
                return None
            return distance + crossed, _OF_WORD[word], word
        if word in _OPENERS:
            return None
        if word in {"and", "while", "but"}:
            if distance > 2:
                return None
            crossed += 6
        if _is_number(word) and distance > 1:
            return None
        distance += 1
    return None


def _look_after(text: str, span: Span) -> tuple[int, Category, str] | None:
    aside = _ASIDE.match(text, span.start, span.end)
    start = aside.end() if aside else span.start
    tokens = _tokens(text, start, min(span.end, start + 140))
    for distance, token in enumerate(tokens[:REACH_AFTER]):
        word = token.of(text).casefold()
        if word in _CLAUSES and not (word == "," and distance == 0):
            return None
        if word in _OF_WORD and word not in {"toll", "deadly", "casualties", "lives"}:
            return distance, _OF_WORD[word], word
        if word in _CONJUNCTIONS and distance > 0:
            return None
        if _is_number(word):
            return None
    return None


def _tokens(text: str, start: int, end: int) -> list[Span]:
    """The tokens between two places; none in an empty stretch."""
    return find_tokens(text, Span(start, end)) if start < end else []


def _is_number(word: str) -> bool:
    return word[:1].isdigit()
