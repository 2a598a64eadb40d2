"""What a verb governs, with the addressee, object or aside that stands before it."""

from __future__ import annotations

from retold.attribution.complements import (
    Complement,
    find_clause,
    opens_infinitive,
    skip_adverbs,
    skip_parenthesis,
)
from retold.attribution.cues import Cue
from retold.attribution.persons import is_speaker
from retold.attribution.phrases import find_phrase_after
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import ALONE, FINITE, PHRASE, Range

LOOK_AHEAD = 30  # tokens between a cue and the clause that belongs to it
_NAME_REACH = 25  # tokens in which a quoted name for an object may stand
_WORD_REACH = 18  # tokens between "accused" and "of"
_INFINITIVE_REACH = 22  # tokens between "urged" and "to"

_ASIDE = frozenset("in on at during after before to from by through via for".split())
_ADDRESSEES = frozenset(
    "reporters journalists parliament lawmakers media press parliamentarians investors "
    "supporters staff employees jury crowd audience inquest hearing court inquiry rally".split()
)
_CLAUSE_STOPS = frozenset([";", ":", ".", Tag.THAT, Tag.SUBORDINATOR, Tag.MODAL, Tag.VERB])
_ASIDE_STOPS = frozenset([*FINITE, Tag.SUBORDINATOR, ";", Tag.CONJUNCTION, Tag.WH, Tag.PRONOUN])
_RAISING = frozenset(["want", "expect", "intend"])  # "wants the crew to go": all of it is wanted
_FREE = frozenset(["say"])  # "said rain was likely": whatever follows is said
CONDITIONAL = ("np_doc", "np_neg", "np_first", "np_ing", "np_who", "np_would")  # of `conditions`
_MARKS = "\"“‘«'"
_OBJECT_FRAMES = (("obj_of", ("of",)), ("obj_for", ("for", "over")), ("obj_as", ("as",)))
_SHORT_ASIDE = 8  # tokens of an aside between a verb and its infinitive
_AMOUNT_REACH = 5  # tokens between "at" and its number: "at no better than one in three"
_NUMERALS = frozenset("half evens even zero nil nothing third quarter one two".split())
_JUDGED = 2  # words of a phrase that a judgement may follow: "the idea daft"
_ADJECTIVES = frozenset(
    "absurd daft wrong unfair false fake good bad great right stupid mad crazy weak strong dead "
    "true poor sad odd unsafe unsound illegal legal lawful unlawful guilty innocent null void "
    "invalid unconstitutional premature inadequate unanimous clear vague moot cruel brave bold "
    "cheap dear late early safe dangerous unjust just fit unfit closed extreme outdated".split()
)
_ADJECTIVE_ENDS = ("able", "ible", "ous", "ful", "less", "ive", "istic", "ical", "worthy", "ary")
_CITING = ("citing", "quoting")


def find_complement(
    s: Sentence, at: int, cue: Cue, *, is_passive: bool = False
) -> Complement | None:
    """What follows a cue that ends before token `at`, if the cue takes it."""
    at = skip_parenthesis(s, skip_adverbs(s, at))
    found = find_clause(s, at, cue) or _after_aside(s, at, cue)
    if found or is_passive:
        return found
    if s.tag(at) in PHRASE or s.tag(at) in ALONE:
        return _with_object(s, at, cue)
    if cue.takes("obj_np") and s.low(at) == "that" and s.tag(at + 1) in (*PHRASE, Tag.ADVERB):
        return Complement("obj_np", at)  # "calls that absurd"
    is_aside = s.tag(at) in (Tag.SUBORDINATOR, Tag.PREPOSITION, Tag.THAT, Tag.WH)
    if is_aside and cue.takes("bare") and s.low(at) != "by":
        # "said in Paris it would" and "said when asked it would": an aside, then the clause.
        is_clear = cue.lemma in _FREE or s.tag(at) != Tag.PREPOSITION or _is_clause(s, at)
        return Complement("bare", at) if is_clear else None
    return None


def _after_aside(s: Sentence, at: int, cue: Cue) -> Complement | None:
    """A clause behind an aside: "said in a statement that ...", "told reporters: ..."."""
    addressee = None
    if cue.takes("obj") and s.low(at) not in _ASIDE:
        addressee = find_phrase_after(s, at, min(len(s), at + LOOK_AHEAD))
        if addressee is None:
            return None
        if s.tag(addressee[1]) == Tag.WH and cue.takes("wh"):
            return Complement("wh", addressee[1], addressee)
    elif not _opens_aside(s, at):
        return None
    to = _infinitive_behind(s, at) if cue.takes("inf") and not cue.takes("weak") else None
    if to is not None:
        return Complement("inf", to, addressee)
    found = _find_behind(s, addressee[1] if addressee else at, cue)
    if found:
        return Complement(found.frame, found.start, addressee)
    return _told(s, at, addressee, cue) if addressee else None


def _infinitive_behind(s: Sentence, at: int) -> int | None:
    """The "to" behind a short aside: "declined through a lawyer to answer"."""
    if s.tag(at) != Tag.PREPOSITION:
        return None
    for one in range(at + 1, min(len(s), at + _SHORT_ASIDE)):
        if s.tag(one) == Tag.TO and opens_infinitive(s, one):
            return one
        if s.tag(one) not in (*PHRASE, Tag.PREPOSITION, Tag.TIME):
            return None
    return None


def _opens_aside(s: Sentence, at: int) -> bool:
    is_citing = s.tag(at) == "," and s.low(at + 1) in _CITING
    return is_citing or s.low(at) in _ASIDE or s.tag(at) in (Tag.TO, "(", Tag.PREPOSITION)


def _find_behind(s: Sentence, start: int, cue: Cue) -> Complement | None:
    """The first clause or quotation from `start` on, if nothing before it is a clause itself."""
    is_citing = False
    for at in range(start, min(len(s), start + LOOK_AHEAD)):
        tag = s.tag(at)
        is_relative = tag == Tag.THAT and s.tag(at + 1) in (Tag.AUXILIARY, Tag.MODAL)
        if tag in (Tag.THAT, Tag.QUOTE, ":") and not is_relative:
            found = find_clause(s, at, cue)
            return found if found and found.frame in ("that", "quote") else None
        if tag == "," and s.tag(at + 1) == Tag.QUOTE and cue.takes("quote"):
            return Complement("quote", at + 1)
        is_citing = is_citing or (tag == "," and s.low(at + 1) in _CITING)
        is_time = s.low(at) in ("after", "before", "since") and s.tag(at + 1) in PHRASE
        ends = (tag in _ASIDE_STOPS and not is_time) or (tag == "," and s.tag(at + 1) not in PHRASE)
        if ends and not (is_citing and tag != ";"):
            return None
    return None


def _told(s: Sentence, at: int, addressee: Range, cue: Cue) -> Complement | None:
    """An addressee and then a clause without "that", an infinitive, or "of" something."""
    after = skip_adverbs(s, addressee[1])
    is_negated = s.tag(after) == Tag.NEGATION and s.tag(after + 1) == Tag.TO
    if is_negated or (s.tag(after) == Tag.TO and opens_infinitive(s, after)):
        return Complement("obj_inf", at, addressee) if cue.takes("obj_inf", "inf") else None
    if s.low(after) in ("of", "about", "against") and cue.takes(s.low(after)):
        return Complement(s.low(after), after, addressee)
    is_person = s.tag(at) in ALONE or s.low(addressee[1] - 1) in _ADDRESSEES
    is_person = is_person or is_speaker(s, (addressee[1] - 1, addressee[1]))
    is_clear = s.tag(after) in (Tag.DETERMINER, Tag.PRONOUN, Tag.POSSESSIVE)
    is_person = is_person or (is_clear and s.tag(addressee[1] - 1) == Tag.NAME)
    if cue.takes("bare") and is_person and (s.tag(after) in PHRASE or s.tag(after) in ALONE):
        return Complement("bare", after, addressee)
    if s.tag(after) in ("", ".", ",") and not cue.takes("np"):
        return Complement("after", after, addressee)
    return None


def _with_object(s: Sentence, at: int, cue: Cue) -> Complement | None:
    """A noun phrase: what is said, someone and what he is told or called, or a bare clause."""
    for frame, words in _OBJECT_FRAMES:
        found = _find_word(s, at, words) if cue.takes(frame) else None
        if found:
            return Complement(frame, at)
    if cue.takes("obj_at") and _has_amount(s, at):
        return Complement("obj_at", at)
    to = _find_infinitive(s, at) if cue.takes("obj_inf") else None
    if to:
        return Complement("obj_inf", at)
    if cue.takes("obj_np") and _is_named(s, at, cue):
        return Complement("obj_np", at)
    if cue.takes("bare") and (cue.lemma in _FREE or _is_clause(s, at)):
        return Complement("bare", at)
    if s.tag(at) == Tag.TIME:
        return None
    if cue.takes("np"):
        return Complement("np", at)
    return Complement("np_if", at) if cue.takes(*CONDITIONAL) else None


def _is_clause(s: Sentence, at: int) -> bool:
    """Whether a clause and no mere object begins: "thinks it is", not "thinks it over"."""
    if s.tag(at) == Tag.OBJECT:
        return False
    if s.is_title_case:
        return True
    is_aside = s.tag(at) == Tag.PREPOSITION
    for one in range(at + 1, min(len(s), at + LOOK_AHEAD)):
        tag = s.tag(one)
        if tag in FINITE or (tag == Tag.OTHER and _may_be_finite(s, one)):
            return not _is_second_verb(s, one)
        if tag in (";", ".", ":", Tag.THAT, Tag.QUOTE) or (tag == Tag.CONJUNCTION and is_aside):
            return False
    return False


def _is_second_verb(s: Sentence, at: int) -> bool:
    """Whether a verb goes on with the subject of the cue: "regretted the walkout and left"."""
    while s.tag(at - 1) == Tag.ADVERB:
        at -= 1
    return s.tag(at - 1) == Tag.CONJUNCTION


def _may_be_finite(s: Sentence, at: int) -> bool:
    """Whether an open word may be the verb of the clause: "think it helps", "say prices rose"."""
    low, before = s.low(at), s.tag(at - 1)
    if low.endswith("ed") or before in (Tag.PRONOUN, Tag.NEGATION):
        return True
    is_third = low.endswith("s") and not low.endswith("ss")
    return before in (Tag.NAME, Tag.OTHER, Tag.ADVERB) and (is_third or s.low(at - 1).endswith("s"))


def _is_named(s: Sentence, at: int, cue: Cue) -> bool:
    """Whether an object and a name for it follow: "called it a farce", "dubbed it “a farce”"."""
    if cue.takes("weak") and s.tag(at) in (*ALONE, Tag.NUMBER):
        return _is_judgement(s, at + 1)
    if s.tag(at) in ALONE or s.text[s.tokens[at].start - 1] in _MARKS:
        return True
    place = s.tokens[at].start, s.tokens[min(len(s), at + _NAME_REACH) - 1].end
    if s.tag(at) == Tag.DETERMINER and any(mark in s.text[slice(*place)] for mark in _MARKS[:3]):
        return True
    phrase = find_phrase_after(s, at, len(s))
    if phrase is None:
        return False
    joint = next((one for one in range(*phrase) if s.tag(one) == Tag.CONJUNCTION), phrase[1])
    if joint - phrase[0] > _JUDGED and _is_judgement(s, joint - 1):
        return True  # "called the idea daft"
    if phrase[1] >= len(s):
        return False
    if any(s.low(one) == "out" and s.low(one + 1) == "of" for one in range(at + 1, phrase[1] + 1)):
        return True  # "ruled the letter out of order"
    name = phrase[1]
    is_quoted = s.text[s.tokens[name].start - 1] in _MARKS
    return is_quoted or s.tag(name) in (Tag.DETERMINER, Tag.QUOTE, Tag.POSSESSIVE)


def _is_judgement(s: Sentence, at: int) -> bool:
    """Whether the last word of a phrase is an adjective that says what the rest is called."""
    low = s.low(at)
    is_denied = low.startswith("un") and low.endswith("ed")
    is_adjective = low in _ADJECTIVES or low.endswith(_ADJECTIVE_ENDS) or is_denied
    return s.tag(at) == Tag.OTHER and is_adjective


def _find_word(s: Sentence, at: int, words: tuple[str, ...]) -> int | None:
    is_long = words == ("of",)  # "accused his rival, Ada Vale, of lying"
    for one in range(at + 1, min(len(s), at + _WORD_REACH)):
        if s.low(one) in words:
            return one
        is_title = s.tag(one) == "." and s.tag(one - 1) == Tag.NAME  # "Sen. Vale"
        if (s.tag(one) in _CLAUSE_STOPS and not is_title) or (s.tag(one) == "," and not is_long):
            return None
    return None


def _has_amount(s: Sentence, at: int) -> bool:
    """Whether "at" and a number, or a quoted amount, follow: "put the odds at one in four"."""
    for one in range(at + 1, min(len(s), at + _WORD_REACH)):
        if s.low(one) == "at" and is_amount(s, one + 1):
            return True
        is_title = s.tag(one) == "." and s.tag(one - 1) == Tag.NAME  # "Rep. Vale"
        is_time = s.low(one) in ("before", "after", "until", "since")
        if (s.tag(one) in _CLAUSE_STOPS or s.tag(one) in FINITE) and not (is_title or is_time):
            return False
    return False


def is_amount(s: Sentence, at: int) -> bool:
    """Whether a number or something quoted stands at a token or a little behind it."""
    for one in range(at, min(len(s), at + _AMOUNT_REACH)):
        tag = s.tag(one)
        is_mark = s.text[s.tokens[one].start - 1] in _MARKS or not s.low(one)[:1].isalnum()
        if tag == Tag.NUMBER or s.low(one) in _NUMERALS or (is_mark and one < at + 3):
            return True
    return False


def _find_infinitive(s: Sentence, at: int) -> int | None:
    for one in range(at + 1, min(len(s), at + _INFINITIVE_REACH)):
        if s.tag(one) == Tag.TO and opens_infinitive(s, one):
            return one - 1 if s.tag(one - 1) == Tag.NEGATION else one
        if s.tag(one) in _CLAUSE_STOPS or s.tag(one) == Tag.AUXILIARY:
            return None
    return None
