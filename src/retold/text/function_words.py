"""The words that bind a sentence, in one place; all folded.

Two questions are asked of them. Whether two people wrote the same is asked of what carries
matter, and there "few" and "many" matter; which story a text tells is hardly to be seen from
either.
"""

from __future__ import annotations

# Articles, pronouns, prepositions, conjunctions, auxiliaries and the adverbs that only join.
# Folding takes the ending off "it's" and its like.
GRAMMAR = frozenset(
    "a an the this that these those such same other another each every neither either both all any "
    "some no not nor never none only own too very just also even still yet already again once ever "
    "i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his "
    "himself she her hers herself it its itself they them their theirs themselves "
    "who whom whose which what when where why how whoever whomever whatever whichever whenever "
    "wherever here there then thus hence therefore however moreover furthermore "
    "meanwhile additionally further nevertheless nonetheless "
    "and or but if because as while whilst whereas although though unless until till since so than "
    "whether lest "
    "of in on at by for from with to into onto unto upon over under above below beneath underneath "
    "between among amongst amid amidst against about around across along alongside after before "
    "during through throughout toward towards within without out off up down per via beyond beside "
    "besides despite except like unlike regarding concerning including according due versus "
    "am is are was were be been being do does did done doing have has had having will would shall "
    "should can could may might must ought cannot let "
    "can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't "
    "hasn't haven't hadn't mustn't needn't "
    "they're we're you're i'm i've we've you've they've "
    "i'll he'll she'll it'll we'll you'll they'll i'd he'd she'd we'd you'd they'd".split()
)
# Quantities, degrees and times that any report uses.
LIGHT = frozenset(
    "one ones self much many more most few fewer less least others always often sometimes now "
    "instead rather quite back mr mrs ms dr".split()
)
# The barest verbs of saying: a copyist adds and drops them freely.
BARE_SAYING = frozenset("said say says saying tell told tells telling".split())


def is_function_word(folded: str) -> bool:
    """Whether a folded word tells nothing of which story it stands in: `the`, `of`, `many`.

    >>> is_function_word("the"), is_function_word("ferry")
    (True, False)
    """
    return folded in GRAMMAR or folded in LIGHT
