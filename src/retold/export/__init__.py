"""What was found, shown: as one web page, as a picture, as views that a terminal can draw."""
