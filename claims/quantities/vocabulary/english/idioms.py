"""Figures of speech that hold a number word, and the words around one that counts nothing."""

# A hyphen may be a space too.
SAYINGS = """
    one-on-one, one-size-fits-all, two-faced, one-way, two-way, one-time, one-off, one-sided,
    four-letter word, six-pack, one-stop, one-liner, one-liners, seven-up, ten-four, twenty-twenty,
    twenty-something, second-hand, half-hearted, half-baked, half-truth, half-truths, half-brother,
    half-sister, half-time, half-staff, half-mast, half-life, half-way, zero-sum, zero-tolerance,
    zero-day, two-by-four
"""
SAYINGS_AS_THEY_ARE = """
    fifty-fifty, one by one, two cents, hundred percent sure, halfway, nine to five, 9 to 5
"""
# A million thanks.
MANY_OF = "thanks, apologies, pardons, times over"
BEFORE_A_SAYING = "thanks, never in, cloud, not in, square"
BEFORE_ONE = """
    no, the, this, that, which, any, every, each, some, other, another, number, day, square,
    only the, a, my, your, his, her, our, their, first, last, new, next, whole, good, bad, big,
    great, little, either, neither, what, not, phase, chapter, article, air force, formula, plan,
    is, was, as, than, like, for, or, if, when, version, channel, group, table, level, part, day,
    world war
"""
AFTER_ONE = """
    of, another, day, who, that, that's, is, was, has, can, could, should, must, would, might, may,
    thing, by, to, for, with, way, else, does, will, more thing, knows, wants, says, needs,
    and only, on, at, time, size, sided, sidedly, another's, side, off, stop, liner, and, or, as,
    in the, in a, if, when, the, which, than, from, hand, reason, point, example, simple, clear,
    big, major, key, final, last, such, but
"""
# After "a third", these make it a part of something.
AFTER_A_PART = """
    to above below more fewer less higher lower in on since from and or by million billion thousand
    were was are is have said say think believe support oppose cent percent compared as off over
    between that when this last live own work want use feel saw support prefer expect reported earn
    lack face never died went voted wanted lived owned backed rent smoke struggle speak now also did
    do plan among across at because but for by within during despite while after before with
    without if than so yet though although
"""
# The first half, the southern half: a half in an order or of a place.
BEFORE_A_HALF = """
    first second latter former better opening final next last top bottom northern southern
"""
