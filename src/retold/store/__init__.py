"""The desk's one SQLite file: what is in it, and how nouns become rows and rows nouns."""
