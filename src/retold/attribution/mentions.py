"""Finding who is named in a report, besides its sources: names that a pronoun may mean."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.attribution.gazetteer import bodies, countries, given_names, roles
from retold.attribution.source_phrases import read_phrase
from retold.attribution.source_words import Phrase, singular
from retold.model import Report, Span
from retold.text.sentences import find_sentences
from retold.text.tokens import find_words

MAX_SENTENCE = 4_000
MAX_NAMES = 4_000
MAX_LEAD = 400  # code points before a source in its sentence

_WORD = r"\p{Lu}[\p{L}\p{M}\p{N}&]*(?:['’\-.]\p{L}[\p{L}\p{M}]*)*\.?"
_LINK = r"of|of the|for|for the|and the|&|de|del|della|di|da|van|von|der|den|la|le|al|bin|el"
_RUN = regex.compile(
    rf"(?<![\p{{L}}\p{{N}}])(?:{_WORD})"
    rf"(?:(?:\s(?:{_LINK}))?\s(?:{_WORD})){{0,9}}"
    r"(?:\s\([\p{Lu}\p{N}.&]{2,12}\))?"
)
_BEFORE = regex.compile(r"(?:[\p{L}'’\-]+,?\s){0,5}\Z")
_AFTER = regex.compile(r",\s(?:(?:the|a|an)\s)?[^.;:,\"“”]{3,90}(?=[,.;])")
_FINITE = frozenset(
    "said says told was is are were has have had announced added claimed warned stated will "
    "would also".split()
)
_OBLIQUE = regex.compile(
    r"\b(?:in|at|from|near|to|of|into|across|with|for|by|against|on)(?:\sthe)?\s\Z", regex.I
)
_STARTERS = frozenset(
    "the a an he she it they we i you this that these those there in on at but and or however "
    "according meanwhile after before when while as if his her its their for from by to with "
    "since during although though because despite under over some many most all both several no "
    "not yet so then also additionally earlier later last next one two three four five six "
    "seven eight nine ten what who why how where which another other more now today yesterday "
    "tomorrow monday tuesday wednesday thursday friday saturday sunday january february march "
    "april may june july august september october november december mr mrs ms dr obviously our "
    "my your following amid amidst throughout instead nevertheless moreover furthermore finally "
    "first second third once only".split()
)
_DATES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may "
    "june july august september october november december jan feb mar apr jun jul aug sept oct "
    "nov dec i".split()
)


_NUMBERS = frozenset(
    "eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty "
    "forty fifty sixty seventy eighty ninety hundred dozens scores hundreds thousands".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place where somebody is named or meant; `source` is an attribution's number."""

    start: int
    end: int
    phrase: Phrase
    sentence: int
    leads: bool
    oblique: bool = False
    source: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A report's text with its sentences, and what its capitals mean."""

    report: Report
    sentences: tuple[Span, ...]
    lower: frozenset[str]

    @classmethod
    def of(cls, report: Report) -> Page:
        """A report, cut into sentences."""
        lower = frozenset(
            word.of(report.text)
            for word in find_words(report.text)
            if word.of(report.text).islower()
        )
        return cls(report, tuple(find_sentences(report.text)), lower)

    def sentence(self, number: int) -> Span:
        """A sentence by its number; an empty one where there is none."""
        return self.sentences[number] if number < len(self.sentences) else Span(0, 0)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds a code point, or of the last one before it."""
        low, high = 0, len(self.sentences)
        while low < high:
            middle = (low + high) // 2
            if self.sentences[middle].start <= offset:
                low = middle + 1
            else:
                high = middle
        return max(0, low - 1)


def find_names(page: Page, taken: list[Span]) -> list[Mention]:
    """The names in a report's sentences that no taken span (a source) covers."""
    found: list[Mention] = []
    covered = bytearray(len(page.report.text))
    for span in taken:
        covered[span.start : span.end] = b"\x01" * len(span)
    for number, sentence in enumerate(page.sentences):
        if len(sentence) > MAX_SENTENCE or _is_title(page, sentence):
            continue
        leads = True
        for match in _RUN.finditer(page.report.text, sentence.start, sentence.end):
            mention = _read_run(page, match, sentence, number, leads=leads)
            if mention is None:
                continue
            leads = False
            if not covered[mention.start : mention.end].count(1):
                found.append(mention)
        if len(found) > MAX_NAMES:
            break
    return found


def _is_title(page: Page, sentence: Span) -> bool:
    """Whether a headline writes nearly every word with a capital, so that capitals mean nothing."""
    words = [word.of(page.report.text) for word in find_words(page.report.text, sentence)]
    long = [word for word in words if len(word) > 3]
    return len(long) > 4 and sum(word[0].isupper() for word in long) >= 0.85 * len(long)


def _read_run(
    page: Page, match: regex.Match[str], sentence: Span, number: int, *, leads: bool
) -> Mention | None:
    """The mention that a run of capitals makes with the words around it."""
    text = page.report.text
    start, end = match.span()
    words = text[start:end].split()
    while words and start == sentence.start + _marks(text, sentence) and _is_starter(page, words):
        start += len(words[0]) + 1
        words = words[1:]
    first = words[0].casefold().rstrip(".") if words else ""
    if not first or first in _DATES | _NUMBERS or text[start:end] in page.report.dateline:
        return None
    if len(words) == 1 and first.split("'")[0] in _STARTERS:
        return None
    name = text[start:end]
    if text[end - 1] == "." and end == sentence.end:
        end -= 1
    begin = _role_start(text, sentence.start, start)
    tail = _AFTER.match(text, end, min(sentence.end, end + 120))
    has_role = tail is not None and _is_role(tail.group())
    phrase = read_phrase(text[begin : tail.end() if tail and has_role else end])
    if not phrase.name:
        phrase = read_phrase(name) if not phrase.role else phrase
    if not phrase.name:
        return None
    oblique = _OBLIQUE.search(text, max(sentence.start, begin - 12), begin) is not None
    return Mention(
        start=start, end=end, phrase=phrase, sentence=number, leads=leads, oblique=oblique
    )


def _marks(text: str, sentence: Span) -> int:
    count = 0
    while sentence.start + count < sentence.end and text[sentence.start + count] in "\"“‘'«(":
        count += 1
    return count


def _is_starter(page: Page, words: list[str]) -> bool:
    word = words[0].casefold()
    if word in _STARTERS:
        return True
    if word in given_names() or singular(word) in roles() or word in countries():
        return False
    return word in page.lower or word.endswith(("ly", "al"))


def _role_start(text: str, floor: int, start: int) -> int:
    """Where a title before a name begins: "the spokesman, " or "finance minister "."""
    before = _BEFORE.search(text, max(floor, start - 60), start)
    if not before:
        return start
    words = list(regex.finditer(r"[\p{L}'’\-]+,?", before.group()))
    for word in reversed(words[-3:]):
        noun = singular(word.group().rstrip(",").casefold())
        if noun in roles() or noun in bodies():
            return before.start() + word.start()
        if word.group().endswith(","):
            break
    return start


def _is_role(tail: str) -> bool:
    words = [singular(word.strip(",").casefold()) for word in tail.split()[:12]]
    if _FINITE.intersection(tail.casefold().split()):
        return False
    return any(word in roles() or word in bodies() for word in words)


def names_before(page: Page, sentence: int, start: int) -> bool:
    """Whether a sentence has a word with a capital, its first left out, before a place."""
    begun = page.sentence(sentence).start
    if not 0 < start - begun < MAX_LEAD:
        return False
    words = find_words(page.report.text, Span(begun, start))
    return any(word.of(page.report.text)[:1].isupper() for word in words[1:])
