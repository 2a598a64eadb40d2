"""OPML: a list of feeds, as feed readers write it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from retold.ingest.web.address import join_address
from retold.ingest.web.items import to_plain
from retold.ingest.web.tags import Mark, attributes_of, find_tokens


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed in a list: its address, and the name it has there."""

    url: str
    title: str


def read_opml(text: str, *, url: str = "") -> Iterator[Subscription]:
    """The feeds in a list, from folders however deep, each one once.

    Args:
        text: The list.
        url: Where it was fetched, for addresses that are relative.
    """
    seen: set[str] = set()
    for token in find_tokens(text):
        if token.mark in (Mark.OPEN, Mark.EMPTY) and token.name.casefold() == "outline":
            attributes = attributes_of(text, token)
            address = join_address(url, attributes.get("xmlurl", ""))
            if address and address not in seen:
                seen.add(address)
                title = attributes.get("title") or attributes.get("text", "")
                yield Subscription(address, to_plain(title))
