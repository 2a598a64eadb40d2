"""Whether anything in a story says that what is quoted was first said in another language."""

from __future__ import annotations

from collections.abc import Iterable

import regex

from retold.model import Report

# Reports are searched no further than this; what says so stands near the quotation or the byline.
MAX_CHARS = 200_000
_LANGUAGE = r"\p{Lu}\p{L}+(?:ian|ean|ish|ese|ic|ench|erman|utch|reek|ew|indi|rdu|arsi|wahili)"
_SAYS_SO = regex.compile(
    r"\b(?:mis)?(?:translat|interpret)(?:ed|es|ion|ions|ing|or|ors|er|ers)\b|\bsubtitle[sd]?\b"
    r"|\brendering of\b|\brendered (?:as|in|into)\b|\b\p{Lu}\p{L}+-language\b"
    r"|\b(?:English|original|authentic|" + _LANGUAGE + r")\s(?:version|text|transcript|wording|"
    r"original|statement|communiqué|word|phrase|term)\b"
    r"|\b(?:in|from|into)\s(?:the\s)?(?:original\s)?" + _LANGUAGE + r"(?=[.,;:)]|\s\p{Ll})"
    r"|\b(?:own|native|mother|second)\s(?:language|tongue)\b"
)


def is_translated(reports: Iterable[Report]) -> bool:
    """Whether a story holds a report in another language, or words that tell of a translation.

    Two readings that agree in sense and not in words are two translations only where something
    says that there was an original to translate; else they may be two utterances.
    """
    languages = set()
    for report in reports:
        languages.add(report.language)
        if _SAYS_SO.search(report.text[:MAX_CHARS]):
            return True
    return len(languages - {"und", ""}) > 1
