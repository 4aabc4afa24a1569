"""The words around a number that say which unit it has, and words that are no unit."""

# Words of every day that a unit is spelt like.
NO_UNITS = """
    a am as at are an be by do he i if is it me my no of on or so to up us we won all top try real
    gold has had his her its in was who mad pen mark marks may mar per sol grade point points time
    times fold score head u y old pt pts
"""
AFTER_INCHES = """
    thick, long, wide, tall, high, deep, diameter, more, less, or, by, x, and, of rain, of snow
"""
# Right after "100m", these make it metres.
AFTER_METRES = """
    deep, long, wide, tall, high, away, above sea, above ground, above the ground, above the water,
    below, race, sprint, hurdles, freestyle, butterfly, relay, thick, apart, final, finals,
    champion, championship, record, title, backstroke, breaststroke, runner, dash, event, pool,
    medley, bronze, silver, gold, east, west, north, south, into, across, radius, gap, tower, range,
    underground, underwater, inland, offshore, uphill, downhill, along, off, behind, down the,
    up the, up a, from the, from a wall, from his, from her, from their, from where, from shore,
    from home, from goal, by, per second, a second, and a half, or so away, ahead of the line
"""
# Right before "100m", these make it metres: within 100m, he is 1.8m.
BEFORE_METRES = (
    "within, every, he is, he's, he was, she is, she's, she was, men's, women's, m by, m x"
)
# Distances that are run or swum, if an article stands before them: the 100m.
RACES = "50 60 80 100 110 200 300 400 500 800"
# In the same sentence as "5m", beginnings of words that make it metres, and those that do not.
IN_SIGHT_OF_METRES = """
    height altitude length width depth distance diameter thick elevation tall metre meter kilomet
    feet foot inch centimet tower build built wall fence bridge tunnel wave swell tsunami flood
    tide river lake sea ocean reef dive diving dived diver underground crater trench ditch pit shaft
    mast pole tree statue ship boat yacht vessel crane cliff mountain peak summit glacier rope cable
    pipe ladder track court pitch pool runway road street swim swam swum ran run runner sprint race
    hurdle relay freestyle jump leap vault throw threw thrown javelin hurl snow rain water sand
    ice deep depth high long wide plank beam ceiling roof floor span drone plot yard crawl walk
    climb flame plume outreach fabric cloth thread wire wingspan snake crocodile shark whale
    plane aircraft helicopter balloon parachut avalanche landslide
"""
IN_SIGHT_OF_MILLIONS = """
    population audience turnout unemployment workforce electorate membership readership crowd
    people inhabitant resident customer user viewer reader listener passenger visitor
    tourist voter vote job worker employee refugee migrant migrat death case dose vaccin infect
    subscriber follower download household home account member patient citizen taxpayer pupil child
    children women men tonnes tons barrel animal bird sale sales copies copy ticket shares
"""
# Beginnings of words near a number of pounds that weigh, and of degrees that turn or look up.
WEIGHED = "weigh heav"
WEIGHED_THINGS = """
    pound of, pounds of, bag, baby, fat, kg, kilo, kilos, ton, tons, tonne, tonnes
"""
SKY = "telescope telescopes camera cameras hubble angular sky latitude longitude"
ASTRONOMY = "astronom"
TURNED = "rotat turn tilt spin inclin lean swivel pivot"
TURNED_THINGS = """
    angle, angles, slope, slopes, sloping, bend, bends, bent, latitude, longitude, bearing, heading,
    axis, arc, pan, field of view
"""
MEMORY = "memory memories ram rom cache floppy computer computers"
METALS = "gold silver platinum palladium bullion"
