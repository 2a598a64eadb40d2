"""Pure functions on text: words, sentences, quotation marks, dates, vectors."""
