"""Which language a text is in, by its script and its commonest words; no model."""

from __future__ import annotations

from collections import Counter

import regex

_SAMPLE_CHARS = 20_000
_MIN_WORDS = 5
_WORDS = regex.compile(r"\p{L}+")
_SCRIPTS = (
    ("ko", regex.compile(r"\p{Hangul}")),
    ("ja", regex.compile(r"[\p{Hiragana}\p{Katakana}]")),
    ("zh", regex.compile(r"\p{Han}")),
    ("el", regex.compile(r"\p{Greek}")),
    ("he", regex.compile(r"\p{Hebrew}")),
    ("th", regex.compile(r"\p{Thai}")),
    ("hi", regex.compile(r"\p{Devanagari}")),
    ("bn", regex.compile(r"\p{Bengali}")),
    ("ta", regex.compile(r"\p{Tamil}")),
    ("hy", regex.compile(r"\p{Armenian}")),
    ("ka", regex.compile(r"\p{Georgian}")),
)
_LETTERS = regex.compile(r"\p{L}")
_STOP_WORDS = {
    "en": "the of and to in that is was for on with as it by at from has have were said be an his",
    "fr": "le la les des et du une est dans que pour qui sur au par plus pas ont avec sont ce été",
    "de": "der die das und den von mit ist des im für auf nicht eine dem sich als auch wird hat zu",
    "es": "el los las del y una por con para es que se en su al como más fue ha sus pero entre",
    "it": "il di che la del della per una è con non sono gli dei nel alla anche ha le si più",
    "pt": "o os as do da dos das e em um uma para com não que por mais foi na no ao pela são",
    "nl": "de het een van en dat is op te voor met zijn niet aan er ook door bij naar heeft werd",
    "sv": "och att det som en på är av för med den till inte har ett om var från han de kan",
    "pl": "i w na z się nie do że o jest to po od za przez jak oraz który są był dla",
    "tr": "ve bir bu için ile da de olarak çok daha sonra olan gibi kadar ancak olduğu dedi",
    "id": "yang dan di ini dengan untuk dari pada tidak itu dalam akan oleh juga adalah ke telah",
    "ru": "и в не на что с по это как он из за для от было был его к но она также",
    "uk": "і в не на що з та це як він за для від було був його до але вона також є",
    "ar": "في من على أن إلى التي عن الذي هذا مع ما هذه كان بين لا بعد قال قد",
    "fa": "و در به از که این را با است برای آن خود تا کرد شده بر می یک",
    "ur": "کے کی میں ہے سے اور کا کو نے پر کہ ہیں یہ ان اس بھی تھا",
}


def find_language(text: str) -> str:
    """The ISO 639-1 code of a text's language; `und` where it cannot be told."""
    sample = text[:_SAMPLE_CHARS].casefold()
    letters = len(_LETTERS.findall(sample))
    if not letters:
        return "und"
    for code, script in _SCRIPTS:
        share = len(script.findall(sample)) / letters
        if share > (0.1 if code == "ja" else 0.4):
            return code
    return _by_stop_words(Counter(_WORDS.findall(sample)))


def _by_stop_words(words: Counter[str]) -> str:
    """The language whose commonest words make up most of the text, if one stands out."""
    total = words.total()
    if total < _MIN_WORDS:
        return "und"
    scores = sorted(
        (
            (sum(words[word] for word in listed.split()) / total, code)
            for code, listed in _STOP_WORDS.items()
        ),
        reverse=True,
    )
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= 0.08 and best > 1.3 * second else "und"
