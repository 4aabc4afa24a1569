"""The words that make a number part of a name, and those that name nothing."""

# What the number after these words is.
NAMED = {
    "section": """
        section sections sec sec. § article articles art. chapter chapters page pages p. pp.
        paragraph paragraphs para clause verse act scene line lines amendment title footnote annex
        appendix figure fig. table volume vol vol. schedule rule protocol psalm part
    """,
    "identifier": """
        no no. nos nos. nr nr. nrs. number numbers # flight highway route interstate road room
        apartment suite channel district ward proposition prop prop. bill resolution h.r. hr hb
        sb s. h. case docket file form lot exit gate platform bus train unit box phase stage type
        category class grade level tier item question step exercise exercises exhibit model block
        sector zone studio area precinct runway terminal pier slide image photo line track season
        episode week day round game match lap hole area group id isbn pmid doi serial code zip
        order issue edition isin bus tram size top measure junction kilometre kilometer mile marker
        junctions exits gates platforms routes highways interstates flights rooms lots lanes
        districts wards phases stages grades tiers categories terminals runways zones sectors
        episodes seasons propositions precincts questions
    """,
    "version": """
        version v v. ver. release windows ios android python java php macos web usb bluetooth hdmi
        wifi wi-fi
    """,
    "model_name": """
        boeing airbus iphone ipad galaxy playstation xbox voyager apollo falcon formula soyuz gemini
        mark mk pixel artemis porsche bmw audi mazda peugeot cessna intel core ryzen geforce agenda
        opec cop area covid uss hms radio bbc catch studio blink u2 kepler gliese asteroid comet psr
        ngc messier
    """,
}
# Who is so many, beside all plurals: the group numbers 300, they may number 300.
NUMBERING = """
    they we who now still already may might can could will would to not group force army militia
    crowd population community staff band gang party minority garrison tribe herd flock membership
"""
# These count where a noun follows: "question 5", but "question 5 people".
NAMED_UNLESS_A_NOUN_FOLLOWS = """
    numbers question table age aged ages day week top level group area order mile junctions exits
    gates platforms routes highways interstates flights rooms lots lanes districts wards phases
    stages grades tiers categories terminals runways zones sectors episodes seasons propositions
    precincts questions
"""
# Share indices and lists, named for how many they hold.
INDICES = """
    s&p s&p/asx asx ftse nikkei dow jones stoxx stoxx50 nifty csi topix russell nasdaq sensex bse
    kospi kosdaq dax cac ibex mib smi aex omx tsx s&p/tsx jse nse s&p/nzx nzx atx mdax sdax wig bux
    fortune forbes billboard global inc. hot
"""
PARTS_OF_INDEX = """
    10 15 20 25 30 35 40 50 60 70 75 80 90 100 150 200 225 250 300 350 400 500 600 1000 2000 3000
    5000
"""
# Bodies named for how many belong to them: the Group of 20.
BODIES = "Group Gang Committee Council Club Society Band Party"
# Behind the number that they are: the 10023 ZIP code.
CODES_BEHIND = """
    zip code, zip codes, zip, zipcode, postcode, postal code, post code, area code, dialling code,
    dialing code, country code, prefix
"""
STREETS = """
    Street St Avenue Ave Road Rd Lane Drive Boulevard Blvd Square Place Court Terrace Way Crescent
    Parkway Highway
"""
# What stands before a hyphen, or is glued to digits, and what that makes of them; "" is nothing.
STEMS = {
    "version": "v ver",
    "year": "mid- pre- post- early- late-",
    "model_name": "top- under- over-",
    "": "sub- the- a- about- nearly- minus- negative-",
    "idiom": "catch-",
}
# Capitals before a comma and a number that is nobody's age.
NO_SURNAMES = """
    however moreover furthermore nevertheless nonetheless overall finally currently recently lastly
    nationally locally globally elsewhere previously originally initially eventually worldwide
    officially remarkably surprisingly unfortunately sadly importantly similarly likewise instead
    additionally consequently accordingly therefore hence result total january tables table chapter
    page figure section article
"""
BEFORE_A_PLACE = "in at of from near to around across outside inside on by for since until"
ONLY_BEFORE_A_PLACE = "in at near across outside inside on around"
# Words that begin a sentence or name nothing that has a number.
NO_NAMES = """
    a about above across after all almost also although am among an and another any approximately
    are around as at be because before below besides between both but by can close could did do
    does during each either even every exactly except exceeding fewer few for from further had has
    have he her here his how however i if in including instead is it its just last less like may
    maybe meanwhile more most my near nearly neither never no nor not now of off on once only or
    other our out over past per perhaps plus roughly said says she should since so some still such
    than that the their then there these they this those though three through thus to today
    together too toward towards two under until up us was we well were what when where whether
    which while who whose will with within without would yes yet you your additional estimated
    total us$ least almost around yesterday tomorrow monday tuesday wednesday thursday friday
    saturday sunday january february march april may june july august september october november
    december totalling killed injured ministers officials police president congress republicans
    democrats americans america's
"""
