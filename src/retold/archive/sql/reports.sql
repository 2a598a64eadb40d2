-- Every report with the story that it, or the first report of the same words, is told in.
SELECT i.week, coalesce(own.story, twin.story) AS story, i.number AS place, i.record
FROM items AS i
JOIN twins AS t ON i.number = t.number
JOIN items AS o ON t.original = o.number
LEFT JOIN (SELECT report, story FROM told WHERE noun = 'members') AS own ON i.id = own.report
LEFT JOIN (SELECT report, story FROM told WHERE noun = 'members') AS twin ON o.id = twin.report
WHERE i.what = 'report'
