"""A sentence as the rules see it: words with a coarse class each, quotations closed up.

There is no tagger. The closed classes of English (determiners, prepositions, auxiliaries,
pronouns ...) are listed in `closed_words.en.txt`; every other word is OTHER, or NAME where it is
capitalised. That, with the cue lexicon, is enough to find the noun phrase beside a verb.

A quotation that stands as a clause of its own is one QUOTE token: what surrounds it is read
without it, and what is inside it is read as a text of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType
from typing import NamedTuple

from retold.model.span import Span
from retold.text.tokens import find_token_places


class Tag(StrEnum):
    """The coarse class of a token; a mark has itself as its class."""

    DETERMINER = "D"
    NUMBER = "#"
    PREPOSITION = "P"
    TO = "I"
    PRONOUN = "S"
    OBJECT = "X"
    POSSESSIVE = "O"
    AUXILIARY = "A"
    MODAL = "M"
    NEGATION = "N"
    ADVERB = "R"
    CONJUNCTION = "C"
    SUBORDINATOR = "B"
    THAT = "T"
    WH = "W"
    VERB = "V"
    NAME = "U"
    OTHER = "L"
    QUOTE = "Q"
    TIME = "Z"


class Token(NamedTuple):
    """A word, a mark, or a whole quotation; `low` is folded but for the possessive."""

    start: int
    end: int
    low: str
    tag: str
    is_possessive: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """The tokens of one sentence of a report's text."""

    text: str
    tokens: tuple[Token, ...]
    is_title_case: bool = False

    def __len__(self) -> int:
        return len(self.tokens)

    def tag(self, at: int) -> str:
        """The class of a token; `""` before the first and after the last."""
        return self.tokens[at].tag if 0 <= at < len(self.tokens) else ""

    def low(self, at: int) -> str:
        """The folded word; `""` before the first and after the last."""
        return self.tokens[at].low if 0 <= at < len(self.tokens) else ""

    def is_possessive(self, at: int) -> bool:
        """Whether the token is a noun with a possessive ending."""
        return 0 <= at < len(self.tokens) and self.tokens[at].is_possessive

    def is_name(self, at: int) -> bool:
        """Whether a capital makes the word a name; not at the start, nor in a title."""
        return self.tag(at) == Tag.NAME and at > 0 and not self.is_title_case

    def is_marked(self, at: int) -> bool:
        """Whether a quotation mark stands right before the token."""
        if not 0 <= at < len(self.tokens) or not self.tokens[at].start:
            return False
        return self.text[self.tokens[at].start - 1] in _OPENING_MARKS

    def is_inside_word(self, at: int) -> bool:
        """Whether the token is a mark with no space on either side: the stop of "Oster.com"."""
        if not 0 < at < len(self.tokens) - 1:
            return False
        one = self.tokens[at]
        return self.tokens[at - 1].end == one.start and one.end == self.tokens[at + 1].start

    def span(self, start: int, end: int) -> Span:
        """The place in the text of the tokens from `start` up to `end`, which is not empty."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end)


_MARKS_LEFT_OUT = frozenset("“”„‟\"«»‹›「」『』‘’‚‛'`´")
_OPENING_MARKS = frozenset("“„\"«‹‘‚'")
_APOSTROPHES = str.maketrans("’ʼ‘`´‐‑", "'''''--")
_OPEN = frozenset([Tag.NAME, Tag.OTHER, Tag.VERB, Tag.AUXILIARY])
_CLITICS = ("n't", "'m", "'re", "'ve", "'ll", "'d", "'s")
_CLITIC_TAGS = MappingProxyType(
    {"n't": Tag.NEGATION, "'m": Tag.AUXILIARY, "'re": Tag.AUXILIARY, "'ve": Tag.AUXILIARY,
     "'ll": Tag.MODAL, "'d": Tag.MODAL, "'s": Tag.AUXILIARY}
)  # fmt: skip
_TAKES_IS = frozenset(
    "he she it that there here what who where how everyone everybody nobody someone".split()
)
_LONG = 40  # characters from which a word is not kept: a text may be one word
_CURRENCIES = frozenset("$£€¥")
# Capitalised in mid-sentence these are names, whatever they are in lower case.
_NAME_WHEN_CAPITAL = frozenset("may will march us might most".split())
_NOT_ADVERBS = frozenset(
    "family assembly italy july reply supply italy ally rally bully monopoly anomaly daily weekly "
    "monthly only early likely unlikely elderly friendly deadly costly lonely lovely apply "
    "comply imply rely multiply tally dolly holly bully sully fly butterfly".split()
)


@cache
def closed_words() -> MappingProxyType[str, str]:
    """The class of every word of the closed classes."""
    text = files("retold.attribution").joinpath("closed_words.en.txt").read_text(encoding="utf-8")
    made: dict[str, str] = {}
    for line in text.splitlines():
        tag, _, words = line.partition(":")
        if words and not line.startswith("#!"):
            made.update(dict.fromkeys(words.split(), Tag(tag.strip()).value))
    return MappingProxyType(made)


def read_sentence(text: str, span: Span, quotes: Sequence[Span]) -> Sentence:
    """The sentence at a span; each of `quotes` (inside it, in order) becomes one QUOTE token."""
    tokens: list[Token] = []
    at = span.start
    for quote in quotes:
        tokens.extend(_read_words(text, Span(at, quote.start)))
        tokens.append(Token(quote.start, quote.end, "", Tag.QUOTE))
        at = quote.end
    tokens.extend(_read_words(text, Span(at, max(at, span.end))))
    if tokens and tokens[0].tag == Tag.NAME and tokens[0].low.endswith("ly"):
        first = tokens[0]
        following = tokens[1].low if len(tokens) > 1 else ""
        if first.low not in _NOT_ADVERBS and (following == "," or following.endswith("ing")):
            tokens[0] = Token(first.start, first.end, first.low, Tag.ADVERB)
    for one, token in enumerate(tokens):
        if token.low not in ("longer", "once") or not one:
            continue
        if token.low == "longer" and tokens[one - 1].low == "no":  # "no longer believes"
            tokens[one - 1] = tokens[one - 1]._replace(tag=Tag.NEGATION)
            tokens[one] = tokens[one]._replace(tag=Tag.ADVERB)
        elif token.low == "once" and _is_adverb(tokens, one):
            tokens[one] = tokens[one]._replace(tag=Tag.ADVERB)  # "had once told", "he once told"
    return Sentence(text, tuple(tokens), is_title_case=_is_title_case(text, tokens))


def _is_adverb(tokens: Sequence[Token], at: int) -> bool:
    """Whether "once" stands between a subject and its verb."""
    if tokens[at - 1].tag == Tag.AUXILIARY or at + 1 >= len(tokens):
        return tokens[at - 1].tag == Tag.AUXILIARY
    following = tokens[at + 1]
    is_verb = following.tag == Tag.VERB or following.low.endswith("ed")
    return is_verb and tokens[at - 1].tag in (Tag.NAME, Tag.OTHER, Tag.PRONOUN)


def _is_title_case(text: str, tokens: Sequence[Token]) -> bool:
    """Whether the words are capitalised as in a title, so that a capital marks no name."""
    words = [token for token in tokens[1:41] if token.tag in _OPEN and token.low[:1].isalpha()]
    capitals = sum(text[token.start].isupper() for token in words)
    return len(words) >= 3 and capitals >= 0.8 * len(words)


def _read_words(text: str, span: Span) -> list[Token]:
    tokens: list[Token] = []
    for start, end in find_token_places(text, span) if len(span) else ():
        word = text[start:end]
        if word in _MARKS_LEFT_OUT:
            if tokens and tokens[-1].end == start and tokens[-1].low.endswith("s"):
                tokens[-1] = tokens[-1]._replace(is_possessive=True)
            continue
        low, tag = _read_word(word) if end - start < _LONG else _read_word.__wrapped__(word)
        apart = _CLITIC_TAGS.get("'" + low) if end - start < 3 else None
        if apart and _is_apart(text, start):
            tokens.append(Token(start, end, "'" + low, apart))
        elif "'" in low:
            tokens.extend(_split(start, word, low))
        else:
            tokens.append(Token(start, end, low, tag))
    return tokens


def _is_apart(text: str, start: int) -> bool:
    """Whether a space parts a word from an apostrophe before it: the "m" of "I' m"."""
    if start < 3 or text[start - 1] != " ":
        return False
    return text[start - 2] in "'’" and text[start - 3].isalpha()


def _split(start: int, word: str, low: str) -> Iterator[Token]:
    """A word with an apostrophe, parted from an auxiliary written together with it."""
    end = start + len(word)
    for clitic in _CLITICS:
        if not low.endswith(clitic) or len(low) == len(clitic):
            continue
        stem = low.removesuffix(clitic)
        if clitic == "'s" and stem not in _TAKES_IS:
            yield Token(start, end, stem, _tag(word, stem), is_possessive=True)
            return
        if len(low) != len(word):  # folding changed the length: leave it whole
            break
        stem = {"ca": "can", "wo": "will", "sha": "shall"}.get(stem, stem)
        yield Token(start, end - len(clitic), stem, _tag(word, stem))
        yield Token(end - len(clitic), end, clitic, _CLITIC_TAGS[clitic])
        return
    yield Token(start, end, low, _tag(word, low))


@lru_cache(maxsize=20_000)
def _read_word(word: str) -> tuple[str, str]:
    """A word, folded, and its class: the same words come again and again."""
    low = word.translate(_APOSTROPHES).casefold()
    return low, _tag(word, low)


def _tag(word: str, low: str) -> str:
    if word in _CURRENCIES:
        return Tag.NUMBER
    if not word[0].isalnum():
        return word
    known = closed_words().get(low)
    if known and not (word[0].isupper() and (low in _NAME_WHEN_CAPITAL or word == "US")):
        return known
    if word[0].isdigit():
        return Tag.NUMBER
    if low.endswith("ly") and len(low) > 4 and word[0].islower() and low not in _NOT_ADVERBS:
        return Tag.ADVERB
    return Tag.NAME if word[0].isupper() else Tag.OTHER
