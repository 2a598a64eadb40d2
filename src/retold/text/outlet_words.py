"""The words that names of newspapers, stations, sites and agencies are made of."""

from __future__ import annotations

from retold.text.tokens import fold_words

_WORDS = frozenset(
    "advertiser advocate agency argus beacon broadcaster broadcasting bugle bulletin channel "
    "chronicle clarion courier daily despatch dispatch echo enquirer evening examiner express fm "
    "gazette globe guardian herald independent inquirer journal lantern leader ledger mail "
    "mercury messenger mirror monitor network news newspaper newswire observer packet post press "
    "radio recorder record register reporter review sentinel spectator standard star sun telegram "
    "telegraph television times today tribune tv voice weekly whig wire".split()
)


def is_outlet_like(name: str) -> bool:
    """Whether a name has a word that outlets are called by.

    >>> is_outlet_like("The Fell Gazette"), is_outlet_like("Ola Brandt")
    (True, False)
    """
    return not _WORDS.isdisjoint(fold_words(name))
