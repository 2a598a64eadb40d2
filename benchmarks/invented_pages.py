"""Invented pages of markup with a known body: menus, captions, asides and links round reports."""

from __future__ import annotations

import random
from dataclasses import dataclass

_WHO = "the harbour guard|a ferry pilot|the islanders|the mayor|two divers|the keeper|a baker"
_DID = "said|closed|opened|watched|repaired|measured|left|found|painted|counted|moved|sold"
_WHAT = "the north mole|an old crane|thirteen boats|the light|a broken quay|the nets|the ledger"
_WHEN = "on Sunday|before dawn|after the storm|in the spring|within an hour|last week|at noon"
_WHY = "because the tide was low|and nobody was hurt|while the wind rose|as the bells rang"
_TITLES = "Ferry strikes mole|Keeper's cat found|Bakers strike over salt|Crane sold for scrap"


@dataclass(frozen=True, slots=True)
class InventedPage:
    """A page of markup and its true body."""

    markup: str
    body: str


def invent_pages(count: int, seed: int = 1) -> list[InventedPage]:
    """Pages of several templates, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - pages to measure, no secret
    return [_invent(chance, number % 3) for number in range(count)]


def dress(markup: str) -> str:
    """A page as sites send them: with hundreds of links, and with scripts and styles around."""
    links = "".join(
        f'<li class="item item-{n}"><a href="/section/{n}" data-track="nav-{n}">'
        f"{' '.join(_WHO.split('|')[n % 7].split()[: 1 + n % 3]).title()} {n}</a></li>"
        for n in range(300)
    )
    script = ",".join(f'"setting-{n}":"value {n * n}"' for n in range(3000))
    style = "".join(f".item-{n}{{color:#fff;margin:{n}px}}" for n in range(2000))
    head = f"<script>var page={{{script}}};</script><style>{style}</style></head>"
    return markup.replace("</head>", head, 1).replace("<nav>", f"<nav><ul>{links}</ul>", 1)


def _invent(chance: random.Random, template: int) -> InventedPage:
    title = _pick(chance, _TITLES)
    parts: list[str] = []
    body: list[str] = []
    for number in range(chance.randint(4, 14)):
        text = " ".join(_sentence(chance) for _ in range(chance.randint(1, 4)))
        parts.append(f"<p>{text}</p>")
        body.append(text)
        if number and chance.random() < 0.2:
            heading = _sentence(chance).rstrip(".")[:40]
            parts.append(f"<h2>{heading}</h2>")
            body.append(heading)
            parts.append(f"<p>{_sentence(chance)} {_sentence(chance)}</p>")
            body.append(parts[-1][3:-4])
        if chance.random() < 0.15:
            caption = _sentence(chance)
            parts.append(f"<figure><img src='a.png'><figcaption>{caption}</figcaption></figure>")
        if chance.random() < 0.1:
            parts.append(f"<aside><a href='/x'>{_pick(chance, _TITLES)}</a></aside>")
    article = f"<h1>{title}</h1><p class='date'>3 May 2031</p>" + "".join(parts)
    wrapped = (
        f"<article>{article}</article>",
        f"<div class='content'><div class='article-body'>{article}</div></div>",
        f"<main><section>{article}</section></main>",
    )[template]
    menu = "".join(f"<li><a href='/{n}'>{_pick(chance, _WHO)}</a></li>" for n in range(20))
    links = "".join(f"<li><a href='/{n}'>{_sentence(chance)}</a></li>" for n in range(10))
    markup = (
        f"<!doctype html><html lang='en'><head><title>{title} | The Gull</title></head><body>"
        f"<header><nav><ul>{menu}</ul></nav></header>{wrapped}"
        f"<div class='related'><h3>Related</h3><ul>{links}</ul></div>"
        "<footer><p>The Gull, Long Quay. All rights reserved.</p></footer></body></html>"
    )
    return InventedPage(markup, "\n".join(body))


def _sentence(chance: random.Random) -> str:
    words = " ".join(_pick(chance, choices) for choices in (_WHO, _DID, _WHAT, _WHEN, _WHY))
    return words[0].upper() + words[1:] + "."


def _pick(chance: random.Random, choices: str) -> str:
    return chance.choice(choices.split("|"))
