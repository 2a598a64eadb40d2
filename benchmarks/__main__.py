"""Measure every stage and print one table."""

from __future__ import annotations

from benchmarks import ferry, seeds, speed, stories
from benchmarks.table import print_table

if __name__ == "__main__":
    print_table([*seeds.rows(), *ferry.rows(), *stories.rows(), *speed.rows()])
