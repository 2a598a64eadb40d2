-- What a list of an archive's stories shows, counted once when it is opened.
CREATE TABLE listed AS
SELECT s.week, s.id, s.label, s.first, s.last, len(s.reports) AS reports,
       o.first_day, o.last_day, coalesce(o.outlets, []) AS outlets,
       coalesce(o.languages, []) AS languages,
       coalesce(q.number, 0) AS quotations, coalesce(a.number, 0) AS altered,
       coalesce(c.number, 0) AS claims, coalesce(d.number, 0) AS drifts,
       coalesce(f.number, 0) AS figures
FROM stories AS s
LEFT JOIN (
    SELECT in_story, list_distinct(list(outlet.name ORDER BY published.earliest, place)) AS outlets,
           list_sort(list_distinct(list(language))) AS languages,
           min(day) AS first_day, max(day) AS last_day
    FROM (
        SELECT *, CAST(CAST(epoch_ms(CAST((
            epoch_ms(CAST(replace(published.earliest, 'Z', '') AS TIMESTAMP))
            + epoch_ms(CAST(replace(published.latest, 'Z', '') AS TIMESTAMP))
        ) / 2 AS BIGINT)) AS DATE) AS VARCHAR) AS day
        FROM reports
    ) AS dated
    GROUP BY in_story
) AS o ON s.id = o.in_story
LEFT JOIN ({quotations}) AS q ON s.id = q.in_story
LEFT JOIN ({altered}) AS a ON s.id = a.in_story
LEFT JOIN ({claims}) AS c ON s.id = c.in_story
LEFT JOIN ({drifts}) AS d ON s.id = d.in_story
LEFT JOIN ({figures}) AS f ON s.id = f.in_story
