"""The phrases that say how a number is meant, by the rule that reads them."""

# Before the number: more than 40.
BEFORE = {
    "number.exact": "exactly, precisely, equal to, equals, =",
    "bound.more_than": """
        more than, over, above, greater than, higher than, bigger than, larger than, longer than,
        better than, older than, deeper than, taller than, wider than, heavier than, hotter than,
        faster than, thicker than, warmer than, stronger than, costlier than, in excess of,
        exceeding, exceeds, exceeded, exceed, surpassing, surpasses, surpassed, surpass, topping,
        topped, tops, may top, might top, could top, will top, would top, to top, beyond, north of,
        well over, well above, far more than, many more than, much more than, significantly more
        than, considerably more than, well more than, easily more than, far above, far over, way
        more than, way over, upwards of, upward of, has passed, have passed, had passed, has topped,
        climbs past, climbed past, rises past, rose past, surged past, soared past, grown past, has
        crossed, have crossed, had crossed, passed, crossed, past, over-, >
    """,
    "bound.at_least": """
        at least, at the very least, at the least, no fewer than, no less than, not fewer than, not
        less than, no smaller than, no lower than, not under, not below, a minimum of, minimum of,
        the minimum of, minimum, min, min., as few as, as little as, as low as, as young as,
        starting at, starting from, at or above, at or over, more than or equal to, greater than or
        equal to, higher than or equal to, larger than or equal to, bigger than or equal to, equal
        to or more than, equal to or greater than, equal to or higher than, equal or greater than,
        greater or equal than, greater or equal to, bigger or equal than, bigger or equal to, larger
        or equal than, larger or equal to, more or equal than, more or equal to, at least or equal
        to, >=, ≥
    """,
    "bound.less_than": """
        less than, fewer than, under, below, lower than, smaller than, shorter than, younger than,
        cheaper than, shallower than, lighter than, slower than, colder than, cooler than, narrower
        than, thinner than, short of, well under, well below, far fewer than, far less than, much
        less than, significantly less than, considerably less than, significantly fewer than, well
        short of, south of, far below, not even, sub-, under-, <
    """,
    "bound.at_most": """
        up to, up to and including, at most, at the most, at the very most, no more than, not more
        than, no greater than, no higher than, no larger than, no longer than, no bigger than, no
        later than, not over, not above, not exceeding, not exceed, not to exceed, does not exceed,
        do not exceed, did not exceed, as many as, as much as, as high as, as old as, as long as, a
        maximum of, maximum of, the maximum of, maximum, max, max., less than or equal to, fewer
        than or equal to, lower than or equal to, smaller than or equal to, equal to or less than,
        equal to or lower than, equal to or fewer than, less or equal than, less or equal to,
        smaller or equal than, smaller or equal to, lower or equal than, lower or equal to, at most
        or equal to, at or below, at or under, a cap of, capped at, limited to, a limit of, a
        ceiling of, <=, ≤
    """,
    "range.between": """
        between, from, anywhere between, anywhere from, ranging from, somewhere between
    """,
    "approximate.about": """
        about, around, roughly, approximately, approx, approx., some, circa, ca., ca, c.,
        est., est, ±, +/-, an estimated, estimated, estimated at, estimated to be,
        an approximate, a rough,
        in the region of, in the order of, on the order of, of the order of,
        in the neighborhood of, in the neighbourhood of, in the vicinity of, somewhere around,
        somewhere near, more or less, give or take, ~, ≈
    """,
    "approximate.nearly": """
        nearly, almost, scarcely, hardly, close to, approaching, just under, just below, just short
        of, just shy of, shy of, slightly under, slightly below, slightly less than, slightly fewer
        than, a little under, a little less than, a little below, a bit less than, a bit under, just
        less than, just fewer than, nearing, not quite, very nearly, virtually, little short of, not
        far short of, not far off, a shade under, a whisker under, fractionally under, fractionally
        below, marginally under, marginally below, on the verge of
    """,
    "approximate.just_over": """
        just over, just above, just more than, slightly over, slightly above, slightly more than,
        a little over, a little more than, a little above, a bit over, a bit more than,
        a shade over, only just over, just past, barely, barely more than, barely over,
        barely above, hardly more than, scarcely more than, little more than, not much more than
    """,
}
# Verbs that name what they limit before the number: capped fares at 5,000, limited crowds to 40.
CAPPED = {"at": "cap caps capped capping", "to": "limit limits limited limiting restricted"}
# After the number: 40 or more.
AFTER = {
    "bound.more_than": "plus change",
    "bound.at_least": """
        or more, and more, or above, and above, or over, and over, or greater, and greater,
        or higher, and higher, or longer, and longer, or older, and older, or better, and up,
        or larger, or bigger, or more than, plus, at least, at minimum, at a minimum,
        at the least, at the very least, minimum, or worse, or heavier, and upwards, and upward,
        if not more, and counting
    """,
    "bound.at_most": """
        or less, or fewer, and fewer, and less, or under, and under, or below, and below,
        or lower, and lower, or shorter, or younger, and younger, or smaller, at most,
        at the most, at maximum, at a maximum, maximum, max, tops, if not less
    """,
    "approximate.about": """
        or so, odd, ish, or thereabouts, more or less, give or take, approximately, roughly
    """,
}
# What is paid beside a sum: $40m plus costs.
BESIDE_A_SUM = (
    "costs cost interest vat tax taxes expenses bonus bonuses fees benefits shipping tips"
)
# Those that stand behind what is counted too: 200 people at most.
BEHIND_A_NOUN = """
    or more, or fewer, or less, or so, at most, at the most, at least, at the least,
    at the very least, at a minimum, at minimum, at a maximum, at maximum, tops, if not more,
    if not less, and counting, or thereabouts, more or less, give or take
"""
# Words between a phrase and its number that change nothing: "at least another 40".
FILLERS = """
    another the an a additional extra further total record of some's its their his her our these
    those such whopping staggering full combined net whole mere possible reported
    magnitude
"""
# After these, "about" says what is spoken of: worried about 40; never "said about 40 had died".
TALK = """
    talk talks talked talking worry worries worried worrying care cares cared hear hears heard
    hearing learn learns learned learnt ask asks asked asking lie lies lied lying complain complains
    complained complaining complaint complaints concern concerns concerned tell tells told telling
    know knows knew known speak speaks spoke speaking write writes wrote written writing read warn
    warns warned warning happy sure book books film films story stories question questions doubt
    doubts joke jokes everything something nothing what how fact facts truth myth myths data
    information thinking
"""
# After these, "over" and "around" are of the verb: handed over 40, turned around 3.
HANDED = """
    hand hands handed handing turn turns turned turning talks worry worried worries concern concerns
    concerned doubt doubts question questions
"""
# After these, "up to" says where something went: edged up to 40.
WENT_UP = """
    edge edged edges tick ticked ticks crept creep creeps inched inches nudge nudged nudges bumps
    bumped go goes going gone went move moved moves back add adds added line lined push pushed
    pushes bring brings brought wake wakes woke
"""
# What passed or crossed a number is a figure itself.
TALLIES = """
    toll tally count number numbers total totals figure figures cases deaths casualties population
    losses temperature temperatures price prices sales revenue turnout deliveries inflation debt
    index rate value membership attendance infections injuries
"""
# Who buys back up to 40 buys no more than 40.
TOOK = (
    "buy buys buying bought pay pays paying paid give gives giving gave claw claws clawing clawed"
)
# What a figure is that one may be above or below: the 100 mark.
MARKS = "mark threshold level barrier line ceiling limit cap milestone"
# Beside all that rises, and a currency that is worth less.
WENT_PAST = "went gone go goes pushed sailed moved broke shot powered weakened ticked edged"
# After these, "over" five years says how long; after other words, when.
LASTED = """
    for in last lasted lasting took take takes after spent spend of is was been be with by has have
    had taking serving served wait waited waiting and just not well
"""
# Behind the number of a cell of a table: how sure it is.
DOUBTS = """
    e est estimate estimated approx approximate approximately ca circa p prov provisional prelim
    preliminary unconfirmed
"""
