"""The words around a result, a vote or odds: won 3-2, a 6-3 decision."""

BEFORE = """
    won win wins winning beat beats beating lost lose loses losing defeat defeated defeats defeating
    drew draw drawn tied score scored scores vote voted votes voting lead leads led leading trail
    trails trailed trailing victory ruled result split ahead passed rejected approved
"""
AFTER = """
    vote, decision, ruling, majority, win, loss, defeat, victory, draw, split, lead, score,
    thrashing, aggregate, record, margin, draw, home, away, in favour, in favor, favourite,
    favorite, outsider, odds, odds-on, underdog, longshot, shot to
"""
# Behind 7/2, or before it.
ODDS = "favourite, favorite, outsider, odds, odds-on, underdog, longshot, shot, chance, joint"
AT_ODDS = "odds of, odds at, at odds of, priced at, backed at, quoted at, a price of"
# "4-6" after these is from four to six, and no result.
COUNTED_BEFORE = """
    kill, kills, killed, killing, injure, injures, injured, injuring, wound, wounds, wounded,
    wounding, hurt, hurting, maimed, displaced, displacing, buried, burying, drowned, claimed,
    claiming, claims, captured, arrested, arresting, detained, detaining, kidnapped, abducted, dead,
    missing, deaths, injuries, hospitalised, hospitalized, rescued, rescuing, evacuated, infected,
    infecting, died, number, numbers, numbered, numbering, total, totals, totalled, totaled,
    totalling, totaling, average, averages, averaged, averaging, cost, costs, costing, holds, hold,
    seats, employs, last, lasts, lasted, takes, took, needs, needed, toll of, tolls of, range of,
    range is, average of, total of, group of, groups of, crew of, teams of, team of, ages of, aged,
    ages, estimates of, estimate of, estimated at, estimated, put at, losses of, casualties of, dose
    of, doses of, toll is, toll was, toll at, toll to
"""
# Before a colon: deaths: 5-7.
LISTED = """
    toll dead killed wounded injured missing age dose price length width height depth weight cost
    time number total population size crew duration estimate range staff yield output
"""
# Before a colon, no count.
RESULTS = "results scores finals vs versus matches games sets odds rangers"
# Points that somebody is ahead by are points of a percentage.
LEADING = "lead leads led leading ahead behind trail trails trailed trailing"
# Points of these are not.
INDICES = """
    index, dow, nasdaq, ftse, sensex, nifty, nikkei, dax, s&p, hang seng, shares, stocks
"""
