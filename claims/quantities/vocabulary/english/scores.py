"""The words around a result, a vote or odds: won 3-2, a 6-3 decision."""

BEFORE = """
    won win wins winning beat beats beating lost lose loses losing defeat defeated defeats defeating
    drew draw drawn tied score scored scores vote voted votes voting lead leads led leading trail
    trails trailed trailing victory ruled result split ahead passed rejected approved
"""
AFTER = """
    vote, decision, ruling, majority, win, loss, defeat, victory, draw, split, lead, score,
    thrashing, aggregate, record, margin, draw, home, away, in favour, in favor
"""
# Points that somebody is ahead by are points of a percentage.
LEADING = "lead leads led leading ahead behind trail trails trailed trailing"
# Points of these are not.
INDICES = """
    index, dow, nasdaq, ftse, sensex, nifty, nikkei, dax, s&p, hang seng, shares, stocks
"""
