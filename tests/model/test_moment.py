"""Times, with what is known of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retold.model import Moment, Precision, Publication


def test_a_day_without_a_zone_covers_every_zone() -> None:
    """A day without a zone lasts from its dawn at UTC+14 to its end at UTC-12."""
    moment = Moment.from_iso("2031-05-05")
    assert moment.earliest == datetime(2031, 5, 4, 10, tzinfo=UTC)
    assert moment.latest == datetime(2031, 5, 6, 11, 59, 59, tzinfo=UTC)
    assert not moment.zone_known


def test_a_stated_zone_is_kept() -> None:
    """An instant with its zone is known to the minute."""
    moment = Moment.from_iso("2031-05-05T11:48+01:00")
    assert moment.earliest == datetime(2031, 5, 5, 10, 48, tzinfo=UTC)
    assert moment.latest - moment.earliest == timedelta(seconds=59)
    assert moment.zone_known


@pytest.mark.parametrize(
    ("start", "precision", "last"),
    [
        (
            datetime(2031, 12, 3, tzinfo=UTC),
            Precision.MONTH,
            datetime(2031, 12, 31, 23, 59, 59, tzinfo=UTC),
        ),
        (
            datetime(2031, 2, 1, tzinfo=UTC),
            Precision.YEAR,
            datetime(2031, 12, 31, 23, 59, 59, tzinfo=UTC),
        ),
        (
            datetime(2031, 2, 1, tzinfo=UTC),
            Precision.DAY,
            datetime(2031, 2, 1, 23, 59, 59, tzinfo=UTC),
        ),
    ],
)
def test_a_moment_ends_with_its_unit(start: datetime, precision: Precision, last: datetime) -> None:
    """A stated month, year or day ends with its last second."""
    assert Moment.of(start, precision).latest == last


@given(
    st.datetimes(min_value=datetime(1700, 1, 1), max_value=datetime(2200, 1, 1)),  # noqa: DTZ001
    st.sampled_from(Precision),
    st.integers(-12, 14),
)
def test_every_moment_is_in_order(local: datetime, precision: Precision, hours: int) -> None:
    """The earliest instant never comes after the latest, and a zone narrows the interval."""
    without = Moment.of(local, precision)
    within = Moment.of(local.replace(tzinfo=timezone(timedelta(hours=hours))), precision)
    assert without.earliest <= within.earliest <= within.latest <= without.latest


def test_a_month_is_no_known_publication() -> None:
    """A publication known to within a month is not known to within 72 hours."""
    moment = Moment.of(datetime(2031, 5, 1, tzinfo=UTC), Precision.MONTH)
    published = Publication(
        earliest=moment.earliest, latest=moment.latest, precision=moment.precision
    )
    assert published.moment is None


def test_a_naive_instant_is_refused() -> None:
    """A moment's instants carry their zone."""
    naive = datetime(2031, 5, 1)  # noqa: DTZ001
    with pytest.raises(ValueError, match="zone"):
        Moment(earliest=naive, latest=naive, precision=Precision.DAY, zone_known=False)
