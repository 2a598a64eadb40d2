"""Who may speak: persons, bodies, texts and studies, by the nouns of a phrase."""

from __future__ import annotations

from functools import lru_cache

from retold.attribution.gazetteer import bodies, documents, outlets, roles
from retold.attribution.sentence import Sentence, Tag
from retold.attribution.wordclasses import JOINING, Range

# People by what they are to each other, or are doing here; roles.txt has those with an office.
_PEOPLE = frozenset(
    "man woman men women boy girl child children people person mother father mum mom dad parent "
    "son daughter brother sister husband hubby wife widow widower uncle aunt grandmother "
    "grandfather gran nan grandma grandad grandson granddaughter niece nephew cousin twin partner "
    "friend neighbour neighbor stranger local resident tenant householder homeowner villager "
    "islander commuter passenger driver rider pilot sailor skipper fisherman fishermen shopper "
    "customer reader viewer listener caller bystander passer-by witness survivor victim patient "
    "defendant claimant applicant suspect accused voter taxpayer pensioner youth teenager pupil "
    "student teacher lad lass lady gentleman guy bloke worker staff crew striker protester "
    "demonstrator marcher heckler fan supporter opponent critic rival veteran newcomer expert "
    "scientist economist engineer trader source insider official authority police firefighter "
    "paramedic medic nurse doctor soldier guard other another one anyone everyone nobody "
    "dad-of-two dad-of-three mum-of-two mum-of-three".split()
)
_AGENTS = ("ist", "ian", "man", "woman", "men", "women", "eer")
_NOT_AGENTS = frozenset("list mist fist twist list beer career".split())
_ATTACHED = frozenset("close familiar near loyal opposed involved sympathetic critical".split())
_MEASURING = frozenset(
    "monitor auditor inspector reviewer assessor examiner surveyor investigator researcher "
    "scientist analyst engineer archaeologist trial test experiment analysis autopsy census "
    "minutes drawing reading measurement calculation model sample scan x-ray probe court tribunal "
    "panel jury judge coroner inquiry commission committee ombudsman watchdog".split()
)


def singular(low: str) -> str:
    """A noun without its plural ending, roughly."""
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-1] if low.endswith("s") and not low.endswith("ss") else low


def may_speak(s: Sentence, phrase: Range) -> bool:
    """Whether a phrase names somebody or a body, or holds a name at all."""
    return any(s.tag(at) in (Tag.NAME, Tag.PRONOUN) for at in range(*phrase)) or is_speaker(
        s, phrase
    )


def is_speaker(s: Sentence, phrase: Range) -> bool:
    """Whether a noun of the phrase is one for persons, bodies or texts."""
    if is_person_or_body(s, phrase):
        return True
    return any(singular(s.low(at)) in documents() for at in range(*phrase))


def is_person_or_body(s: Sentence, phrase: Range) -> bool:
    """Whether a noun of the phrase is one for persons or bodies."""
    return any(_is_speaking(s.low(at)) for at in range(*phrase))


@lru_cache(maxsize=4096)
def _is_speaking(low: str) -> bool:
    noun = singular(low)
    if noun in _PEOPLE or low in _PEOPLE or noun in roles() or noun in bodies():
        return True
    if low in outlets():
        return True
    return noun.endswith(_AGENTS) and len(noun) > 5 and noun not in _NOT_AGENTS


def is_measuring(s: Sentence, phrase: Range) -> bool:
    """Whether the head of a phrase is a text, a study, or somebody whose trade is to find out."""
    head = head_of(s, phrase)
    noun = singular(s.low(head))
    return noun in documents() or noun in _MEASURING or s.low(head) in _MEASURING


def head_of(s: Sentence, phrase: Range) -> int:
    """The token of the head noun: the last before the first preposition, comma or relative."""
    start, end = phrase
    for at in range(start + 1, end):
        if s.tag(at) in (",", Tag.WH, Tag.THAT, "(") or s.low(at) in JOINING:
            is_close = at - start > 1 and s.low(at - 1) in _ATTACHED
            return at - 2 if is_close else at - 1
    return end - 1
