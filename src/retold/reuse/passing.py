"""The strict weights of alignment; made by training/alignment.py, not by hand."""

PASSING = (-5.08, 4.17, 0.0, 0.0, 1.07, 1.13, 5.37, 0.0, -2.55, -1.28, 0.7, 5.54, 0.0, 10.28)
# What a run of passages has to bring in two reports of which nothing is known.
FIRM_RUN = 4.25
# The weights of blocks of sentences, and what a block has to be worth there.
BLOCK = (-10.25, 1.51, 6.74, 3.98, 5.71, 1.61, 0.45, 1.88, -4.44, -1.7)
FIRM_BLOCK = 0.05
