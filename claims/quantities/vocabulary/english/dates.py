"""The words of dates, times and ages."""

MONTHS = """
    january february march april may june july august september october november december
"""
SHORT_MONTHS = "jan feb mar apr jun jul aug sept sep oct nov dec"
# These are other words too, and months with a capital alone.
MONTHS_IN_CAPITALS = "may march mar jan sep dec"
BEFORE_A_YEAR = """
    in, since, until, till, during, throughout, circa, early, late, mid, mid-, fiscal, year, years,
    spring, summer, autumn, winter, fall, season, quarter, election, olympics, census, as of,
    h1, h2, 1h, 2h, 1q, 2q, 3q, 4q, half,
    back in, start of, end of, beginning of, class of, fy, q1, q2, q3, q4, euro, world cup,
    early in, late in
"""
# "Its 2019 peak" is of a year, in whatever a bound stands before it.
WHOSE_YEAR = "the, its, their, his, her, our, 's"
BEFORE_A_SURE_YEAR = "in since by from until till of for during before after"
AFTER_A_YEAR = "level levels prices terms"
# Before "quarters", these make it three months of a year each.
BEFORE_QUARTERS = "last past next previous first straight for"
HOURS = "one two three four five six seven eight nine ten eleven twelve noon midnight"
# What happens once in 5 of them is no part of a whole.
TIME_UNITS = "year month week day hour minute second decade"
# Between a number and a unit of time: 11 straight days.
STRAIGHT = "straight consecutive successive full whole long solid short"
# What comes again rather than is one of many: every second Tuesday.
RECURRING = """
    night morning evening afternoon weekend season time term monday tuesday wednesday thursday
    friday saturday sunday january february march april may june july august september october
    november december
"""

# Whose age a bare number is: children under 5; his sister, 11.
AGE_GROUPS = """
    children kids women men people person adults those girls boys anyone everyone persons drivers
    patients voters workers residents pensioners infants males females travellers travelers
    passengers students tourists applicants members citizens teenagers youngsters customers shoppers
    homeowners mothers fathers parents them us whom offenders prisoners inmates somebody someone
    anybody everybody players
"""
# Over 75s, and no time of 75 seconds.
BEFORE_AN_AGE_GROUP = "the, all, for, most, many, some, of, and, or, by, among, our, to, with, from"
# "Anyone over 65 gets" has no plural that could be counted.
ALONE = "anyone everyone someone nobody anybody everybody"
AGES = "age ages"
AGE_IS = """
    is, was, are, were, stands at, stood at, rose to, fell to, rises to, falls to, to, at, from,
    be, as, limit of, of about, range, ranged, ranging
"""
# Between the two: the pension age will rise to 67.
AGE_MOVES = """
    will would should could may might must be been has have had is was rise rises rising rose risen
    raised raise raising increase increases increased lowered lower cut set fall falls fell fallen
    go goes going up down back climb climbs climbed gradually
"""
# She was 19; Mr Khan is 46.
TITLES = "mr mrs ms miss dr sir dame judge"
# She died at 84; he became a father at 50.
AT_AN_AGE = """
    died dies die dead retired retire retires retiring married marries became become becoming
    diagnosed orphaned widowed debuted wed pregnant
"""
PEOPLE = """
    men women boys girls brothers sisters sons daughters children kids teenagers youths twins
    cousins siblings people students suspects victims
"""
RELATIVES = """
    son daughter sister brother wife husband mother father cousin nephew niece uncle aunt grandson
    granddaughter grandmother grandfather partner widow widower fiance boyfriend girlfriend twin
    boy girl man woman child baby toddler infant teenager youth teen pensioner survivor victim
    suspect student pupil teacher driver cyclist pedestrian passenger pilot farmer fisherman
    politician lawmaker senator mayor minister president actor actress singer musician artist author
    writer novelist poet painter director journalist reporter lawyer doctor nurse surgeon engineer
    scientist professor soldier officer policeman policewoman firefighter miner worker labourer
    trader shopkeeper businessman businesswoman banker executive chef waiter waitress tourist
    climber hiker swimmer surfer runner footballer player striker goalkeeper defender midfielder
    batsman bowler coach veteran migrant refugee resident villager neighbour neighbor activist
    cleric imam priest bishop pope king queen prince princess billionaire millionaire carpenter
    electrician plumber mechanic dancer model comedian presenter native survivor accountant
"""
