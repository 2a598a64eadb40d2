-- What was left out, and why.
SELECT week, '' AS story, number AS place, record FROM items WHERE what = 'skip'
