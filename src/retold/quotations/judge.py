"""What a changed place between two readings of an utterance is, as far as the evidence goes.

The signs are those that textual critics and forensic linguists use: a long identical frame about
one exchanged word shows one wording behind both readings, so that somebody changed the word; few
shared runs with agreement in sense are what two translations of one original look like. A step on
a scale of strength, a negation, a number or an antonym is what honest translation does not
explain. Similarity of meaning alone proves nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from retold.model import DifferenceKind
from retold.quotations.forms import find_form
from retold.quotations.numerals import numerals
from retold.text.scales import Step, compare_strength, is_different_thing, is_opposite
from retold.text.stems import FUNCTION_WORDS
from retold.text.tokens import find_words, fold_word
from retold.text.vectors import word_similarity
from retold.text.worddiff import WordDiff, WordEdit

# One wording lies behind two readings that share at least this much, in order.
FRAME_SHARE, FRAME_WORDS = 0.7, 6
SPLICE_WORDS, GAP_WEIGHT = 5, 2
PART_WORDS = 5
# In a longer stretch two opposites need not stand against each other.
MAX_TERM = 6
STEPS, SEVERAL = 2, 2
SAME_SENSE, WHOLE_WORDS = 0.5, 6
AGREES = 0.33
# From this share of words in order on, what agrees in sense is one utterance rendered twice.
RENDERED = 0.25
UNTOLD = "nothing in the reports tells of a translation: two renderings, or two utterances"
NOTHING, ONE_SIDE = "no evidence either way", "words on one side only"
NEGATIONS = frozenset(
    "not no never none nothing neither nor nobody nowhere without cannot can't don't doesn't "
    "didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't haven't "
    "hadn't hardly scarcely".split()
)
# Words that keep what follows from being said outright; before the last one may stand "and" or "I".
_CONDITIONS = frozenset(
    "if unless perhaps maybe possibly whether suppose supposing think believe hope fear "
    "doubt suspect guess".split()
)
MAX_CONDITION = 3
# Where a clause ends, so that what stands before denies nothing behind.
_CLAUSE_END = regex.compile(
    r"[,;:.!?—–(]|\b(?:and|but|or|because|when|while|if|that|which|who)\b", regex.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class ChangedPlace:
    """A changed place with what surrounds it; `stretch` is it with the marks before and behind.

    `a_near` and `b_near` hold the words of the place and of changed places one word away; `sense`
    is the likeness of the two whole readings in sense; `is_translated` says that something in the
    story tells of an original in another language; `is_reported` that one of the two stands outside
    quotation marks; `is_opening` that words are missing where a reading begins as a sentence does.
    """

    edit: WordEdit
    diff: WordDiff
    a_near: tuple[str, ...]
    b_near: tuple[str, ...]
    a_text: str
    b_text: str
    sense: float
    at_edge: bool
    is_marked: bool
    in_brackets: bool
    stretch: str = ""
    is_translated: bool = False
    is_reported: bool = False
    is_opening: bool = False

    @property
    def may_be_translation(self) -> bool:
        """Whether two renderings of one original are more than one guess among others.

        Agreement in sense alone is also what two utterances of one speaker on one matter show.
        """
        return self.is_translated or self.diff.share >= RENDERED

    @property
    def one_wording(self) -> bool:
        """Whether the readings share so long a frame that one wording must lie behind both."""
        changed = sum(_weight(edit) for edit in self.diff.edits if edit.before and edit.after)
        common = self.diff.common
        if common >= FRAME_WORDS and common >= FRAME_SHARE * (common + changed):
            return True
        return common >= FRAME_WORDS and 2 * common >= changed + common and self.word_for_word

    @property
    def word_for_word(self) -> bool:
        """Whether every changed place has as many words on both sides, as a spun copy has."""
        edits = self.diff.edits
        return len(edits) >= 2 and all(len(one.a_words) == len(one.b_words) for one in edits)

    @property
    def is_trim(self) -> bool:
        """Whether the one reading is the other with several stretches left out, and no more."""
        edits = self.diff.edits
        inner = [one for one in edits if one.before and one.after]
        one_sided = all(not one.a_words for one in edits) or all(not one.b_words for one in edits)
        return one_sided and len(inner) >= SEVERAL

    @property
    def is_part(self) -> bool:
        """Whether all words of the one reading, few as they are, stand in order in the other."""
        return self.diff.share == 1 and PART_WORDS <= self.diff.common < FRAME_WORDS

    @property
    def frame(self) -> str:
        """The evidence of the frame, in words."""
        least = min(self.diff.size_a, self.diff.size_b)
        return f"{self.diff.common} of {least} words stand in the same order in both readings"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement with its evidence in plain words."""

    judgement: DifferenceKind
    evidence: tuple[str, ...]
    confidence: float

    @property
    def is_open(self) -> bool:
        """Whether the place itself gives no evidence at all."""
        undecided = self.judgement is DifferenceKind.UNDECIDED
        return undecided and self.evidence[0] in {NOTHING, ONE_SIDE}


def _weight(edit: WordEdit) -> int:
    """How much a place speaks against one wording: a gap little, however long."""
    size = max(len(edit.a_words), len(edit.b_words))
    return size if edit.a_words and edit.b_words else min(size, GAP_WEIGHT)


def judge_place(place: ChangedPlace) -> Verdict:
    """The judgement on one changed place between two quotations; UNDECIDED without evidence."""
    for rule in (_by_negation, _by_number, _by_layout, _by_form, _by_meaning, _by_gap):
        verdict = rule(place)
        if verdict is not None:
            return verdict
    if place.one_wording:
        return _in_frame(place)
    return _without_frame(place)


def negations(words: tuple[str, ...]) -> int:
    """How many negations stand among folded words."""
    return sum(word in NEGATIONS or word.endswith("n't") for word in words)


def _by_negation(place: ChangedPlace) -> Verdict | None:
    """A negation that was put in or left out; another construction may deny in other words."""
    edit = place.edit
    if negations(edit.a_words) % 2 == negations(edit.b_words) % 2:
        return None
    size = max(len(edit.a_words), len(edit.b_words))
    is_bare = size <= 3 and not (edit.a_words and edit.b_words)
    if not is_bare and not (edit.a_words and edit.b_words) and not _governs(place):
        return None  # a whole clause was left out, and its negation with it
    if not is_bare and not place.one_wording:
        return None
    line = f'a negation stands on one side only: "{place.a_text}" / "{place.b_text}"'
    return Verdict(DifferenceKind.ALTERED, (line, place.frame), 0.8)


def _governs(place: ChangedPlace) -> bool:
    """Whether a negation among the words left out denies what follows them in the same clause.

    "I do not for one moment believe it" without "do not for one moment"; but not "the board, which
    never asked us, decided" without what stands between the commas.
    """
    if place.at_edge:
        return False
    return not _CLAUSE_END.search(place.stretch, _last_negation(place.stretch))


def _last_negation(text: str) -> int:
    """Where the last word that denies ends."""
    spans = [one for one in find_words(text) if negations((fold_word(one.of(text)),))]
    return spans[-1].end if spans else len(text)


def _by_number(place: ChangedPlace) -> Verdict | None:
    a, b = (numerals(words) for words in (place.edit.a_words, place.edit.b_words))
    if not a or not b:
        return None
    if a == b:
        is_bare = len(place.edit.a_words) == len(place.edit.b_words) == len(a)
        line = "one number, in words and in digits"
        return Verdict(DifferenceKind.EDITORIAL, (line,), 0.8) if is_bare else None
    line = f"the numbers differ: {', '.join(a)} / {', '.join(b)}"
    return Verdict(DifferenceKind.ALTERED, (line, place.frame), 0.8)


def _by_layout(place: ChangedPlace) -> Verdict | None:
    """Brackets, trimmed ends, gaps that an ellipsis marks."""
    edit = place.edit
    if place.in_brackets:
        return Verdict(DifferenceKind.EDITORIAL, ("the words stand in square brackets",), 0.8)
    if edit.a_words and edit.b_words:
        return None
    count = len(edit.a_words) + len(edit.b_words)
    words = "1 word" if count == 1 else f"{count} words"
    if place.is_opening and _is_condition(edit.a_words or edit.b_words):
        line = f'"{place.a_text or place.b_text}" is left out, and the rest stands as a sentence'
        return Verdict(DifferenceKind.ALTERED, (line, place.frame), 0.7)
    if place.at_edge:
        line = f"{words} before or after: one reading begins or ends elsewhere"
        return Verdict(DifferenceKind.TRIMMED, (line, *_lost_negation(edit)), 0.8)
    if place.is_marked:
        line = f"{words} left out, an ellipsis marks the gap"
        return Verdict(DifferenceKind.TRIMMED, (line, *_lost_negation(edit)), 0.85)
    return None


def _is_condition(words: tuple[str, ...]) -> bool:
    """Whether words make what follows them a condition, a guess or a hope ("if", "I think")."""
    return len(words) <= MAX_CONDITION and words[-1] in _CONDITIONS


def _lost_negation(edit: WordEdit) -> tuple[str, ...]:
    """A line for words left out that deny something."""
    denies = negations(edit.a_words) or negations(edit.b_words)
    return ("the words left out hold a negation",) if denies else ()


def _by_gap(place: ChangedPlace) -> Verdict | None:
    """Words on one side only, inside one wording, with nothing that marks it."""
    count = len(place.edit.a_words) + len(place.edit.b_words)
    is_trim = place.is_trim or place.is_part
    if (place.edit.a_words and place.edit.b_words) or not (place.one_wording or is_trim):
        return None
    words = "1 word" if count == 1 else f"{count} words"
    if is_trim:
        line = f"{words} left out of one wording, and nothing marks the gap"
        return Verdict(
            DifferenceKind.TRIMMED, (line, *_lost_negation(place.edit), place.frame), 0.6
        )
    line = f"{words} on one side only, and nothing marks the gap"
    if count >= SPLICE_WORDS:
        return Verdict(DifferenceKind.SPLICED, (line, place.frame), 0.6)
    return Verdict(DifferenceKind.ALTERED, (line, place.frame), 0.55)


def _by_form(place: ChangedPlace) -> Verdict | None:
    """Spelling, another form of one word, an initialism for its words, what speech shifts."""
    form = find_form(place.edit.a_words, place.edit.b_words, is_reported=place.is_reported)
    return Verdict(DifferenceKind.EDITORIAL, (form.line,), form.confidence) if form else None


def _by_meaning(place: ChangedPlace) -> Verdict | None:
    """Antonyms, steps on a scale of strength, things often taken for each other."""
    a, b = place.a_near, place.b_near
    if not a or not b:
        return None
    if (max(len(a), len(b)) <= MAX_TERM or place.one_wording) and is_opposite(a, b):
        line = f'the words are opposites: "{" ".join(a)}" / "{" ".join(b)}"'
        return Verdict(DifferenceKind.ALTERED, (line, place.frame), 0.75)
    step = compare_strength(a, b)
    if step is not None and step.by and (place.one_wording or abs(step.by) >= STEPS):
        sure = 0.75 if place.one_wording else 0.6
        return Verdict(DifferenceKind.ALTERED, (strength_line(step), place.frame), sure)
    if is_different_thing(a, b):
        line = f'not the same thing: "{" ".join(a)}" / "{" ".join(b)}"'
        judgement = DifferenceKind.ALTERED if place.one_wording else DifferenceKind.UNDECIDED
        return Verdict(judgement, (line, place.frame), 0.6)
    return None


def strength_line(step: Step) -> str:
    """A step on a scale of strength, in words."""
    strong, weak = (step.right, step.left) if step.by > 0 else (step.left, step.right)
    return f'"{strong}" is stronger than "{weak}" (scale of {step.scale})'


def _in_frame(place: ChangedPlace) -> Verdict:
    """A place inside a long shared frame: exchanged word for word, or built anew."""
    a, b = place.edit.a_words, place.edit.b_words
    if a and b and len(a) == len(b) <= 2:
        around = f"{place.edit.before} equal words before it and {place.edit.after} after it"
        line = f"one word exchanged for another in a shared frame: {around}"
        return Verdict(DifferenceKind.ALTERED, (line, place.frame), 0.7 if _content(a + b) else 0.5)
    line = "the construction differs, as an edit or a second translation would leave it"
    return Verdict(DifferenceKind.UNDECIDED, (line, place.frame), 0.5)


def _without_frame(place: ChangedPlace) -> Verdict:
    """A place between readings that share few runs: two translations, or it cannot be told."""
    if not place.a_text or not place.b_text:
        return Verdict(DifferenceKind.UNDECIDED, (ONE_SIDE, place.frame), 0.4)
    step = compare_strength(place.edit.a_words, place.edit.b_words)
    if step is not None and not step.by:
        line = f'"{step.left}" and "{step.right}" are equally strong (scale of {step.scale})'
        return Verdict(DifferenceKind.INDEPENDENT_TRANSLATION, (line, place.frame), 0.55)
    noted = (strength_line(step),) if step is not None else ()
    likeness = word_similarity(place.a_text, place.b_text)
    if likeness >= AGREES:
        line = f"the sense agrees (likeness {likeness:.2f}) and few runs of words are shared"
        if noted or not place.may_be_translation:
            lines = noted or (UNTOLD,)
            return Verdict(DifferenceKind.UNDECIDED, (line, *lines, place.frame), 0.5)
        return Verdict(DifferenceKind.INDEPENDENT_TRANSLATION, (line, place.frame), 0.5)
    if place.sense >= SAME_SENSE and min(place.diff.size_a, place.diff.size_b) >= WHOLE_WORDS:
        line = f"the whole agrees in sense (likeness {place.sense:.2f}), the wording does not"
        if place.may_be_translation:
            return Verdict(DifferenceKind.INDEPENDENT_TRANSLATION, (line, *noted, place.frame), 0.4)
        return Verdict(DifferenceKind.UNDECIDED, (line, *noted, UNTOLD, place.frame), 0.4)
    lines = noted or (NOTHING,)
    return Verdict(DifferenceKind.UNDECIDED, (*lines, place.frame), 0.35)


def _content(words: tuple[str, ...]) -> int:
    return sum(word not in FUNCTION_WORDS for word in words)
