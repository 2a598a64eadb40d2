-- Pairs of texts that have several of their rarest words in common: they may tell one event in
-- words of their own. A word that more texts of a slot have tells too little to be followed.
WITH words AS (
    SELECT p.print, p.number, p.slot
    FROM postings AS p
    LEFT JOIN (SELECT number FROM twins WHERE place > 1) AS t ON p.number = t.number
    WHERE p.rare = 1 AND t.number IS NULL
),
counted AS (
    SELECT print, slot
    FROM words
    GROUP BY print, slot
    HAVING count(*) > 1 AND count(*) <= {most_words}
),
cold AS (
    SELECT w.print, w.number, w.slot
    FROM words AS w
    JOIN counted AS c ON w.print = c.print AND w.slot = c.slot
)
SELECT a.number AS a_number, b.number AS b_number, count(*) AS shared
FROM cold AS a
JOIN cold AS b ON a.print = b.print AND a.slot = b.slot AND a.number < b.number
GROUP BY a.number, b.number
HAVING count(*) >= {least_rare}
