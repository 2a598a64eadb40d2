"""Numbers in digits and in words, with their scale, currency, range and bound.

`find_numbers` reads what stands in the text ("more than 8 thousand", "£4bn", "two and a half
million", "between 10 and 12", "10-12 per cent"); what is counted, and whether a number is a date,
is for others to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from retold.model.figure import Bound
from retold.model.span import Span
from retold.text.number_words import (
    FRACTIONS,
    LONG_SCALE,
    ONE_WORD,
    SCALES,
    either,
    is_small,
    scaled,
    small_value,
)
from retold.text.units import GLUED

CURRENCIES = {
    "$": "USD", "us$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "a$": "AUD",
    "au$": "AUD", "c$": "CAD", "ca$": "CAD", "nz$": "NZD", "hk$": "HKD", "s$": "SGD", "£": "GBP",
    "gbp": "GBP", "pound": "GBP", "pounds": "GBP", "sterling": "GBP", "€": "EUR", "eur": "EUR",
    "euro": "EUR", "euros": "EUR", "¥": "JPY", "yen": "JPY", "jpy": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rmb": "CNY", "cny": "CNY", "₹": "INR", "rs": "INR", "inr": "INR",
    "rupee": "INR", "rupees": "INR", "₽": "RUB", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB",
    "roubles": "RUB", "rub": "RUB", "₴": "UAH", "hryvnia": "UAH", "hryvnias": "UAH",
    "₪": "ILS", "shekel": "ILS", "franc": "CHF", "francs": "CHF", "chf": "CHF",
    "crown": "crowns", "crowns": "crowns", "krona": "SEK", "kronor": "SEK", "krone": "NOK",
    "kroner": "NOK", "peso": "MXN",
    "pesos": "MXN", "florin": "florins", "florins": "florins", "guilder": "guilders",
    "guilders": "guilders", "ducat": "ducats", "ducats": "ducats", "shilling": "shillings",
    "shillings": "shillings", "guinea": "guineas", "guineas": "guineas", "drachma": "drachmas",
    "drachmas": "drachmas", "peseta": "pesetas", "pesetas": "pesetas", "thaler": "thalers",
    "thalers": "thalers", "forint": "HUF", "forints": "HUF", "leu": "RON", "lei": "RON",
    "lev": "BGN", "leva": "BGN", "koruna": "CZK", "rupiah": "IDR", "ringgit": "MYR",
    "shekels": "ILS", "rial": "IRR", "rials": "IRR", "taka": "BDT", "cedi": "GHS", "cedis": "GHS",
    "tenge": "KZT", "birr": "ETB", "marks": "marks", "real": "BRL", "reais": "BRL",
    "rand": "ZAR", "lira": "TRY", "liras": "TRY",
    "₺": "TRY", "won": "KRW", "₩": "KRW", "naira": "NGN", "₦": "NGN", "dirham": "AED",
    "dirhams": "AED", "riyal": "SAR", "riyals": "SAR", "dinar": "KWD", "dinars": "KWD",
    "zloty": "PLN", "zlotys": "PLN", "baht": "THB", "cents": "cents", "cent": "cents",
    "pence": "pence",
}  # fmt: skip
_BOUNDS: dict[str, Bound] = {
    "at least": Bound.AT_LEAST, "a minimum of": Bound.AT_LEAST, "minimum of": Bound.AT_LEAST,
    "no fewer than": Bound.AT_LEAST, "no less than": Bound.AT_LEAST,
    "not less than": Bound.AT_LEAST, "not fewer than": Bound.AT_LEAST,
    "more than": Bound.MORE_THAN, "over": Bound.MORE_THAN, "above": Bound.MORE_THAN,
    "upwards of": Bound.MORE_THAN, "in excess of": Bound.MORE_THAN,
    "exceeding": Bound.MORE_THAN, "greater than": Bound.MORE_THAN, "well over": Bound.MORE_THAN,
    "just over": Bound.MORE_THAN, "a little over": Bound.MORE_THAN,
    "slightly over": Bound.MORE_THAN, "little more than": Bound.MORE_THAN,
    "a little more than": Bound.MORE_THAN, "at least another": Bound.AT_LEAST,
    "a shade over": Bound.MORE_THAN, "well above": Bound.MORE_THAN, "beyond": Bound.MORE_THAN,
    "a little under": Bound.LESS_THAN, "slightly under": Bound.LESS_THAN,
    "a shade under": Bound.LESS_THAN, "well under": Bound.LESS_THAN, "well below": Bound.LESS_THAN,
    "slightly less than": Bound.LESS_THAN, "just below": Bound.LESS_THAN,
    "not quite": Bound.LESS_THAN, "barely": Bound.ABOUT, "a good": Bound.ABOUT,
    "as few as": Bound.AT_MOST, "as little as": Bound.AT_MOST,
    "slightly more than": Bound.MORE_THAN, "just more than": Bound.MORE_THAN,
    "higher than": Bound.MORE_THAN, "up to": Bound.AT_MOST, "at most": Bound.AT_MOST,
    "no more than": Bound.AT_MOST, "not more than": Bound.AT_MOST,
    "a maximum of": Bound.AT_MOST, "maximum of": Bound.AT_MOST, "as many as": Bound.AT_MOST,
    "as much as": Bound.AT_MOST, "fewer than": Bound.LESS_THAN, "less than": Bound.LESS_THAN,
    "under": Bound.LESS_THAN, "below": Bound.LESS_THAN, "just under": Bound.LESS_THAN,
    "lower than": Bound.LESS_THAN, "nearly": Bound.ABOUT, "almost": Bound.ABOUT,
    "about": Bound.ABOUT, "around": Bound.ABOUT, "some": Bound.ABOUT,
    "approximately": Bound.ABOUT, "roughly": Bound.ABOUT, "close to": Bound.ABOUT,
    "an estimated": Bound.ABOUT, "estimated": Bound.ABOUT, "circa": Bound.ABOUT,
    "approx": Bound.ABOUT, "approx.": Bound.ABOUT, "near": Bound.ABOUT, "just about": Bound.ABOUT,
    "in the region of": Bound.ABOUT, "something like": Bound.ABOUT, "~": Bound.ABOUT,
    "more or less": Bound.ABOUT,
}  # fmt: skip
_AFTER_BOUNDS = {
    "or more": Bound.AT_LEAST, "and more": Bound.AT_LEAST, "or so": Bound.ABOUT,
    "or fewer": Bound.AT_MOST, "or less": Bound.AT_MOST, "or over": Bound.AT_LEAST,
}  # fmt: skip


_SIGN = "|".join(
    regex.escape(sign) for sign in sorted(CURRENCIES, key=len, reverse=True) if not sign.isalpha()
)
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_PART = f"[{''.join(_PARTS)}]"
_PARTS_OF = "third|quarter|fifth|sixth|seventh|eighth|ninth|tenth|twelfth"
_DIGITS = rf"\d{{1,3}}(?:,\d{{2,3}})+(?:\.\d+)?|\d+\s?{_PART}|\d+(?:\.\d+)?|{_PART}"
MANY = 1000  # so many marks are money
MOST = 1e24  # above it digits count nothing, and arithmetic with them overflows
_NUMBER = regex.compile(
    rf"(?P<sign>(?:{_SIGN})\s?)?(?<![\p{{L}}\p{{N}}_.,:/])(?<![\p{{L}}_][\-‐‑])(?<!\d-\d{{1,4}}-)"
    rf"(?<!\p{{L}}\d{{1,4}}-)(?<!(?:19|20)\d\d[-–])"
    rf"(?!\d{{1,4}}-\d{{1,4}}-\d)(?P<digits>{_DIGITS})"
    rf"(?P<short>(?:k|m|mn|mln|b|bn|bln|tn|trn)(?![\p{{L}}\p{{N}}]))?"
    rf"(?!(?!(?-i:{GLUED})(?![\p{{L}}\p{{N}}]))[\p{{L}}\p{{N}}_]|[.,:/]\d)"
    rf"|(?<![\p{{L}}\p{{N}}\-])(?P<words>{ONE_WORD}|a\s+(?:{LONG_SCALE})|half|"
    rf"an?[\s-](?:{_PARTS_OF}))(?![\p{{L}}\p{{N}}])",
    regex.IGNORECASE,
)
_LEADING = regex.compile(rf"(?<![\p{{L}}\p{{N}}])(?:{either(_BOUNDS)})\s*\Z", regex.IGNORECASE)
_TRAILING = regex.compile(rf"\s(?:{either(_AFTER_BOUNDS)})(?!\p{{L}})", regex.IGNORECASE)
_PERCENT = regex.compile(
    r"\s?%|\s?-?per\s?cent(?:age points?)?(?!\p{L})|\s?-?percentage points?", regex.I
)
_MONEY_AFTER = regex.compile(
    rf"\s(?:(?:US|U\.S\.)\s)?({either(k for k in CURRENCIES if k.isalpha())})"
    r"(?!\p{L}|(?<=guinea)\s(?:pig|fowl|hen))",
    regex.IGNORECASE,
)
_TO = regex.compile(r"\s?[-–—]\s?|\s(?:to|and|or)\s", regex.IGNORECASE)
_BETWEEN = regex.compile(r"(?<!\p{L})(between|from)\s\Z", regex.IGNORECASE)
_FRACTION = regex.compile(
    rf"[\s-](?:of\s+a\s+)?((?:{_PARTS_OF})s?|half|halves)(?!\p{{L}})", regex.IGNORECASE
)
_OF_SCALE = regex.compile(rf"(?:\s+of)?\s+an?\s+({LONG_SCALE})(?!\p{{L}})", regex.IGNORECASE)
# "12m" is twelve millions, "12m high" twelve metres.
_METRES = regex.compile(
    r"m\s?(?:high|tall|deep|long|wide|thick|apart|away|below|above|down|underground|sprint|race|"
    r"freestyle|hurdles|waves?|drop|fall)\b",
    regex.IGNORECASE,
)
_MINUS = regex.compile(r"(?:\bminus\s|(?<![\p{L}\p{N})])[-−])\Z", regex.IGNORECASE)
_NOT = regex.compile(
    r"(?:\bnot|n['’]t|\bnever)\s(?!(?:only|just|merely|simply)\s)(?:\p{L}+\s)?\Z", regex.IGNORECASE
)
_FLIPPED = {
    Bound.LESS_THAN: Bound.AT_LEAST, Bound.MORE_THAN: Bound.AT_MOST,
}  # fmt: skip
_HALF_OF = regex.compile(rf"\sa\s(?P<scale>{LONG_SCALE})(?!\p{{L}})", regex.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number as it stands in a text.

    `span` holds its bound words, sign and scale; `core` the number without its bound;
    `low` and `high` are equal but for a range; `unit` is a currency code, "%", or empty; a
    fraction is a part of something, as in "two thirds".
    """

    span: Span
    core: Span
    low: float
    high: float
    bound: Bound = Bound.EXACT
    unit: str = ""
    in_words: bool = False
    is_fraction: bool = False


def find_numbers(text: str, span: Span | None = None) -> list[Number]:
    """The numbers of a text, or of a span of it, in order and without overlap.

    >>> [(one.low, one.bound.value) for one in find_numbers("more than 8 thousand of 7,500")]
    [(8000.0, 'MORE_THAN'), (7500.0, 'EXACT')]
    """
    start, end = (span.start, span.end) if span is not None else (0, len(text))
    found: list[Number] = []
    at = start
    while (match := _NUMBER.search(text, at, end)) is not None:
        number = _read(text, match, end)
        if abs(number.low) <= MOST:
            number = _join_range(text, number, found)
            found.append(number)
        at = max(match.end(), number.span.end)
    return [_bounded(text, number, start, end) for number in found]


def _read(text: str, match: regex.Match[str], end: int) -> Number:
    """The number that begins at a match, with its scale, fraction, sign and percent."""
    if match.group("digits") is not None:
        value, after = _read_digits(text, match, end)
    else:
        value, after = _read_words(text, match, end)
    start = match.start()
    minus = _MINUS.search(text, max(0, start - 7), start)
    if minus and not match.group("sign"):
        value, start = -value, minus.start()
    sign = (match.group("sign") or "").strip().casefold()
    unit = CURRENCIES.get(sign, "")
    in_words = match.group("words") is not None
    core = Span(start, after)
    number = Number(
        span=core,
        core=core,
        low=value,
        high=value,
        unit=unit,
        in_words=in_words,
        is_fraction=in_words and 0 < value < 1,
    )
    return _with_unit(text, number, end)


def _read_digits(text: str, match: regex.Match[str], end: int) -> tuple[float, int]:
    """The value of a number in digits with its scale, and where it ends."""
    value, short = _value(match.group("digits")), match.group("short")
    if short and short.casefold() == "m" and not match.group("sign"):
        at = match.end("short") - 1
        if _METRES.match(text, at, end):
            return value, at
    return scaled(text, value * (SCALES[short.casefold()] if short else 1.0), match.end(), end)


def _value(digits: str) -> float:
    """The value of `1,200`, `2.5`, `4½` or `½`."""
    part = _PARTS.get(digits[-1], 0.0)
    whole = digits[:-1].strip() if part else digits.replace(",", "")
    return float(whole or 0) + part


def _with_unit(text: str, number: Number, end: int) -> Number:
    after = number.span.end
    if not number.unit and (percent := _PERCENT.match(text, after, end)):
        core = Span(number.core.start, percent.end())
        return replace(number, span=core, core=core, unit="%")
    money = _MONEY_AFTER.match(text, after, end)
    if money and (
        number.unit
        or money.group(1).casefold() not in {"real", "won", "rand", "m", "b", "marks"}
        or (money.group(1).casefold() == "marks" and number.low >= MANY)
    ):
        core = Span(number.core.start, money.end())
        return replace(number, span=core, core=core, unit=CURRENCIES[money.group(1).casefold()])
    return number


def _read_words(text: str, match: regex.Match[str], end: int) -> tuple[float, int]:
    words = match.group("words").casefold()
    if words == "half":
        whole = _HALF_OF.match(text, match.end(), end)
        if whole:
            return 0.5 * SCALES[whole.group("scale").casefold()], whole.end()
        return 0.5, match.end()
    last = regex.split(r"[\s-]+", words)[-1]
    if words.startswith("a") and last in SCALES:
        return scaled(text, SCALES[last], match.end(), end)
    if words.startswith("a"):
        return _of_scale(text, FRACTIONS[last], match.end(), end)
    value = small_value(words)
    fraction = _FRACTION.match(text, match.end(), end)
    if fraction and value <= 9:
        part = value * FRACTIONS[fraction.group(1).casefold()]
        return _of_scale(text, part, fraction.end(), end)
    return scaled(text, value, match.end(), end)


def _of_scale(text: str, part: float, at: int, end: int) -> tuple[float, int]:
    """A fraction, of a scale if one follows: "three quarters of a million"."""
    scale = _OF_SCALE.match(text, at, end)
    return (part * SCALES[scale.group(1).casefold()], scale.end()) if scale else (part, at)


def _join_range(text: str, number: Number, found: list[Number]) -> Number:
    """The number joined to the one before it where the two are the ends of a range."""
    if not found or found[-1].low != found[-1].high:
        return number
    before = found[-1]
    between = text[before.span.end : number.span.start]
    link = _TO.fullmatch(between)
    if link is None or before.low >= number.high:
        return number
    if before.unit != number.unit and "%" in {before.unit, number.unit} and before.unit:
        return number
    opening = _BETWEEN.search(text, max(0, before.span.start - 9), before.span.start)
    word = between.strip().casefold()
    if word == "and" and not (opening and opening.group(1).casefold() == "between"):
        return number
    if word == "or" and number.high - before.low > 2:
        return number
    if opening and opening.group(1).casefold() == "from":
        return number  # a change, not a range
    found.pop()
    low = before.low
    scale = number.high / max(1.0, float(_leading_digits(text, number)))
    if not before.unit or not number.unit or before.unit == number.unit:
        digits = _leading_digits(text, before)
        if scale >= 1000 and before.low == digits and digits <= 1000:
            low = before.low * scale  # "10 to 12 million"
    start = opening.start() if opening else before.span.start
    span = Span(start, number.span.end)
    return replace(
        number, span=span, core=span, low=low, bound=Bound.RANGE, unit=number.unit or before.unit
    )


def _leading_digits(text: str, number: Number) -> float:
    match = _NUMBER.search(text, number.core.start, number.core.end)
    if match is None:
        return 1.0
    if match.group("digits"):
        return float(match.group("digits").replace(",", ""))
    words = match.group("words").casefold()
    return small_value(words) if is_small(words.split("-")[0]) else 1.0


def _bounded(text: str, number: Number, floor: int, end: int) -> Number:
    """The number with the bound that stands before or after it."""
    if number.bound is Bound.RANGE:
        lead = _LEADING.search(text, max(floor, number.span.start - 24), number.span.start)
        if lead:
            return replace(number, span=Span(lead.start(), number.span.end))
        return number
    lead = _LEADING.search(text, max(floor, number.span.start - 24), number.span.start)
    if lead:
        words = " ".join(lead.group().casefold().split())
        bound = _BOUNDS[words]
        if _NOT.search(text, max(floor, lead.start() - 20), lead.start()):
            bound = _FLIPPED.get(bound, bound)
        return replace(number, span=Span(lead.start(), number.span.end), bound=bound)
    tail = _TRAILING.match(text, number.span.end, end)
    if tail:
        words = " ".join(tail.group().casefold().split())
        return replace(number, span=Span(number.span.start, tail.end()), bound=_AFTER_BOUNDS[words])
    return number
