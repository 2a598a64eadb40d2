-- The pairs that were compared, by the ids of their reports, in the week of the first.
SELECT a.week, a.id AS left_report, b.id AS right_report, CAST(p.shared AS DOUBLE) / {unit} AS shared, p.smaller
FROM pairs AS p
JOIN twins AS a ON p.a_number = a.number
JOIN twins AS b ON p.b_number = b.number
