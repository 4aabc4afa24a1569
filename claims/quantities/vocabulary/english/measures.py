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
# After "100m", these make it metres; without them it may be millions.
AFTER_METRES = """
    deep long wide tall high away above below from by in of and to or at race sprint hurdles
    freestyle butterfly relay thick apart final finals champion championship record title backstroke
    runner dash event pool medley bronze silver gold east west north south under over per is was for
    on into across radius gap tower range the a before after
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
