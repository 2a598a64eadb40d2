"""A trace that tells a stranger nothing of the machine it was made on."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TypeVar

import regex

from retold.model import Collation, Report, Skip, Speaker, Stemma, Trace

# `file:` addresses, home folders, drives and absolute paths of two parts or more.
_LOCAL = regex.compile(
    r"file:/{1,3}[^\s\"'<>]+"
    r"|(?<![\w:/.])(?:~|[A-Za-z]:)?[/\\]{1,2}(?:[^\s/\\\"'<>:]+[/\\])+[^\s/\\\"'<>]*"
)


def leave_places_out(trace: Trace) -> Trace:
    """The trace with files named by their last part alone, and without `file:` addresses."""
    hide = _hider(report.path for report in trace.reports)
    return replace(
        trace,
        reports=tuple(_report(report) for report in trace.reports),
        speakers=tuple(_speaker(speaker, hide) for speaker in trace.speakers),
        stemmata=tuple(_witnesses(stemma, hide) for stemma in trace.stemmata),
        collations=tuple(_witnesses(collation, hide) for collation in trace.collations),
        skips=tuple(_skip(skip) for skip in trace.skips),
    )


def file_name(path: str) -> str:
    r"""The last part of a path of any system.

    >>> file_name("/home/somebody/clips/one.html"), file_name("C:\\clips\\two.txt")
    ('one.html', 'two.txt')
    """
    return regex.split(r"[/\\]", path.rstrip("/\\"))[-1]


def public_address(url: str) -> str:
    """An address that others can follow; empty for one of this machine.

    >>> public_address("file:///home/somebody/one.html"), public_address("https://a.example/b")
    ('', 'https://a.example/b')
    """
    return url if regex.match(r"(?i)\s*https?://", url) else ""


def without_places(text: str) -> str:
    """The text with every path of this machine cut to its last part."""
    return _LOCAL.sub(lambda match: file_name(match.group()), text)


_Hide = Callable[[str], str]
_Held = TypeVar("_Held", Stemma, Collation)


def _hider(paths: Iterable[str]) -> _Hide:
    """What cuts these paths to their last part, wherever they stand in a text.

    A report without an outlet is called by its path, by witnesses and by speakers.
    """
    known = {path: file_name(path) for path in paths if file_name(path) != path}
    if not known:
        return without_places
    found = regex.compile("|".join(map(regex.escape, sorted(known, key=len, reverse=True))))

    def hide(text: str) -> str:
        return without_places(found.sub(lambda match: known[match.group()], text))

    return hide


def _speaker(speaker: Speaker, hide: _Hide) -> Speaker:
    names = tuple(hide(name) for name in speaker.names)
    return replace(speaker, name=hide(speaker.name), names=names)


def _witnesses(held: _Held, hide: _Hide) -> _Held:
    witnesses = tuple(replace(one, label=hide(one.label)) for one in held.witnesses)
    return replace(held, witnesses=witnesses)


def _report(report: Report) -> Report:
    return replace(
        report,
        path=file_name(report.path),
        url=public_address(report.url),
        outlet=replace(report.outlet, evidence=without_places(report.outlet.evidence)),
    )


def _skip(skip: Skip) -> Skip:
    item = skip.item if regex.match(r"(?i)https?://", skip.item) else file_name(skip.item)
    return replace(skip, item=item, detail=without_places(skip.detail))
