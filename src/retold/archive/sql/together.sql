-- A row for each group of texts that are told together, with the records of its reports.
SELECT m.week, m.week AS first_week, m.together, array_agg(i.record) AS records
FROM members AS m
JOIN items AS i ON m.number = i.number
GROUP BY m.week, m.together
