-- A table as it stays: in the order of its stories.
SELECT * FROM found ORDER BY week, in_story, place
