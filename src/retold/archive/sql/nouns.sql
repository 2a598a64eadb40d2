-- All that was found of one kind.
SELECT week, story, place, record FROM told WHERE noun = '{noun}'
