"""The words around what a number counts: what ends it, what narrows it, what happens to it."""

# No noun begins or goes on with these.
STOPS = """
    a about above across after against ago all along also although am among an and any are around as
    at away back be because been before behind being below between both but by can could did do does
    down due during each earlier either even ever every except fewer for from had has have he her
    here him his how however i if in into is it its just last later less like may me might most much
    must my near next nor not now of off on once only onto or our out over per percent plus said say
    says she should since so some still such than that the their them then there these they this
    those though through throughout to today together too toward towards under until up upon us very
    via was we were what when where whether which while who whom whose why will with within without
    would yesterday yet you your went came got fled died rose fell told compared
    live worldwide nationwide abroad overseas overall altogether apiece
"""
QUALIFYING = """
    new current present serving retired more additional other further extra total different young
    younger older old local foreign domestic former senior junior armed civilian unarmed innocent
    separate individual single whole full major minor daily annual recent active confirmed suspected
    registered illegal undocumented unemployed uninsured homeless poor rich low-income high-paying
    estimated square consecutive straight long short strong elderly top leading best worst biggest
    largest smallest oldest youngest highest lowest nearest closest longest shortest poorest richest
    strongest greatest latest fastest deepest tallest newest busiest wealthiest deadliest heaviest
"""
PARTICIPLES = """
    killed injured wounded dead missing displaced deployed arrested detained infected hospitalised
    hospitalized vaccinated born created lost destroyed damaged captured stranded trapped rescued
    evacuated affected surveyed polled employed unemployed imprisoned executed sold built shot slain
    drowned homeless abducted kidnapped recovered tested reported recorded registered counted cast
    spent requested pledged approved needed held charged convicted sentenced
"""
AUXILIARIES = """
    were, was, have been, had been, has been, are, is, being, be, been, have, had
"""
# Those that are counted with nothing behind them: 30 wounded.
NOMINAL = "dead injured wounded missing displaced homeless unemployed infected detained"
# Plurals without an "s", and those of them that stand before no other noun.
PLURALS = "people children men women police personnel staff cattle sheep fish"
PEOPLE = "people children men women"
# What is counted in thousands: between 1500 and 2000 of them are no years.
CROWDS = """
    soldiers troops civilians fighters protesters protestors demonstrators students pupils workers
    employees migrants refugees residents villagers homes houses buildings families households
    animals jobs tonnes tons passengers members seats votes cases deaths casualties injuries
    prisoners detainees visitors customers patients doctors nurses vehicles tanks ships cars flights
    shops companies schools hospitals delegates volunteers supporters fans spectators worshippers
    pilgrims marchers rebels militants insurgents personnel recruits reservists calories words miles
    kilometres kilometers metres meters feet acres hectares dollars euros pounds rupees per percent
"""
# What many do: "2m fled" are two million.
DONE_BY_MANY = """
    flee fled have are were displaced homeless dead died infected vaccinated jobless without lost
    more extra new
"""
# After a number that counts nothing: "Apollo 11 landed".
NO_NOUNS = """
    is was are were has have had and or but in on at by to of for from with as that who which when
    where while than then will would can could may might should must did does do said says be been
    being if it its after before since until because so not into over under during against about
    through between among the a an this these those they he she we you i his her their our my also
    crashed landed hit took flew began ended runs ran went came
"""
