-- Which reports are told together, and the first week of each such group ('undated' sorts last).
-- Of one text, word for word, the first few copies are told.
SELECT together, number, min(week) OVER (PARTITION BY together) AS week
FROM (
    SELECT coalesce(c.together, t.original) AS together, t.number, t.week
    FROM twins AS t
    LEFT JOIN components AS c ON t.original = c.number
    WHERE t.place <= {most_twins}
) AS grouped
