"""The words that make a rate of a count: 10,000 shells a day, 300 litres per person per year."""

# What a count may be of, after "a" or "each".
TIMES = {
    "s": "second",
    "min": "minute",
    "h": "hour",
    "d": "day",
    "wk": "week",
    "mo_j": "month",
    "a_j": "year",
}
OFTEN = {
    "/h": "hourly",
    "/d": "daily",
    "/wk": "weekly",
    "/mo_j": "monthly",
    "/a_j": "annually yearly",
}
# What many do each year: 300 workers die every year.
HAPPENS = """
    die dies died dying get got are were is be been being killed shot injured born lost hurt fled
    arrested infected diagnosed vanish disappear flee suffer contract commit drown arrive cross
    enter leave visit
"""
# Whose rate it is makes no other unit of it.
HEADS = """
    person head capita household family home woman man child adult resident inhabitant passenger
    worker employee customer user student pupil patient
"""
