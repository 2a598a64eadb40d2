"""Forms that are verb or noun: "he claims" and "his claims", "they plan" and "a plan"."""

from __future__ import annotations

from functools import cache

from retold.attribution.cues import Part, cue_forms
from retold.attribution.inflect import Form
from retold.attribution.persons import head_of
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.subjects import find_phrase_before
from retold.attribution.wordclasses import BOUNDARIES, FINITE

_PLURAL_SUBJECTS = frozenset(
    "i you we they who which that people police media some many most others both all several few "
    "nobody everyone critics".split()
)
_NOUNS = frozenset(
    "comments remarks tweets notes rules orders signals charges offers shows answers replies "
    "posts advocates state relay hail order resolve".split()
)
_SINGULAR_SUBJECTS = frozenset(["another", "each", "either", "neither", "one"])
_PLURALS = frozenset("people police men women children fishermen spokesmen media staff".split())
_ADJECTIVE_ENDS = (
    "ing",
    "ed",
    "ful",
    "ous",
    "ive",
    "able",
    "ory",
    "ent",
    "onal",
    "eral",
    "ical",
    "ocal",
)
_NO_SUBJECT = frozenset(["", Tag.AUXILIARY, Tag.VERB, "(", ":"])
_AFTER_STATE = frozenset(
    [Tag.THAT, Tag.QUOTE, ":", ",", Tag.PRONOUN, Tag.DETERMINER, Tag.POSSESSIVE, Tag.NAME]
)
_SURE_SUBJECT = frozenset([Tag.PRONOUN, Tag.WH, ",", Tag.CONJUNCTION, ")", Tag.THAT])


def is_noun(s: Sentence, at: int, form: Form) -> bool:
    """Whether a form that could be a noun stands where a noun does."""
    before = s.tag(at - 1)
    if s.is_possessive(at) or s.is_possessive(at - 1) or _has_own_verb(s, at):
        return True
    if form is Form.PAST or (form is Form.THIRD and s.low(at - 1) in _SINGULAR_SUBJECTS):
        return False
    if form is Form.PARTICIPLE:  # "the proposed plan"
        is_attached = before in (Tag.DETERMINER, Tag.POSSESSIVE)
        return is_attached and s.tag(at + 1) in (Tag.OTHER, Tag.NAME)
    is_attached = before in (Tag.DETERMINER, Tag.POSSESSIVE, Tag.NUMBER)
    if is_attached and s.low(at - 1) not in _PLURAL_SUBJECTS:
        return True
    if before == Tag.PREPOSITION and form is not Form.ING:
        return True
    if form is Form.BASE:
        return not _may_be_base(s, at)
    if form is not Form.THIRD:
        return False
    is_unclear = s.low(at) in noun_like() and not _has_clear_subject(s, at)
    return is_unclear or before in _NO_SUBJECT


def _has_own_verb(s: Sentence, at: int) -> bool:
    """Whether what follows makes a noun of a form: "advocates said", "the state where"."""
    if s.low(at) in ("state", "states") and s.tag(at + 1) not in _AFTER_STATE:
        return True
    is_clear = s.tag(at - 1) in _SURE_SUBJECT
    return s.low(at) in noun_like() and s.tag(at + 1) in FINITE and not is_clear


@cache
def noun_like() -> frozenset[str]:
    """Forms in -s that are as often the plural of a noun."""
    nouns = [
        word for word, cues in cue_forms().items() if any(cue.part is Part.NOUN for cue, _ in cues)
    ]
    return _NOUNS.union(nouns)


def _may_be_base(s: Sentence, at: int) -> bool:
    """A base form is a verb behind "to", a modal or "do", or behind a plural subject."""
    before = at - 1
    while before > 0 and (
        s.tag(before) in (Tag.ADVERB, Tag.NEGATION) or s.low(before) in ("there", "here")
    ):
        before -= 1
    tag, low = s.tag(before), s.low(before)
    if tag in (Tag.MODAL, Tag.TO, Tag.AUXILIARY, Tag.CONJUNCTION, ",", Tag.QUOTE):
        return True
    if low in _PLURAL_SUBJECTS:
        return True
    if tag == Tag.NAME and s.low(at) not in noun_like():
        return True  # a body as a plural: "Meridian say"
    is_plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return (tag in (Tag.NAME, Tag.OTHER) and is_plural) or _has_plural_subject(s, at)


def _has_plural_subject(s: Sentence, at: int) -> bool:
    """Whether the whole phrase before a base form is a plural: "residents of the port plan"."""
    phrase = find_phrase_before(s, at)
    if phrase is None or s.tag(phrase[0] - 1) not in BOUNDARIES:
        return False
    head = head_of(s, phrase)
    if head == phrase[1] - 1:
        return s.low(head) in _PLURALS
    return _is_plural(s.low(head)) and s.tag(head) in (Tag.OTHER, Tag.NAME)


def _is_plural(low: str) -> bool:
    return low in _PLURALS or (low.endswith("s") and not low.endswith(("ss", "us", "is")))


def _has_clear_subject(s: Sentence, at: int) -> bool:
    """Whether what stands before a form like "plans" is surely its subject."""
    while s.tag(at - 1) == Tag.ADVERB:
        at -= 1
    before = s.tag(at - 1)
    if before in _SURE_SUBJECT:
        return True
    phrase = find_phrase_before(s, at)
    if phrase is None or s.tag(phrase[0] - 1) not in BOUNDARIES:
        return False
    if any(_is_past_cue(s, one) for one in range(phrase[0] + 1, phrase[1])):
        return False
    return before == Tag.NAME or not s.low(at - 1).endswith(_ADJECTIVE_ENDS)


def _is_past_cue(s: Sentence, at: int) -> bool:
    is_adjective = s.tag(at - 1) in (Tag.DETERMINER, Tag.POSSESSIVE)
    is_word = s.tag(at) == Tag.OTHER and not is_adjective
    forms = cue_forms().get(s.low(at), ()) if is_word else ()
    return any(form is Form.PAST for _, form in forms)
