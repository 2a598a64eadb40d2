"""The rows of several stories are added up by measure."""

from benchmarks.stories import added_up
from benchmarks.table import Row


def test_counts_of_one_measure_are_added_with_what_they_are_of() -> None:
    """Where a measure is of nothing, its counts alone are added."""
    given = [
        Row("ferry", "descents", "3", "of 5"),
        Row("tanker", "descents", "1", "of 4"),
        Row("ferry", "descents made up", "2"),
    ]
    assert added_up("both", given) == [
        Row("both", "descents", "4", "of 9"),
        Row("both", "descents made up", "2"),
    ]
