"""A trace as a reader sees it: frozen records of plain words, which every face draws."""
