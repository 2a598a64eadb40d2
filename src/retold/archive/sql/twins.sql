-- Of every report the first with the same words, and its place among them.
SELECT number, id, week, day,
       min(number) OVER (PARTITION BY twin) AS original,
       row_number() OVER (PARTITION BY twin ORDER BY number) AS place
FROM items
WHERE what = 'report'
