-- Pairs of texts that may share a passage: they share fingerprints, within the window of days.
--
-- Most fingerprints stand in one text alone and are gone after the first step. One that many texts
-- of one slot have is hot: a stock phrase, or what near copies of one text share. It is taken out
-- of the join before it can explode, and each of its texts is tied to the few before it alone
-- (crowd). Near copies stand side by side there under most of their fingerprints; strangers with
-- a phrase in common do not.
--
-- What more than a few texts of a slot have counts less, by the root of how many have it
-- (`reuse.sharing.POINTS`); in whole units, which add up alike in any order.
WITH shared_ones AS (
    SELECT print FROM postings WHERE rare = 0 GROUP BY print HAVING count(*) > 1
),
originals AS (
    SELECT p.print, p.number, p.weight, p.prints, p.day, p.slot
    FROM postings AS p
    JOIN shared_ones AS s ON p.print = s.print
    LEFT JOIN (SELECT number FROM twins WHERE place > 1) AS t ON p.number = t.number
    WHERE t.number IS NULL
),
counted AS (
    SELECT print, slot, count(*) AS holders FROM originals GROUP BY print, slot
),
held AS (
    SELECT o.print, o.number, o.prints, o.day, o.slot, c.holders,
           CAST(round({unit} * o.weight * least(
               CAST(1 AS DOUBLE), sqrt(CAST({full_texts} AS DOUBLE) / c.holders)
           )) AS INT) AS points
    FROM originals AS o
    JOIN counted AS c ON o.print = c.print AND o.slot = c.slot
),
cold AS (
    SELECT print, number, points, prints, day, slot
    FROM held
    WHERE holders <= {most_texts} AND day IS NOT NULL
),
-- Within a slot, and from a slot to the next: each text stands in its own and waits in the next.
standing AS (
    SELECT print, number, points, prints, day, slot, 0 AS late FROM cold
    UNION ALL
    SELECT print, number, points, prints, day, slot + 1, 1 FROM cold
),
near AS (
    SELECT least(a.number, b.number) AS a_number, greatest(a.number, b.number) AS b_number,
           least(a.points, b.points) AS points, a.prints AS a_prints, b.prints AS b_prints
    FROM standing AS a
    JOIN cold AS b ON a.print = b.print AND a.slot = b.slot
    WHERE (a.late = 1 OR a.number < b.number) AND abs(a.day - b.day) <= {window_days}
),
-- A text without a date is compared over the whole time, by what is not hot there.
anywhere AS (
    SELECT print, count(*) AS holders
    FROM originals
    GROUP BY print
    HAVING count(*) <= {most_texts}
),
undated AS (
    SELECT o.print, o.number, o.prints,
           CAST(round({unit} * o.weight * least(
               CAST(1 AS DOUBLE), sqrt(CAST({full_texts} AS DOUBLE) / w.holders)
           )) AS INT) AS points
    FROM originals AS o
    JOIN anywhere AS w ON o.print = w.print
    WHERE o.day IS NULL
),
timeless AS (
    SELECT least(u.number, b.number) AS a_number, greatest(u.number, b.number) AS b_number,
           u.points, u.prints AS a_prints, b.prints AS b_prints
    FROM undated AS u
    JOIN originals AS b ON u.print = b.print
    WHERE u.number <> b.number AND (b.day IS NOT NULL OR u.number < b.number)
),
sparse AS (
    SELECT a_number, b_number, sum(points) AS shared, min(least(a_prints, b_prints)) AS smaller
    FROM (SELECT * FROM near UNION ALL SELECT * FROM timeless) AS all_of
    GROUP BY a_number, b_number
    HAVING sum(points) >= {unit} * {least_shared}
),
ranked AS (
    SELECT print, number, prints, slot,
           row_number() OVER (PARTITION BY print, slot ORDER BY number) AS place
    FROM held
    WHERE holders > {most_texts}
),
crowd AS (
    SELECT a.number AS a_number, b.number AS b_number, {unit} * count(*) AS shared,
           min(least(a.prints, b.prints)) AS smaller
    FROM (
        SELECT r.print, r.number, r.prints, r.slot, r.place + s.step AS place
        FROM ranked AS r
        CROSS JOIN (VALUES {steps}) AS s(step)
    ) AS a
    JOIN ranked AS b ON a.print = b.print AND a.slot = b.slot AND a.place = b.place
    GROUP BY a.number, b.number
),
crowded AS (
    SELECT a_number, b_number, shared, smaller
    FROM crowd
    WHERE shared * 100 >= {unit} * smaller * {crowd_share}
)
SELECT a_number, b_number,
       CAST(max(shared) AS BIGINT) AS shared, CAST(min(smaller) AS BIGINT) AS smaller
FROM (SELECT * FROM sparse UNION ALL SELECT * FROM crowded) AS all_of
GROUP BY a_number, b_number
