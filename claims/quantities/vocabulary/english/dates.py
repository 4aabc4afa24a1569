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
    back in, start of, end of, beginning of, class of, fy, q1, q2, q3, q4, euro, world cup,
    early in, late in
"""
BEFORE_A_SURE_YEAR = "in since by from until till of for during before after"
AFTER_A_YEAR = "level levels prices terms"
# Before "quarters", these make it three months of a year each.
BEFORE_QUARTERS = "last past next previous first straight for"
HOURS = "one two three four five six seven eight nine ten eleven twelve noon midnight"
# What happens once in 5 of them is no part of a whole.
TIME_UNITS = "year month week day hour minute second decade"

# Whose age a bare number is: children under 5; his sister, 11.
AGE_GROUPS = """
    children kids women men people adults those girls boys anyone everyone persons drivers patients
    voters workers residents pensioners infants males females
"""
RELATIVES = "son daughter sister brother wife husband mother father"
AFTER_AN_AGE = """
    and or who were was are is in to have had will can must with at from
"""
