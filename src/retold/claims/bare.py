"""A source over a part of a sentence, and that part told on the other side with nobody to say it.

Of "the tax does not cover it, and engineers say that other ways are possible" a copy keeps both
halves and leaves out the engineers; of "villagers said they had warned the town" it keeps the
warning, which has a teller of its own. What counts is whether the words that a source stood over
are still under any source, and not how much of the whole sentence is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from retold.claims.cues import is_speech_verb
from retold.claims.finding import Sides
from retold.claims.profile import Layer, Profile, place_names
from retold.model import Act, Attribution, Span, SpeakerKind
from retold.text.function_words import GRAMMAR
from retold.text.stems import FUNCTION_WORDS, is_alike, stem_word
from retold.text.tokens import find_words, fold_word, fold_words

# So many words that a source said have to be told under no source: two where these are all that
# was said or all that is told, else more, in such a share of the shorter.
LEAST, LEAST_PART, TOLD = 2, 3, 0.6
# For each word told under no source so many of the others may stand under one: where most do, that
# is the telling.
COVERED = 0.5
MAX_WORDS = 120
AFTER_NAME = 3
_HEAD_ENDS = regex.compile(r",|\s(?:of|who|which|at|from|in|with|for)\s")
_FEARING = frozenset(stem_word(word) for word in ("fear", "feared", "worry"))
_TELLING = frozenset([Act.STATEMENT, Act.BELIEF, Act.ACCUSATION, Act.KNOWLEDGE])
# Words by which a sentence may name a source in a way that is not read as one.
_SAYING = frozenset(
    "said says say told tells according spoke wrote reportedly claimed quoted cited word words "
    "view opinion account eyes".split()
)
_TIES = frozenset("for to by with of in from at among per about against".split())
NEAR_TIE = 2  # words before a name among which a tie makes it no subject
# "In the ministry's, ...", "For the union, ...": a sentence can open with whose account it gives.
_OPENING = regex.compile(
    r"\W*(?:(?:In|By|From|On)\s(?P<whose>[^,:;]{1,60}?)['’]s?|(?:For|To|Per)\s(?P<who>[^,:;]{1,60}))[,:]"
)


def left_bare(sides: Sides) -> Iterator[Layer]:
    """The sources of one side whose words the other side tells under no source at all."""
    for layer in sides.has.held:
        said = _said(layer.attribution, sides.has)
        if layer.is_named and _is_telling(layer) and _is_bare(layer, said, sides.lacks):
            yield layer


def _is_telling(layer: Layer) -> bool:
    """Whether a source says, believes or fears that a thing is so."""
    is_fear = any(stem_word(word) in _FEARING for word in fold_words(layer.cue))
    return layer.attribution.act in _TELLING or is_fear


def _is_bare(layer: Layer, words: Sequence[str], lacks: Profile) -> bool:
    """Whether the words that a source said are told on the other side under no source."""
    said = _stems(words)
    bare, covered = _parts(lacks, layer, words)
    names = _names(layer)
    theirs = [stem for stem in _stems(bare) if stem not in names or stem in said]
    told = _matched(said, theirs)
    again = _matched(said, _stems(covered)) - told
    shorter = min(len(said), len(theirs))
    is_whole = len(told) == shorter >= LEAST
    if not is_whole and len(told) < max(LEAST_PART, TOLD * shorter):
        return False
    if len(again) > COVERED * len(told):
        return False
    if any(word in _SAYING and word not in words for word in bare):
        return False
    return _is_out_of_sight(layer, lacks, bare, words)


def _said(attribution: Attribution, has: Profile) -> list[str]:
    """The words of what a source says in the sentence, folded."""
    sentence = has.spot.sentence
    return [
        word
        for words in attribution.content
        if words.span.overlap(sentence)
        for word in fold_words(
            has.spot.page.text,
            Span(max(words.start, sentence.start), min(words.end, sentence.end)),
        )
    ][:MAX_WORDS]


def _stems(words: Iterable[str]) -> list[str]:
    """The stems of those that carry matter."""
    return [stem_word(word) for word in words if word not in FUNCTION_WORDS]


def _parts(lacks: Profile, layer: Layer, said: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words of matter of a sentence that stand under no source, and those that do."""
    page, sentence = lacks.spot.page, lacks.spot.sentence
    covers = list(page.places.quoted.touching(sentence))
    for one in page.near(sentence):
        if not _is_told_act(one, layer, said):
            covers += [words.span for words in (*one.source, *one.cue, *one.content)]
    bare: list[str] = []
    covered: list[str] = []
    for word in find_words(page.text, sentence)[:MAX_WORDS]:
        folded = fold_word(word.of(page.text))
        is_covered = any(word.overlap(span) for span in covers)
        if folded in _SAYING or folded not in FUNCTION_WORDS:
            (covered if is_covered else bare).append(folded)
    return bare, covered


def _is_told_act(one: Attribution, layer: Layer, said: Sequence[str]) -> bool:
    """Whether a cue is among what the other side's source said of itself, or of nobody named.

    Of another's saying that it passed on, the source is a middleman, who is looked for elsewhere.
    """
    names = _names(layer)
    if one.source and names.isdisjoint(map(stem_word, place_names(one))):
        return False
    words = [word for part in one.cue for word in fold_words(part.text) if word not in GRAMMAR]
    return bool(words) and any(is_alike(stem_word(words[-1]), stem_word(word)) for word in said)


def _matched(said: Sequence[str], there: Iterable[str]) -> set[int]:
    """Which of the words said stand there, each word there answering to one."""
    free = list(there)
    found = set()
    for at, stem in enumerate(said):
        match = next((other for other in free if is_alike(stem, other)), None)
        if match is not None:
            free.remove(match)
            found.add(at)
    return found


def _is_out_of_sight(
    layer: Layer, lacks: Profile, bare: Sequence[str], said: Sequence[str]
) -> bool:
    """Whether the sentence names the source no more, or only as who does what it had told of.

    "The board said it was looking into the case" becomes "The board is looking into the case".
    """
    words = fold_words(lacks.spot.page.text, lacks.spot.sentence)
    names = _names(layer)
    stems = [stem_word(word) for word in words]
    places = [at for at, stem in enumerate(stems) if stem in names]
    if _opens_with(names, lacks):
        return False
    is_named = bool(_heads(layer) & set(stems)) or 2 * len(set(stems) & names) > len(names)
    if not is_named or not names.isdisjoint(map(stem_word, said)):
        return True
    if any(word in _TIES for word in words[max(0, places[0] - NEAR_TIE) : places[0]]):
        return False
    theirs = {stem_word(word) for word in bare} - names - set(map(stem_word, said))
    if any(is_speech_verb(stem) for stem in theirs):
        return False
    after = [at for at in range(places[-1] + 1, len(words)) if words[at] not in FUNCTION_WORDS]
    matter = _stems(said)
    return any(is_alike(stems[at], other) for at in after[:AFTER_NAME] for other in matter)


def _opens_with(names: set[str], lacks: Profile) -> bool:
    """Whether a sentence opens with a phrase that says by whose account it is."""
    sentence = lacks.spot.sentence
    found = _OPENING.match(lacks.spot.page.text, sentence.start, sentence.end)
    if found is None:
        return False
    return not names.isdisjoint(map(stem_word, fold_words(found["whose"] or found["who"])))


def _names(layer: Layer) -> set[str]:
    """The stems of the words that name a source; where all are of office, the one it ends in."""
    surname = fold_words(layer.name)[-1:] if layer.kind is SpeakerKind.PERSON else []
    words = {*place_names(layer.attribution), *surname}
    return {stem_word(word) for word in words} or _ends(layer)


def _heads(layer: Layer) -> set[str]:
    """The stems of the names that alone stand for a source: "league" of "the farmers' league"."""
    return _ends(layer) & _names(layer)


def _ends(layer: Layer) -> set[str]:
    """The stems of the last words of a source and of its full name."""
    parts = [_HEAD_ENDS.split(words.text)[0] for words in layer.attribution.source]
    last = [fold_words(part)[-1:] for part in (*parts, layer.name)]
    return {stem_word(word) for words in last for word in words}
