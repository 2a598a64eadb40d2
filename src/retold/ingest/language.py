"""Which language a text is in: by its script, its commonest words, and n-grams of bytes.

The n-gram model is py3langid's (Lui and Baldwin, "langid.py", ACL 2012), 97 languages, no download.
It is loaded only where script and words do not tell, and where it is not installed they stand
alone. `docs/decisions/0014-dates-and-language.md` has the comparison.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from functools import cache

import numpy as np
import regex

from retold.ingest.linemodel import alphabet
from retold.model import Block

_SAMPLE_CHARS = 20_000
_MODEL_CHARS = 1500
_MIN_WORDS, _MIN_LETTERS = 3, 12
_SHORT_WORDS = 6
_SURE_WORDS, _SURE_SHARE, _SURE_LEAD = 12, 0.15, 2.0
_LEAST_SHARE, _LEAST_LEAD, _LEAST_HITS = 0.08, 1.3, 3
_LEAST_CONFIDENCE = 0.45
_SCRIPTS = (
    ("ko", regex.compile(r"\p{Hangul}")),
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("zh", regex.compile(r"\p{Han}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("th", regex.compile(r"\p{Thai}")),
    ("bn", regex.compile(r"\p{Bengali}")),
    ("ta", regex.compile(r"\p{Tamil}")),
    ("te", regex.compile(r"\p{Telugu}")),
    ("gu", regex.compile(r"\p{Gujarati}")),
    ("pa", regex.compile(r"\p{Gurmukhi}")),
    ("ml", regex.compile(r"\p{Malayalam}")),
    ("kn", regex.compile(r"\p{Kannada}")),
    ("si", regex.compile(r"\p{Sinhala}")),
    ("km", regex.compile(r"\p{Khmer}")),
    ("lo", regex.compile(r"\p{Lao}")),
    ("my", regex.compile(r"\p{Myanmar}")),
    ("hy", regex.compile(r"\p{Armenian}")),
    ("ka", regex.compile(r"\p{Georgian}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("hi", regex.compile(r"\p{Devanagari}")),
)
_BEYOND_LATIN = re.compile("[\u0370-\uffff]")
_STOP_WORDS = {
    code: frozenset(words.split())
    for code, words in {
        "en": "the of and to in that is was for on with as it by at from has have were said be an "
        "his he they not but are had this which will",
        "fr": "le la les des et du une est dans que pour qui sur au par plus pas ont avec sont ce "
        "été il elle cette aux",
        "de": "der die das und den von mit ist des im für auf nicht eine dem sich als auch wird "
        "hat zu ein dass er sie bei",
        "es": "el los las del y una por con para es que se en su al como más fue ha sus pero entre",
        "it": "il di che la del della per una è con non sono gli dei nel alla anche ha le si più",
        "pt": "o os as do da dos das e em um uma para com não que por mais foi na no ao pela são",
        "nl": "de het een van en dat is op te voor met zijn niet aan er ook door bij naar heeft "
        "werd",
        "sv": "och att det som en på är av för med den till inte har ett om var från han de kan",
        "pl": "i w na z się nie do że o jest to po od za przez jak oraz który są był dla",
        "tr": "ve bir bu için ile da de olarak çok daha sonra olan gibi kadar ancak olduğu dedi",
        "id": "yang dan di ini dengan untuk dari pada tidak itu dalam akan oleh juga adalah ke "
        "telah",
        "ru": "и в не на что с по это как он из за для от был его но она также году",
        "uk": "і в не на що з та це як він за для від був його але вона також є",
        "ar": "في من على أن إلى التي عن الذي هذا مع ما هذه كان بين لا بعد قال قد",
        "fa": "و در به از که این را با است برای آن خود تا کرد شده بر می یک",
        "ur": "کے کی میں ہے سے اور کا کو نے پر کہ ہیں یہ ان اس بھی تھا",
    }.items()
}
_SPEAKERS: dict[str, list[str]] = {}
for _code, _listed in _STOP_WORDS.items():
    for _word in _listed:
        _SPEAKERS.setdefault(_word, []).append(_code)
# What the model tells apart and ISO 639-1 does not, or a wider code stands for.
_SAME = {"nb": "no", "nn": "no", "tl": "fil", "zxx": "und"}


def find_language(text: str) -> str:
    """The ISO 639-1 code of a text's language; `und` where it cannot be told.

    >>> find_language("The ferry struck the mole and the guard said that it was not to blame.")
    'en'
    """
    return _find(text, _letters_of(text[:_SAMPLE_CHARS]))


def with_languages(text: str, blocks: tuple[Block, ...], language: str) -> tuple[Block, ...]:
    """The blocks of a text, each with its own language; one too short to tell has `und`.

    Args:
        text: The text.
        blocks: Its blocks.
        language: The language of the whole; a block that speaks it is not looked at further.
    """
    letters = "".join(
        _letters_of(text[at : at + _SAMPLE_CHARS]) for at in range(0, len(text), _SAMPLE_CHARS)
    )
    made = []
    for block in blocks:
        start, end = block.span.start, block.span.end
        words = letters[start : min(end, start + _MODEL_CHARS)].split()
        told = language if _speaks(words, language) else ""
        if not told and (language not in _STOP_WORDS or _is_telling(text[start:end], words)):
            told = _find(text[start:end], letters[start : min(end, start + _SAMPLE_CHARS)])
        made.append(Block(zone=block.zone, span=block.span, language=told or "und"))
    return tuple(made)


def _speaks(words: list[str], language: str) -> bool:
    """Whether the commonest words of a language say that some words are in it.

    In a block of a few words one of them is enough, where no other language has as much.
    """
    listed = _STOP_WORDS.get(language)
    if not listed:
        return False
    known = [word for word in words if word in listed]
    if len(words) >= _SHORT_WORDS and len(known) >= max(2, _SURE_SHARE * len(words)):
        return True
    is_little = len(words) < _MIN_WORDS or sum(map(len, words)) < _MIN_LETTERS
    if is_little or not known or len(known) < _LEAST_SHARE * len(words):
        return False
    heard = _count_speakers(Counter(words))
    most = heard.pop(language)
    return most > max(heard.values())


def _is_telling(text: str, words: list[str]) -> bool:
    """Whether a block can be told from the language round it: by words enough, or its letters.

    A short heading of names and nouns, asked of the model, is now and then Pidgin or Latin.
    """
    if len(words) >= _SHORT_WORDS:
        return True
    return not text.isascii() or not _SPEAKERS.keys().isdisjoint(words)


def _find(text: str, letters: str) -> str:
    """The language of a text, whose letters of the first so many characters are given."""
    count = len(letters) - letters.count(" ")
    if not count:
        return "und"
    script = _by_script(letters, count)
    if script:
        return script
    words = Counter(letters.split())
    if words.total() < _MIN_WORDS or count < _MIN_LETTERS:
        return "und"
    return _by_words(words) or _by_model(text) or "und"


def _letters_of(text: str) -> str:
    """A text folded letter by letter, as long as it was, with a space for whatever is no letter."""
    codes = alphabet.codes_of(text)
    return alphabet.text_of(_folded_letters().take(codes.astype(np.intp), mode="clip"))


@cache
def _folded_letters() -> alphabet.Codes:
    """What each character of the first plane folds to; a space where it is no letter or accent."""
    kinds = map(unicodedata.category, map(chr, range(alphabet.PLANE)))
    is_letter = np.fromiter((kind[0] in "LM" for kind in kinds), bool, alphabet.PLANE)
    return np.where(is_letter, alphabet.known().astype(np.uint16), np.uint16(ord(" ")))


def _by_script(letters: str, count: int) -> str:
    """The language of a script that one language, in news, stands for."""
    if letters.isascii() or not _BEYOND_LATIN.search(letters):
        return ""
    for code, script in _SCRIPTS:
        share = sum(map(len, script.findall(letters))) / count
        if share > (0.1 if code == "ja" else 0.5):
            return code
    return ""


def _by_words(words: Counter[str]) -> str:
    """The language whose commonest words make up much of the text, if one stands out."""
    total = words.total()
    counted = _count_speakers(words)
    (code, most), (_, next_most) = counted.most_common(2)
    best, second = most / total, next_most / total
    if not _has_model():
        hits = sum(word in words for word in _STOP_WORDS[code])
        is_clear = best >= _LEAST_SHARE and best > _LEAST_LEAD * second and hits >= _LEAST_HITS
        return code if is_clear else ""
    is_sure = total >= _SURE_WORDS and best >= _SURE_SHARE and best > _SURE_LEAD * second
    return code if is_sure else ""


def _count_speakers(words: Counter[str]) -> Counter[str]:
    """How many of some words are among the commonest of each language."""
    counted: Counter[str] = Counter(dict.fromkeys(_STOP_WORDS, 0))
    for word in words.keys() & _SPEAKERS.keys():
        for speaker in _SPEAKERS[word]:
            counted[speaker] += words[word]
    return counted


def _by_model(text: str) -> str:
    classify = _model()
    if classify is None:
        return ""
    code, confidence = classify(text[:_MODEL_CHARS])
    return _SAME.get(code, code) if confidence >= _LEAST_CONFIDENCE else ""


@cache
def _has_model() -> bool:
    """Whether the n-gram model is installed; loading it takes longer than reading many pages."""
    return importlib.util.find_spec("py3langid") is not None


@cache
def _model() -> Callable[[str], tuple[str, float]] | None:
    """The n-gram model, if it is installed."""
    try:
        langid = importlib.import_module("py3langid.langid")
    except ModuleNotFoundError:
        return None
    made = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    classify: Callable[[str], tuple[str, float]] = made.classify
    return classify
