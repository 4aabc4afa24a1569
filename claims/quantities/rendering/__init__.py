"""Plain English for a quantity, such that reading it again gives the same quantity.

Of the many ways to print a figure the one is chosen that says no more and no less: as many decimals
and the multiplier word that its resolution asks for, a unit's name rather than a sign of several
meanings, both ends of a range on one scale. What the language has no words for is refused.
"""
