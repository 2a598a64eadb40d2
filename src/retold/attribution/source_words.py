"""The words that source phrases are read with, and what such a phrase can say."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import regex

from retold.attribution.gazetteer import (
    bodies,
    countries,
    given_names,
    outlets,
    peoples,
)
from retold.model import SpeakerKind

MAX_WORDS = 60

_TOKEN = regex.compile(
    r"['’]s?(?![\p{L}\p{N}])"  # a possessive's ending
    r"|(?:\p{Lu}\.){2,}"
    r"|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*"
    r"(?:[.&\-'’](?!s(?![\p{L}\p{N}]))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*\.?"
    r"|[,()\[\];:–—&]|\s-\s"
)
_SPLIT_PREFIX = regex.compile(r"\b([OD])['’] (?=\p{Lu})")
_NUMERAL = regex.compile(r"\p{N}[\p{N}.,%]*\Z")

POSSESSIVES = frozenset(["'s", "’s", "'", "’"])
PRONOUNS = frozenset(
    "he she it they i we you him her them us me his hers its their our my who that this those "
    "these one himself herself itself themselves nobody everybody everyone somebody someone "
    "anybody anyone others".split()
)
PLURAL_PRONOUNS = frozenset("they we them us their our those these others themselves".split())
OWN = frozenset("his her its their our my".split())
DETERMINERS = frozenset(
    "the a an this that these those his her its their our my your some any many most several "
    "few all both other another each every no various numerous certain different such one two "
    "three four five six seven eight nine ten dozens hundreds thousands more".split()
)
DEFINITE = frozenset("the this that these those his her its their our my".split())
PLURAL_WORDS = frozenset(
    "these those some many most several few all both various numerous different two three four "
    "five six seven eight nine ten dozens hundreds thousands".split()
)
PREPOSITIONS = frozenset(
    "of for from in at by on with to within inside near under over about against among into "
    "after before since during between through via without including such as along".split()
)
STOPPERS = PREPOSITIONS | frozenset("who which whose whom where when while".split())
TITLES = frozenset(
    "mr mrs ms miss dr sir lord lady dame prof gen sen rep gov col lt maj capt cmdr adm sgt cpl "
    "pvt brig sheikh sheik ayatollah pope fr rev hon".split()
)
FEMALE = frozenset(
    "mrs ms miss lady dame queen princess spokeswoman chairwoman congresswoman actress baroness "
    "mother policewoman businesswoman councilwoman sister daughter wife widow woman girl".split()
)
MALE = frozenset(
    "mr sir lord king prince spokesman chairman congressman actor baron father policeman "
    "businessman councilman brother son husband widower man boy".split()
)
HELD_BY = frozenset("obtained seen reviewed viewed acquired leaked shared received read".split())
PARTICLES = frozenset("de del della di da van von der den la le al bin ibn el ter ten dos".split())
ROLE_MODIFIERS = frozenset(
    "prime vice deputy foreign finance defense defence interior chief executive press senior "
    "junior permanent transport health justice home first former acting interim economy trade "
    "energy environment education agriculture labor labour strategic assistant associate lead "
    "principal presiding".split()
)
TIMES = frozenset(
    "january february march april may june july august september october november december "
    "monday tuesday wednesday thursday friday saturday sunday".split()
)
MANY = frozenset("group number range majority handful couple series host minority".split())
FIRM_ENDINGS = frozenset(
    "inc corp co ltd llc plc ag sa spa nv gmbh company corporation group holdings motors motor "
    "computer airlines airways industries systems technologies enterprises partners "
    "international bank n.v s.a s.p.a".split()
)
_PRESS = frozenset(
    "times post herald gazette tribune daily news chronicle journal telegraph observer courier "
    "mirror mail press examiner star sentinel inquirer dispatch record monitor bulletin".split()
)
_METONYMS = frozenset(
    "kremlin;white house;pentagon;downing street;élysée;elysee;capitol hill;wall street;vatican;"
    "state department;whitehall;foreign office;home office;treasury;congress;senate;parliament;"
    "knesset;duma;bundestag;house of representatives;house of commons;united nations;"
    "european union;nato;federal reserve".split(";")
)
_BODY_STARTS = frozenset("air bank university ministry department institute office court".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """What a source phrase says of who speaks; empty where it does not say.

    `name` is a proper name, `alias` a short one in brackets after it; `head` the folded noun in
    the singular, `role` the words of a title; `owner` whose spokesman, ministry or report it is;
    `holder` who has a document ("a ledger held by ...").
    """

    text: str
    pronoun: str = ""
    name: str = ""
    alias: str = ""
    head: str = ""
    role: str = ""
    owner: Phrase | None = None
    holder: Phrase | None = None
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    plural: bool = False
    definite: bool = False
    gender: str = ""
    members: tuple[Phrase, ...] = ()


def tidy(text: str) -> str:
    """A phrase on one line, without the marks around it."""
    line = " ".join(text[:4_000].split()).strip('"“”„«»‘.,;: ')
    return _SPLIT_PREFIX.sub(r"\1'", line)


def find_phrase_tokens(text: str) -> list[str]:
    """The words and marks of a tidy phrase; a possessive's ending is a token of its own."""
    tokens = [token.strip() for token in _TOKEN.findall(text)[:MAX_WORDS]]
    while tokens and tokens[-1] in POSSESSIVES:
        tokens.pop()
    return tokens


def joined(tokens: list[str]) -> str:
    """The tokens as a phrase again."""
    return "".join(
        token if token in POSSESSIVES or not index else f" {token}"
        for index, token in enumerate(tokens)
    )


def is_numeral(token: str) -> bool:
    """Whether a token is a number in digits."""
    return _NUMERAL.match(token) is not None


def bare(token: str) -> str:
    """A token folded, without its stop."""
    return token.casefold().rstrip(".")


def singular(noun: str) -> str:
    """The singular of a folded noun, by its ending alone.

    >>> [singular(noun) for noun in ("agencies", "services", "spokesmen", "press")]
    ['agency', 'service', 'spokesman', 'press']
    """
    noun = noun.rstrip(".")
    if noun.endswith("men") and len(noun) > 4:
        return noun[:-3] + "man"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(("sses", "ches", "shes", "xes")):
        return noun[:-2]
    if noun.endswith("s") and not noun.endswith(("ss", "us", "is", "news")) and len(noun) > 3:
        return noun[:-1]
    return {"people": "person"}.get(noun, noun)


def gender_of(name: list[str]) -> str:
    """M or f, where a given name is usually of one gender; else empty."""
    letters = given_names().get(name[0].casefold(), "") if name else ""
    return letters if len(letters) == 1 else ""


def named(tokens: list[str]) -> Phrase | None:
    """A name made of these tokens; None where there are none."""
    return settle(Phrase(text=" ".join(tokens), name=" ".join(tokens))) if tokens else None


def settle(phrase: Phrase) -> Phrase:
    """The phrase with the kind that its name shows, where nothing else did."""
    if not phrase.name or phrase.kind is SpeakerKind.PERSON or phrase.members:
        return phrase
    kind = _kind_of(phrase)
    if kind is SpeakerKind.UNKNOWN:
        return phrase
    plural = phrase.plural
    if _folded(phrase) in peoples():
        kind, plural = SpeakerKind.ANONYMOUS, True
    return Phrase(
        text=phrase.text, pronoun=phrase.pronoun, name=phrase.name, alias=phrase.alias,
        head=phrase.head, role=phrase.role, owner=phrase.owner, holder=phrase.holder, kind=kind,
        plural=plural, definite=phrase.definite, gender=phrase.gender,
    )  # fmt: skip


def _folded(phrase: Phrase) -> str:
    return phrase.name.casefold().removeprefix("the ")


def _kind_of(phrase: Phrase) -> SpeakerKind:
    folded = _folded(phrase)
    words = folded.split() or [""]
    is_open = phrase.kind is SpeakerKind.UNKNOWN
    if folded in outlets() or (len(words) > 1 and words[-1] in _PRESS and is_open):
        return SpeakerKind.OUTLET
    if not is_open:
        return phrase.kind
    is_body = (
        folded in countries()
        or folded in _METONYMS
        or words[0] in _BODY_STARTS
        or any(
            singular(one) in bodies() for one, next_ in pairwise(words) if next_ in {"of", "for"}
        )
        or (len(words) > 1 and singular(words[-1]) in bodies())
        or words[-1].rstrip(".") in FIRM_ENDINGS
        or (bool(phrase.alias) and len(words) > 1)
        or (phrase.name.isupper() and len(phrase.name) >= 2)
    )
    return SpeakerKind.BODY if is_body else SpeakerKind.UNKNOWN
