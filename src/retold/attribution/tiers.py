"""Which of the two tiers reads a report, and why the better one may not."""

from __future__ import annotations

from enum import StrEnum
from importlib.util import find_spec

from retold.attribution import network
from retold.errors import RetoldError


class Tier(StrEnum):
    """What reads the text: rules alone, or rules and a trained tagger."""

    FAST = "fast"
    ACCURATE = "accurate"


# Code points. Past this a text is no news report, and the accurate tier would take minutes on it.
LONGEST = 250_000


def choose_tier(name: str | None = None, length: int = 0) -> Tier:
    """The tier of a name; for None the accurate one where it can run here, else the fast one.

    Args:
        name: The tier's name, or None.
        length: How many code points are to be read: with no name, very many are read fast.

    Raises:
        RetoldError: There is no tier of that name.
    """
    if name is None:
        can_run = network.model_path().exists() and find_obstacle() is None
        can_run = can_run and length <= LONGEST
        return Tier.ACCURATE if can_run else Tier.FAST
    if name not in tuple(Tier):
        raise RetoldError(f"no such tier: {name!r}: it is one of {', '.join(Tier)}")
    return Tier(name)


def prepare_tier(name: str | None = None) -> Tier:
    """The chosen tier, with its model loaded: what is wrong with it is said before the work.

    Raises:
        RetoldError: There is no such tier, or its model is missing, damaged or cannot be run.
    """
    tier = choose_tier(name)
    if tier is Tier.ACCURATE:
        network.load_tagger()
    return tier


def find_obstacle() -> str | None:
    """What a user can do to get the accurate tier, in one line; None where there is nothing.

    Nothing is to be done where it runs, and where this build of retold came without its model.
    """
    if not network.model_path().exists() or find_spec("onnxruntime") is not None:
        return None
    return (
        "reading with the fast tier, since onnxruntime is not installed: for the accurate one "
        "pip install 'retold[accurate]' (--tier fast leaves out this note)"
    )
