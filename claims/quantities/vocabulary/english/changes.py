"""The words that say how much something changed, which way, and since when."""

RISING = """
    up rose rise rises rising risen increase increases increased increasing grew grow grows growing
    grown growth gained gain gains jumped jump jumps jumping surged surge surges surging soared soar
    soars climbed climb climbs climbing advanced expanded spiked spike rocketed skyrocketed hike
    hiked hikes raise raised raising boost boosted higher swelled ballooned leapt leap uptick
    accelerated added rallied rebounded appreciated improved widened upturn warmed heated warmer
    hotter lifted lift lifts lifting hoisted bumped strengthened firmed mushroomed
"""
FALLING = """
    down fell fall falls falling fallen drop drops dropped dropping decline declined declines
    declining decrease decreased decreases decreasing plunged plunge plunges tumbled tumble tumbles
    slid slide slides slipped slip slips shrank shrink shrinks shrunk contracted contraction cut
    cuts cutting reduced reduce reduces reducing reduction lower lowered plummeted plummet dipped
    dip dips sank sunk slashed slump slumped eased dive dived dove loss lost losing lowering halving
    narrowed weakened depreciated downturn shed cooled cooler trimmed trims pared shaved chopped
    softened eroded receded ebbed subsided retreated
"""
# What happens to money without changing it: raised $5 million, lost €3bn.
DONE_TO_MONEY = """
    added raise raised raising gained gain gains loss lost losing cut cuts cutting boost boosted
    improved shed growth hike reduce reduced lower lowered increase increased
"""
# Of a change only with "of": a loss of 12 %.
NEED_OF = "loss lost reduction growth gain"
# After a number, the change that it is of: a 12 % rise, 5 % more.
MORE = """
    increase rise jump growth gain surge hike raise boost more higher faster bigger larger greater
    longer heavier increases rises gains hikes upswing uptick spike climb taller stronger costlier
    wealthier richer warmer hotter expansion
"""
LESS = """
    drop decline fall decrease cut reduction loss fewer less lower slower smaller cheaper shorter
    lighter weaker declines drops decreases cuts reductions slump plunge dip discount contraction
    drop-off poorer cooler colder
"""
# After a number with a unit: a 3 °C rise.
AFTER_A_UNIT = """
    increase rise drop decline decrease reduction hike cut jump fall warmer hotter cooler colder
"""
# What may stand between a change and its number: rose by a further 12 %, fell sharply 5 %.
BETWEEN = "a an another the by further over sharply steeply slightly"
# What kind of change it is: a 12 % overall increase, a 3 % pay cut.
KINDS = """
    year-on-year annual overall real sharp modest net further across-the-board average tax price
    pay wage budget tuition fee rate spending salary cost tariff job funding rent
"""
# "Up" and "down" after these say no change: made up 12 %, paid down 5 %.
BEFORE_UP_OR_DOWN = """
    made makes make making takes take took taking sets set setting put puts pays paying pay paid
    pick picked shows showed show gave give gives giving back backs backed cough coughed rack racked
    racks lays laying lay laid track tracked handed hand shut brought bring
"""
# Verbs that tell a move from one value to another without telling its direction: went from 5 to 7.
MOVED = """
    went changed moved go goes slowed quickened extended shifted revised upgraded downgraded trimmed
    tightened eased taking bringing ticked edged inched crept stretched prolonged lengthened
    shortened doubled tripled halved
"""
# What something itself does, never to others: deaths rose 12, but they lost 12 men.
MOVED_BY = """
    up down rose risen rising increased grew grown jumped surged soared climbed advanced expanded
    spiked rocketed skyrocketed swelled ballooned leapt rallied rebounded fell fallen falling
    dropped declined decreased plunged tumbled slid slipped shrank shrunk contracted plummeted
    dipped sank slumped eased dived ticked edged inched crept weakened strengthened firmed softened
"""
# What a value may be above or below: two degrees above normal.
USUAL = "average normal usual pre-industrial seasonal long-term"
MULTIPLIED = {
    "2": "doubled doubles doubling twofold",
    "3": "tripled triples tripling trebled trebling threefold",
    "4": "quadrupled quadrupling fourfold",
    "5": "quintupled fivefold",
    "6": "sextupled sixfold",
    "7": "sevenfold",
    "8": "eightfold",
    "9": "ninefold",
    "10": "tenfold",
    "100": "hundredfold",
}
DIVIDED = {"0.5": "halved halving"}
# A multiple only where what it is of follows: twice as many, double the rate.
TWICE = {"2": "twice double", "3": "thrice triple treble", "4": "quadruple"}
AFTER_TWICE = """
    the, that, what, its, their, his, her, our, those, more, last, in size, or more, since, over
"""
# Comparatives behind a change that lessens: 40 fewer, 12 % lower.
SMALLER = "less fewer lower smaller slower cheaper weaker lighter shorter"
# Periods that a baseline names: the year before, last month.
PERIODS = "year month week quarter decade day"
# Where the words of a baseline end: "since January and", "from a year ago as".
AFTER_A_BASELINE = """
    and but which who while as when after to for by of with is was are were has have had that said
    says because although though will would killed officials according amid despite
"""
# Between two values of one thing, of which the second leaves its unit unsaid.
AGAINST = """
    down from, up from, compared with, compared to, compares with, as against, against, versus, vs,
    vs., instead of, rather than, higher than, lower than, more than the, less than the
"""
BEFORE_A_PEER = """
    a an the its his her their our previous earlier last year's original initial usual normal
    average expected planned forecast typical just only mere
"""
# 140 mm, locally 200; 2.9 %, after 3.1 in May.
AFTER_A_COMMA = "not after then locally regionally nationally globally"
# 53 years for men and 57 for women; 2.1 % this year and 1.8 next year.
OF_EACH = "for in among at by on"
OF_EACH_TIME = "in for this next last"
