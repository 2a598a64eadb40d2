"""Sets of token classes and of small words that several rules share."""

from __future__ import annotations

from retold.attribution.sentence import Tag

Range = tuple[int, int]  # tokens from the first up to, not including, the second

HEADS = frozenset([Tag.NAME, Tag.OTHER, Tag.NUMBER, Tag.TIME])
STARTS = frozenset([Tag.DETERMINER, Tag.POSSESSIVE])
ALONE = frozenset([Tag.PRONOUN, Tag.OBJECT])
PHRASE = HEADS | STARTS
FINITE = frozenset([Tag.AUXILIARY, Tag.MODAL, Tag.VERB])
BOUNDARIES = frozenset(
    ["", ",", ";", ":", ".", "!", "?", "—", "–", "-", "…", "(", ")", "/", "|", "•", "*",
     Tag.QUOTE, Tag.CONJUNCTION, Tag.SUBORDINATOR, Tag.THAT, Tag.WH]
)  # fmt: skip
JOINING = frozenset(
    "of for in at from with on by to against between near under into over among than like".split()
)
QUANTIFIERS = frozenset(
    "some many several most all both few others none those these neither either each "
    "another".split()
)
TIME_NOUNS = frozenset("week month year day morning evening afternoon night weekend hours".split())
