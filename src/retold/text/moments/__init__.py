"""Dates and times named in English words, resolved against the day of publication.

Each rule is a pattern without nested quantifiers, passed over the text once, and what its words
mean on the calendar.
"""

from retold.text.moments.find import find_moments

__all__ = ["find_moments"]
