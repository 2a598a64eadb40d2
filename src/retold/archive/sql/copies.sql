-- Reports of the same words, each beside the first of them.
SELECT t.week, o.id AS original, t.id AS copy, CAST(t.place AS BIGINT) AS place
FROM twins AS t
JOIN twins AS o ON t.original = o.number
WHERE t.place > 1
