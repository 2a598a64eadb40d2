"""How politely and how much is fetched."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated

import regex

from retold.errors import RetoldError

PRODUCT = "retold"
_CONTACT = regex.compile(r"[!-'*-~][ -'*-~]{0,199}")  # visible ASCII; no brackets, no line break


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchPolicy:
    """The bounds of fetching; every one holds for each address by itself.

    Raises:
        RetoldError: The contact holds what a header cannot.
    """

    contact: Annotated[str, "An address or page for whoever runs the site, told to it."] = ""
    allow_private: Annotated[bool, "Fetch from the user's own machine and network too."] = False
    max_bytes: Annotated[int, "Bytes of one answer, unpacked; and of it as it travels."] = (
        32 * 2**20
    )
    max_seconds: Annotated[float, "Seconds from asking to the last byte of one answer."] = 30.0
    max_redirects: Annotated[int, "Redirects followed."] = 8
    max_tries: Annotated[int, "Times one address is asked, when the site is busy."] = 3
    delay_seconds: Annotated[float, "Pause between two requests to one host."] = 1.0
    max_wait_seconds: Annotated[float, "The longest pause a site may ask for; longer: skipped."] = (
        60.0
    )
    max_pages: Annotated[int, "Pages fetched for one feed, list of feeds or sitemap."] = 500

    def __post_init__(self) -> None:
        if self.contact and not _CONTACT.fullmatch(self.contact):
            raise RetoldError(
                "the contact must be one line of plain characters without brackets, such as "
                "desk@example.org"
            )

    @property
    def user_agent(self) -> str:
        """What we say we are: name, version, and the contact where one is set."""
        try:
            name = f"{PRODUCT}/{version(PRODUCT)}"
        except PackageNotFoundError:  # run from its sources
            name = PRODUCT
        return f"{name} (+{self.contact})" if self.contact else name
