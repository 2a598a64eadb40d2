"""A source over somebody's act, and the act told on the other side as it were known.

"Villagers said they had warned the town" becomes "Villagers had warned the town": there is still
an attribution, of the warning, and the villagers who say that there was one are lost.
"""

from __future__ import annotations

from retold.claims.finding import Sides
from retold.claims.profile import Layer, share_name
from retold.model import Act, Voice
from retold.text.function_words import GRAMMAR
from retold.text.stems import content_stems, is_alike, stem_word
from retold.text.tokens import fold_words

# Who knew a thing is no source of it: it is told as true.
_KNOWING = frozenset(["knew", "known", "knows", "know", "realised", "realized", "aware"])

_TELLING = frozenset([Act.STATEMENT, Act.BELIEF, Act.ACCUSATION])


def outer_source(sides: Sides) -> Layer | None:
    """The source that told of an act which the other side tells by itself; None where it is kept.

    The words of the act's cue stand in what the source said, or the other side has somebody know
    what a source only said.
    """
    has, lacks = sides.has, sides.lacks
    if lacks.voice is Voice.QUOTED or not lacks.layers:
        return None
    inner = lacks.innermost
    if inner is None:
        return None
    for outer in has.named:
        if outer.attribution.act not in _TELLING:
            continue
        if _is_chain(sides, outer, inner):
            return None  # a middleman: whose words it was is still said
        if _tells_of(outer, inner) and not _is_kept(sides, outer, inner):
            return outer
        is_known = any(word in _KNOWING for word in fold_words(inner.cue))
        if is_known and not any(share_name(outer, layer) for layer in lacks.layers):
            return outer
    return None


def _is_chain(sides: Sides, outer: Layer, inner: Layer) -> bool:
    """Whether the inner one says it on both sides, to the outer on one of them."""
    if inner.attribution.act is not Act.STATEMENT:
        return False
    return any(
        layer is not outer and share_name(layer, inner) and _verb(layer) == _verb(inner)
        for layer in sides.has.named
    )


def _tells_of(outer: Layer, inner: Layer) -> bool:
    """Whether the cue of the one is among the words that the other said."""
    verb = _verb(inner)
    said = {stem for words in outer.attribution.content for stem in content_stems(words.text)}
    return bool(verb) and verb != _verb(outer) and any(is_alike(verb, stem) for stem in said)


def _is_kept(sides: Sides, outer: Layer, inner: Layer) -> bool:
    """Whether the other side may have a source for the act: any that says something there."""
    if any(layer is not inner and share_name(outer, layer) for layer in sides.lacks.layers):
        return True
    spot = sides.lacks.spot
    near = [one for one in spot.page.near(spot.sentence) if one.id != inner.attribution.id]
    return any(one.source and one.act in _TELLING for one in near)


def _verb(layer: Layer) -> str:
    """The stem of a cue's verb: the last of its words that is none of grammar."""
    words = [word for part in layer.attribution.cue for word in fold_words(part.text)]
    return next((stem_word(word) for word in reversed(words) if word not in GRAMMAR), "")
