"""The words that turn a bound round: never more than, must not fall below."""

# Beside whatever ends in "n't".
NOT = "not never cannot nor neither without unlikely"
NEVER = """
    in no case, under no circumstances, at no time, at no point, by no means
"""
NOBODY = "nobody, no one, no-one, none"
# What a figure is, and what moves to one.
MEASURES = """
    be been being is are was were exceed exceeds exceeded exceeding weigh weighs weighed cost costs
    last lasts lasted measure measures measured reach reaches reached total totals totalled totaled
    number numbered hold holds held carry carries carried contain contains contained seat take takes
    fall falls fell fallen drop drops dropped sink sinks sank sunk slip slips slipped dip dips
    dipped go goes went gone going rise rises rose risen climb climbs climbed get gets got stray
    stay stays stayed stand stands stood live lives lived carrying holding weighing costing lasting
    containing seating staying remain remains remained stretch stretches stretched increase
    increases increased decrease decreases decreased decline declines declined grow grows grew grown
    shrink shrinks shrank shrunk jump jumps jumped
"""
# What is done to others, so many or so much of them.
DONE_TO = """
    pay pays paid charge charges charged earn earns earned spend spends spent have has had own owns
    owned employ employs employed use uses used work works worked drive travel consume produce emit
    receive receives received win wins won score scored borrow keep kept sell sells sold attract
    attracts attracted house took allow admit lose lost
"""
AUXILIARIES = """
    can could may might must shall should will would is are was were has have had do does did
"""
# "Not expected ever to be more than"; "no bag may"; "no debe", whose words are "not must".
BETWEEN = """
    be been ever even to likely expected allowed permitted supposed meant able normally usually
    generally currently have has had yet it they he she we must can
"""
AFTER = "up, down, by, at, in, for, on, as, to, from, it, them"
