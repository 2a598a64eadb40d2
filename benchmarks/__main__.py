"""Measure every stage and print one table."""

from __future__ import annotations

from benchmarks import (
    attribution,
    attribution_growth,
    attribution_speed,
    dates,
    descent,
    desk,
    desk_load,
    ferry,
    figure_pairs,
    figures,
    grouping,
    losses,
    news_moments,
    reading,
    reuse,
    reuse_index,
    seeds,
    speed,
    stories,
)
from benchmarks.table import print_table

if __name__ == "__main__":
    stages = (
        seeds,
        ferry,
        reuse,
        stories,
        losses,
        attribution,
        attribution_speed,
        attribution_growth,
        dates,
        figure_pairs,
        figures,
        news_moments,
        grouping,
        reading,
        descent,
        desk,
        desk_load,
        reuse_index,
        speed,
    )
    print_table(row for stage in stages for row in stage.rows())
