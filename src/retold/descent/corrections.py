"""Which of an outlet's two versions a copy was made of: by what the second one corrected."""

from __future__ import annotations

from retold.descent.innovations import counterpart
from retold.descent.wording import Words


def corrected_readings(old: Words, new: Words, copy: Words) -> tuple[list[str], list[str]]:
    """The words of a copy that only the first version has, and those that only the second has.

    A reading counts where a sentence stands in all three and the second version has put other
    words in the place of some: a wrong figure, a misspelt name. What was left out or added says
    nothing, for a copy can leave out and add too.

    >>> from retold.model import Report
    >>> first = Words.of(Report.from_text("The blast hurt 41 people at the mill."))
    >>> second = Words.of(Report.from_text("The blast hurt 14 people at the mill."))
    >>> copy = Words.of(Report.from_text("The blast at the mill hurt 41 people, police said."))
    >>> corrected_readings(first, second, copy)
    (['41'], [])
    """
    from_first: list[str] = []
    from_second: list[str] = []
    for mine in copy.sentences:
        before, after = counterpart(mine, old.sentences), counterpart(mine, new.sentences)
        if before is None or after is None:
            continue
        lost, put = before - after, after - before
        if lost and put:
            from_first += sorted(mine & lost)
            from_second += sorted(mine & put)
    return from_first, from_second
